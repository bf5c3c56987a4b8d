"""The head of a page: title, status, responses, section, introduction, and what else stands before the comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from talkparse.enums import Kind
from talkparse.readers.dump.layouts import Filter, Row
from talkparse.readers.dump.lines import Dump, Line, first_index
from talkparse.readers.dump.votes import read_votes
from talkparse.readers.head.boxes import is_call, read_boxes, read_call
from talkparse.readers.head.cut import ends_dump, is_cut
from talkparse.readers.head.intro import read_intro
from talkparse.readers.head.listing import read_listing
from talkparse.readers.head.title import mark_all, read_title
from talkparse.readers.kind import find_section
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary

_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\(\S*\)")  # as an extractor prints one among plain text


def read_head(dump: Dump, lines: Sequence[Line], kind: Kind, row: Row, url: str | None) -> list[Mark]:
    """Read everything before the comments of a page of a layout; its address may spell its title."""
    pictures = [line for line in lines if _PICTURE.fullmatch(line.text)]
    if pictures:
        marks = read_head(dump, [line for line in lines if not _PICTURE.fullmatch(line.text)], kind, row, url)
        return sorted([*marks, *mark_all(TokenKind.CHROME, pictures)], key=lambda mark: mark.start)
    call = first_index(lines, lambda label: is_call(label, dump.words))
    if call is None and lines and ends_dump(dump, lines[-1]) and is_cut(lines[-1].label, dump.words):
        marks = read_head(dump, lines[:-1], kind, row, url)
        return [*marks, *mark_all(TokenKind.CHROME, lines[-1:])]
    if call is None:
        call = first_index(lines, dump.words.patterns.comment_count.fullmatch)
    call = len(lines) if call is None else call
    head = lines[:call]
    marks, place = read_title(dump, head, kind, url)
    section, place = _read_section(dump, head, place, kind, row)
    marks += section
    if kind is Kind.LISTING:
        flow, boxed = read_listing(head[place:], dump.words), len(head)
    else:
        boxed = _find_boxes(head, place, dump.words)
        flow = read_intro(dump, head[place:boxed], kind)
    return [*marks, *flow, *read_boxes(dump, head[boxed:]), *read_call(dump, lines[call:])]


def _find_boxes(lines: Sequence[Line], place: int, words: Vocabulary) -> int:
    """Find where the boxes begin: at the first of their headings after the run dates, for intros hold such lines."""
    dated = [
        index
        for index in range(place, len(lines))
        if words.patterns.run.fullmatch(lines[index].label) or words.patterns.suggested_by.fullmatch(lines[index].label)
    ]
    run = dated[-1] if dated else place
    box = first_index(lines[run:], words.boxes.headings.__contains__)
    return len(lines) if box is None else run + box


def _read_section(dump: Dump, lines: Sequence[Line], place: int, kind: Kind, row: Row) -> tuple[list[Mark], int]:
    """Read the section, the title of the discussion or idea, and the by-line with the votes that follow it."""
    header = dump.words.header
    by_line = first_index(lines[place:], lambda label: label.startswith((header.by_line_image, header.by_line)))
    title_ends = len(lines) if by_line is None else place + by_line
    section = find_section(lines[:title_ends], place, dump.words)
    marks: list[Mark] = []
    if section is not None:
        marks += mark_all(TokenKind.CHROME, lines[place:section])
        marks += mark_all(TokenKind.SECTION, lines[section : section + 1])
        place = section + 1
    if kind is Kind.IDEA:
        titled, place = _read_idea_title(
            lines, place, title_ends if by_line is not None else place, dump.words, section=section
        )
        return marks + titled, place
    if by_line is None:
        # A filter took the words that recur on all pages, and left the title of the discussion.
        bare = row.filtered is Filter.RECURRING and _has_responses(lines, dump.words)
        if place < len(lines) and (bare or lines[place].label.startswith(header.discussion_prefix)):
            return marks + mark_all(TokenKind.DISCUSSION_TITLE, lines[place : place + 1]), place + 1
        return marks, place
    marks += _read_discussion_title(lines, place, title_ends, dump.words)
    place = title_ends
    while place < len(lines) and lines[place].label.startswith((header.by_line_image, header.by_line)):
        marks += mark_all(TokenKind.CHROME, lines[place : place + 1])
        place += 1
    votes, place = read_votes(dump, lines, place)
    return marks + votes, place


def _read_idea_title(
    lines: Sequence[Line], place: int, by_line: int, words: Vocabulary, *, section: int | None
) -> tuple[list[Mark], int]:
    """Read the title of an idea; its by-line stands after its text, and is read with that."""
    marks: list[Mark] = []
    if section is None and by_line - place > 1 and _has_responses(lines, words):
        marks += mark_all(TokenKind.CHROME, lines[place : place + 1])  # the text of a picture
        place += 1
    doubled = section is not None and place < len(lines) and lines[place].blank > 1
    if doubled and not _has_status(lines, words):
        return marks, place  # a filter took a title of one word, and left its gap
    return marks + mark_all(TokenKind.IDEA_TITLE, lines[place : place + 1]), place + 1


def _read_discussion_title(lines: Sequence[Line], place: int, title_ends: int, words: Vocabulary) -> list[Mark]:
    """Read what stands between the section and the by-line: the text of a picture, and the discussion's title."""
    between = lines[place:title_ends]
    if not between:
        return []
    if place == 0:
        return mark_all(TokenKind.UNKNOWN, between)  # a menu, and the title somewhere in it
    if not _has_responses(lines, words):
        return mark_all(TokenKind.INTRO, between)  # the question under the title of a discussion that stands alone
    # A filter that took one-word lines took the status too, and left a double gap in place of the title; or the page's
    # own title is the discussion's.
    filtered = lines[title_ends].blank > 1 and lines[title_ends].label.startswith(words.header.by_line_image)
    gone = (filtered and not _has_status(lines, words)) or _is_prefixed(lines[: place + 1], between[-1], words)
    named = [] if gone else between[-1:]
    return [
        *mark_all(TokenKind.CHROME, between[: len(between) - len(named)]),
        *mark_all(TokenKind.DISCUSSION_TITLE, named),
    ]


def _is_prefixed(above: Sequence[Line], last: Line, words: Vocabulary) -> bool:
    """Tell whether the page's own title names the discussion, so that a picture's text stands before the by-line."""
    prefix = words.header.discussion_prefix
    return any(line.label.startswith(prefix) for line in above) and not last.label.startswith(prefix)


def _has_status(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a status of one word stands: then no filter took such lines."""
    short = {status for status in words.header.statuses if " " not in status}
    return first_index(lines, short.__contains__) is not None


def _has_responses(lines: Sequence[Line], words: Vocabulary) -> bool:
    return first_index(lines, words.patterns.responses.fullmatch) is not None
