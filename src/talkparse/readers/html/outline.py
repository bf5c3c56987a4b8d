"""The outline of a stretch of a page: of which pieces its lines are made, whatever words stand in these.

Comments of a page share their markup and differ in their words, so an outline is found once and filled in many times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from attrs import field, frozen, mutable

from talkparse.readers.dump.lines import fold
from talkparse.readers.html.attributes import attribute, linked_number
from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.notes import Button, Note, Noted, Toggle
from talkparse.readers.html.roles import Piece, Role


@frozen
class LineOutline:
    """A line that is more than the texts of some pieces."""

    texts: Sequence[int | str]
    """The places of the pieces whose texts it is made of, and texts that are the same wherever the outline recurs."""
    mark: str
    """The mark of the item that it begins."""
    cuts: tuple[int, ...]
    """Between which of the texts parts begin and end of which something is noted."""


@frozen
class NoteOutline:
    """A note of a part of a line, or one that has a value."""

    line: int
    note: Note
    place: int | None
    """The piece in which its value stands, if it has one."""
    key: str
    """The attribute that holds the value."""
    first: int | None = None
    """The first text of the part of which it is; None for no part."""
    last: int = 0
    """The text before which the part ends."""


@mutable
class Outline:
    """A stretch of a page, less its words. Runs of lines are half-open pairs of their numbers.

    All places are distances from the place where it begins.
    """

    lines: list[int | str | tuple[int, ...] | LineOutline] = field(factory=list)
    """Of each line the piece whose text it is, or the pieces, or the text itself if that recurs with the outline."""
    notes: list[Noted | NoteOutline] = field(factory=list)
    dropped: list[int] = field(factory=list)
    """The elements whose words are no lines."""
    buttons: list[Button] = field(factory=list)
    bodies: list[tuple[int, int]] = field(factory=list)
    """The lines that the markup says are the text of a comment."""
    hidden: list[tuple[int, int]] = field(factory=list)
    """The lines that browsers do not show."""
    levels: dict[int, int] = field(factory=dict)
    """The levels of headings."""
    numbered: set[int] = field(factory=set)
    """Lines that begin with the number of an item."""
    places: list[int] = field(factory=list)
    """The piece with which each line begins; of a comment none."""

    @cached_property
    def toggles(self) -> Sequence[Toggle]:
        """The buttons among the lines of the text, where the markup says which these are."""
        first = self.bodies[0][0]
        return tuple(Toggle(button.line - first, button.opens, button.glued, button.text) for button in self.buttons)


class Flat(NamedTuple):
    """What is left of a stretch of a page: the lines of its text, and what the markup says of them."""

    lines: list[str]
    notes: list[Noted]
    dropped: list[str]
    """What stands in the stretch and is no line of it: the words of links, of forms, of hidden labels."""
    outline: Outline
    """What else there is to say, whatever the words are."""


def fill(outline: Outline, page: Nested, start: int) -> Flat:
    """Give the lines of an outline that begins at a place of a page."""
    pieces = page.pieces
    lines: list[str] = []
    offsets: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
    for line in outline.lines:
        if isinstance(line, int):
            lines.append(pieces[start + line].line)
        elif isinstance(line, tuple):
            lines.append(fold("".join([pieces[start + place].text for place in line])))
        elif isinstance(line, str):
            lines.append(line)
        else:
            texts = [text if isinstance(text, str) else pieces[start + text].text for text in line.texts]
            if line.cuts:
                offsets[len(lines)] = _offsets(texts, line.cuts, len(line.mark))
            lines.append(line.mark + fold("".join(texts)))
    notes = [
        note if isinstance(note, Noted) else _note(note, page.spelled, start, *offsets.get(note.line, _NOWHERE))
        for note in outline.notes
    ]
    dropped = [word for place in outline.dropped for word in _words(pieces[start + place : page.end(start + place)])]
    return Flat(lines, notes, dropped, outline)


_NOWHERE: Final[tuple[Mapping[int, int], Mapping[int, int]]] = ({}, {})


def _note(
    outline: NoteOutline, spelled: Sequence[bytes], start: int, starts: Mapping[int, int], stops: Mapping[int, int]
) -> Noted:
    """Give a note with its value, and of a part with its place in the line."""
    value = "" if outline.place is None else attribute(spelled[start + outline.place], outline.key)
    if outline.note is not Note.CREATED:
        value = linked_number(value)
    if outline.first is None:
        return Noted(outline.line, outline.note, value)
    return Noted(outline.line, outline.note, value, starts[outline.first], stops[outline.last])


def _words(pieces: Sequence[Piece]) -> list[str]:
    """Give the lines of all text in some pieces, but for code."""
    lines: list[list[str]] = [[]]
    for piece in pieces:
        if piece.meaning.breaks:
            lines.append([])
        if piece.text and piece.meaning.role is not Role.CODE:
            lines[-1].append(piece.text)
    return [words for line in lines if (words := fold("".join(line)))]


def _offsets(texts: Sequence[str], cuts: Sequence[int], offset: int) -> tuple[dict[int, int], dict[int, int]]:
    """Give where in the folded line the words behind each cut begin, and where those before it end."""
    starts: dict[int, int] = {}
    stops: dict[int, int] = {}
    waiting: list[int] = []
    first, is_begun, is_apart = 0, False, False
    for place in (*cuts, len(texts)):
        raw = "".join(texts[first:place])
        if words := fold(raw):
            offset += is_begun and (is_apart or raw[0].isspace())
            is_begun = True
            starts |= dict.fromkeys(waiting, offset)
            offset += len(words)
            is_apart = raw[-1].isspace()
            waiting.clear()
        else:
            is_apart = is_apart or bool(raw)
        stops[place] = offset
        waiting.append(place)
        first = place
    starts |= dict.fromkeys(waiting, offset)
    return starts, stops
