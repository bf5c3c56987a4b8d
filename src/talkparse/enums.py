"""The closed sets of values that the types users hold speak in; each is equal to its string."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a page shows."""

    DISCUSSION = "discussion"
    IDEA = "idea"
    LISTING = "listing"
    SURVEY = "survey"
    UPDATE = "update"
    BACKGROUND = "background"
    POST = "post"


class Layout(StrEnum):
    """What a page looks like, which tells what printed it; the documentation says by what each is known."""

    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T3_W = "T3w"
    T4 = "T4"
    T4_MARKDOWN = "T4-markdown"
    R0 = "R0"
    R0_W = "R0-w"
    R0_D = "R0-d"
    R1 = "R1"
    P = "P"
    INSCRIPTIS = "inscriptis"
    HTML2TEXT = "html2text"
    MARKDOWNIFY = "markdownify"
    HTML_TEXT = "html_text"
    TEXT_CONTENT = "text_content"
    GET_TEXT = "get_text"
    HTML = "html"
    """A saved page, which nobody flattened."""


class AuthorStatus(StrEnum):
    """How the author of a post is named on the page."""

    NAMED = "named"
    ABBREVIATED = "abbreviated"
    """Longer than 20 characters, so the site printed 14 of them and an ellipsis: a prefix, not an identity."""
    DELETED = "deleted"
    """The account is gone. Its literal name is one for all such members, so ``author`` is None."""
    ABSENT = "absent"
    """The layout prints no names."""


class Cut(StrEnum):
    """Why the text of a post is not whole."""

    SITE_LIMIT = "site-limit"
    """The text has exactly 2,000 characters, a line break counting one: where the site cuts a comment off."""
    PREVIEW_ONLY = "preview-only"
    """The dump holds the truncated preview and not the full text; ``text`` is the preview as printed."""
    END_OF_DUMP = "end-of-dump"
    """The dump ends inside the post."""


class Certainty(StrEnum):
    """How sure it is that a post is a reply."""

    CERTAIN = "certain"
    LIKELY = "likely"


class CapturedBy(StrEnum):
    """Who says when the page was captured."""

    GIVEN = "given"
    """The caller, by ``as_of``."""
    RECORD = "record"
    """The record of the archive that held the page."""
    INFERRED = "inferred"
    """The page itself, by its dates and ages."""


class EvidenceKind(StrEnum):
    """What shows that a post is a reply."""

    STRUCTURE = "structure"
    IN_REPLY_TO = "in-reply-to"
    CHRONOLOGY = "chronology"
    RETURNS = "returns"
    BETWEEN = "between"
    OFFICIAL = "official"
    ADDRESS = "address"
    ASSENT = "assent"
    ECHO = "echo"
    PAGE_SIZE = "page-size"
