r"""What is left of a page after the walk over its tree: flat text, with marks, and where its comments stand.

What an element says beyond its text is a mark between two NULs, which no page holds: ``\0level 2\0`` before a
heading, ``\0body\0`` before the text of a comment, and so on.
"""

from __future__ import annotations

from typing import NamedTuple

from talkparse.readers.html.origin import Origin


class FlatComment(NamedTuple):
    """A comment of a page."""

    line: int | None
    """The line of the page on which it begins."""
    number: str
    text: str
    """Its lines, with marks."""
    before: str
    """The lines between the comment before and this one."""
    changed: str
    """The instant of its last change, as the page spells it."""
    depths: tuple[int, int, int]
    """In how many ``.indented``, in how many comments, and in how many sections and lists it stands."""


class Flat(NamedTuple):
    """A page after the walk."""

    head: str
    """The lines before the first comment, with marks, among them the lines of the page."""
    comments: tuple[FlatComment, ...] = ()
    tail: str = ""
    """The lines after the last comment that stand where comments do."""
    canonical: str | None = None
    origin: Origin = Origin()
    is_cut: bool = False
    """Whether the parser gave up, so that the rest of the page is not known."""
