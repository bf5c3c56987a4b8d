"""London's clock: what it shows at an instant, when it shows a reading, and whole months on it.

An instant counts seconds since the year 1 began in UTC; a reading counts what a clock in London shows in the same way.
Both are plain integers, so no arithmetic on them overflows: NEVER lies before the calendar and ALWAYS after it.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import isleap
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from talkparse.dates import LONDON
from talkparse.model import DateInterval, DateRange

Span = tuple[int, int]
"""Seconds from the first up to the second, which is not in it."""

DAY: Final = 86_400
NEVER: Final = -(1 << 62)
ALWAYS: Final = 1 << 62
LATEST: Final = date.max.toordinal() * DAY - 1

_MONTHS: Final = 12
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY: Final = 1
_NEAR: Final = 7_200  # more than the clock was ever set by
_EPOCH: Final = datetime(1, 1, 1, tzinfo=UTC)
_ZONE: Final = ZoneInfo(LONDON)
_IN_LONDON: Final = datetime(1, 1, 1, tzinfo=_ZONE)


def span_of(interval: DateInterval) -> Span:
    """Give the whole seconds that an interval touches."""
    return _seconds(interval.start - _EPOCH), -_seconds(_EPOCH - interval.stop)


def interval_of_span(span: Span) -> DateInterval | None:
    """Give the part of a span that the calendar holds; None if there is none."""
    start, stop = max(span[0], 0), min(span[1], LATEST)
    if start >= stop:
        return None
    return DateInterval(start=_EPOCH + timedelta(seconds=start), stop=_EPOCH + timedelta(seconds=stop))


def window_of(run: DateRange | None) -> DateInterval | None:
    """Give the instants of a run of days in London, the last one included; None unless both its ends are known."""
    if run is None or run.first is None or run.last is None:
        return None
    return interval_of_span((first_instant(run.first), _instants(run.last.toordinal() * DAY)[0]))


def first_instant(day: date) -> int:
    """Give the instant at which a day in London begins."""
    return _instants((day.toordinal() - 1) * DAY)[0]


def read_clock(instant: int) -> int:
    """Give what the clock shows at an instant."""
    steady = _steady(instant // DAY)
    return instant + (_offset_at(instant) if steady is None else steady)


def cut_at_changes(instants: Span) -> list[Span]:
    """Cut a span where the clock is set soon after its start or shortly before its end.

    Elsewhere a change does not show in the ends of what is worked out from a span's first and last instants.
    """
    first, last = instants[0], instants[1] - 1
    ends = ((first, min(first + _NEAR, last)), (max(first, last - _NEAR), last))
    cuts = {_change(early, late) for early, late in ends if read_clock(early) - early != read_clock(late) - late}
    return list(pairwise((first, *sorted(cuts), instants[1])))


def instants_between(first: int, stop: int) -> list[Span]:
    """Give the instants at which the clock shows a reading from ``first`` up to ``stop``, earliest first.

    Nothing for readings that the clock skips; two spans where one end lies in an hour that it shows twice.
    """
    early, late = _instants(first)
    stop_early, stop_late = _instants(stop)
    begins = ends = 0
    if early < late:
        begins = _change(early, late)
    if stop_early < stop_late:
        ends = _change(stop_early, stop_late)
    if begins and begins == ends:
        spans = [(early, stop_early), (late, stop_late)]
    else:
        spans = [(early, begins)] if begins else []
        spans.append((late, stop_early))
        spans += [(ends, stop_late)] if ends else []
    return [span for span in spans if span[0] < span[1]]


def _instants(reading: int) -> Span:
    """Give the first and the last instant at which the clock shows a reading; the change, twice, where it skips it."""
    steady = _steady(reading // DAY)
    if steady is not None:
        return reading - steady, reading - steady
    moment = _IN_LONDON + timedelta(seconds=reading)
    before, after = _offset(moment), _offset(moment.replace(fold=1))
    if before < after:
        change = _change(reading - after, reading - before)
        return change, change
    return reading - before, reading - after


def _change(early: int, late: int) -> int:
    """Find the instant, after ``early`` and not after ``late``, at which the clock is set."""
    between = range(early, late + 1)
    old = _offset_at(early)
    return between[bisect_left(between, True, key=lambda instant: _offset_at(instant) != old)]  # noqa: FBT003 -- the value sought


@lru_cache(maxsize=1 << 14)
def _steady(day: int) -> int | None:
    """Give London's offset if it is one and the same from the day before to the day after; a saving of time only."""
    first = _offset_at((day - 1) * DAY)
    return first if first == _offset_at((day + 2) * DAY) else None


def _offset_at(instant: int) -> int:
    if not DAY <= instant <= LATEST - DAY:
        return 0  # at the very ends of the calendar a datetime cannot be moved to another zone
    return _offset((_EPOCH + timedelta(seconds=instant)).astimezone(_ZONE))


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    assert offset is not None  # noqa: S101 -- for the type checker: every moment here has a zone
    return _seconds(offset)


def _seconds(length: timedelta) -> int:
    return length.days * DAY + length.seconds


def months_before(reading: int, months: int) -> int:
    """Give the first reading that lies less than so many months before another.

    That is a second after the same day and time of the earlier month; where that month is too short, the month after.
    """
    if months == 0:
        return reading + 1
    same, following = _shift(reading, -months)
    return min(same + 1, following)


def months_after(reading: int, months: int) -> int:
    """Give the first reading that lies at least so many months after another."""
    return reading if months == 0 else min(_shift(reading, months))


def _shift(reading: int, months: int) -> Span:
    """Give the same day and time some months on, counted past the month's end if need be, and the month after that."""
    if not 0 <= reading <= LATEST:
        return (NEVER, NEVER) if reading < 0 else (ALWAYS, ALWAYS)
    days, time = divmod(reading, DAY)
    day = date.fromordinal(days + 1)
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if not date.min.year <= year <= date.max.year:
        return (NEVER, NEVER) if months < 0 else (ALWAYS, ALWAYS)
    first = date(year, month + 1, 1).toordinal() - 1
    length = _LENGTHS[month] + (month == _FEBRUARY and isleap(year))
    return (first + day.day - 1) * DAY + time, (first + length) * DAY
