r"""Flattening: one walk over the tags of a page, which leaves the lines of its text, and which comment each belongs to.

No tree is built. A page is flat text after this walk, as a dump is, and what it takes from the structure is little:
where a line ends, where a comment begins and ends, and how deep it stands. A stack of open containers tells that; the
walk mends what is broken as browsers do, within bounds, so that its time is linear in the length of any input.

What a tag says beyond that goes into the text, as a mark between two NULs, which no page holds once ``flatten`` has
taken them out: ``\0level 2\0`` before a heading, ``\0body\0`` before the text of a comment, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from attrs import field, mutable

from talkparse.readers.broken import after_comment, after_raw, end_tag
from talkparse.readers.tags import BREAKS, CONTAINERS, Kind, Role, Tag, find_open_quote, read_tag

_REACH: Final = 64  # containers in which an end tag looks for its own: stray ones must not cost the depth of the page
LABEL: Final = 80  # hidden text up to this length is a label; longer, it may be the full text of a comment
_PRE: Final = re.compile(r"(<pre\b[^<>]*+>)(.*?)(?=</pre|\Z)", re.IGNORECASE | re.DOTALL)


class FlatComment(NamedTuple):
    """A comment of a page."""

    tag: str
    """The tag that begins it, as the page spells it."""
    number: str
    text: str
    """Its lines, with marks."""
    before: str
    """The lines between the comment before and this one."""
    depths: tuple[int, int, int]
    """In how many ``.indented``, in how many comments, and in how many groups and lists it stands."""


class Flat(NamedTuple):
    """A page after the walk."""

    head: str
    """The lines before the first comment, with marks."""
    comments: tuple[FlatComment, ...]
    canonical: str | None


@mutable
class _Draft:
    """A comment while the walk is in it."""

    tag: str
    number: str
    before: list[str]
    depths: tuple[int, int, int]
    text: list[str] = field(factory=list)

    def is_fresh(self) -> bool:
        """Tell whether nothing of it was read yet."""
        return len(self.text) < _FRESH and not any(map(str.strip, self.text))


@mutable
class _Open:
    """A container that means something, or the stretch that an anchor begins."""

    level: int
    """It ends when fewer containers are open."""
    role: Role
    outer: list[str] | None = None
    """Where text goes on after it, if it goes elsewhere inside."""
    close: str = ""
    """Marks to put at its end."""
    item: int = 0
    """The number of the next item of a list; 0 for dashes."""
    draft: _Draft | None = None
    """The comment that it is."""
    is_element: bool = False
    """Whether an element holds this comment, or only an anchor precedes it."""


_INLINE, _BREAK, _CLOSE, _OPEN, _LINE, _SPECIAL, _RAW, _, _TEXT = Kind
_ONE_SPACE: Final = Tag(Kind.LINE, "", value=" ")
_WHITE: Final = [chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) not in " \n"]
_ASCII_WHITE: Final = [white for white in _WHITE if white.isascii()]
_FRESH: Final = 40  # pieces of white space that may stand between an anchor and the element that it belongs to


def flatten(html: str) -> Flat:
    """Flatten a page."""
    for white in _ASCII_WHITE if html.isascii() else _WHITE:
        html = html.replace(white, " ")
    html = html.replace("\0", "")
    if "<pre" in html:
        html = _PRE.sub(lambda match: match[1] + match[2].replace("\n", "<br>"), html)
    first, *pieces = html.replace("\n", " ").split("<")
    walk = _Walk(first)
    walk.run(iter(pieces))
    return Flat(
        head="".join(walk.head),
        comments=tuple(
            FlatComment(draft.tag, draft.number, "".join(draft.text), "".join(draft.before), draft.depths)
            for draft in walk.drafts
        ),
        canonical=walk.canonical,
    )


class _Walk:
    """The state of one walk."""

    def __init__(self, first: str) -> None:
        self.head = [first]
        self.gap: list[str] = []
        """What stands after the last comment."""
        self.sink = self.head
        """Where text goes."""
        self.drafts: list[_Draft] = []
        self.inside: list[_Open] = []
        """The comments in which the walk is, the innermost last."""
        self.canonical: str | None = None
        self.stack: list[str] = []
        """The names of the open containers."""
        self.opened: list[_Open] = []
        """Those among them that mean something."""
        self.counts = [0] * len(Role)  # a list, for the hash of a member of an enumeration is slow
        self.edge = 0
        """The level of the innermost of ``opened``."""
        self.is_torn = False
        """Whether a tag was found that nothing ends."""

    def run(self, pieces: Iterator[str]) -> None:  # noqa: C901, PLR0912, PLR0915 -- calls would take half the time
        """Take the page tag by tag; each piece is a tag, less its first sign, and the text after it."""
        tags: dict[str, Tag] = {}
        bare: dict[str, Tag] = {}  # by whole pieces: more than half of a page are tags without text, and few of them
        stack = self.stack
        add = self.sink.append
        for piece in pieces:
            known = bare.get(piece)
            if known is not None:
                tag = text = ""
            else:
                tag, end, text = piece.partition(">")
                known = tags.get(tag)
                if known is None:
                    if tag[:1].isalpha() and (not end or find_open_quote(tag, 0, len(tag)) >= 0):
                        tag, text, back = end_tag(piece, iter(()) if self.is_torn else pieces)
                        if back is not None:  # nothing in the rest of the page ends it
                            add(text)
                            if not self.is_torn:
                                self.is_torn = True
                                self.run(chain(back, pieces))  # once, for nothing is looked for in vain again
                                return
                            continue
                    known = tags[tag] = read_tag(tag)
                if not text or text.isspace():
                    if known[0] is _INLINE and text:
                        bare[piece] = _ONE_SPACE
                    elif known[0] <= _OPEN:
                        bare[piece] = known
                        text = ""  # at the beginning of a line white space is nothing
            kind = known[0]
            if kind is _CLOSE:
                add("\n")
                if stack and stack[-1] == known[1]:
                    stack.pop()
                else:
                    self.close(known[1])
                if len(stack) < self.edge:
                    self.leave()
                    add = self.sink.append
            elif kind is _BREAK:
                add("\n")
            elif kind is _OPEN:
                stack.append(known[1])
                add("\n")
            elif kind is _LINE:
                add(known[3])
            elif kind is _SPECIAL:
                self.take(known, tag, text)
                add = self.sink.append
                continue
            elif kind is _TEXT:
                add("<" + piece)
                continue
            elif kind is not _INLINE:
                text = (after_raw if kind is _RAW else after_comment)(known.name, piece, pieces)
            if text:
                add(text)

    def close(self, name: str) -> None:
        """Close a container that is not the innermost, and what stands open in it; pass over one that is not open."""
        stack = self.stack
        # An end tag inside the element of a comment ends nothing around it.
        lowest = max(len(stack) - _REACH, self.inside[-1].level - 1 if self.inside else 0, 0)
        for place in range(len(stack) - 1, lowest - 1, -1):
            if stack[place] == name:
                del stack[place:]
                return

    def enter(self, role: Role, close: str = "") -> _Open:
        """Note that what was pushed last on the stack means something."""
        self.edge = len(self.stack)
        self.counts[role] += 1
        self.opened.append(_Open(self.edge, role, close=close))
        return self.opened[-1]

    def leave(self) -> None:
        """Leave what is not open any more."""
        while self.opened and len(self.stack) < self.opened[-1].level:
            self.leave_one()

    def leave_one(self) -> None:
        """Leave the innermost of what means something."""
        left = self.opened.pop()
        self.edge = self.opened[-1].level if self.opened else 0
        self.counts[left.role] -= 1
        if left.close:
            self.sink.append(left.close)
        if left.role is Role.COMMENT:
            self.inside.pop()
            self.sink = left.outer if self.inside and left.outer is not None else self.gap
        elif left.outer is not None:
            self.sink = left.outer

    def begin(self, spelling: str, number: str, *, is_element: bool) -> None:
        """Begin a comment."""
        if self.opened and self.opened[-1].draft and not self.opened[-1].is_element:
            self.leave_one()  # what only an anchor begins ends where the next begins
        depths = self.counts[Role.INDENTED], len(self.inside), self.counts[Role.LIST] + self.counts[Role.GROUP]
        draft = _Draft(spelling, number, self.gap, depths)
        self.drafts.append(draft)
        opened = self.enter(Role.COMMENT)
        opened.draft, opened.is_element, opened.outer = draft, is_element, self.sink
        self.inside.append(opened)
        self.gap = []
        self.sink = draft.text

    def take(self, tag: Tag, spelling: str, text: str) -> None:
        """Take a tag that says more than its name does, and the text after it."""
        is_container = tag.name in CONTAINERS
        if is_container:
            self.stack.append(tag.name)
        if self.opened and self.opened[-1].role is Role.SKIP:
            return
        if is_container or tag.name in BREAKS:
            self.sink.append("\n")
        text = _TAKE[tag.role](self, tag, spelling, text)
        if text:
            self.sink.append(text)


# What to do about each role. Each gives what to put into the text; what begins a container finds it on the stack.


def _take_mark(_: _Walk, tag: Tag, __: str, text: str) -> str:
    return tag.value + text


def _take_line(_: _Walk, tag: Tag, __: str, text: str) -> str:
    return "\n" + tag.value + text


def _take_hidden(walk: _Walk, tag: Tag, _: str, text: str) -> str:
    if not walk.inside:
        return text if tag.name == "a" else ""
    if len(text) > LABEL and text.strip():
        return f"{tag.value}\n\0hidden\0{text}\n"
    return tag.value


def _take_author(walk: _Walk, _: Tag, __: str, text: str) -> str:
    if not walk.inside:
        return text
    return f"\0by\0{text}\0/by\0" if text.strip() else "\0by\0"


def _take_image(walk: _Walk, tag: Tag, _: str, text: str) -> str:
    return f"\0alt {tag.value}\0{text}" if walk.inside else text


def _take_list(walk: _Walk, tag: Tag, _: str, text: str) -> str:
    walk.enter(Role.LIST).item = int(tag.value or 0)
    return text


def _take_item(walk: _Walk, _: Tag, __: str, text: str) -> str:
    inner = walk.opened[-1] if walk.opened else None
    if inner is None or not inner.item:
        return f"\0item - \0{text}"
    inner.item += 1
    return f"\0item {inner.item - 1}. \0{text}"


def _take_part(walk: _Walk, tag: Tag, spelling: str, text: str) -> str:
    if "\0body\0" in tag.value and _is_awaited(walk):
        # The site of 2019 calls the whole comment its content, name and all: what follows an anchor is a comment.
        return _take_comment(walk, tag._replace(value=""), spelling, text)
    role = Role.BODY if walk.inside and "\0body\0" in tag.value else Role.PART
    walk.enter(role, "\n" + tag.value.replace("\0body", "\0/body").replace("\0hide", "\0/hide") + "\n")
    return f"{tag.value}\n{text}"


def _take_comment(walk: _Walk, tag: Tag, spelling: str, text: str) -> str:
    current = walk.inside[-1] if walk.inside else None
    draft = current.draft if current else None
    if current and draft and draft.is_fresh() and (tag.value in {"", draft.number} or not draft.number):
        draft.number = draft.number or tag.value
        if not current.is_element and walk.opened[-1] is current:
            current.is_element = True
            current.level = walk.edge = len(walk.stack)
    elif not walk.counts[Role.BODY]:  # in the text of a comment no other begins
        walk.begin(spelling, tag.value, is_element=True)
    return text


def _take_classed(walk: _Walk, tag: Tag, spelling: str, text: str) -> str:
    """Take an element with the class of a comment, which is one if its anchor was just read."""
    return _take_comment(walk, tag, spelling, text) if _is_awaited(walk) else text


def _is_awaited(walk: _Walk) -> bool:
    """Tell whether an anchor was just read, so that the next element may be its comment."""
    current = walk.inside[-1] if walk.inside else None
    return bool(current and current.draft and not current.is_element and current.draft.is_fresh())


def _take_anchor(walk: _Walk, tag: Tag, spelling: str, text: str) -> str:
    current = walk.inside[-1] if walk.inside else None
    if current and current.draft and current.is_element:
        if not current.draft.number and current.draft.is_fresh():
            current.draft.number = tag.value
    elif not walk.counts[Role.BODY]:
        walk.begin(spelling, tag.value, is_element=False)
    return text


def _take_indented(walk: _Walk, _: Tag, __: str, text: str) -> str:
    if walk.opened and walk.opened[-1].draft and not walk.opened[-1].is_element:
        walk.leave_one()
    walk.enter(Role.INDENTED)
    return text


def _take_group(walk: _Walk, _: Tag, __: str, text: str) -> str:
    walk.enter(Role.GROUP)
    return text


def _take_skip(walk: _Walk, _: Tag, __: str, ___: str) -> str:
    walk.enter(Role.SKIP).outer = walk.sink
    walk.sink = []
    return ""


def _take_links(walk: _Walk, tag: Tag, spelling: str, text: str) -> str:
    return _take_skip(walk, tag, spelling, text) if walk.inside else text


def _take_main(walk: _Walk, _: Tag, __: str, text: str) -> str:
    walk.counts[Role.MAIN] += 1  # a page has one; of more only the first is believed
    is_first = walk.counts[Role.MAIN] == 1 and walk.sink is walk.head
    if is_first and not any("\0level 1\0" in piece for piece in walk.head):
        walk.head.clear()
    return text


def _take_canonical(walk: _Walk, tag: Tag, _: str, text: str) -> str:
    walk.canonical = walk.canonical or tag.value
    return text


_ACTIONS: Final[dict[Role, Callable[[_Walk, Tag, str, str], str]]] = {
    Role.MARK: _take_mark,
    Role.LINE: _take_line,
    Role.HIDDEN: _take_hidden,
    Role.AUTHOR: _take_author,
    Role.IMAGE: _take_image,
    Role.LIST: _take_list,
    Role.ITEM: _take_item,
    Role.PART: _take_part,
    Role.COMMENT: _take_comment,
    Role.CLASSED: _take_classed,
    Role.ANCHOR: _take_anchor,
    Role.INDENTED: _take_indented,
    Role.GROUP: _take_group,
    Role.SKIP: _take_skip,
    Role.LINKS: _take_links,
    Role.MAIN: _take_main,
    Role.CANONICAL: _take_canonical,
    Role.BODY: _take_part,
}
_TAKE: Final = [_ACTIONS[role] for role in Role]
