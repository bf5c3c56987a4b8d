"""Lists of ideas, discussions or updates: an introduction, and items that are other pages' titles and teasers."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.readers.dump.lines import Line, first_index
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


def is_listing(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether lines, of which none is a comment's, are such a list.

    One of them tells of an item's last activity, or of all ideas; or the link of an item stands right under the
    section, or twice, around an item. A link alone is any page's.
    """
    links = [index for index, line in enumerate(lines) if _is_link(line.label, words)]
    if len(links) > 1 or any(lines[index - 1].label in words.header.sections for index in links if index):
        return True
    return any(
        words.patterns.last_activity.fullmatch(line.label) or words.patterns.ideas_generated.fullmatch(line.label)
        for line in lines
    )


def _is_link(label: str, words: Vocabulary) -> bool:
    return label in words.listing.item_links and label not in words.intro.headings


def _is_item(label: str, words: Vocabulary) -> bool:
    return (
        _is_link(label, words)
        or label in words.listing.headings
        or words.patterns.item_comments.fullmatch(label) is not None
        or words.patterns.last_activity.fullmatch(label) is not None
        or words.patterns.ideas_generated.fullmatch(label) is not None
    )


def _is_activity(label: str, words: Vocabulary) -> bool:
    return bool(words.patterns.item_comments.fullmatch(label) or words.patterns.last_activity.fullmatch(label))


def read_listing(lines: Sequence[Line], words: Vocabulary) -> list[Mark]:
    """Read a list of ideas, discussions or updates: its introduction, and its items as one kind of thing."""
    header = words.header
    items = first_index(lines, lambda label: _is_item(label, words))
    if items is not None and items > 0 and _is_activity(lines[items].label, words):
        items -= 1  # the title of the first item
    marks: list[Mark] = []
    for index, line in enumerate(lines):
        if items is not None and index >= items:
            kind = TokenKind.LISTING
        elif line.label in header.discussion_statuses:
            kind = TokenKind.DISCUSSION_STATUS
        elif words.patterns.run.fullmatch(line.label):
            kind = TokenKind.RUN_DATES
        else:
            kind = TokenKind.INTRO
        marks.append(line.mark(kind))
    return marks
