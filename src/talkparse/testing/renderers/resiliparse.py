"""The resiliparse family: R0, its two derivatives, R1, and P."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from talkparse.testing.page import Mark
from talkparse.testing.renderers.flow import Part, Piece, Style, print_flow

if TYPE_CHECKING:
    from talkparse.testing.page import Page

_TIGHT: Final = frozenset({
    (Part.BY_IMAGE, Part.BY_LINE), (Part.BY_LINE, Part.TALLY), (Part.TALLY, Part.TALLY), (Part.ITEM, Part.ITEM),
    (Part.LOG_IN, Part.COUNT), (Part.PIN, Part.AVATAR), (Part.AVATAR, Part.VOTE), (Part.ROLE_AGE, Part.VOTE),
    (Part.VOTE, Part.VOTE), (Part.VOTE, Part.REPORT),
})  # fmt: skip
"""What follows on the next line; all else follows after a blank one, and the call to action after two."""
_NEVER: Final = frozenset({
    Part.WINDOW_TITLE, Part.NAVIGATION, Part.BOX_HEADING, Part.BOX_TEXT, Part.BOX_LINK, Part.EVENT, Part.STATE,
    Part.PAGER_HEADING, Part.PAGER_ITEM,
})  # fmt: skip
"""What no dump of this family was seen to hold."""
_NAMES: Final = frozenset({Part.NAME, Part.ROLE_AGE})
_REPEATED: Final = frozenset({
    Part.ICON, Part.STAGE, Part.SUMMARY, Part.STATUS, Part.HERO, Part.SECTION, Part.BY_IMAGE, Part.BY_LINE, Part.TALLY,
    Part.DISCUSSION_STATUS, Part.CALL_HEADING, Part.CALL_SENTENCE, Part.JOIN, Part.CALL_QUESTION, Part.LOG_IN,
    Part.PIN, Part.AVATAR, Part.VOTE, Part.REPORT, Part.SHOW_FULL, Part.SHOW_LESS, Part.EMPTY,
})  # fmt: skip
"""What R0-d lost, because it stands on many pages."""
_PROSE: Final = frozenset({Part.INTRO_HEADING, Part.PARAGRAPH, Part.BODY, Part.PREVIEW, Part.FULL})


def render_r0(page: Page) -> str:
    """Print R0, with the votes that the posts have."""
    return print_flow(page, _R0)


def render_r0_without_votes(page: Page) -> str:
    """Print R0 of a page whose votes are not shown."""
    return print_flow(page, _R0_NO_VOTES)


def render_r0_w(page: Page) -> str:
    """Print R0 without any line of a single word, whoever wrote it."""
    return "\n".join(line for line in render_r0(page).split("\n") if len(line.split()) != 1)


def render_r0_d(page: Page) -> str:
    """Print R0 without the lines that other pages repeat."""
    return print_flow(page, _R0_D)


def render_r1(page: Page) -> str:
    """Print R1: R0 with names, roles and ages."""
    return print_flow(page, _R1)


def render_p(page: Page) -> str:
    """Print P: nothing but the paragraphs, a line each."""
    return print_flow(page, _P)


def _dress(piece: Piece) -> str:
    if piece.part in {Part.TALLY, Part.VOTE, Part.ROLE_AGE}:
        return " ".join(piece.texts)
    if piece.part is Part.ITEM:
        mark = f"{piece.number}." if piece.mark is Mark.NUMBER else "\u2022"
        return f"  {mark} {piece.texts[0]}"
    return "\n".join(piece.texts)


def _gap(before: Part, after: Part) -> int:
    if (before, after) in _TIGHT:
        return 1
    return 3 if after is Part.CALL_HEADING else 2


def _listed(text: str, depth: int, first: bool) -> str:  # noqa: FBT001 -- as Style calls it
    column = 4 + 2 * depth
    text = "\n".join(" " * column + line for line in text.split("\n"))
    return f"{' ' * (column - 2)}\u2022 {text[column:]}" if first else text


_R0: Final = Style(drops=_NEVER | _NAMES, dress=_dress, gap=_gap, listed=_listed)
_R0_NO_VOTES: Final = Style(
    drops=_NEVER | _NAMES | {Part.TALLY, Part.VOTE, Part.REPORT}, dress=_dress, gap=_gap, listed=_listed
)
_R0_D: Final = Style(drops=_NEVER | _NAMES | _REPEATED, dress=_dress, gap=_gap)
_R1: Final = Style(drops=_NEVER, dress=_dress, gap=_gap, listed=_listed)
_P: Final = Style(drops=frozenset(Part) - _PROSE, dress=_dress, gap=lambda _before, _after: 1)
