"""Dates as the site prints them: the day first, always."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from talkparse.model import DateInterval, DateRange

LONDON: Final = "Europe/London"
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATE: Final = re.compile(r"([0-9]{1,2})(?:/([0-9]{1,2})/| ([A-Za-z]+) )([0-9]{4})")


def read_range(text: str) -> DateRange:
    """Read the two dates of a range. Raises ``ValueError`` if one does not exist or the last precedes the first."""
    first, last = (_date(*match.groups()) for match in _DATE.finditer(text))
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return DateRange(first=first, last=last)


def holds_range(text: str) -> bool:
    """Tell whether a text holds two dates."""
    return len(_DATE.findall(text)) == 2  # noqa: PLR2004


def _date(day: str, month: str | None, name: str | None, year: str) -> date:
    if name is not None and name.lower() not in _MONTHS:
        raise ValueError(f"no month is called {name}")
    number = int(month or 0) if name is None else _MONTHS.index(name.lower()) + 1
    return date(int(year), number, int(day))


def interval_of(as_of: datetime | date | DateInterval) -> DateInterval:
    """Give the instants that a capture date stands for: that second, that whole day in London, or the interval itself.

    Raises ``ValueError`` for a datetime without a zone or with no instant after it, ``TypeError`` for anything else.
    """
    if isinstance(as_of, DateInterval):
        return as_of
    try:
        if isinstance(as_of, datetime):
            if as_of.tzinfo is None or as_of.utcoffset() is None:
                raise ValueError("as_of: a datetime needs a time zone")
            start = as_of.astimezone(UTC).replace(microsecond=0)
            return DateInterval(start=start, stop=start + timedelta(seconds=1))
        if isinstance(as_of, date):
            return DateInterval(start=_midnight(as_of), stop=_midnight(as_of + timedelta(days=1)))
    except OverflowError as error:
        raise ValueError(f"as_of: {as_of} is at the end of the calendar") from error
    raise TypeError(f"as_of: expected a datetime, a date or a DateInterval, not {type(as_of).__name__}")


def _midnight(day: date) -> datetime:
    # London's clocks change at one in the morning, so its midnights exist and are single.
    return datetime.combine(day, time(), ZoneInfo(LONDON)).astimezone(UTC)
