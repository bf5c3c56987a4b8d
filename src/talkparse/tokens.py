"""Token kinds and spans: which kind of thing stands where on a page.

Tokens are the waist of the library. Readers make them, everything later reads them, and they stay on the result,
so that each field can be traced to the characters it came from.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from attrs import frozen

ZERO_WIDTH: Final = "\u200b\u2060\ufeff"
"""Characters without width: no part of a name or a title, nor of a word of the site."""


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


class Word(NamedTuple):
    """A word of the site, by its key in the vocabulary."""

    key: str
    """Empty, where the text is none of the site's words but stands where one may stand."""
    value: str
    """What goes with it, or is filled into it: a name, a title, the role as printed."""


class Vote(NamedTuple):
    """A count of votes."""

    kind: str
    """The key of its word: ``up``, ``care`` or ``down``."""
    number: int


class ReplyTo(NamedTuple):
    """What a post is said to answer."""

    subject: str
    """The beginning of the text of the post that it answers."""
    name: str
    """The author of that post."""


class PrintedAge(NamedTuple):
    """An age as the page prints it."""

    text: str
    """With "ago"."""
    parts: tuple[tuple[int, str], ...]
    """Amounts and units, the largest first: two of "1 year 2 months ago"."""
    formatters: frozenset[str] = frozenset()
    """The keys of the formatters that alone print one of its spellings: ``interval`` or ``diff``."""
    clock: tuple[int, int] | None = None
    """Hour and minute of the time of day that some old pages print behind it."""


Fact = Word | Vote | ReplyTo | PrintedAge
"""What the site's words in a stretch say."""


class Mark(NamedTuple):
    """A stretch of a page between the reader and the result: a token without its post, before anything is proved."""

    kind: TokenKind
    start: int
    stop: int
    """Offset after the last character that is not white space."""
    text: str = ""
    """The stretch as the page had it: white space folded, marks of Markdown taken off."""
    glued: bool = False
    """Whether it follows the mark before it on the same line, so that both may be one piece of text after all."""
    opens: bool | None = None
    """Of the button of a preview: whether it opens the full text; else it closes it. None for all other kinds."""
    gap: str = ""
    """Of a glued mark: what stands between it and the mark before, white space folded."""
    fact: Fact | None = None
    """What the site's words in it say; None where the text is all there is."""
    column: int | None = None
    """In which column of its line it begins, where the layout indents a post within the one that it answers."""


make: Final = tuple.__new__
"""Makes a named tuple of the values of all its fields in half the time that its own constructor takes.

For what a page has hundreds of.
"""


class Piece(NamedTuple):
    """A line of a post."""

    start: int
    stop: int
    text: str


@frozen(kw_only=True)
class Markup:
    """One post's place in its thread and its instants, as the markup spells them; what it does not tell is None."""

    id: str | None = None
    """The site's number of the comment, digits only."""
    created: datetime | None = None
    """The instant at which it was written (RDFa), aware."""
    changed: datetime | None = None
    """The instant of its last change, which is not before that at which it was written; aware."""
    depth: int | None = None
    """How deep it is nested: 0 for what answers the consultation itself, as far as the page shows."""
    nests: bool = False
    """Whether it is markup that nests replies: on a page of it where nothing is nested, nothing is a reply."""
    parent_id: str | None = None
    """The ``id`` of the post that it says it answers."""
    reply_to: ReplyTo | None = None
    """The post that it says it answers, where only the words are left."""
