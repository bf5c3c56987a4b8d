"""The tree of a page: lxml builds it and mends what is broken, tolerant as browsers are, and prints it again, flat.

What lxml prints has an end for each beginning, and no ``<`` or ``>`` but those of tags, so it can be cut at its tags.
To cut one long string, and to look up thousands of tags that recur, is several times faster than to ask each element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

# What no HTML may hold, and releases of libxml2 treat differently.
_CONTROLS: Final = bytes(code for code in range(0x20) if not chr(code).isspace())
_TO_SPACES: Final = bytes.maketrans(b"\t\v\f\r\x1c\x1d\x1e\x1f", b" " * 8)
_ENDS: Final = (b"</html>", b"</HTML>")  # libxml2 reads nothing after them; browsers do
_LAST_LINE: Final = 65_535  # libxml2 does not count further
_TOO_DEEP: Final = "ERR_RESOURCE_LIMIT"
_PIECE: Final = re.compile(b"<([^>]*>[^<]*)")


class Tree(NamedTuple):
    """The tree of a page, cut at its tags."""

    pieces: Sequence[bytes]
    """Each tag less its first sign, and the text behind it: ``p class="x">One ``, ``br/>two``, ``/p>``.

    They are in UTF-8; the text has references for the signs of markup. The number of a piece is its place.
    """
    lines: Callable[[], list[int | None]]
    """The line of the page on which each element begins, in their order; None beyond those that are counted."""
    is_cut: bool
    """Whether the elements were nested so deep that the parser gave up."""


def build_tree(html: bytes) -> Tree:
    """Build the tree of a page in UTF-8. Opens no file and no address; comments and instructions are left out."""
    from lxml.etree import HTMLParser, fromstring, tostring  # noqa: PLC0415 -- only saved pages need it; slow to import

    data = html.translate(_TO_SPACES, _CONTROLS)
    for end in _ENDS:
        data = b"".join(data.rsplit(end))  # Python searches from the right several times as fast as from the left
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    root = cast("_Element | None", fromstring(data, parser))  # None where there is neither element nor text
    printed = b"" if root is None else tostring(root, encoding="utf-8", with_tail=False)
    # Broken tags leave names with the sign of a beginning in them.
    _, *pieces = printed.split(b"<")
    if len(pieces) != printed.count(b">"):
        pieces = _PIECE.findall(printed)
    is_cut = any(entry.type_name == _TOO_DEEP for entry in parser.error_log)
    return Tree(pieces, _lines_of(root), is_cut)


def _lines_of(root: _Element | None) -> Callable[[], list[int | None]]:
    """Give what counts lines; whoever keeps it keeps the tree."""

    def lines() -> list[int | None]:
        counted = (element.sourceline for element in (() if root is None else root.iter("*")))
        return [line if line is not None and line < _LAST_LINE else None for line in counted]

    return lines
