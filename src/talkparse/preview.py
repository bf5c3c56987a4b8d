"""The site's rule for previews: how it cuts a long comment, and the proof that one text is the preview of another.

The site prints the first 240 characters of a comment, cut at the end of a word, and three dots. The rule was measured
on a real page, where it reproduces every preview; ``docs/site-rules.md`` states it in full.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

LIMIT: Final = 240
DOTS: Final = "..."
STRIPPED: Final = ".,:;?!…"  # punctuation that the site removes before its dots

_LONGEST_WORD: Final = 300
"""A proof looks so many characters beyond the limit: the cut falls within that, and the word after it may be long."""


class Proof(IntEnum):
    """How well a preview is proved, best last."""

    PREFIX = 1
    """A prefix that ends where the site may have cut before an extractor folded white space."""
    EQUAL = 2
    """The same text, short enough that the site does not cut it."""
    EXACT = 3
    """Exactly what the site's rule makes of the full text."""


def truncate(text: str, limit: int = LIMIT) -> str:
    """Cut a text as the site does; a text of at most 240 bytes, or less than 240 characters, comes back whole."""
    if len(text) < limit or len(text.encode("utf-8", "surrogatepass")) <= limit:
        return text
    # The line in which the limit is reached; a line break counts one, with the line that it begins.
    start = max(text.rfind("\n", 0, limit), 0)
    stop = text.find("\n", limit)
    return _cut_line(text, start, stop if stop >= 0 else len(text), limit)


def _cut_line(text: str, start: int, stop: int, limit: int) -> str:
    """Cut inside text[start:stop], the line in which the limit is reached."""
    cut = limit
    while cut > start and cut < stop and not _is_boundary(text[cut]):
        cut -= 1
    if cut == start:  # no word ends within the limit
        cut = limit
    return text[:cut].rstrip(STRIPPED).rstrip() + DOTS


def _is_boundary(character: str) -> bool:
    """Tell whether a word may end before this character: anything but letters, digits and their marks."""
    return unicodedata.category(character)[0] not in "LNM"


def prove(preview: Sequence[str], full: Sequence[str], limit: int = LIMIT) -> Proof | None:
    """Prove that the first lines are the preview of the others, or give None.

    Takes time bounded by the limit, whatever the length of the full text.
    """
    text = "\n".join(preview)
    if len(text) > limit + len(DOTS) or not text:
        return None
    if len(preview) == len(full) and len(text) <= limit and list(preview) == list(full):
        return Proof.EQUAL
    if not text.endswith(DOTS):
        return None
    beginning = _beginning(full, limit + _LONGEST_WORD)
    kept = text.removesuffix(DOTS)
    if not kept or not beginning.startswith(kept):
        return None
    if truncate(beginning, limit) == text:
        return Proof.EXACT
    return Proof.PREFIX if _may_be_cut_at(beginning, len(kept), limit) else None


def _beginning(lines: Sequence[str], reach: int) -> str:
    """Join as many lines as a proof looks at."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > reach:
            return "\n".join((*lines[:number], line[:reach]))
    return "\n".join(lines)


def _may_be_cut_at(text: str, cut: int, limit: int) -> bool:
    """Tell whether the site can have cut the text here before extractors folded runs of white space to one space.

    Each space of the preview may have stood for two. So the next word may seem to fit by that many characters,
    and by no more.
    """
    limit -= text.count(" ", 0, cut)
    if cut == len(text):
        return cut >= limit
    if not _is_boundary(text[cut]):
        line = text[text.rfind("\n", 0, cut) + 1 : cut]
        return cut >= limit and not any(map(_is_boundary, line[1:]))  # a word may not end before its first character
    after = cut
    while after < len(text) and _is_boundary(text[after]):
        after += 1
    while after < len(text) and not _is_boundary(text[after]):
        after += 1
    return after >= limit


def looks_cut(lines: Sequence[str], limit: int = LIMIT) -> bool:
    """Tell whether lines look like a preview that the site cut: three dots after about as much text as it keeps."""
    text = "\n".join(lines)
    kept = len(text) - len(DOTS)
    return text.endswith(DOTS) and limit - text.count(" ") <= kept <= limit
