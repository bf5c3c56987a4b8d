"""The introduction of a page or the text of an idea, its list items, the run dates and the discussion's status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from talkparse.enums import Kind
from talkparse.readers.dump.lines import Dump, Line
from talkparse.readers.dump.votes import read_votes
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


def read_intro(dump: Dump, lines: Sequence[Line], kind: Kind) -> list[Mark]:
    """Read what stands between the by-line and the boxes; the status of the discussion is its last line."""
    ends = len(lines) - (bool(lines) and lines[-1].label in dump.words.header.discussion_statuses)
    prose = TokenKind.IDEA_TEXT if kind is Kind.IDEA else TokenKind.INTRO
    after = dash_follows(lines[:ends], dump.words)
    marks: list[Mark] = []
    place = 0
    while place < ends:
        line = lines[place]
        votes, next_place = read_votes(dump, lines[:ends], place) if kind is Kind.IDEA else ([], place)
        if votes:
            marks += votes
            place = next_place
            continue
        if frame := _frame_kind(line.label, kind, dump.words):
            marks.append(line.mark(frame))
        else:
            near = place + 1 if after else place - 1
            dashed = 0 <= near < ends and lines[near].label == "-"
            listed = place + 1 < ends and lines[place + 1].label.startswith("- ")
            marks += _read_prose(dump, line, prose, dashed=dashed, listed=listed)
        place += 1
    return marks + [line.mark(TokenKind.DISCUSSION_STATUS) for line in lines[ends:]]


def _frame_kind(label: str, kind: Kind, words: Vocabulary) -> TokenKind | None:
    """Give what a line is that only the site prints; None for prose."""
    header = words.header
    if words.patterns.run.fullmatch(label):
        return TokenKind.RUN_DATES
    if kind is Kind.IDEA and words.patterns.suggested_by.fullmatch(label):
        return TokenKind.SUGGESTED_BY
    by_line = label.startswith((header.by_line_image, header.by_line))
    return TokenKind.CHROME if by_line or label == "-" or words.patterns.updated.fullmatch(label) else None


def dash_follows(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether lone dashes stand after the items of a list, as one release printed them, and not before.

    Then the line before the first dash is an item, so it is no heading and nothing of the list follows the last dash.
    """
    dashes = [index for index, line in enumerate(lines) if line.label == "-"]
    if not dashes or dashes[0] == 0:
        return False
    before = lines[dashes[0] - 1].label
    after = lines[dashes[-1] + 1].label if dashes[-1] + 1 < len(lines) else ""
    if before.endswith(":") or before in words.intro.headings or after.endswith("?"):
        return False
    return not after or any(lines[index - 1].label.endswith("?") for index in dashes)


_ITEM: Final = re.compile(r"(?:[-•*◦▪+]|[0-9]{1,3}\\?\.)[ \t\xa0]+")


def _read_prose(dump: Dump, line: Line, prose: TokenKind, *, dashed: bool, listed: bool) -> list[Mark]:
    """Read a line of an introduction: a heading glued to a list's first item, an item, or a paragraph.

    ``dashed`` says that a lone dash makes it an item, ``listed`` that an item follows.
    """
    if prose is TokenKind.IDEA_TEXT:
        return [line.mark(prose)]
    start = line.start
    marks: list[Mark] = []
    dash = dump.source.find("- ", start, line.stop)
    if dash > start and _is_glued(dump.source[start:dash], line.label, dump.words, listed=listed):
        marks.append(dump.mark(prose, start, dash))
        start = dash
    item = _ITEM.match(dump.source, start, line.stop)
    marked = item and (dump.markdown or dump.source[start] == "-" or start in dump.items or _indented(dump, start))
    if item and marked:
        marks.append(dump.mark(TokenKind.CHROME, start, item.end()))
        start = item.end()
    question = (marked or dashed) and line.label.endswith("?")
    marks.append(dump.mark(TokenKind.QUESTION if question else prose, start, line.stop))
    return marks


def _is_glued(heading: str, label: str, words: Vocabulary, *, listed: bool) -> bool:
    """Tell whether a line begins with a heading to which an extractor glued the first item of the list below it."""
    if heading.rstrip(":") in words.intro.headings:
        return True
    if heading.endswith(":"):
        return listed or label.endswith("?")
    return listed and label.endswith("?") and not heading[-1].isspace()


def _indented(dump: Dump, start: int) -> bool:
    return start > 0 and dump.source[start - 1] in " \t\xa0"
