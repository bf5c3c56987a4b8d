"""Posts: the parts of a page grouped into one draft per post, by a rule that is total over states and kinds."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from attrs import field, mutable

from talkparse.tokens import Mark, TokenKind


class _State(Enum):
    """Where the grouping stands."""

    OUTSIDE = "outside"
    HEADER = "header"
    BODY = "body"


class _Step(Enum):
    """What becomes of a part."""

    OUTSIDE = "outside"
    """It belongs to no post."""
    OPEN = "open"
    """It opens a new post."""
    FRAME = "frame"
    """It goes on the header of the open post."""


# The order of a header's parts: one that stands earlier than the last begins another header.
_ORDER: Final = {
    kind: place
    for place, kind in enumerate(
        (TokenKind.PIN, TokenKind.AVATAR, TokenKind.AUTHOR, TokenKind.ROLE, TokenKind.AGE, TokenKind.VOTES)
    )
}
_ANYWHERE: Final = frozenset((TokenKind.CHROME, TokenKind.REPLY_TO))  # parts of a header that have no place in it
_BODY: Final = frozenset((TokenKind.BODY, TokenKind.TOGGLE))


@mutable
class Draft:
    """A post before its preview is unfolded. Drafts live inside one call and are shared with nobody."""

    header: list[Mark] = field(factory=list)
    body: list[Mark] = field(factory=list)
    doubtful: Mark | None = None
    """Where another header begins that only the buttons around it show to be text."""


def _step(state: _State, kind: TokenKind, last: TokenKind | None) -> _Step:
    """Give the step for each state and kind that is none of a body; every pair has one, so no page can fail here."""
    if kind not in _ORDER:
        return _Step.FRAME if kind in _ANYWHERE and state is _State.HEADER else _Step.OUTSIDE
    if state is not _State.HEADER or last is None:
        return _Step.OPEN
    if kind is TokenKind.VOTES and last is TokenKind.VOTES:
        return _Step.FRAME
    return _Step.FRAME if _ORDER[kind] > _ORDER[last] else _Step.OPEN


def group(marks: Iterable[Mark]) -> tuple[list[Mark], list[Draft]]:
    """Group the parts of the comments into drafts, in page order; give what belongs to none first."""
    outside: list[Mark] = []
    drafts: list[Draft] = []
    state, last = _State.OUTSIDE, None
    for mark in marks:
        kind = mark.kind
        if kind in _BODY or (kind is TokenKind.REPLY_TO and state is _State.BODY):
            if state is _State.OUTSIDE:
                drafts.append(Draft())  # a post without a header
            drafts[-1].body.append(mark if kind in _BODY else mark._replace(kind=TokenKind.BODY))  # a member typed it
            state = _State.BODY
            continue
        step = _step(state, kind, last)
        if step is _Step.OUTSIDE:
            outside.append(mark)
        elif step is _Step.OPEN:
            drafts.append(Draft(header=[mark]))
            state, last = _State.HEADER, kind
        else:
            drafts[-1].header.append(mark)
            last = kind if kind in _ORDER else last
    return outside, drafts
