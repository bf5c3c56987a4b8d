"""Text of strangers as HTML that shows it and does nothing else.

Every word of a page passes ``shown`` on its way into the report. What HTML cannot hold, or what would move or hide the
words around it, is made visible: control characters as their pictures, half surrogates and what is no character as
U+FFFD. Where the words of a page stand in a line with ours, they stand in a ``bdi`` element, so that a mark of
right-to-left writing in them turns nothing else.
"""

from __future__ import annotations

import re
from typing import Final

_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F
_STRANGE: Final = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_ADDRESS: Final = re.compile(r"https?://[^\s\0-\x20\x7f-\x9f\ud800-\udfff]+", re.IGNORECASE)


def shown(text: str) -> str:
    """Escape a text for the inside of an element, or of an attribute in quotes."""
    return _STRANGE.sub(_picture, text).translate(_ENTITIES)


def inline(text: str) -> str:
    """Escape a text that stands in a line with other words; of an empty one nothing is left."""
    return f"<bdi>{shown(text)}</bdi>" if text else ""


def address(url: str) -> str:
    """Give a link to an address of the web; anything else stays text, for a link may run what it says."""
    if _ADDRESS.fullmatch(url):
        return f'<a href="{shown(url)}" rel="noreferrer noopener">{inline(url)}</a>'
    return inline(url)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:  # noqa: PLR2004 -- the blank, which follows the control characters
        return chr(_PICTURES + code)
    return "\N{SYMBOL FOR DELETE}" if code == _DELETE else "\N{REPLACEMENT CHARACTER}"
