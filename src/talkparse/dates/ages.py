"""Ages: "6 months ago" as the interval of instants at which a post was written, and back.

Drupal has two formatters, and which one the site uses is not known. ``INTERVAL`` divides the seconds that have passed
by units of fixed length. ``DIFF`` compares two readings of London's clock. Both truncate: an age holds from the instant
that completes its last unit until one more is complete. The wider of the two is true whichever it was; where a page
shows which, the other is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from talkparse.dates.clock import HOUR, SECOND, add_months, first_instant, readings, stop_instant
from talkparse.model import DateInterval
from talkparse.tokens import PrintedAge


class Formula(StrEnum):
    """How the site makes an age."""

    INTERVAL = "interval"
    DIFF = "diff"


class Span(NamedTuple):
    """The time that an age says has passed: whole months on the calendar, and seconds beside them."""

    months: int
    months_limit: int
    """So many months have not passed; 0 where nothing is said of months."""
    least: timedelta
    limit: timedelta = timedelta.max
    """So much time, beside ``months``, has not passed."""


BOTH: Final = (Formula.INTERVAL, Formula.DIFF)
_DAY: Final = 86_400
_SIZES: Final = {
    "second": 1, "minute": 60, "hour": 3600, "day": _DAY, "week": 7 * _DAY, "month": 30 * _DAY, "year": 365 * _DAY,
}  # fmt: skip
"""The lengths of the units in seconds, as ``INTERVAL`` has them."""
_LARGER: Final = dict(zip(_SIZES, [*_SIZES][1:], strict=False))
_LIMITS: Final = {unit: _SIZES[larger] for unit, larger in _LARGER.items()}
"""From here on a larger unit is printed. Beside the calendar's months, ``DIFF`` counts weeks as far as a month goes."""
_CALENDAR_LIMITS: Final = {**_LIMITS, "week": 31 * _DAY}
_YEAR: Final = 12
_MONTHS: Final = {"month": 1, "year": _YEAR}
_NOTHING: Final = timedelta()
_MINUTE: Final = timedelta(minutes=1)
_ONE_DAY: Final = timedelta(days=1)
_SLACK: Final = timedelta(days=3)
"""Months differ by so much, and whose days ``DIFF`` counts beside whole months ("1 month 2 weeks") is not known."""


def formulas_of(ages: Iterable[PrintedAge]) -> tuple[Formula, ...]:
    """Give the formatters that can have printed all of these ages; none, where they contradict each other."""
    spans = [_spans(age) for age in ages]
    return tuple(formula for formula in BOTH if all(formula in found for found in spans))


@lru_cache(maxsize=4096)
def created(age: PrintedAge, rendered: DateInterval, formulas: Sequence[Formula] = BOTH) -> DateInterval | None:
    """Give the instants at which a post was written whose age the site gave in this way in ``rendered``.

    Both intervals are half-open. The site would print the age for the first and for the last instant of the result.
    None if neither formatter prints such an age, or the calendar does not reach so far.
    """
    found = _spans(age)
    try:
        parts = [_INVERSES[formula](found[formula], rendered) for formula in formulas if formula in found]
        parts = [(start, stop) for start, stop in parts if start < stop]
        if not parts:
            return None
        interval = DateInterval(start=min(parts)[0], stop=max(stop for _, stop in parts))
        return _at_clock(*age.clock, interval) if age.clock else interval
    except (OverflowError, ValueError):  # of datetime, which knows the years 1 to 9999
        return None


def lifetime(age: PrintedAge) -> timedelta:
    """Give how long the site lets its caches keep an age: one of the smallest unit that it shows."""
    _, unit = age.parts[-1]
    return timedelta(seconds=_SIZES[unit])


@lru_cache(maxsize=4096)
def said(age: PrintedAge, written: tuple[datetime | None, datetime | None], formula: Formula) -> Ends | None:
    """Give the instants at which the site can have given this age to a post written in ``written``.

    Both intervals are half-open, and None stands for an end that nothing tells. Posts are written at any moment of a
    second, so the last second may be one in which the age is said of a part of them only. None instead of a pair if the
    formatter prints no such age, or the calendar does not reach so far.
    """
    span = _spans(age).get(formula)
    if span is None:
        return None
    try:
        return _FORWARD[formula](span, *written)
    except (OverflowError, ValueError):
        return None


# --- from an age and the instants of its page to the instants of its post ---------------------------------------------


def _interval_inverse(span: Span, rendered: DateInterval) -> tuple[datetime, datetime]:
    return rendered.start - span.limit + SECOND, rendered.stop - span.least


