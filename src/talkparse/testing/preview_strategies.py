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


@st.composite
def previews(draw: st.DrawFn, text: str) -> str:
    """Draw a preview that the site may print for a text, as the lines of a dump: with dots, or all of the text."""
    if draw(st.booleans()):
        return truncate(text)
    nodes: list[Node] = []
    marks: list[str] = []
    for number, line in enumerate(text.split("\n")):
        item = _ITEM.match(line)
        mark = item[0] if item and draw(st.booleans()) else ""
        marks.append(mark)
        begins = draw(st.sampled_from(("paragraph", "line", "joined line", "blank"))) if number else ""
        if begins in {"paragraph", "blank"}:
            nodes += [Node("\n"), *(_BLANK if begins == "blank" else ())]
        nodes += draw(_nodes(line.removeprefix(mark), "\n" if begins == "line" else ""))
    nodes += [Node("\n"), *_BLANK] * draw(st.integers(0, 3))
    kept = show(trim(nodes)).split("\n")
    return "\n".join([*map("".join, zip(marks, kept, strict=False)), *kept[len(marks) :]])


@st.composite
def _nodes(draw: st.DrawFn, line: str, before: str) -> list[Node]:
    """Draw the text nodes of a line: plain ones, with a link or an emphasis among them, or those of a heading."""
    space = draw(st.sampled_from(_SPACES))
    line = before + re.sub(r"(?<=[.!?,]) " if draw(st.booleans()) else " ", space, line)
    if draw(st.integers(0, 9)) == 0:
        return [Node(line, Element.HEADING)]
    start, stop = sorted((draw(st.integers(0, len(line))), draw(st.integers(0, len(line)))))
    parts = (Node(line[:start]), Node(line[start:stop], Element.INLINE), Node(line[stop:]))
    return [part for part in parts if part.text]
