"""Ages: "6 months ago" as the interval of instants at which a post was written, and back.

Ages are truncated: one holds from the instant that completes its last unit until one more is complete. Where it is not
known which formatter printed it, or whose clock that one read (``spans``), the widest of all is true whichever it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Final

from talkparse.dates.clock import HOUR, SECOND, add_months, first_instant, readings, stop_instant
from talkparse.dates.spans import SIZES, Formula, Span, spans_of
from talkparse.model import DateInterval
from talkparse.tokens import PrintedAge

Ends = tuple[datetime | None, datetime | None]

_NOTHING: Final = timedelta()
_MINUTE: Final = timedelta(minutes=1)
_ONE_DAY: Final = timedelta(days=1)
_FOUR_WEEKS: Final = timedelta(weeks=4)
_SLACK: Final = timedelta(days=3)
"""Months differ by so much, and real code borrows now the days of one, now of the other ("1 month 2 weeks")."""


@lru_cache(maxsize=4096)
def created(age: PrintedAge, rendered: DateInterval, formulas: Sequence[Formula] = (*Formula,)) -> DateInterval | None:
    """Give the instants at which a post was written whose age the site gave in this way in ``rendered``.

    Both intervals are half-open. The site would print the age for the first and for the last instant of the result.
    None if neither formatter prints such an age, or the calendar does not reach so far.
    """
    spans = spans_of(age)
    try:
        found = [_inverse(span, rendered) for formula in formulas for span in spans.get(formula, ())]
        interval = _hull((start, stop) for start, stop in found if start < stop)
        return _at_clock(*age.clock, interval) if interval and age.clock else interval
    except (OverflowError, ValueError):  # of datetime, which knows the years 1 to 9999
        return None


def lifetime(age: PrintedAge) -> timedelta:
    """Give how long the site lets its caches keep an age: one of the smallest unit that it shows."""
    _, unit = age.parts[-1]
    return timedelta(seconds=SIZES[unit])


@lru_cache(maxsize=4096)
def said(age: PrintedAge, written: Ends, formula: Formula) -> Ends | None:
    """Give the instants at which the site can have given this age to a post written in ``written``.

    Both intervals are half-open, and None stands for an end that nothing tells. Posts are written at any moment of a
    second, so the last second may be one in which the age is said of a part of them only. None instead of a pair if the
    formatter prints no such age, or the calendar does not reach so far.
    """
    try:
        found = [_forward(span, *written) for span in spans_of(age).get(formula, ())]
    except (OverflowError, ValueError):
        return None
    if not found:
        return None
    shown = [ends for ends in found if _hold_any(*ends)] or found  # a clock skips in spring what another shows
    starts, stops = ([end for end in ends if end] for ends in zip(*shown, strict=True))
    return min(starts, default=None), max(stops, default=None)


def _hold_any(start: datetime | None, stop: datetime | None) -> bool:
    return start is None or stop is None or start < stop


def _hull(found: Iterable[tuple[datetime, datetime]]) -> DateInterval | None:
    pairs = [*found]
    return DateInterval(start=min(pairs)[0], stop=max(stop for _, stop in pairs)) if pairs else None


# --- from an age and the instants of its page to the instants of its post ---------------------------------------------


def _inverse(span: Span, rendered: DateInterval) -> tuple[datetime, datetime]:
    if not span.months_limit:
        return rendered.start - span.limit + SECOND, rendered.stop - span.least
    low, high = readings(rendered.start, rendered.stop, span.clock)
    starts, stops = [_after(low, -span.months_limit)], [_after(high, -span.months)]
    slack = _SLACK if span.months else _NOTHING
    if span.limit < timedelta.max:
        starts.append(_back(low, span.months) - span.limit + SECOND - slack)
    if span.least:
        stops.append(_back(high, span.months) - span.least + SECOND + slack)
    return first_instant(max(starts), zone=span.clock), stop_instant(min(stops), rendered.stop, span.clock)


def _after(reading: datetime, months: int) -> datetime:
    """Give the second after the same day and time some months on, or back; a month without the day is before it."""
    shifted, exact = add_months(reading, months)
    return shifted + SECOND if exact else shifted


def _back(reading: datetime, months: int) -> datetime:
    return add_months(reading, -months)[0]


def _at_clock(hour: int, minute: int, interval: DateInterval) -> DateInterval | None:
    """Narrow to the minute of the day that some old pages print behind an age; None if it is not in the interval."""
    low, high = readings(interval.start, interval.stop)
    first, last = (reading.replace(hour=hour, minute=minute, second=0) for reading in (low, high))
    first += _ONE_DAY * (first + _MINUTE <= low)
    last -= _ONE_DAY * (last > high)
    start = max(interval.start, first_instant(first))
    stop = min(interval.stop, stop_instant(last + _MINUTE))
    return DateInterval(start=start, stop=stop) if start < stop else None


# --- and back --------------------------------------------------------------------------------------------------------


def _forward(span: Span, start: datetime | None, stop: datetime | None) -> Ends:
    if not span.months_limit:
        return (None if start is None else start + span.least), (None if stop is None else stop + span.limit)
    earliest = latest = None
    slack = _SLACK if span.months else _NOTHING
    if start is not None:
        low, _ = readings(start, stop or start + HOUR + SECOND, span.clock)
        low = _leave_short_month(low, span, later=True)
        reached, _ = add_months(low, span.months)
        earliest = first_instant(max(reached, reached + span.least - slack), start, span.clock)
    if stop is not None:
        _, high = readings(start or stop - HOUR - SECOND, stop, span.clock)
        high = _leave_short_month(high, span, later=False)
        limits = [_after(high, span.months_limit)]
        if span.limit < timedelta.max:
            limits.append(_after(high, span.months) + span.limit + slack)
        latest = stop_instant(min(limits), zone=span.clock)
    return earliest, latest


def _leave_short_month(reading: datetime, span: Span, *, later: bool) -> datetime:
    """Leave a month that is over before so many weeks are, for then they are never said; its neighbours are longer."""
    if span.months or span.least < _FOUR_WEEKS:
        return reading
    first = datetime.combine(reading.date().replace(day=1), time())
    after, _ = add_months(first, 1)
    if after - first > span.least:
        return reading
    return after if later else first - SECOND
