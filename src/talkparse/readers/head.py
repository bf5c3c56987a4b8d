"""The head of a page: title, status, responses, section, introduction, and what else stands before the comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence  # noqa: TC003 -- types of signatures stay resolvable at run time
from functools import cache
from typing import Final

from talkparse.model import Kind
from talkparse.readers.boxes import box_headings, is_call, read_boxes, read_call
from talkparse.readers.lines import Dump, Line
from talkparse.readers.patterns import patterns
from talkparse.readers.votes import read_votes
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import site


_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\(\S*\)")  # as an extractor prints one among plain text


def first_index(lines: Iterable[Line], test: Callable[[str], object]) -> int | None:
    """Find the first line whose label passes a test."""
    return next((index for index, line in enumerate(lines) if test(line.label)), None)


def read_head(dump: Dump, lines: Sequence[Line], kind: Kind, *, stripped: bool) -> list[Mark]:
    """Read everything before the comments.

    ``stripped`` says that a filter took the words that recur on all pages; the title of the discussion still stands.
    """
    pictures = [line for line in lines if _PICTURE.fullmatch(line.text)]
    if pictures:
        marks = read_head(dump, [line for line in lines if not _PICTURE.fullmatch(line.text)], kind, stripped=stripped)
        return sorted([*marks, *_mark(TokenKind.CHROME, pictures)], key=lambda mark: mark.start)
    call = first_index(lines, is_call)
    if call is None:
        call = first_index(lines, patterns().comment_count.fullmatch)
    call = len(lines) if call is None else call
    head = lines[:call]
    marks, place = _read_title(dump, head)
    if kind is Kind.LISTING:
        flow, boxed = _read_listing(dump, head[place:]), len(head)
    else:
        section, place = _read_section(dump, head, place, kind, stripped=stripped)
        marks += section
        box = first_index(head[place:], box_headings().__contains__)
        boxed = len(head) if box is None else place + box
        flow = _read_flow(dump, head[place:boxed], kind)
    return [*marks, *flow, *read_boxes(dump, head[boxed:]), *read_call(dump, lines[call:])]


def _mark(kind: TokenKind, lines: Iterable[Line]) -> list[Mark]:
    return [Mark(kind, line.start, line.stop) for line in lines]


def _read_title(dump: Dump, lines: Sequence[Line]) -> tuple[list[Mark], int]:
    """Read up to the count of responses; what stands before the title is the site's navigation, or a picture's text."""
    responses = first_index(lines, patterns().responses.fullmatch)
    top = lines[:responses] if responses is not None else ()
    status = len(top) - 1 if top and top[-1].label in site().header.statuses else None
    before = top if status is None else top[:status]
    stage = first_index(before, patterns().stage.fullmatch)
    if responses is None:
        title = _first_title(dump, lines)
        if title is not None and title + 1 < len(lines) and patterns().stage.fullmatch(lines[title + 1].label):
            stage = title + 1
    else:
        title = (len(before) if stage is None else stage) - 1
    if title is None or title < 0:
        marks, place = [], 0
    else:
        marks = [*_mark(TokenKind.CHROME, lines[:title]), *_mark(TokenKind.TITLE, lines[title : title + 1])]
        place = title + 1
    if stage is not None:
        marks += _mark(TokenKind.STAGE, lines[stage : stage + 1])
        place = stage + 1
    if responses is None:
        return marks, place
    marks += _mark(TokenKind.STAGE, before[place:])  # the summary that goes with a stage
    if status is not None:
        marks += _mark(TokenKind.STATUS, lines[status : status + 1])
    marks += _mark(TokenKind.RESPONSES, lines[responses : responses + 1])
    return marks, responses + 1


def _first_title(dump: Dump, lines: Sequence[Line]) -> int | None:
    """Find the title of a page without a count of responses; None if it may be any of the lines at its top."""
    heading = next((index for index, line in enumerate(lines) if line.level == 1), None)
    if heading is not None:
        return heading
    # Some extractors print the document's own title first, which holds the page's.
    parts = lines[0].label.split(" | ") if lines else []
    repeated = first_index(lines[1:], lambda label: label == parts[0]) if len(parts) > 1 else None
    if repeated is not None:
        return repeated + 1
    menu = [line.start in dump.items or _unlisted(line.label) in site().navigation.items for line in lines]
    if not any(_unlisted(line.label) in site().navigation.items for line in lines):
        return 0 if lines else None
    # A menu whose items are marked ends where the marks do; any other may go on with the next line.
    listed = any(line.start in dump.items for line in lines[: menu.index(True) + 2])
    return next((index for index in range(menu.index(True), len(menu)) if not menu[index]), None) if listed else None


def _unlisted(label: str) -> str:
    return label.removeprefix("- ").removeprefix("• ")


def _read_section(
    dump: Dump, lines: Sequence[Line], place: int, kind: Kind, *, stripped: bool
) -> tuple[list[Mark], int]:
    """Read the section, the title of the discussion or idea, and the by-line with the votes that follow it."""
    header = site().header
    by_line = first_index(lines[place:], lambda label: label.startswith((header.by_line_image, header.by_line)))
    title_ends = len(lines) if by_line is None else place + by_line
    picture = place + 1 < len(lines) and (by_line is not None or lines[place].blank > 0)
    section = next(
        (index for index in range(place, min(place + 1 + picture, title_ends)) if lines[index].label in header.sections),
        None,
    )
    marks: list[Mark] = []
    if section is not None:
        marks += _mark(TokenKind.CHROME, lines[place:section]) + _mark(TokenKind.SECTION, lines[section : section + 1])
        place = section + 1
    if kind is Kind.IDEA:
        # The by-line of an idea stands after its text, and the flow reads it.
        if by_line is not None and section is None and title_ends - place > 1 and _has_responses(lines):
            marks += _mark(TokenKind.CHROME, lines[place : place + 1])
            place += 1
        return marks + _mark(TokenKind.IDEA_TITLE, lines[place : place + 1]), place + 1
    if by_line is None:
        bare = stripped and _has_responses(lines)
        if place < len(lines) and (bare or lines[place].label.startswith(header.discussion_prefix)):
            return marks + _mark(TokenKind.DISCUSSION_TITLE, lines[place : place + 1]), place + 1
        return marks, place
    between = lines[place:title_ends]
    if between and place == 0:
        marks += _mark(TokenKind.UNKNOWN, between)  # a menu, and the title somewhere in it
    elif between and not _has_responses(lines):
        marks += _mark(TokenKind.INTRO, between)  # the question under the title of a discussion that stands alone
    elif between:
        # One-word titles are missing from some dumps, which leaves a double gap.
        gone = lines[title_ends].blank > 1
        named = [] if gone else between[-1:]
        marks += _mark(TokenKind.CHROME, between[: len(between) - len(named)])
        marks += _mark(TokenKind.DISCUSSION_TITLE, named)
    place = title_ends
    while place < len(lines) and lines[place].label.startswith((header.by_line_image, header.by_line)):
        marks += _mark(TokenKind.CHROME, lines[place : place + 1])
        place += 1
    votes, place = read_votes(dump.source, lines, place)
    return marks + votes, place


def _has_responses(lines: Sequence[Line]) -> bool:
    return first_index(lines, patterns().responses.fullmatch) is not None


def _read_flow(dump: Dump, lines: Sequence[Line], kind: Kind) -> list[Mark]:
    """Read the introduction or the idea, the run dates, and the discussion's status, which stands last."""
    header = site().header
    marks: list[Mark] = []
    ends = len(lines)
    if lines and lines[-1].label in header.discussion_statuses:
        ends -= 1
    prose = TokenKind.IDEA_TEXT if kind is Kind.IDEA else TokenKind.INTRO
    after = _dash_follows(lines[:ends])
    place = 0
    while place < ends:
        line = lines[place]
        place += 1
        if patterns().run.fullmatch(line.label):
            marks.append(Mark(TokenKind.RUN_DATES, line.start, line.stop))
        elif patterns().suggested_by.fullmatch(line.label) and kind is Kind.IDEA:
            marks.append(Mark(TokenKind.SUGGESTED_BY, line.start, line.stop))
            votes, place = read_votes(dump.source, lines, place)
            marks += votes
        elif line.label.startswith((header.by_line_image, header.by_line)) or patterns().updated.fullmatch(line.label):
            marks.append(Mark(TokenKind.CHROME, line.start, line.stop))
        elif line.label == "-":
            marks.append(Mark(TokenKind.CHROME, line.start, line.stop))
        elif prose is TokenKind.IDEA_TEXT and (votes := read_votes(dump.source, lines, place - 1))[0]:
            marks += votes[0]
            place = votes[1]
        else:
            near = place if after else place - 2
            dashed = 0 <= near < ends and lines[near].label == "-"
            marks += _read_prose(dump, line, prose, dashed=dashed)
    return marks + _mark(TokenKind.DISCUSSION_STATUS, lines[ends:])


