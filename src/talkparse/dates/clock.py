"""Clocks: between instants, which are in UTC, and the readings of a clock, which are datetimes without a zone.

Of a clock, the functions are given its zone: London's, unless another is named. Twice a year London's does not run
with UTC. An hour of readings never comes in spring, and an hour comes twice in autumn; then each function here takes
the side that leaves nothing out.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
SECOND: Final = timedelta(seconds=1)
HOUR: Final = timedelta(hours=1)
_LATEST_CHANGE: Final = 2  # the hour of the latest readings that were ever skipped or shown twice


def midnight(day: date) -> datetime:
    """Give the instant at which a day begins."""
    # London's clocks change at one in the morning, so its midnights exist and are single.
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


@lru_cache(maxsize=4096)
def readings(start: datetime, stop: datetime, zone: tzinfo = LONDON) -> tuple[datetime, datetime]:
    """Give the lowest and the highest reading between two instants, of which the second is not meant."""
    last = stop - SECOND
    low = _reading(start, zone)
    if last == start:
        return low, low
    high = _reading(last, zone)
    # The clock goes back at a full hour: what follows may read less, and what came before may read more.
    after, before = -(-start.timestamp() // 3600) * 3600, last.timestamp() // 3600 * 3600 - 1
    if after < stop.timestamp():
        low = min(low, _reading(datetime.fromtimestamp(after, UTC), zone))
    if before >= start.timestamp():
        high = max(high, _reading(datetime.fromtimestamp(before, UTC), zone))
    return low, high


def _reading(instant: datetime, zone: tzinfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def first_instant(reading: datetime, since: datetime | None = None, zone: tzinfo = LONDON) -> datetime:
    """Give the first instant, and none before ``since``, at which the clock shows this or more."""
    offsets = _offsets(reading, zone)
    instant = reading.replace(tzinfo=UTC) - offsets[0]
    if offsets[0] < offsets[1]:  # never shown: skipped at a full hour
        instant = instant.replace(minute=0, second=0)
    if since is None or instant >= since:
        return instant
    return max(since, reading.replace(tzinfo=UTC) - offsets[1])


def stop_instant(reading: datetime, until: datetime | None = None, zone: tzinfo = LONDON) -> datetime:
    """Give the instant after the last one, which is before ``until``, at which the clock shows less than this."""
    last = reading - SECOND
    offsets = _offsets(last, zone)
    if offsets[0] < offsets[1]:
        return (last.replace(tzinfo=UTC) - offsets[0]).replace(minute=0, second=0)
    stop = last.replace(tzinfo=UTC) - offsets[1] + SECOND
    if until is None or stop <= until:
        return stop
    return min(until, last.replace(tzinfo=UTC) - offsets[_fold(until - SECOND, zone)] + SECOND)


def _offsets(reading: datetime, zone: tzinfo) -> tuple[timedelta, timedelta]:
    """Give how far the clock is ahead when it shows this for the first and for the second time."""
    first = zone.utcoffset(reading)
    second = first if reading.hour > _LATEST_CHANGE else zone.utcoffset(reading.replace(fold=1))
    assert first is not None and second is not None  # noqa: PT018, S101 -- a clock of a place has an offset
    return first, second


def _fold(instant: datetime, zone: tzinfo) -> int:
    return instant.astimezone(zone).fold


def add_months(reading: datetime, months: int) -> tuple[datetime, bool]:
    """Go some months on, or back, to the same day and time; and tell whether that month has the day.

    Where it has not, the first instant of the month after it is given.
    """
    last = _last_of(reading.year, reading.month, months)
    if reading.day > last.day:  # the clock is past such a month when it is over, not at the same time of its last day
        return datetime.combine(last + timedelta(days=1), time()), False
    return reading.replace(year=last.year, month=last.month), True


@lru_cache(maxsize=4096)
def _last_of(year: int, month: int, months: int) -> date:
    """Give the last day of the month that lies some months after another."""
    year, index = divmod(12 * year + month - 1 + months, 12)
    return date(year, index + 1, monthrange(year, index + 1)[1])
