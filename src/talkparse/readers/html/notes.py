"""What the markup of a page says of the lines of its text."""

from __future__ import annotations

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


class Toggle(NamedTuple):
    """A button of a preview among the lines of a text."""

    place: int
    """How many lines stand before it."""
    opens: bool
    """Whether it opens the full text; else it closes it."""
    glued: bool = False
    """Whether it ends the line before it."""
    text: str = ""
    """Its words, if they told that it is one; nothing where its class did."""
