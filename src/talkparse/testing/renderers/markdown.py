"""Extractors that print Markdown: html2text without wrapping of lines (``body_width=0``), and markdownify."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from talkparse.testing.page import Mark
from talkparse.testing.renderers.flow import Part, Piece, Style, print_flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from talkparse.testing.page import Page

_HEADINGS: Final = {
    Part.TITLE: 1, Part.SUBTITLE: 2, Part.INTRO_HEADING: 3, Part.BOX_HEADING: 3, Part.EVENT: 4, Part.CALL_HEADING: 3,
    Part.NAME: 3, Part.PAGER_HEADING: 4,
}  # fmt: skip
_IMAGES: Final = {
    Part.ICON: "icon.svg", Part.HERO: "hero.jpg", Part.BY_IMAGE: "user.png", Part.AVATAR: "avatar.png",
}  # fmt: skip
_LINKS: Final = {
    Part.NAVIGATION: "#main-content", Part.BOX_LINK: "/talk-london/about", Part.JOIN: "/talk-london/user/register",
    Part.LOG_IN: "/talk-london/user/login", Part.SHOW_FULL: "#", Part.SHOW_LESS: "#", Part.PAGER_ITEM: "?page=0",
}  # fmt: skip
_LISTED: Final = frozenset({Part.ITEM, Part.PAGER_ITEM})
_IN_LINE: Final = frozenset({Part.TALLY, Part.VOTE, Part.ROLE_AGE, Part.PAGER_ITEM})
_LOOKS_LISTED: Final = re.compile(r"^(\d+(?=\.\s)|(?=[-+]\s|--))")
"""After what html2text sets a backslash: before the mark of what would become a list or a rule."""
_SPECIAL: Final = re.compile(r"[*_]")
"""What markdownify escapes wherever it stands."""


def render_html2text(page: Page) -> str:
    """Print what html2text makes of a page, its links kept."""
    return print_flow(page, _HTML2TEXT) + "\n\n"


def render_markdownify(page: Page) -> str:
    """Print what markdownify makes of a page."""
    return print_flow(page, _MARKDOWNIFY)


def _html2text(piece: Piece) -> str:
    escape = _escape_list_marks
    bullet = f"{piece.number}. " if piece.mark is Mark.NUMBER else "* "
    # Targets within the page are no links to html2text.
    target = None if _LINKS.get(piece.part, "#").startswith("#") else _LINKS[piece.part]
    level = _HEADINGS.get(piece.part)
    text = _body(piece, escape, target)
    if level:
        return f"{'#' * level} {text}"
    return f"  {bullet}{text}" if piece.part in _LISTED else text


def _markdownify(piece: Piece) -> str:
    bullet = f"{piece.number}. " if piece.mark is Mark.NUMBER else "* "
    level = _HEADINGS.get(piece.part)
    text = _body(piece, lambda line: _SPECIAL.sub(r"\\\g<0>", line), _LINKS.get(piece.part))
    if level and level <= len(_UNDERLINES):
        return f"{text}\n{_UNDERLINES[level - 1] * len(text)}"
    if level:
        return f"{'#' * level} {text}"
    return bullet + text if piece.part in _LISTED else text


_UNDERLINES: Final = "=-"
"""markdownify underlines the headings of the first two levels."""


def _body(piece: Piece, escape: Callable[[str], str], target: str | None) -> str:
    text = (" " if piece.part in _IN_LINE else "  \n").join(escape(line) for line in piece.texts)
    if piece.part in _IMAGES:
        return f"![{piece.texts[0]}](/talk-london/sites/default/files/{_IMAGES[piece.part]})"
    return f"[{text}]({target})" if target else text


def _escape_list_marks(line: str) -> str:
    return _LOOKS_LISTED.sub(r"\g<1>\\", line)


def _gap(before: Part, after: Part) -> int:
    return 1 if before is after and before in _LISTED else 2


def _listed_flush(text: str, depth: int, first: bool) -> str:  # noqa: FBT001 -- as Style calls it
    return f"{' ' * (2 + 2 * depth)}* {text}" if first else text


def _listed(text: str, depth: int, first: bool) -> str:  # noqa: FBT001 -- as Style calls it
    column = 2 * (depth + 1)
    text = "\n".join(" " * column + line for line in text.split("\n"))
    return f"{' ' * (column - 2)}{_LEVELS[depth % len(_LEVELS)]} {text[column:]}" if first else text


_LEVELS: Final = "*+-"
"""What markdownify prints before items, by how deep their list stands in others."""
_DROPS: Final = frozenset({Part.EMPTY})
_HTML2TEXT: Final = Style(drops=_DROPS | {Part.WINDOW_TITLE}, dress=_html2text, gap=_gap, listed=_listed_flush)
_MARKDOWNIFY: Final = Style(drops=_DROPS, dress=_markdownify, gap=_gap, listed=_listed)
