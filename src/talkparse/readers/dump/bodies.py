"""The comments of a page: headers, bodies and the toggles between, each line cut where an extractor glued it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from talkparse.preview import DOTS
from talkparse.readers.dump.anchors import can_be_name
from talkparse.readers.dump.avatars import is_avatar, pin_or_avatar
from talkparse.readers.dump.below import find_below, find_prompt, read_below
from talkparse.readers.dump.buttons import as_button
from talkparse.readers.dump.headers import PostHeader
from talkparse.readers.dump.layouts import Row, Toggles
from talkparse.readers.dump.lines import Dump, Line, label_of, last_of
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary

_FindToggle = Callable[[str, int, int], re.Match[str] | None]

_SHORTEST: Final = 6  # letters of the site's words, where a dump ends inside them: fewer are anybody's ("Show", "This")


class Frames(NamedTuple):
    """What is known of the frames of a page's comments."""

    kept: bool
    """The page keeps them, and may go on below the comments."""
    complete: bool
    """Each comment that the page counts has one, so that none is cut short at the end of the dump."""


def read_comments(
    dump: Dump, lines: Sequence[Line], headers: Sequence[PostHeader], row: Row, frames: Frames
) -> list[Mark]:
    """Read the comments, from the first header on.

    The lines before the first header are read as the body of a post without one.
    """
    framed = frames.kept
    find = _how_toggles_stand(lines, dump.words, row.toggles, framed=framed)
    last = headers[-1].stop if headers else 0
    below = len(lines)
    if framed:
        below = find_below(lines, last, dump.words)
    elif row.toggles in {Toggles.ENDING, Toggles.DISPLACED}:
        below = find_prompt(lines, last, dump.words)
    named = any(mark.kind is TokenKind.ROLE for header in headers[-1:] for mark in header.marks)
    bodied = bool(headers and headers[-1].rest)
    cut = (
        below - _count_cut(lines[last:], dump.words, framed=framed, named=named, bodied=bodied)
        if below == len(lines) and not frames.complete
        else below
    )
    marks: list[Mark] = []
    place = 0
    for header in headers:
        for line in lines[place : header.first]:
            marks += _read_line(dump, line, find)
        marks += header.marks
        if header.rest and find(dump.source, header.rest.start, header.rest.stop):
            first, *others = _cut(dump, header.rest.start, header.rest.stop, find)
            marks += [first._replace(glued=True, gap=header.rest.gap), *others]
        elif header.rest:
            marks.append(header.rest)
        place = header.stop
    for line in lines[place:cut]:
        marks += _read_line(dump, line, find)
    if cut == len(lines) and marks:
        marks[-1:] = _cut_toggle(marks[-1], dump.words)
    for line in lines[cut:below]:
        marks += _read_cut(dump, line)
    return marks + read_below(lines[below:], dump.words)


def _count_cut(lines: Sequence[Line], words: Vocabulary, *, framed: bool, named: bool, bodied: bool) -> int:
    """Count the lines at the end of a dump that are a header cut short: nobody's text, and no post yet.

    ``lines`` follow the last header. An avatar without a name, or the beginning of a pin, an avatar, a vote; or where
    headers are ``named`` of a role, unless nothing would be left of a post that is not ``bodied`` already.
    """
    if not lines or not (framed or named) or lines[-1].label in words.comment.toggles:
        return 0  # a button ends a text, and is nobody's name
    last, count = lines[-1].label, 0
    left = len(lines) > 1 + (not bodied)  # more than a name and a role, or these below a body
    if named and left and words.patterns.cut_header.fullmatch(last) and can_be_name(lines[-2].label, words):
        count = 2
    elif framed and len(last) >= _SHORTEST and _begins(last, words.comment.pin, words.comment.avatar):
        count = 1
    elif (
        framed
        and len(lines) == 1
        and lines[0].blank == 0
        and _begins(last, *words.comment.vote_kinds, words.comment.report)
    ):
        return 1
    if framed:
        near = [number for number in range(count, min(count + 2, len(lines)) + 1) if number]
        count = next(
            (number for number in near if is_avatar(lines[-number], words)),
            count or int(pin_or_avatar(lines[-1], words) is not None),
        )
        while 0 < count < len(lines) and pin_or_avatar(lines[-count - 1], words):
            count += 1
    return count


