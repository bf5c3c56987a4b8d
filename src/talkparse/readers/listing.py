"""Lists of ideas, discussions or updates: an introduction, and items that are other pages' titles and teasers."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.readers.lines import Line, first_index
from talkparse.readers.patterns import patterns
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import site


def is_listing(lines: Sequence[Line]) -> bool:
    """Tell whether a page is such a list: its items have a last activity, and no comment stands before one."""
    active = first_index(lines, patterns().last_activity.fullmatch)
    comments = first_index(lines, lambda label: label.startswith(site().comment.avatar))
    if active is None or comments is not None:
        return False
    return not any(patterns().known_header.match(line.label) for line in lines[:active])


def _is_item(label: str) -> bool:
    return (
        label in site().listing.item_links
        or patterns().item_comments.fullmatch(label) is not None
        or patterns().last_activity.fullmatch(label) is not None
        or patterns().ideas_generated.fullmatch(label) is not None
    )


def read_listing(lines: Sequence[Line]) -> list[Mark]:
    """Read a list of ideas, discussions or updates: its introduction, and its items as one kind of thing."""
    header = site().header
    items = first_index(lines, _is_item)
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        if line.label in header.sections and index <= 1:
            kind = TokenKind.SECTION
        elif items is not None and index >= items:
            kind = TokenKind.LISTING
        elif line.label in header.discussion_statuses:
            kind = TokenKind.DISCUSSION_STATUS
        elif patterns().run.fullmatch(line.label):
            kind = TokenKind.RUN_DATES
        else:
            kind = TokenKind.INTRO
        marks.append(Mark(kind, line.start, line.stop))
    return marks
