"""The site's preview rule, forwards: what Drupal's ``smart_trim`` prints before "Show full comment".

The rule is SITE.md 5.1, on a text with a line feed for every break. Three of its edges are decided here:
a break counts as a node of its own (so nothing is stripped before it), the dots are glued to the last word even when
that word ends a line, and beyond Latin-1 the boundary characters are taken from Unicode's categories, for the site's
own table is a frozen copy of them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

LIMIT: Final = 240
"""Characters that a preview keeps, and bytes up to which a comment is left whole."""
DOTS: Final = "..."
_PUNCTUATION: Final = ".,:;?!\u2026"
_LATIN_BOUNDARIES: Final = (
    (0x00, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xA9), (0xAB, 0xB1), (0xB4, 0xB4), (0xB6, 0xB8), (0xBB, 0xBB),
    (0xBF, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7),
)  # fmt: skip
_GENERAL_PUNCTUATION: Final = (0x2000, 0x206F)


def is_cut(text: str) -> bool:
    """Say whether the site prints this text's preview cut off, with dots."""
    return len(text) >= LIMIT and len(text.encode("utf-8", "surrogatepass")) > LIMIT


def truncate(text: str) -> str:
    """Give the preview that the site prints for a text: the text itself where it is short enough."""
    if not is_cut(text):
        return text
    start = text.rfind("\n", 0, LIMIT) + 1
    if start == LIMIT:  # the break itself reaches the limit, and nothing before it is touched
        return text[: LIMIT - 1] + DOTS
    line = text[start:].partition("\n")[0]
    kept = _cut_line(line, LIMIT - start).rstrip(_PUNCTUATION)
    return (text[:start] + kept).rstrip(" \n") + DOTS


def is_boundary(character: str) -> bool:
    """Say whether a word may be cut off before this character."""
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 -- the end of Latin-1
        return any(first <= code <= last for first, last in _LATIN_BOUNDARIES)
    if code > 0xFFFF:  # noqa: PLR2004 -- the site's table ends with the basic plane: emoji are no boundaries
        return False
    first, last = _GENERAL_PUNCTUATION
    return first <= code <= last or unicodedata.category(character)[0] in "PSZ"


def _cut_line(line: str, rest: int) -> str:
    """Cut a line before the last boundary within ``rest`` characters, or hard where it has none."""
    if len(line) <= rest:
        return line
    stop = next((stop for stop in range(rest, 0, -1) if is_boundary(line[stop])), rest)
    return line[:stop]
