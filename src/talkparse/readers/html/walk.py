"""The state of a walk over the tree of a page: which comments it is in, and where text goes."""

from __future__ import annotations

from typing import Final

from attrs import field, mutable

from talkparse.readers.html.elements import CONTAINERS, Role
from talkparse.readers.html.flat import FlatComment

_FRESH: Final = 40  # pieces of white space that may stand between an anchor and the element that it belongs to


@mutable
class Draft:
    """A comment while the walk is in it."""

    line: int | None
    number: str
    before: list[str]
    depths: tuple[int, int, int]
    text: list[str] = field(factory=list)
    changed: str = ""

    def is_fresh(self) -> bool:
        """Tell whether nothing of it was read yet."""
        return len(self.text) < _FRESH and not any(map(str.strip, self.text))

    def flat(self) -> FlatComment:
        """Give what was read."""
        text, before = "".join(self.text), "".join(self.before)
        return FlatComment(self.line, self.number, text, before, self.changed, self.depths)


@mutable
class Open:
    """An element in which the walk is and that means something, or the stretch that an anchor begins."""

    level: int
    """It ends when fewer elements are open."""
    role: Role
    outer: list[str] | None = None
    """Where text goes on after a comment, if it goes elsewhere inside."""
    item: int = 0
    """The number of the next item of a list; 0 for dashes."""
    draft: Draft | None = None
    """The comment that it is."""
    is_element: bool = False
    """Whether an element holds this comment, or only an anchor precedes it."""

    def is_stretch(self) -> bool:
        """Tell whether only an anchor began it."""
        return self.draft is not None and not self.is_element


class Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        """Begin before the first element."""
        self.head: list[str] = []
        self.gap: list[str] = []
        """What stands after the last comment."""
        self.sink = self.head
        """Where text goes."""
        self.drafts: list[Draft] = []
        self.inside: list[Open] = []
        """The comments in which the walk is, the innermost last."""
        self.opened: list[Open] = []
        """The open elements that mean something, and the stretches of anchors."""
        self.edge = 0
        """The level of the innermost of ``opened``."""
        self.level = 0
        """How many elements are open around the one that is looked at."""
        self.counts = [0] * len(Role)  # a list, for the hash of a member of an enumeration is slow
        self.mains = 0
        self.canonical: str | None = None
        self.tail: int | None = None
        """How much of ``gap`` stands where comments do, once that has ended."""

    def enter(self, role: Role) -> Open:
        """Note that an element means something."""
        self.edge = self.level + 1
        self.counts[role] += 1
        self.opened.append(Open(self.edge, role))
        return self.opened[-1]

    def leave(self, name: str, level: int) -> None:
        """Leave an element, and what stands open in it; only a container ends the stretch of an anchor."""
        while level < self.edge:
            inner = self.opened[-1]
            outer = self.opened[-2].level if len(self.opened) > 1 else 0
            if inner.is_stretch() and name not in CONTAINERS and outer <= level:
                inner.level = self.edge = level
            else:
                self.leave_one()

    def leave_one(self) -> None:
        """Leave the innermost of what means something."""
        left = self.opened.pop()
        self.edge = self.opened[-1].level if self.opened else 0
        self.counts[left.role] -= 1
        if left.role is Role.COMMENT:
            self.inside.pop()
            self.sink = left.outer if self.inside and left.outer is not None else self.gap
        elif left.role is Role.SECTION and not self.counts[Role.SECTION] and self.tail is None:
            self.tail = len(self.gap)

    def begin(self, line: int | None, number: str, *, is_element: bool) -> None:
        """Begin a comment."""
        self.end_stretch()
        depths = self.counts[Role.INDENTED], len(self.inside), self.counts[Role.LIST] + self.counts[Role.SECTION]
        draft = Draft(line, number, self.gap, depths)
        self.drafts.append(draft)
        opened = self.enter(Role.COMMENT)
        opened.draft, opened.is_element, opened.outer = draft, is_element, self.sink
        if not is_element:  # it holds what follows beside it
            opened.level = self.edge = self.level
        self.inside.append(opened)
        self.gap = []
        self.tail = None
        self.sink = draft.text

    def end_stretch(self) -> None:
        """End the stretch of an anchor, if the walk is in one and in nothing inside it."""
        if self.opened and self.opened[-1].is_stretch():
            self.leave_one()

    def current(self) -> Draft | None:
        """Give the innermost comment."""
        return self.inside[-1].draft if self.inside else None

    def is_awaited(self) -> bool:
        """Tell whether an anchor was just read, so that the next element may be its comment."""
        draft = self.current()
        return draft is not None and not self.inside[-1].is_element and draft.is_fresh()
