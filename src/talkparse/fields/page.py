"""Fields of a page that its head spells, and what it says of dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from talkparse.dates.limits import HeadDates, Period, PrintedDay
from talkparse.dates.printed import holds_range, is_day, read_beginning, read_day, read_range
from talkparse.enums import Kind
from talkparse.fields.post import votes_of
from talkparse.model import DateRange, Discussion, Idea, TimelineEvent, Votes
from talkparse.problems import Fault, ProblemCode
from talkparse.tokens import ZERO_WIDTH, Mark, TokenKind, Word

_T = TypeVar("_T")
_INTRO: Final = frozenset((TokenKind.INTRO, TokenKind.QUESTION))
_NUMBER: Final = re.compile("[0-9]{1,12}")


class PageFields(NamedTuple):
    """The fields of a ``Consultation`` that its head spells; what it does not print is None."""

    title: str | None
    status: str | None
    responses: int | None
    period: DateRange | None
    section: str | None
    discussion: Discussion | None
    idea: Idea | None
    intro: tuple[str, ...]
    questions: tuple[str, ...]
    timeline: tuple[TimelineEvent, ...]
    comment_count: int | None


def read_page(marks: Sequence[Mark], kind: Kind) -> tuple[PageFields, HeadDates, list[Fault]]:
    """Give the fields that the marks of a head spell, what they say of dates, and what is wrong with these."""
    faults: list[Fault] = []
    parts = _by_kind(marks)
    run = _read_period(parts, TokenKind.RUN_DATES, TokenKind.DISCUSSION_STATUS, faults)
    period = _read_period(parts, TokenKind.RESPONSES, TokenKind.STATUS, faults)
    days = [day for mark, found in _dated(marks, kind) if (day := _read_day(mark, found, faults))]
    title = _first(parts, TokenKind.TITLE)
    votes = votes_of(parts.get(TokenKind.VOTES, ()))
    idea = _unless_empty(_read_idea(parts, votes)) if kind is Kind.IDEA else None
    discussion = Discussion(
        title=_discussion_title(parts),
        status=_text(_first(parts, TokenKind.DISCUSSION_STATUS)),
        period=run and run.days,
        votes=None if idea else votes,
    )

    fields = PageFields(
        title=title and title.text.strip(ZERO_WIDTH).removeprefix("- "),
        status=_text(_first(parts, TokenKind.STATUS)),
        responses=_number(_first(parts, TokenKind.RESPONSES)),
        period=period and period.days,
        section=_text(_first(parts, TokenKind.SECTION)),
        discussion=_unless_empty(discussion),
        idea=idea,
        intro=tuple(_texts(mark for mark in marks if mark.kind in _INTRO)),
        questions=tuple(_texts(parts.get(TokenKind.QUESTION, ()))),
        timeline=_read_timeline(marks),
        comment_count=_number(_first(parts, TokenKind.COMMENT_COUNT)),
    )
    return fields, HeadDates(tuple(filter(None, (run, period))), tuple(days)), faults


def _texts(marks: Iterable[Mark]) -> list[str]:
    texts = (mark.text.strip(ZERO_WIDTH) for mark in marks)
    return [text for text in texts if text]


_Parts = Mapping[TokenKind, Sequence[Mark]]
"""The parts of a page by their kind, in page order."""


def _by_kind(marks: Sequence[Mark]) -> _Parts:
    parts: dict[TokenKind, list[Mark]] = {}
    for mark in marks:
        parts.setdefault(mark.kind, []).append(mark)
    return parts


def _first(parts: _Parts, kind: TokenKind) -> Mark | None:
    return next((mark for mark in parts.get(kind, ()) if mark.text.strip(ZERO_WIDTH)), None)


def _text(mark: Mark | None) -> str | None:
    return mark.text.strip(ZERO_WIDTH) if mark else None


def _number(mark: Mark | None) -> int | None:
    match = _NUMBER.search(mark.text) if mark else None
    return int(match[0]) if match else None


def _unless_empty(value: _T) -> _T | None:
    return None if value == type(value)() else value


def _read_idea(parts: _Parts, votes: Votes | None) -> Idea:
    suggested = _first(parts, TokenKind.SUGGESTED_BY)
    return Idea(
        title=_text(_first(parts, TokenKind.IDEA_TITLE)),
        text="\n".join(_texts(parts.get(TokenKind.IDEA_TEXT, ()))) or None,
        suggested_by=suggested.fact.value if suggested and isinstance(suggested.fact, Word) else None,
        votes=votes,
    )


def _discussion_title(parts: _Parts) -> str | None:
    """Give the title of the discussion; without one, that of the page, if it says that it is the discussion's."""
    named = _first(parts, TokenKind.DISCUSSION_TITLE)
    title = named or _first(parts, TokenKind.TITLE)
    if title and isinstance(title.fact, Word):
        return title.fact.value
    return _text(named)


def _read_timeline(marks: Sequence[Mark]) -> tuple[TimelineEvent, ...]:
    """Read the events; a state belongs to the event before it."""
    events: list[TimelineEvent] = []
    for mark in marks:
        if mark.kind is TokenKind.TIMELINE:
            events.append(TimelineEvent(title=mark.text))
        elif mark.kind is TokenKind.TIMELINE_STATE and events and events[-1].state is None:
            events[-1] = TimelineEvent(title=events[-1].title, state=mark.text)
    return tuple(events)


# --- what the head says of dates --------------------------------------------------------------------------------------


def _read_period(parts: _Parts, kind: TokenKind, status: TokenKind, faults: list[Fault]) -> Period | None:
    """Read the range that a part of a kind holds, and whether the status that goes with it says that it is over."""
    mark = next((mark for mark in parts.get(kind, ()) if holds_range(mark.text)), None)
    if mark is None:
        return None
    try:
        days = read_range(mark.text)
    except ValueError as error:
        faults.append(Fault(ProblemCode.IMPOSSIBLE_DATE, f"impossible dates: {error}", mark.start, mark.stop))
        return None
    said = next(iter(parts.get(status, ())), None)
    closed = (said.start, said.stop) if said and said.fact else None
    return Period(days, (mark.start, mark.stop), closed)


def _dated(marks: Sequence[Mark], kind: Kind) -> Iterator[tuple[Mark, Callable[[str], date | None]]]:
    """Yield the parts that bear a date of something that has happened, with how to read it."""
    for mark, after in pairwise([*marks, Mark(TokenKind.UNKNOWN, 0, 0)]):
        if mark.kind in {TokenKind.CHROME, TokenKind.LISTING} and mark.fact:
            yield mark, read_day
        elif mark.kind is TokenKind.TIMELINE and after.kind is TokenKind.TIMELINE_STATE:
            yield mark, read_beginning
        elif mark.kind is TokenKind.INTRO and kind is Kind.POST and is_day(mark.text):
            yield mark, read_day


def _read_day(mark: Mark, read: Callable[[str], date | None], faults: list[Fault]) -> PrintedDay | None:
    try:
        day = read(mark.text)
    except ValueError as error:
        faults.append(Fault(ProblemCode.IMPOSSIBLE_DATE, f"impossible date: {error}", mark.start, mark.stop))
        return None
    return PrintedDay(day, (mark.start, mark.stop)) if day else None
