"""What is left of a stretch of a page: the lines of its text, and beside them what the markup says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import IntEnum
from typing import NamedTuple


class Note(IntEnum):
    """What the markup can say of a line, or of a part of it."""

    PERSON = 1
    """The name of a member."""
    AVATAR = 2
    """The line is the text of an avatar."""
    IMAGE = 3
    """The text of another image."""
    OWN = 4
    """A link to the comment itself."""
    LINK = 5
    """A link to some comment."""
    CREATED = 6
    """The instant at which the comment was written, without any text."""


class Noted(NamedTuple):
    """A note, and where it belongs."""

    line: int
    note: Note
    value: str = ""
    """The number of a comment, or an instant as the page spells it."""
    start: int = 0
    """Where the part begins in its line."""
    stop: int = 0


class Button(NamedTuple):
    """A button of a preview."""

    line: int
    """How many lines stand before it."""
    opens: bool
    """Whether it opens the full text; else it closes it."""
    text: str
    """Its words, if they told that it is one; nothing where its class did."""
    glued: bool = False
    """Whether it ends the line before it."""


class Flat(NamedTuple):
    """The lines of a stretch of a page; runs of lines are half-open pairs of their numbers."""

    lines: Sequence[str]
    notes: Sequence[Noted]
    buttons: Sequence[Button]
    bodies: Sequence[tuple[int, int]]
    """The lines that the markup says are the text of a comment."""
    hidden: Sequence[tuple[int, int]]
    """The lines that browsers do not show."""
    dropped: Sequence[str]
    """What stands in the stretch and is no line of it: the words of links, of forms, of hidden labels."""
    levels: Mapping[int, int]
    """The levels of headings."""
    numbered: AbstractSet[int]
    """Lines that begin with the number of an item."""
    places: Sequence[int]
    """The piece with which each line begins, by its distance from the first of the stretch."""
