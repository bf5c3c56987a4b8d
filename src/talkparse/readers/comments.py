"""The comments of a page: headers, bodies and the toggles between, each line cut where an extractor glued it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from talkparse.readers.headers import Header
from talkparse.readers.lines import Dump, Line
from talkparse.readers.patterns import patterns
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import site

_SHORTEST_CUT: Final = len("Show f")  # as much of a toggle as tells, where a dump ends inside it


def read_comments(dump: Dump, lines: Sequence[Line], headers: Sequence[Header], *, framed: bool) -> list[Mark]:
    """Read the comments, from the first header on; ``framed`` pages may end with a pager.

    The lines before the first header are read as the body of a post without one.
    """
    ends = _find_pager(lines, headers[-1].stop if headers else 0) if framed else len(lines)
    inside = _toggles_glue_to_what_precedes(lines)
    marks: list[Mark] = []
    place = 0
    for header in headers:
        for line in lines[place : header.first]:
            marks += _read_body(dump, line, inside=inside)
        marks += header.marks
        if header.rest:
            marks += _read_rest(dump, header.rest, inside=inside)
        place = header.stop
    for line in lines[place:ends]:
        marks += _read_body(dump, line, inside=inside)
    if ends == len(lines) and marks:
        marks[-1:] = _cut_toggle(dump, marks[-1])
    return marks + [Mark(TokenKind.CHROME, line.start, line.stop) for line in lines[ends:]]


def _find_pager(lines: Sequence[Line], place: int) -> int:
    pager = site().pager
    return next((index for index in range(place, len(lines)) if lines[index].label in pager.headings), len(lines))


def _toggles_glue_to_what_precedes(lines: Sequence[Line]) -> bool:
    """Tell whether toggles end lines on this page, as some extractors print them, rather than begin them."""
    words = _toggle_words()
    ending = beginning = whole = 0
    for line in lines:
        if line.label in words:
            whole += 1
        elif line.label.endswith(words):
            ending += 1
        elif line.label.startswith(words):
            beginning += 1
    return ending > beginning and ending > whole


def _toggle_words() -> tuple[str, str]:
    return site().comment.show_full, site().comment.show_less


def _read_body(dump: Dump, line: Line, *, inside: bool) -> list[Mark]:
    if line.label in _toggle_words():
        return [Mark(TokenKind.TOGGLE, line.start, line.stop)]
    return _cut(dump, line.start, line.stop, inside=inside)


def _read_rest(dump: Dump, rest: Mark, *, inside: bool) -> list[Mark]:
    first, *others = _cut(dump, rest.start, rest.stop, inside=inside)
    return [first._replace(glued=True), *others]


def _cut(dump: Dump, start: int, stop: int, *, inside: bool) -> list[Mark]:
    """Cut a line at its toggles: those that begin it, or with ``inside`` all of them."""
    marks: list[Mark] = []
    place = start
    while place < stop:
        toggle = (patterns().toggle.search if inside else patterns().toggle.match)(dump.source, place, stop)
        text_stop = toggle.start() if toggle else stop
        text_stop = place + len(dump.source[place:text_stop].rstrip())
        if text_stop > place:
            marks.append(Mark(TokenKind.BODY, place, text_stop, glued=bool(marks)))
        if not toggle:
            break
        marks.append(Mark(TokenKind.TOGGLE, toggle.start(), toggle.end(), glued=bool(marks)))
        place = toggle.end()
        while place < stop and dump.source[place].isspace():
            place += 1
    return marks


def _cut_toggle(dump: Dump, last: Mark) -> list[Mark]:
    """Take a last line that is the beginning of a toggle for one: the dump ends inside it."""
    text = dump.text(last.start, last.stop)
    cut = len(text) >= _SHORTEST_CUT and any(word.startswith(text) for word in _toggle_words())
    return [last._replace(kind=TokenKind.TOGGLE)] if cut and last.kind is TokenKind.BODY else [last]
