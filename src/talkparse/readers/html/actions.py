"""What the walk over the tree of a page does at the elements that mean more than their marks.

Each action gives what to put before the text of an element and after it, or None where the element is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from talkparse.readers.html.attributes import is_body_of_2019
from talkparse.readers.html.elements import Meaning, Role
from talkparse.readers.html.tree import line_of
from talkparse.readers.html.walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

Marks = tuple[str, str]
_Action = Callable[[Walk, Meaning, "_Element"], Marks | None]

LABEL: Final = 80  # hidden text up to this length is a label; longer, it may be the full text of a comment
_NOTHING: Final = ("", "")
_LINE: Final = ("\n", "\n")


def _marks(meaning: Meaning) -> Marks:
    return meaning.before, meaning.after


def _take_hidden(walk: Walk, meaning: Meaning, element: _Element) -> Marks | None:
    if not walk.inside:
        return _NOTHING if meaning.value == "a" else None
    if walk.counts[Role.HIDDEN]:
        return _NOTHING
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > LABEL:
            walk.enter(Role.HIDDEN)
            return "\n\0hide\0", "\0/hide\0\n"
    return None


def _take_author(walk: Walk, _: Meaning, __: _Element) -> Marks:
    return ("\0by\0", "\0/by\0") if walk.inside else _NOTHING


def _take_image(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    return (f"\0alt {meaning.value}\0", "") if walk.inside else _NOTHING


def _take_list(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    walk.enter(Role.LIST).item = int(meaning.value)
    return _marks(meaning)


def _take_item(walk: Walk, _: Meaning, __: _Element) -> Marks:
    inner = walk.opened[-1] if walk.opened else None
    if inner is None or not inner.item:
        return "\n\0item - \0", "\n"
    inner.item += 1
    return f"\n\0item {inner.item - 1}. \0", "\n"


def _take_body(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    if walk.inside:
        walk.enter(Role.BODY)
    return _marks(meaning)


def _take_content(walk: Walk, meaning: Meaning, element: _Element) -> Marks:
    """Take what is the text of a comment; on the site of 2019 it was all of it, with the name in its first span."""
    is_awaited = walk.is_awaited()
    if walk.inside and not is_awaited:
        return _take_body(walk, meaning, element)
    if walk.counts[Role.CONTENT]:  # if nothing in the outer one is a text of 2019, nothing in this is
        return _marks(meaning)
    is_whole = _name_author_of_2019(element)
    if not (is_awaited or is_whole):
        walk.enter(Role.CONTENT)
        return _marks(meaning)
    return _take_comment(walk, meaning._replace(value=""), element)


def _name_author_of_2019(element: _Element) -> bool:
    """Tell whether a name and a text stand in an element; the name gets the class that it had a day before."""
    name = None
    for part in element.iter("span", "div"):
        if part.tag == "span":
            name = part if name is None else name
        elif is_body_of_2019(frozenset(part.get("class", "").split())):
            if name is None:
                return False
            name.set("class", "username")
            return True
    return False


def _take_comment(walk: Walk, meaning: Meaning, element: _Element) -> Marks:
    current = walk.inside[-1] if walk.inside else None
    draft = walk.current()
    if current and draft and draft.is_fresh() and (meaning.value in {"", draft.number} or not draft.number):
        draft.number = draft.number or meaning.value
        if walk.opened[-1] is current and current.is_stretch():
            current.is_element = True
            current.level = walk.edge = walk.level + 1
    elif not walk.counts[Role.BODY]:  # in the text of a comment no other begins
        walk.begin(line_of(element), meaning.value, is_element=True)
    return _LINE


def _take_classed(walk: Walk, meaning: Meaning, element: _Element) -> Marks:
    """Take an element with the class of a comment, which is one if its anchor was just read."""
    return _take_comment(walk, meaning, element) if walk.is_awaited() else _marks(meaning)


def _take_anchor(walk: Walk, meaning: Meaning, element: _Element) -> Marks:
    draft = walk.current()
    if draft and walk.inside[-1].is_element:
        if not draft.number and draft.is_fresh():
            draft.number = meaning.value
    elif not walk.counts[Role.BODY]:
        walk.begin(line_of(element), meaning.value, is_element=False)
    return _NOTHING


def _take_indented(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    walk.end_stretch()
    walk.enter(Role.INDENTED)
    return _marks(meaning)


def _take_section(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    walk.enter(Role.SECTION)
    return _marks(meaning)


def _take_skip(_: Walk, __: Meaning, ___: _Element) -> None:
    return None


def _take_links(walk: Walk, meaning: Meaning, _: _Element) -> Marks | None:
    return None if walk.inside else _marks(meaning)


def _take_below(walk: Walk, meaning: Meaning, element: _Element) -> Marks | None:
    """Leave out what stands below the comments, and the footer of the page; a comment may have a footer of its own."""
    parent = element.getparent()
    is_last = element.tag == "footer" and parent is not None and parent.tag == "body"
    return None if is_last or (walk.drafts and not walk.inside) else _marks(meaning)


def _take_main(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    walk.mains += 1  # a page has one; of more only the first is believed
    is_first = walk.mains == 1 and walk.sink is walk.head
    if is_first and not any("\0level 1\0" in piece for piece in walk.head):
        walk.head.clear()
    return _marks(meaning)


def _take_canonical(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    walk.canonical = walk.canonical or meaning.value
    return _NOTHING


def _take_stamp(walk: Walk, meaning: Meaning, _: _Element) -> Marks | None:
    stamp, *hidden = meaning.value.split()
    if draft := walk.current():
        draft.changed = draft.changed or stamp
    return None if hidden else _marks(meaning)


def _take_pre(walk: Walk, meaning: Meaning, _: _Element) -> Marks:
    walk.enter(Role.PRE)
    return _marks(meaning)


_ACTIONS: Final[dict[Role, _Action]] = {
    Role.HIDDEN: _take_hidden,
    Role.AUTHOR: _take_author,
    Role.IMAGE: _take_image,
    Role.LIST: _take_list,
    Role.ITEM: _take_item,
    Role.BODY: _take_body,
    Role.COMMENT: _take_comment,
    Role.CLASSED: _take_classed,
    Role.CONTENT: _take_content,
    Role.ANCHOR: _take_anchor,
    Role.INDENTED: _take_indented,
    Role.SECTION: _take_section,
    Role.SKIP: _take_skip,
    Role.LINKS: _take_links,
    Role.BELOW: _take_below,
    Role.MAIN: _take_main,
    Role.CANONICAL: _take_canonical,
    Role.STAMP: _take_stamp,
    Role.PRE: _take_pre,
}
ACTIONS: Final = [_ACTIONS[role] for role in Role]