def _dash_follows(lines: Sequence[Line]) -> bool:
    """Tell whether lone dashes stand after the items of a list, as one release printed them, and not before.

    Then the line before the first dash is an item, so it is no heading and nothing of the list follows the last dash.
    """
    dashes = [index for index, line in enumerate(lines) if line.label == "-"]
    if not dashes or dashes[0] == 0:
        return False
    before = lines[dashes[0] - 1].label
    if _is_heading(before):
        return False
    return before.endswith("?") or dashes[-1] + 1 == len(lines) or not lines[dashes[-1] + 1].label.endswith("?")


@cache
def _headings() -> frozenset[str]:
    return frozenset(site().intro.headings)


def _is_heading(label: str) -> bool:
    return label.endswith(":") or label in _headings()


_ITEM: Final = re.compile(r"(?:[-•*◦▪+]|[0-9]{1,3}\\?\.)[ \t\xa0]+")


def _read_prose(dump: Dump, line: Line, prose: TokenKind, *, dashed: bool) -> list[Mark]:
    """Read a line of an introduction: a heading glued to a list's first item, an item, or a paragraph."""
    if prose is TokenKind.IDEA_TEXT:
        return [Mark(prose, line.start, line.stop)]
    start = line.start
    marks: list[Mark] = []
    if (cut := line.text.find(":- ")) > 0 or (cut := _glued_heading(line.text)) > 0:
        dash = dump.source.find("- ", start, line.stop)
        heading = dump.text(start, dash)
        if _is_heading(heading):
            marks.append(Mark(prose, start, dash))
            start = dash
    item = _ITEM.match(dump.source, start, line.stop)
    listed = item and (dump.markdown or dump.source[start] == "-" or start in dump.items or _indented(dump, start))
    if item and listed:
        marks.append(Mark(TokenKind.CHROME, start, item.end(), glued=bool(marks)))
        start = item.end()
    question = (listed or dashed) and line.label.endswith("?")
    marks.append(Mark(TokenKind.QUESTION if question else prose, start, line.stop, glued=bool(marks)))
    return marks


def _glued_heading(text: str) -> int:
    cut = text.find("- ")
    return cut if cut > 0 and text[:cut] in _headings() else -1


def _indented(dump: Dump, start: int) -> bool:
    return start > 0 and dump.source[start - 1] in " \t\xa0"


def _read_listing(dump: Dump, lines: Sequence[Line]) -> list[Mark]:
    """Read a list of ideas, discussions or updates: its introduction, and its items as one kind of thing."""
    header, listing = site().header, site().listing
    items = first_index(
        lines, lambda label: label in listing.item_links or patterns().item_comments.fullmatch(label)
        or patterns().last_activity.fullmatch(label) or patterns().ideas_generated.fullmatch(label)
    )
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
