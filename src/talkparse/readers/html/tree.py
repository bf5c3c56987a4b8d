"""The tree of a page: lxml builds it, and mends what is broken, tolerant as browsers are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

# What no HTML may hold, and releases of libxml2 treat differently. Without NULs, they are free for marks.
_CONTROLS: Final = bytes(code for code in range(0x20) if not chr(code).isspace())
_TO_SPACES: Final = bytes.maketrans(b"\t\v\f\r\x1c\x1d\x1e\x1f", b" " * 8)
_ENDS: Final = (b"</html>", b"</HTML>")  # libxml2 reads nothing after them; browsers do
_LAST_LINE: Final = 65_535  # libxml2 does not count further
_TOO_DEEP: Final = "ERR_RESOURCE_LIMIT"


class Tree(NamedTuple):
    """The tree of a page."""

    root: _Element | None
    """None for a page without any element or text."""
    is_cut: bool
    """Whether its elements were nested so deep that the parser gave up."""


def build_tree(html: str) -> Tree:
    """Build the tree of a page. Opens no file and no address; comments and instructions are left out."""
    from lxml.etree import HTMLParser, fromstring  # noqa: PLC0415 -- only saved pages need it, and it is slow to import

    data = html.encode().translate(_TO_SPACES, _CONTROLS)
    for end in _ENDS:
        data = data.replace(end, b"")
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    root = fromstring(data, parser)
    return Tree(root, any(entry.type_name == _TOO_DEEP for entry in parser.error_log))


def line_of(element: _Element) -> int | None:
    """Give the line of a page on which an element begins, counted from 1; None where nobody counted so far."""
    line = element.sourceline
    return line if isinstance(line, int) and line < _LAST_LINE else None
