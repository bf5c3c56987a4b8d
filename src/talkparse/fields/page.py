"""Fields of the page's header, from its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from talkparse.dates.printed import holds_range, read_range
from talkparse.fields.post import read_votes
from talkparse.model import DateRange, Discussion, Idea, Kind, TimelineEvent
from talkparse.problems import Fault, ProblemCode
from talkparse.tokens import ZERO_WIDTH, Mark, TokenKind
from talkparse.vocabulary import Vocabulary

_T = TypeVar("_T")
_NUMBER: Final = re.compile("[0-9]+")


def read_header(marks: Sequence[Mark], kind: Kind, words: Vocabulary) -> tuple[dict[str, Any], list[Fault]]:
    """Give the fields of a ``Consultation`` that its header spells, and what is wrong with its dates."""
    faults: list[Fault] = []

    def all_of(*kinds: TokenKind) -> list[str]:
        texts = (mark.text.strip(ZERO_WIDTH) for mark in marks if mark.kind in kinds)
        return [text for text in texts if text]

    def one(token: TokenKind) -> str | None:
        return next(iter(all_of(token)), None)

    def dates(token: TokenKind) -> DateRange | None:
        mark = next((mark for mark in marks if mark.kind is token and holds_range(mark.text)), None)
        if mark is None:
            return None
        try:
            return read_range(mark.text)
        except ValueError as error:
            faults.append(Fault(ProblemCode.IMPOSSIBLE_DATE, f"impossible dates: {error}", mark.start, mark.stop))
            return None

    title = one(TokenKind.TITLE)
    title = title.removeprefix("- ") if title else None
    votes = read_votes([mark for mark in marks if mark.kind is TokenKind.VOTES], words)
    idea = None
    if kind is Kind.IDEA:
        text = "\n".join(all_of(TokenKind.IDEA_TEXT)) or None
        suggested = one(TokenKind.SUGGESTED_BY)
        name = words.patterns.suggested_by.fullmatch(suggested or "")
        idea = _unless_empty(
            Idea(title=one(TokenKind.IDEA_TITLE), text=text, suggested_by=name["name"] if name else None, votes=votes)
        )
    prefix = words.header.discussion_prefix
    named = one(TokenKind.DISCUSSION_TITLE) or (title if title and title.startswith(prefix) else None)
    discussion = Discussion(
        title=named.removeprefix(prefix).strip() if named else None,
        status=one(TokenKind.DISCUSSION_STATUS),
        period=dates(TokenKind.RUN_DATES),
        votes=None if idea else votes,
    )
    responses, count = one(TokenKind.RESPONSES), one(TokenKind.COMMENT_COUNT)
    return {
        "title": title,
        "status": one(TokenKind.STATUS),
        "responses": _number(responses),
        "period": dates(TokenKind.RESPONSES),
        "section": one(TokenKind.SECTION),
        "kind": kind,
        "discussion": _unless_empty(discussion),
        "idea": idea,
        "intro": tuple(all_of(TokenKind.INTRO, TokenKind.QUESTION)),
        "questions": tuple(all_of(TokenKind.QUESTION)),
        "timeline": _read_timeline(marks),
        "comment_count": _number(count),
    }, faults


def _number(text: str | None) -> int | None:
    match = _NUMBER.search(text) if text else None
    return int(match[0]) if match else None


def _unless_empty(value: _T) -> _T | None:
    return None if value == type(value)() else value


def _read_timeline(marks: Sequence[Mark]) -> tuple[TimelineEvent, ...]:
    """Read the events; a state belongs to the event before it."""
    events: list[TimelineEvent] = []
    for mark in marks:
        text = mark.text
        if mark.kind is TokenKind.TIMELINE:
            events.append(TimelineEvent(title=text))
        elif mark.kind is TokenKind.TIMELINE_STATE and events and events[-1].state is None:
            events[-1] = TimelineEvent(title=events[-1].title, state=text)
    return tuple(events)
