"""The site's preview rule, forwards: what Drupal's ``smart_trim`` prints before "Show full comment".

The site counts the text nodes of a comment's HTML, and cuts in the one in which the limit is reached. So where nodes
begin, and white space of which a dump shows nothing, decide where a preview ends. Every preview of
``tests/data/previews.jsonl.gz``, printed by the module itself, comes out of this file too. Beyond Latin-1 the boundary
characters are taken from Unicode's categories, for the module's own table is a frozen copy of them.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

LIMIT: Final = 240
"""Characters that a preview keeps, and bytes up to which a comment is left whole."""
DOTS: Final = "..."
_PUNCTUATION: Final = ".,:;?!\u2026"
_LATIN_BOUNDARIES: Final = (
    (0x00, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xA9), (0xAB, 0xB1), (0xB4, 0xB4), (0xB6, 0xB8), (0xBB, 0xBB),
    (0xBF, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7),
)  # fmt: skip
_GENERAL_PUNCTUATION: Final = (0x2000, 0x206F)


class Element(Enum):
    """What a text node stands in, as far as that decides where the dots go."""

    PLAIN = auto()
    """They take the place of the space that ends the node."""
    INLINE = auto()
    """A link, or an emphasis: they go behind it, and a space at its end stays."""
    HEADING = auto()
    """As an inline element; and what stands behind a heading begins a line."""


class Node(NamedTuple):
    """A text node: its characters, breaks and no-break spaces among them, as the site counts them."""

    text: str
    element: Element = Element.PLAIN
    uncounted: str = ""
    """What a dump prints before it: the mark of a list item, or a break that stands for an element alone."""


def is_cut(text: str, limit: int = LIMIT) -> bool:
    """Say whether a site with such a limit prints this text's preview cut off, with dots."""
    return len(text) >= limit and len(text.encode("utf-8", "surrogatepass")) > limit


def truncate(text: str, limit: int = LIMIT) -> str:
    """Give the preview that a site prints for a text of plain paragraphs: itself where it is short enough."""
    first, *others = text.split("\n")
    return trim([Node(first), *(node for line in others for node in (Node("\n"), Node(line)))], limit)


def trim(nodes: Sequence[Node], limit: int = LIMIT) -> str:
    """Give the preview that a site prints for text nodes: all of them where they are short enough."""
    limit = limit if is_cut("".join(node.text for node in nodes), limit) else sys.maxsize
    printed = ""
    for node in nodes:
        printed += node.uncounted
        if len(node.text) >= limit:
            return printed + _end(node, limit)
        printed += node.text
        limit -= len(node.text)
    return printed


def show(preview: str) -> str:
    """Give the lines of a preview as a dump has them: white space folded, blank ones gone."""
    return "\n".join(_fold(preview.split("\n")))


def _fold(lines: Iterable[str]) -> list[str]:
    return [line for part in lines if (line := " ".join(part.split()))]


def _end(node: Node, rest: int) -> str:
    kept = _cut_words(node.text, rest).rstrip(_PUNCTUATION)
    if node.element is Element.PLAIN:
        return _trim_end(kept, node.text) + DOTS
    return kept + ("\n" if node.element is Element.HEADING else "") + DOTS


def _trim_end(kept: str, text: str) -> str:
    """Take plain white space off the end, but not a break at the beginning: the element that makes it stays."""
    trimmed = kept.rstrip(" \t\r\n")
    return trimmed or text[: text.startswith("\n")]


def is_boundary(character: str) -> bool:
    """Say whether a word may be cut off before this character."""
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 -- the end of Latin-1
        return any(first <= code <= last for first, last in _LATIN_BOUNDARIES)
    if code > 0xFFFF:  # noqa: PLR2004 -- the site's table ends with the basic plane: emoji are no boundaries
        return False
    first, last = _GENERAL_PUNCTUATION
    return first <= code <= last or unicodedata.category(character)[0] in "PSZ"


def _cut_words(text: str, rest: int) -> str:
    """Cut a node before the last boundary within ``rest`` characters, or hard where it has none."""
    if len(text) <= rest:
        return text
    stop = next((stop for stop in range(rest, 0, -1) if is_boundary(text[stop])), rest)
    return text[:stop]
