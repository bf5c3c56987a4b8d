"""Hypothesis strategies for previews: what the site may have printed for a text, by what a dump shows nothing of.

A text does not say where its no-break spaces, its links and headings, its blank paragraphs and real lists were. Each
way to draw them is one that the site's members used, and each preview is what the site's rule makes of it.
"""

from __future__ import annotations

import re
from typing import Final

from hypothesis import strategies as st

from talkparse.testing.truncation import Element, Node, show, trim, truncate

_ITEM: Final = re.compile(r"(?:-|[0-9]{1,3}\.) ")
_SPACES: Final = (" ", "\u00a0", "\u00a0 ")
"""What stands between two words; the last is how some writers join sentences."""
_BLANK: Final = (Node("\u00a0"), Node("\n"))
"""A blank paragraph."""
_END_OF_LINE: Final = Node("")
"""After it the line feed belongs to the next line's node."""
_BREAKS: Final = ((Node("\n"),), (Node("\n"), *_BLANK), (_END_OF_LINE,), (Node("", uncounted="\n"),))
"""What stands between two lines: a paragraph's end, a blank paragraph too, a line's end, one without a line feed."""


@st.composite
def previews(draw: st.DrawFn, text: str) -> str:
    """Draw a preview that the site may print for a text, as the lines of a dump: with dots, or all of the text."""
    if draw(st.booleans()):
        return truncate(text)
    nodes: list[Node] = []
    for number, line in enumerate(text.split("\n")):
        nodes += draw(st.sampled_from(_BREAKS)) if number else []
        begins = "\n" if nodes and nodes[-1] is _END_OF_LINE else ""
        item = None if begins else _ITEM.match(line)
        mark = item[0] if item and draw(st.booleans()) else ""
        nodes += draw(_nodes(begins + line.removeprefix(mark), mark))
    return show(trim([*nodes, *[Node("\n"), *_BLANK] * draw(st.integers(0, 3))]))


@st.composite
def _nodes(draw: st.DrawFn, line: str, mark: str) -> list[Node]:
    """Draw the text nodes of a line: plain ones, with a link or an emphasis among them, or those of a heading."""
    spaced = re.sub(r"(?<=[.!?,]) " if draw(st.booleans()) else " ", draw(st.sampled_from(_SPACES)), line)
    if not mark and draw(st.integers(0, 9)) == 0:
        return [Node(spaced, Element.HEADING)]
    start, stop = sorted((draw(st.integers(0, len(spaced))), draw(st.integers(0, len(spaced)))))
    parts = (Node(spaced[:start]), Node(spaced[start:stop], Element.INLINE), Node(spaced[stop:]))
    return [Node("", uncounted=mark), *(part for part in parts if part.text)]
