"""Where a page ends though its text goes on: with another page, or with text that is none of the page's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from talkparse.problems import ProblemCode
from talkparse.readers.dump.lines import Dump, Line, first_index
from talkparse.tokens import Mark, TokenKind


class Beyond(NamedTuple):
    """What follows a page in its text."""

    code: ProblemCode
    marks: tuple[Mark, ...]
    """Its lines, which are nobody's."""


def mark_beyond(code: ProblemCode, lines: Sequence[Line]) -> Beyond:
    """Give lines to nobody, for one reason."""
    return Beyond(code, tuple(line.mark(TokenKind.UNKNOWN) for line in lines))


def find_second_page(dump: Dump, lines: Sequence[Line]) -> int | None:
    """Find the line with which a second page begins: it has a call to action of its own, heading and sentence.

    Its count of responses, with the title above it, shows where it begins; without one, only the call itself does.
    """
    call, header = dump.words.call_to_action, dump.words.header
    if dump.source.count(call.sentence.partition(" ")[0]) < 2:  # noqa: PLR2004 -- one each; the gap may not break
        return None
    calls = [
        index
        for index in range(1, len(lines))
        if lines[index].label.startswith(call.sentence) and lines[index - 1].label in call.headings
    ]
    if len(calls) < 2:  # noqa: PLR2004 -- as above
        return None
    first, second = calls[:2]
    for index in range(second - 1, first, -1):
        if dump.words.patterns.responses.fullmatch(lines[index].label):
            title = index - 1 - (lines[index - 1].label in header.statuses)
            stage = first_index(lines[title - 1 : title + 1], dump.words.patterns.stage.fullmatch)
            return title if stage is None else title - 2 + stage
    return second - 1


def find_text_after(lines: Sequence[Line], headers: Sequence[int]) -> int | None:
    """Find the line with which text begins that follows a page whose extractor leaves no empty lines in comments.

    ``headers`` are the lines of the roles. An empty line among comments is none of theirs, unless such lines stand
    everywhere, as in a dump that somebody printed with double spacing, or more comments follow.
    """
    if not headers:
        return None
    gap = next((index for index in range(headers[-1] + 1, len(lines)) if lines[index].blank), None)
    if gap is None or any(line.blank for line in lines[headers[0] : headers[-1] + 1]):
        return None
    return gap if len(headers) > 1 or gap > headers[-1] + 1 else None
