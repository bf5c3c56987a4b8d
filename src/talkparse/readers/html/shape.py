"""The shape of a stretch of a page: of which pieces its lines are made, whatever words stand in these.

Comments of a page share their markup and differ in their words, so a shape is found once and filled in many times.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from attrs import field, mutable

from talkparse.readers.dump.lines import fold
from talkparse.readers.html.attributes import attribute, linked_number
from talkparse.readers.html.flat import Button, Flat, Note, Noted
from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.roles import Piece, Role


class LineShape(NamedTuple):
    """A line that is more than the text of one piece."""

    texts: Sequence[int | str]
    """The places of the pieces whose texts it is made of, and texts that are the same wherever the shape recurs."""
    mark: str = ""
    """The mark of the item that it begins."""
    cuts: Collection[int] = ()
    """Between which of the texts parts begin and end of which something is noted."""


class NoteShape(NamedTuple):
    """A note, less its value."""

    line: int
    note: Note
    place: int | None = None
    """The piece in which its value stands, if it has one."""
    key: str = ""
    """The attribute that holds the value."""
    first: int | None = None
    """The first text of the part of which it is; None for no part."""
    last: int = 0
    stop: int = 0
    """The length of the line, if the note is of all of it."""


@mutable
class Shape:
    """A stretch of a page, less its words. All places are distances from the place where it begins."""

    lines: list[int | str | LineShape] = field(factory=list)
    """Of each line the piece whose text it is, the text itself if that recurs with the shape, or its own shape."""
    notes: list[NoteShape] = field(factory=list)
    dropped: list[int] = field(factory=list)
    """The elements whose words are no lines."""
    buttons: list[Button] = field(factory=list)
    bodies: list[tuple[int, int]] = field(factory=list)
    hidden: list[tuple[int, int]] = field(factory=list)
    levels: dict[int, int] = field(factory=dict)
    numbered: set[int] = field(factory=set)
    places: list[int] = field(factory=list)


def fill(shape: Shape, page: Nested, start: int) -> Flat:
    """Give the lines of a shape that begins at a place of a page."""
    pieces = page.pieces
    lines: list[str] = []
    offsets: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
    for line in shape.lines:
        if isinstance(line, int):
            lines.append(pieces[start + line].line)
        elif isinstance(line, str):
            lines.append(line)
        else:
            texts = [text if isinstance(text, str) else pieces[start + text].text for text in line.texts]
            if line.cuts:
                offsets[len(lines)] = _offsets(texts, line.cuts, len(line.mark))
            lines.append(line.mark + fold("".join(texts)))
    notes: list[Noted] = []
    for number, note, place, key, first, last, stop in shape.notes:
        value = "" if place is None else attribute(page.spelled[start + place], key)
        if value and note is not Note.CREATED:
            value = linked_number(value)
        if first is None:
            notes.append(Noted(number, note, value, 0, stop))
        else:
            starts, stops = offsets[number]
            notes.append(Noted(number, note, value, starts[first], stops[last]))
    return Flat(
        lines,
        notes,
        shape.buttons,
        shape.bodies,
        shape.hidden,
        [word for place in shape.dropped for word in _words(pieces[start + place : page.ends[start + place]])],
        shape.levels,
        shape.numbered,
        shape.places,
    )


def _words(pieces: Sequence[Piece]) -> list[str]:
    """Give the lines of all text in some pieces, but for code."""
    lines: list[list[str]] = [[]]
    for piece in pieces:
        if piece.meaning.breaks:
            lines.append([])
        if piece.text and piece.meaning.role is not Role.CODE:
            lines[-1].append(piece.text)
    return [words for line in lines if (words := fold("".join(line)))]


def _offsets(texts: Sequence[str], cuts: Collection[int], offset: int) -> tuple[dict[int, int], dict[int, int]]:
    """Give where in the folded line the words behind each cut begin, and where those before it end."""
    starts: dict[int, int] = {}
    stops: dict[int, int] = {}
    waiting: list[int] = []
    first, is_begun, is_apart = 0, False, False
    for place in (*sorted(cuts), len(texts)):
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
