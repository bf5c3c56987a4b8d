"""Roles: what an element can be for the lines of a page, and for where its comments stand."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple


class Role(IntEnum):
    """What an element is, beyond the beginning and the end of a line."""

    # Where comments stand.
    COMMENT = 0
    """The element of a comment."""
    CLASSED = 1
    """The same, if the anchor of a comment stands before it."""
    CONTENT = 2
    """A comment's text, or a whole comment on the site of 2019."""
    BODY = 3
    """The text of a comment stands in it."""
    ANCHOR = 4
    """It stands before a comment, or at its beginning, and carries its number."""
    INDENTED = 5
    """Replies stand in it, which are one level deeper."""
    SECTION = 6
    """Comments stand in it, and nothing of them after it; replies do, if it stands in a comment or another section."""
    LIST = 7
    """Its items have numbers, or dashes."""
    MAIN = 8
    """What stands before it is no text of the page."""
    STAMP = 9
    """It carries the instant of a comment's last change."""
    SKIP = 10
    """Browsers do not show it as text, or it is no text of the page: what it says is left out, and looked at."""
    CHROME = 11
    """The same, but outside of comments nobody looks: menus, pagers, the form for a new comment."""
    LINKS = 12
    """The same, in a comment: links that act on it."""
    BELOW = 13
    """The same, below the comments."""
    CODE = 14
    """It holds no words at all."""

    # What the lines of a text say.
    ITEM = 15
    PRE = 16
    """Its line breaks count."""
    HIDES = 17
    """A line or more that browsers do not show."""
    HIDDEN = 18
    """A part of a line that browsers do not show."""
    ACTION = 19
    """A link that does something about a comment."""
    PERSON = 20
    """The name of a member."""
    AVATAR = 21
    """An image whose text is a line: an avatar, or that of the by-line."""
    IMAGE = 22
    """Any other image with a text."""
    OWN = 23
    """The title or the permalink of a comment, which leads to it."""
    LINK = 24
    """A link to some comment."""
    CREATED = 25
    """It carries the instant at which a comment was written."""
    MORE = 26
    """The button that opens a full text, told by its class."""
    LESS = 27
    """The one that closes it."""


PLACES: Final = frozenset(role for role in Role if role <= Role.CODE)
"""The roles that tell where comments stand."""

ADDRESSED: Final = frozenset(("base", "link", "meta", "script"))
"""Elements that may tell an address of the page."""


class Meaning(NamedTuple):
    """What a tag means."""

    name: str
    breaks: bool = False
    """Whether a line ends before it."""
    role: Role | None = None
    """None for most: then nothing more is to be done."""
    key: str = ""
    """The attribute that holds the number or the instant which the role needs."""
    value: str = ""
    """The text of an image, the number of the first item of a list, an address."""
    hides: bool = False
    """Whether browsers do not show it, whatever else it is."""
    nests: bool = False
    """Of a comment: whether it is Drupal's own markup, which nests the replies to it."""
    level: int = 0
    """The level of a heading."""
    parts: bool = False
    """Of an end: whether text behind it stands outside of any paragraph."""


class Piece(NamedTuple):
    """A tag and the text behind it, read."""

    text: str
    """The text, a space for white space only."""
    line: str
    """The text as a line: white space folded."""
    label: str
    """The words of a button of a preview, if the text is nothing else."""
    code: str
    """A character for all pieces that differ in nothing but words and numbers, as far as lines depend on these."""
    step: int
    """How many more elements are open behind it: 1 for a beginning, -1 for an end."""
    meaning: Meaning
