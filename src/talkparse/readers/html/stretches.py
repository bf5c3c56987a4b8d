"""Stretches of a page: what is the head, what each comment's own, and what nobody's."""

from __future__ import annotations

from attrs import field, mutable

from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.roles import Role

Stretch = tuple[int, int]
"""The place of the first tag of a stretch, and the one after its last."""


@mutable
class Container:
    """A comment, by its tags."""

    place: int
    """Where it begins."""
    number: str
    depths: tuple[int, int, int]
    """In how many ``.indented``, in how many comments, and in how many sections and lists it stands."""
    before: list[Stretch]
    """What stands between the comment before and this one."""
    own: set[int]
    """The elements that are the comment itself."""
    stretches: list[Stretch] = field(factory=list)
    """What stands in it, less the comments in it."""
    nests: bool = False
    """Whether it is Drupal's own markup, which nests the replies to a comment."""
    changed: str = ""
    """The instant of its last change, as the page spells it."""
    name: int | None = None
    """The element of its author's name, where nothing but its place tells."""


@mutable
class Containers:
    """The comments of a page, in their order, and what stands around them."""

    head: list[Stretch] = field(factory=list)
    above: list[Stretch] = field(factory=list)
    """What of the head stands where comments do."""
    comments: list[Container] = field(factory=list)
    tail: list[Stretch] = field(factory=list)
    """What stands behind the last comment, where comments do."""


def is_skipped(page: Nested, place: int, *, inside: bool, below: bool) -> bool:
    """Tell whether an element holds no text of the page. A comment may have a footer and links of its own."""
    meaning = page.pieces[place].meaning
    if meaning.role is Role.SKIP or meaning.role is Role.CHROME or meaning.role is Role.CODE:
        return True
    if meaning.role is Role.LINKS:
        return inside
    is_last = meaning.name == "footer" and page.pieces[page.parents[place]].meaning.name == "body"
    return meaning.role is Role.BELOW and (is_last or (below and not inside))
