"""Token kinds and spans: which kind of thing stands where on a page.

Tokens are the waist of the library. Readers make them, everything later reads them, and they stay on the result,
so that each field can be traced to the characters it came from.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from attrs import frozen


class TokenKind(StrEnum):
    """What a stretch of a page was taken for."""

    TITLE = "title"
    STAGE = "stage"
    STATUS = "status"
    RESPONSES = "responses"
    SECTION = "section"
    DISCUSSION_TITLE = "discussion-title"
    DISCUSSION_STATUS = "discussion-status"
    INTRO = "intro"
    QUESTION = "question"
    RUN_DATES = "run-dates"
    IDEA_TITLE = "idea-title"
    IDEA_TEXT = "idea-text"
    SUGGESTED_BY = "suggested-by"
    TIMELINE = "timeline"
    TIMELINE_STATE = "timeline-state"
    LISTING = "listing"
    COMMENT_COUNT = "comment-count"
    CHROME = "chrome"
    PIN = "pin"
    AVATAR = "avatar"
    AUTHOR = "author"
    ROLE = "role"
    AGE = "age"
    VOTES = "votes"
    REPLY_TO = "reply-to"
    TOGGLE = "toggle"
    BODY = "body"
    PREVIEW = "preview"
    UNKNOWN = "unknown"


@frozen
class Token:
    """A stretch of a text dump, with what it was taken for.

    The tokens of a page touch and cover it: each reaches to the start of the next one, so white space belongs to the
    token before it.
    """

    kind: TokenKind
    start: int
    """Offset of the first character, counted in the string exactly as it was passed."""
    stop: int
    """Offset after the last character."""
    post: int | None = None
    """Index in ``Consultation.posts()`` of the post it belongs to, if it belongs to one."""


class Mark(NamedTuple):
    """A stretch of a page between the reader and the result: a token without its post, before anything is proved."""

    kind: TokenKind
    start: int
    stop: int
    """Offset after the last character that is not white space."""
    glued: bool = False
    """Whether it follows the mark before it on the same line, so that both may be one piece of text after all."""
