"""Extractors that print the whole page as plain text: inscriptis, html_text, BeautifulSoup, and a browser's copy.

Their spacing is what current releases print of the markup that ``tests/dumps`` guesses, and was checked against them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from talkparse.testing.renderers.flow import Part, Piece, Style, print_flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from talkparse.testing.page import Page

_IMAGES: Final = frozenset({Part.ICON, Part.HERO, Part.BY_IMAGE, Part.AVATAR})
"""Alternative texts, which none of them prints."""
_EMPTY: Final = frozenset({Part.EMPTY})
_PARAGRAPHS: Final = frozenset({
    Part.SUMMARY, Part.PARAGRAPH, Part.BOX_TEXT, Part.CALL_SENTENCE, Part.CALL_QUESTION, Part.BODY, Part.PREVIEW,
    Part.FULL,
})  # fmt: skip
_BLOCKS: Final = _PARAGRAPHS | {
    Part.WINDOW_TITLE, Part.NAVIGATION, Part.TITLE, Part.SUBTITLE, Part.INTRO_HEADING, Part.ITEM, Part.BOX_HEADING,
    Part.EVENT, Part.CALL_HEADING, Part.NAME, Part.PAGER_HEADING, Part.PAGER_ITEM,
}  # fmt: skip
"""Paragraphs, headings and lists."""
_LISTED: Final = frozenset({Part.ITEM, Part.PAGER_ITEM})
_INDENTS: Final[dict[Part, int]] = {
    **dict.fromkeys((Part.STATUS, Part.RESPONSES, Part.TALLY, Part.VOTE), 4),
    **dict.fromkeys((Part.PREVIEW, Part.FULL, Part.SHOW_FULL, Part.SHOW_LESS), 4),
    **dict.fromkeys((Part.TITLE, Part.STAGE, Part.SUMMARY, Part.SECTION, Part.BY_LINE, Part.SUGGESTED), 2),
    **dict.fromkeys((Part.INTRO_HEADING, Part.PARAGRAPH, Part.ITEM, Part.RUN, Part.DISCUSSION_STATUS), 2),
    **dict.fromkeys((Part.COUNT, Part.PIN, Part.NAME, Part.ROLE_AGE, Part.REPORT, Part.BODY), 2),
}
"""Columns by which inscriptis indents: two per nested ``div``. A reply adds two for each post that it answers."""


def render_inscriptis(page: Page) -> str:
    """Print what inscriptis makes of a page: indented blocks, ``*`` before list items, no images."""
    return print_flow(page, _INSCRIPTIS)


def render_html_text(page: Page) -> str:
    """Print what html_text makes of a page: the window's title first, no list marks, no images."""
    return print_flow(page, _HTML_TEXT)


def render_get_text(page: Page) -> str:
    r"""Print what BeautifulSoup's ``get_text("\n", strip=True)`` gives: each text node on a line."""
    return print_flow(page, _GET_TEXT)


def render_inner_text(page: Page) -> str:
    """Print what a browser copies: what is seen, so of a toggled comment the preview and the toggle that opens it."""
    return print_flow(page, _INNER_TEXT)


def _spaced(blocks: frozenset[Part]) -> Callable[[Part, Part], int]:
    def gap(before: Part, after: Part) -> int:
        listed = before is after and before in _LISTED
        return 2 if not listed and (before in blocks or after in blocks) else 1

    return gap


def _dress(piece: Piece) -> str:
    joint = " " if piece.part in {Part.TALLY, Part.VOTE, Part.ROLE_AGE, Part.PAGER_ITEM} else "\n"
    return joint.join(piece.texts)


def _indent(piece: Piece) -> str:
    indent = " " * (_INDENTS.get(piece.part, 0) + 2 * piece.depth)
    mark = "  * " if piece.part in _LISTED else ""
    return "\n".join(indent + mark + line for line in _dress(piece).split("\n"))


def _listed(text: str, depth: int, first: bool) -> str:  # noqa: FBT001 -- as Style calls it
    extra = 4 * (depth + 1) - 2 * depth  # four for each list, and no indented block around a reply
    text = "\n".join(" " * extra + line for line in text.split("\n"))
    words = text.lstrip()
    return f"{' ' * (len(text) - len(words) - 2)}{_LEVELS[depth % len(_LEVELS)]} {words}" if first else text


_LEVELS: Final = "*+o-"
"""What inscriptis prints before items, by how deep their list stands in others."""
_INSCRIPTIS: Final = Style(
    drops=_IMAGES | _EMPTY | {Part.WINDOW_TITLE}, dress=_indent, gap=_spaced(_BLOCKS), listed=_listed
)
_HTML_TEXT: Final = Style(drops=_IMAGES | _EMPTY, dress=_dress, gap=_spaced(_BLOCKS))
_GET_TEXT: Final = Style(
    drops=_IMAGES | _EMPTY, dress=lambda piece: "\n".join(piece.texts), gap=lambda _before, _after: 1
)
_INNER_TEXT: Final = Style(
    drops=_IMAGES | _EMPTY | {Part.WINDOW_TITLE, Part.FULL, Part.SHOW_LESS}, dress=_dress, gap=_spaced(_PARAGRAPHS)
)
