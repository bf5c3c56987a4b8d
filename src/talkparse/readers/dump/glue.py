"""Glue: lines in which an extractor joined words of the site to what stood before or after them."""

from __future__ import annotations

from typing import Final, NamedTuple

from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary.any_of import AnyOf

_REACH = 400  # longer than any sentence of the site that can end a line


class Part(NamedTuple):
    """A part of a line, and whether it is the site's word."""

    start: int
    stop: int
    known: bool


def _goes_on(source: str, place: int) -> bool:
    """Tell whether a text can begin at a place, so that it was glued; white space or punctuation end a phrase."""
    return source[place].isalnum() or source[place] in _OPENING or source.startswith("![", place)  # a picture


_OPENING: Final = "\"'(\u2018\u201c\u00a3#@" + ZERO_WIDTH


def cut_at_words(source: str, start: int, stop: int, words: tuple[AnyOf, AnyOf], *, spaced: bool) -> list[Part]:
    """Cut a line at the words of the site that begin or end it, until none does.

    ``words`` matches a word, and a word at the end. Extractors glue without a space; with ``spaced`` a space is taken.
    """
    begins, ends = words
    before: list[Part] = []
    after: list[Part] = []
    while start < stop:
        first = begins.match(source, start, stop)
        if first and (spaced or first.end() == stop or _goes_on(source, first.end())):
            before.append(Part(start, first.end(), known=True))
            start = stop - len(source[first.end() : stop].lstrip())
        elif (last := ends.search(source, max(start, stop - _REACH), stop)) and (
            spaced or not source[last.start() - 1].isspace()
        ):
            after.append(Part(last.start(), stop, known=True))
            stop = start + len(source[start : last.start()].rstrip())
        else:
            invisible = not source[start:stop].strip(ZERO_WIDTH)
            before.append(Part(start, stop, known=invisible))
            break
    return before + after[::-1]
