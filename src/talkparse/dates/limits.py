"""What the head of a page says of dates: the days on which posts were written, and what came before the capture.

A discussion that is closed was captured after its end; an update or an event that has happened, after its date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from talkparse.dates.clock import midnight
from talkparse.dates.posted import Bound, Limits, Window
from talkparse.dates.printed import days_of, holds_range, is_day, read_beginning, read_day
from talkparse.model import DateRange, Kind
from talkparse.problems import Fault, ProblemCode
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


def read_limits(marks: Sequence[Mark], fields: dict[str, Any], words: Vocabulary) -> tuple[Limits, list[Fault]]:
    """Give what the head says of dates, and what is wrong with them."""
    bounds, faults = _read_bounds(marks, fields, words)
    return Limits(_read_window(marks, fields), tuple(bounds)), faults


def _read_window(marks: Sequence[Mark], fields: dict[str, Any]) -> Window | None:
    """Give the days of the discussion's run, or else of the consultation's period; None if neither is known."""
    for _, mark, period in _periods(marks, fields):
        if days := days_of(period):
            return Window(days, (mark.start, mark.stop))
    return None


def _read_bounds(marks: Sequence[Mark], fields: dict[str, Any], words: Vocabulary) -> tuple[list[Bound], list[Fault]]:
    """Give the instants before which the page cannot have been captured, and what is wrong with its dates."""
    bounds: list[Bound] = []
    faults: list[Fault] = []
    for status, mark, period in _periods(marks, fields):
        days = days_of(period)
        closed = next((item for item in marks if item.kind is status), None)
        if days and closed and closed.text.startswith(words.header.closed):
            bounds.append(Bound(days.stop, ((closed.start, closed.stop), (mark.start, mark.stop))))
    for mark, read in _dated(marks, fields["kind"], words):
        try:
            day = read(mark.text)
            if day is not None:
                bounds.append(Bound(midnight(day), ((mark.start, mark.stop),)))
        except (ValueError, OverflowError) as error:
            faults.append(Fault(ProblemCode.IMPOSSIBLE_DATE, f"impossible date: {error}", mark.start, mark.stop))
    return bounds, faults


def _periods(marks: Sequence[Mark], fields: dict[str, Any]) -> Iterator[tuple[TokenKind, Mark, DateRange]]:
    """Yield the discussion's run and the consultation's period, with the kind of status that goes with each."""
    discussion = fields["discussion"]
    for status, kind, period in (
        (TokenKind.DISCUSSION_STATUS, TokenKind.RUN_DATES, discussion and discussion.period),
        (TokenKind.STATUS, TokenKind.RESPONSES, fields["period"]),
    ):
        if period is not None:
            held = (mark for mark in marks if mark.kind is kind and holds_range(mark.text))
            yield status, next(held), period


def _dated(marks: Sequence[Mark], kind: Kind, words: Vocabulary) -> Iterator[tuple[Mark, Callable[[str], date | None]]]:
    """Yield the parts that bear a date of something that has happened, with how to read it."""
    updated = words.patterns.updated
    for mark, after in pairwise([*marks, Mark(TokenKind.UNKNOWN, 0, 0)]):
        if mark.kind in {TokenKind.CHROME, TokenKind.LISTING} and updated.fullmatch(mark.text):
            yield mark, read_day
        elif mark.kind is TokenKind.TIMELINE and after.kind is TokenKind.TIMELINE_STATE:
            yield mark, read_beginning
        elif mark.kind is TokenKind.INTRO and kind is Kind.POST and is_day(mark.text):
            yield mark, read_day