def _diff_inverse(span: Span, rendered: DateInterval) -> tuple[datetime, datetime]:
    low, high = readings(rendered.start, rendered.stop)
    starts, stops = [_after(low, -span.months_limit)], [_after(high, -span.months)]
    slack = _SLACK if span.months else _NOTHING
    if span.limit < timedelta.max:
        starts.append(_back(low, span.months) - span.limit + SECOND - slack)
    if span.least:
        stops.append(_back(high, span.months) - span.least + SECOND + slack)
    return first_instant(max(starts)), stop_instant(min(stops), rendered.stop)


def _after(reading: datetime, months: int) -> datetime:
    """Give the second after the same day and time some months on, or back; a month without the day is before it."""
    shifted, exact = add_months(reading, months)
    return shifted + SECOND if exact else shifted


def _back(reading: datetime, months: int) -> datetime:
    return add_months(reading, -months)[0]


_INVERSES: Final[dict[Formula, Callable[[Span, DateInterval], tuple[datetime, datetime]]]] = {
    Formula.INTERVAL: _interval_inverse,
    Formula.DIFF: _diff_inverse,
}


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

Ends = tuple[datetime | None, datetime | None]


def _interval_forward(span: Span, start: datetime | None, stop: datetime | None) -> Ends:
    latest = None if stop is None else stop + span.limit
    return (None if start is None else start + span.least), latest


def _diff_forward(span: Span, start: datetime | None, stop: datetime | None) -> Ends:
    earliest = latest = None
    slack = _SLACK if span.months else _NOTHING
    if start is not None:
        low, _ = readings(start, stop or start + HOUR + SECOND)
        reached, _ = add_months(low, span.months)
        earliest = first_instant(max(reached, reached + span.least - slack), start)
    if stop is not None:
        _, high = readings(start or stop - HOUR - SECOND, stop)
        limits = [_after(high, span.months_limit)]
        if span.limit < timedelta.max:
            limits.append(_after(high, span.months) + span.limit + slack)
        latest = stop_instant(min(limits))
    return earliest, latest


_FORWARD: Final[dict[Formula, Callable[[Span, datetime | None, datetime | None], Ends]]] = {
    Formula.INTERVAL: _interval_forward,
    Formula.DIFF: _diff_forward,
}


# --- what an age says, by each formula --------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _spans(age: PrintedAge) -> dict[Formula, Span]:
    """Give what an age says, by each formula that can print it."""
    first, *rest = age.parts
    parts = [first, *(part for part in rest if part[1] != first[1])]
    formulas = [formula for formula in BOTH if age.formatters <= {formula}]
    spans: dict[Formula, Span] = {}
    try:
        for formula in formulas:
            if span := _SPANS[formula](*parts[:2]):
                spans[formula] = span
    except OverflowError:  # of timedelta
        return {}
    return spans


_Part = tuple[int, str]


def _interval_span(*parts: _Part) -> Span | None:
    found = _count(parts, _LIMITS)
    return found and Span(0, 0, *found)


def _diff_span(first: _Part, *rest: _Part) -> Span | None:
    amount, unit = first
    if any(_LARGER.get(smaller) != unit for _, smaller in rest):  # it leaves no unit out
        return None
    if unit not in _MONTHS:
        found = _count((first, *rest), _CALENDAR_LIMITS)
        return found and Span(0, 1, *found)
    months = amount * _MONTHS[unit]
    if not amount or (unit == "month" and amount >= _YEAR):
        return None
    if not rest:
        return Span(months, months + _MONTHS[unit], _NOTHING)
    if unit == "year":
        (more, _), *_ = rest
        return Span(months + more, months + more + 1, _NOTHING) if 0 < more < _YEAR else None
    found = _count(rest, _CALENDAR_LIMITS)
    return found and Span(months, months + 1, *found)


_SPANS: Final[dict[Formula, Callable[..., Span | None]]] = {
    Formula.INTERVAL: _interval_span,
    Formula.DIFF: _diff_span,
}


def _count(parts: Sequence[_Part], limits: dict[str, int]) -> tuple[timedelta, timedelta] | None:
    """Add up units, each of which counts what the larger one left; None if they would be printed in another way."""
    total, ends = 0, []
    for amount, unit in parts:
        if unit in limits:
            ends.append(total + limits[unit])
        total += amount * _SIZES[unit]
        ends.append(total + _SIZES[unit])
        if not amount and (unit != "second" or len(parts) > 1):  # nothing at all is printed in seconds
            return None
    limit = min(ends)
    return (timedelta(seconds=total), timedelta(seconds=limit)) if total < limit else None
