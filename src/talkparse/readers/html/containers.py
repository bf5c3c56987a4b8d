"""Where the comments of a page stand: which stretches of its tags are each comment's own.

Three things show a comment: an element that carries its number or Drupal's attributes, an anchor before it or at its
beginning, and, on the site of 2019, an element that holds a name and a text. What stands before the first comment is
the head; between two, or behind the last, it is nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from attrs import mutable

from talkparse.readers.html.attributes import anchored_number, attribute, linked_number
from talkparse.readers.html.elements import CONTAINERS
from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.roles import Meaning, Piece, Role
from talkparse.readers.html.stretches import Container, Containers, Stretch, is_skipped
from talkparse.vocabulary import Vocabulary

_FRESH: Final = 40  # tags without text that may stand between an anchor and the element that it belongs to


@mutable
class _Open:
    """An element in which the search stands, or the stretch that an anchor begins."""

    role: Role
    end: int
    comment: Container | None = None
    is_element: bool = True
    """Whether an element holds this comment, or only an anchor precedes it."""


def find_comments(page: Nested, words: Vocabulary) -> Containers:
    """Find the comments of a page."""
    search = _Search(page, words)
    skipped = 0
    for place in page.marks:
        if place < skipped:
            continue
        if search.opened and search.opened[-1].end < place:
            search.leave(place)
        if search.take(place, page.pieces[place].meaning):
            skipped = page.end(place)
    search.leave(len(page.pieces))
    search.switch([], len(page.pieces))
    search.found.tail = search.gap[: search.length]
    if search.found.comments:
        search.found.above = [
            (max(start, search.area), stop) for start, stop in search.found.head if stop > search.area
        ]
    return search.found


class _Search:
    """The state of one search."""

    def __init__(self, page: Nested, words: Vocabulary) -> None:
        self.page = page
        self.roles = words.comment.roles
        self.header = words.patterns.known_header
        self.found = Containers()
        self.stretches = self.found.head
        """Those of whatever the tags belong to."""
        self.start = 0
        """Where they began to."""
        self.opened: list[_Open] = []
        self.inside: list[_Open] = []
        """The comments in which the search stands, the innermost last."""
        self.counts = [0] * len(Role)
        self.gap: list[Stretch] = []
        """What stands behind the last comment so far."""
        self.length: int | None = None
        """How much of it stands where comments do, once that has ended."""
        self.boxes: dict[int, int] = {}
        self.has_main = False
        self.area = len(page.pieces)
        """Where comments begin to stand."""

    def switch(self, stretches: list[Stretch], place: int) -> None:
        """Let the tags from a place on belong to something else."""
        if place > self.start:
            self.stretches.append((self.start, place))
        self.stretches, self.start = stretches, place

    def leave(self, place: int) -> None:
        """Leave what ended before a place."""
        while self.opened and self.opened[-1].end < place:
            self.leave_one(self.opened[-1].end + 1)

    def leave_one(self, place: int) -> None:
        """Leave the innermost element."""
        left = self.opened.pop()
        self.counts[left.role] -= 1
        if left.comment:
            self.inside.pop()
            outer = self.inside[-1].comment if self.inside else None
            self.switch(outer.stretches if outer else self.gap, place)
        elif left.role is Role.SECTION and not self.counts[Role.SECTION] and self.stretches is self.gap:
            self.switch(self.gap, place)
            self.length = len(self.gap) if self.length is None else self.length

    def enter(self, role: Role, end: int) -> _Open:
        """Note an element."""
        self.counts[role] += 1
        self.opened.append(_Open(role, end))
        return self.opened[-1]

    def take(self, place: int, meaning: Meaning) -> bool:
        """Take an element; tell whether nothing in it counts."""
        role = meaning.role
        end = self.page.end(place)
        if role is Role.COMMENT or role is Role.CLASSED or role is Role.CONTENT:
            self.take_comment(place, meaning)
        elif role is Role.ANCHOR:
            self.take_anchor(place, meaning)
        elif role is Role.STAMP:
            if self.inside and (comment := self.inside[-1].comment):
                comment.changed = comment.changed or attribute(self.page.spelled[place], meaning.key)
        elif role is Role.BODY:
            if self.inside:
                self.take_body(place, end)
        elif role is Role.INDENTED or role is Role.SECTION or role is Role.LIST:
            if role is Role.INDENTED:
                self.end_stretch(place)
            self.enter(role, end)
            self.area = min(self.area, place) if role is Role.SECTION else self.area
        elif role is Role.MAIN:
            self.take_main(place)
        else:
            return self.is_skipped(place)
        return False

    def is_skipped(self, place: int) -> bool:
        """Tell whether an element holds no text of the page where it stands."""
        return is_skipped(self.page, place, inside=bool(self.inside), below=bool(self.found.comments))

    def take_body(self, place: int, end: int) -> None:
        """Take the text of a comment, or what holds its header as well as its text."""
        comment = self.inside[-1].comment
        if comment and not self.counts[Role.BODY] and self.is_wrapper(place, end):
            comment.own.add(place)
        else:
            self.enter(Role.BODY, end)

    def is_wrapper(self, place: int, end: int) -> bool:
        """Tell whether a text stands in an element that is one by its class, and a header before it in the same."""
        marks = self.page.marks
        for index in range(bisect_right(marks, place), len(marks)):
            mark = marks[index]
            role = self.page.pieces[mark].meaning.role
            if mark > end:
                return False
            if role is Role.BODY or role is Role.CONTENT:
                return any(self.is_header(piece) for piece in self.page.pieces[place:mark])
        return False

    def is_header(self, piece: Piece) -> bool:
        """Tell whether a piece stands in the header of a comment only."""
        text = piece.text.strip()
        return piece.meaning.role in _HEADER or text in self.roles or self.header.search(text) is not None

    def take_main(self, place: int) -> None:
        """Take the main part of a page: the head begins with it, unless the title stands above it."""
        if not (
            self.has_main or self.found.comments or any(piece.meaning.level == 1 for piece in self.page.pieces[:place])
        ):
            self.start = place
        self.has_main = True  # a page has one; of more only the first is believed

    def take_anchor(self, place: int, meaning: Meaning) -> None:
        """Take the anchor of a comment."""
        number = self.number_at(place, meaning)
        current = self.inside[-1] if self.inside else None
        if current and current.comment and current.is_element:
            if not current.comment.number and self.is_fresh(current.comment, place):
                current.comment.number = number
        elif not self.counts[Role.BODY]:
            self.begin(place, number, self.box_of(place), is_element=False)

    def take_comment(self, place: int, meaning: Meaning) -> None:
        """Take an element that is a comment, or is one where an anchor was just read, or else where a name is in it."""
        role = meaning.role
        current = self.inside[-1] if self.inside else None
        comment = current.comment if current else None
        end = self.page.end(place)
        is_awaited = current and comment and not current.is_element and self.is_fresh(comment, place)
        name: int | None = None
        if role is Role.CLASSED and not is_awaited:
            return
        if role is Role.CONTENT:
            if current and not is_awaited:
                self.take_body(place, end)
                return
            if self.counts[Role.CONTENT]:  # if nothing in the outer one is a text of 2019, nothing in this is
                return
            name = self.name_of_2019(place)
            if name is None and not is_awaited:
                self.enter(Role.CONTENT, end)
                return
        number = self.number_at(place, meaning)
        is_same = comment is not None and (not number or comment.number in {"", number})
        if current and comment and is_same and self.is_fresh(comment, place):
            comment.number = comment.number or number
            comment.own.add(place)
            comment.name, comment.nests = name, comment.nests or meaning.nests
            if self.opened[-1] is current and not current.is_element:
                current.is_element, current.end = True, end
        elif not self.counts[Role.BODY]:  # in the text of a comment no other begins
            begun = self.begin(place, number, end, is_element=True)
            begun.name, begun.nests = name, meaning.nests

    def begin(self, place: int, number: str, end: int, *, is_element: bool) -> Container:
        """Begin a comment."""
        self.end_stretch(place)
        end = min(end, self.opened[-1].end) if self.opened else end
        counts = self.counts
        depths = counts[Role.INDENTED], len(self.inside), counts[Role.LIST] + counts[Role.SECTION]
        self.switch([], place)
        comment = Container(place, number, depths, self.gap, {place})
        self.found.comments.append(comment)
        self.stretches, self.gap, self.length = comment.stretches, [], None
        opened = self.enter(Role.COMMENT, end)
        opened.comment, opened.is_element = comment, is_element
        self.inside.append(opened)
        return comment

    def end_stretch(self, place: int) -> None:
        """End the stretch of an anchor, if the search is in one and in nothing inside it."""
        if self.opened and not self.opened[-1].is_element:
            self.leave_one(place)

    def number_at(self, place: int, meaning: Meaning) -> str:
        """Give the number of a comment that an element carries; "" if it has none."""
        value = attribute(self.page.spelled[place], meaning.key) if meaning.key else ""
        return linked_number(value) if meaning.key == "about" else anchored_number(value)

    def is_fresh(self, comment: Container, place: int) -> bool:
        """Tell whether nothing of a comment was read yet."""
        return place - comment.place <= _FRESH and self.is_wordless(comment.place, place)

    def is_wordless(self, start: int, stop: int) -> bool:
        """Tell whether there are no words between two places."""
        return not self.page.codes[start:stop].strip(self.page.wordless)

    def box_of(self, place: int) -> int:
        """Give the end of the box around an anchor, up to which its comment may reach; one around it alone is none."""
        passed: list[int] = []
        box = self.page.parents[place]
        while box and box not in self.boxes and not self.is_box(box):
            passed.append(box)
            box = self.page.parents[box]
        end = self.boxes.get(box, self.page.end(box))
        self.boxes.update(dict.fromkeys((box, *passed), end))
        return end

    def is_box(self, box: int) -> bool:
        """Tell whether a comment may stand in an element around its anchor."""
        end = self.page.end(box)
        is_bare = end - box <= _FRESH and self.is_wordless(box, end)
        return self.page.pieces[box].meaning.name in CONTAINERS and (
            not is_bare or self.page.pieces[box].meaning.role is not None
        )

    def name_of_2019(self, start: int) -> int | None:
        """Give the place of the name if a name and behind it a text of 2019 stand in an element."""
        name = None
        for place in range(start, self.page.end(start)):
            meaning = self.page.pieces[place].meaning
            if meaning.name == "span" and name is None:
                name = place
            elif meaning.role is Role.BODY and meaning.value:
                return name
        return None


_HEADER: Final = frozenset((Role.PERSON, Role.AVATAR, Role.STAMP, Role.CREATED))
