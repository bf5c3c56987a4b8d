"""A small tree of elements, written down as HTML: plainly, or spelled in as many ways as HTML allows.

A tree and not strings, so that noise knows what it touches: attributes can change places, entities their spelling and
paragraphs can go without their end tag where the page stays the same page.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from attrs import evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


T = TypeVar("T")


@frozen
class Element:
    """An element with what stands in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Node, ...] = ()


@frozen
class Raw:
    """Markup that is printed as it is: comments, scripts, templates."""

    markup: str


Node: TypeAlias = "Element | Raw | str"


@frozen(kw_only=True)
class Spelling:
    """How a tree is written down."""

    minified: bool = False
    """No white space between blocks. Otherwise each stands on a line of its own, indented."""
    random: Random | None = None
    """Chooses quotes, entities, the order of attributes and which paragraphs are not closed; None spells plainly."""


_OPENING: Final = re.compile(r'<([a-z0-9]+)((?: [\w-]+="[^"]*")*)>')
_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
_VOID: Final = frozenset({"br", "img", "link", "meta"})
_IN_LINE: Final = frozenset({"a", "b", "br", "em", "i", "img", "mark", "span", "strong"})
_ENDS_PARAGRAPH: Final = frozenset({"blockquote", "div", "ol", "p", "ul"})
"""Elements before which a paragraph needs no end tag, for any parser: older ones do not know those of HTML 5."""
_VOID_ENDS: Final = (" />", ">", "/>")
_SPELLINGS: Final = {
    "&": ("&amp;", "&#38;", "&#x26;"),
    "<": ("&lt;", "&#60;", "&#x3C;"),
    ">": ("&gt;", "&#62;", ">"),
    "\u00a0": ("&nbsp;", "&#160;", "\u00a0"),
    "\u2019": ("\u2019", "&rsquo;", "&#8217;", "&#x2019;"),
    "\u2026": ("\u2026", "&hellip;"),
    "\u00a3": ("\u00a3", "&pound;"),
    "'": ("'", "&#39;"),
}
"""Of each character, the plain spelling first."""


def nest(markup: str, *children: Node | None, **values: object) -> Element:
    """Make the elements of a run of opening tags, one in the other, and put the children into the last.

    ``{fields}`` in the values of attributes are filled in.
    """
    elements = [
        Element(tag, tuple((name, value.format(**values)) for name, value in _ATTRIBUTE.findall(attributes)))
        for tag, attributes in _OPENING.findall(markup)
    ]
    element = evolve(elements.pop(), children=tuple(child for child in children if child is not None))
    while elements:
        element = evolve(elements.pop(), children=(element,))
    return element


def serialise(node: Node, spelling: Spelling, level: int = 0, *, closed: bool = True) -> str:
    """Write a tree down."""
    if isinstance(node, Raw):
        return node.markup
    if isinstance(node, str):
        return spell(node, spelling.random)
    attributes = _attributes(node, spelling.random)
    if node.tag in _VOID:
        return f"<{node.tag}{attributes}{_choose(_VOID_ENDS, spelling.random)}"
    opening, closing = f"<{node.tag}{attributes}>", f"</{node.tag}>" if closed else ""
    if spelling.minified or not all(_is_block(child) for child in node.children):
        return opening + "".join(_children(node, spelling, level)) + closing
    line = "\n" + "  " * level
    inner = "".join(f"{line}  {child}" for child in _children(node, spelling, level + 1))
    return f"{opening}{inner}{line if inner else ''}{closing}"


def spell(text: str, random: Random | None = None) -> str:
    """Write text down with the entities that it needs, and with others that it may have."""
    return "".join(_choose(_SPELLINGS.get(character, (character,)), random) for character in text)


def _children(node: Element, spelling: Spelling, level: int) -> list[str]:
    return [
        serialise(child, spelling, level, closed=not _may_stay_open(node, place, spelling.random))
        for place, child in enumerate(node.children)
    ]


def _may_stay_open(parent: Element, place: int, random: Random | None) -> bool:
    """Say whether a child is a paragraph that needs no end tag, and is to have none."""
    child = parent.children[place]
    if random is None or not (isinstance(child, Element) and child.tag == "p"):
        return False
    after = [node for node in parent.children[place + 1 :] if not (isinstance(node, str) and not node.strip())]
    free = isinstance(after[0], Element) and after[0].tag in _ENDS_PARAGRAPH if after else parent.tag == "div"
    return free and random.random() < 0.5  # noqa: PLR2004 -- every second one


def _is_block(node: Node) -> bool:
    return isinstance(node, Raw) or (isinstance(node, Element) and node.tag not in _IN_LINE)


def _attributes(element: Element, random: Random | None) -> str:
    attributes = list(element.attributes)
    if random is not None:
        random.shuffle(attributes)
    return "".join(f" {name}={_quoted(value, random)}" for name, value in attributes)


def _quoted(value: str, random: Random | None) -> str:
    quote, entity = _choose((('"', "&quot;"), ("'", "&#39;")), random)
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(quote, entity)
    return f"{quote}{escaped}{quote}"


def _choose(spellings: Sequence[T], random: Random | None) -> T:
    return spellings[0] if random is None else random.choice(spellings)