def _begins(label: str, *words: str) -> bool:
    return any(word.startswith(label) for word in words)


def _read_cut(dump: Dump, line: Line) -> list[Mark]:
    """Read a line of a header cut short; a toggle before its name ends the post before."""
    toggle = dump.words.patterns.toggle.match(dump.source, line.start, line.stop)
    start = toggle.end() if toggle else line.start
    marks = [as_button(dump.mark(TokenKind.TOGGLE, line.start, start), dump.words)] if toggle else []
    rest = [dump.mark(TokenKind.CHROME, start, line.stop, after=last_of(marks))] if start < line.stop else []
    return marks + rest


def _how_toggles_stand(lines: Sequence[Line], words: Vocabulary, known: Toggles, *, framed: bool) -> _FindToggle:
    """Give how to find toggles in a line: where it ends, as some extractors print them, or where it begins.

    Inside a line no extractor prints one: there a member typed it.

    On a page that keeps the frames of comments nothing is glued to them: a toggle is a line, and that is all.
    """
    if known in {Toggles.ENDING, Toggles.DISPLACED}:  # what members type has no say
        return words.patterns.last_toggle.search if known is Toggles.ENDING else words.patterns.toggle.match
    toggles = tuple(words.comment.toggles)
    ending = beginning = whole = 0
    for line in lines:
        if line.label in toggles:
            whole += 1
        elif line.label.endswith(toggles):
            ending += 1
        elif line.label.startswith(toggles):
            beginning += 1
    if ending > beginning and ending > whole:
        return words.patterns.last_toggle.search
    return words.patterns.no_toggle.match if framed else words.patterns.toggle.match


def _read_line(dump: Dump, line: Line, find: _FindToggle) -> list[Mark]:
    if line.label in dump.words.comment.toggles:
        return [as_button(line.mark(TokenKind.TOGGLE), dump.words)]
    if line.label.startswith(DOTS):  # behind a heading the dots begin a line, on which the button may follow
        start = line.stop - len(dump.source[line.start + len(DOTS) : line.stop].lstrip())
        if start < line.stop and dump.words.patterns.toggle.match(dump.source, start, line.stop):
            dots = dump.mark(TokenKind.BODY, line.start, line.start + len(DOTS))
            text = dump.text(start, line.stop)
            button, *others = _read_line(dump, line._replace(start=start, text=text, label=label_of(text)), find)
            return [dots, button._replace(glued=True, gap=" " if start > dots.stop else ""), *others]
    if not find(dump.source, line.start, line.stop):
        return [line.mark(TokenKind.BODY)]
    return _cut(dump, line.start, line.stop, find)


def _cut(dump: Dump, start: int, stop: int, find: _FindToggle) -> list[Mark]:
    """Cut a line at its toggles."""
    marks: list[Mark] = []
    while start < stop:
        toggle = find(dump.source, start, stop)
        text_stop = start + len(dump.source[start : toggle.start() if toggle else stop].rstrip())
        if text_stop > start:
            marks.append(dump.mark(TokenKind.BODY, start, text_stop, after=last_of(marks)))
        if not toggle:
            break
        button = dump.mark(TokenKind.TOGGLE, toggle.start(), toggle.end(), after=last_of(marks))
        marks.append(as_button(button, dump.words))
        start = stop - len(dump.source[toggle.end() : stop].lstrip())
    return marks


def _cut_toggle(last: Mark, words: Vocabulary) -> list[Mark]:
    """Take a last line that is the beginning of a toggle for one: the dump ends inside it."""
    cut = len(last.text) >= _SHORTEST and _begins(last.text, *words.comment.toggles)
    return [as_button(last, words)] if cut and last.kind is TokenKind.BODY else [last]
