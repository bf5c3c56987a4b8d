"""Dates as the site prints them: the day first, always."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from talkparse.dates.clock import midnight
from talkparse.model import DateInterval, DateRange

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMES: Final = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
"""Months by their names, and by their first three or four letters."""
_DATE: Final = re.compile(r"([0-9]{1,2})(?:/([0-9]{1,2})/|(?:st|nd|rd|th)? ([A-Za-z]+) )([0-9]{4})")
_BEGINNING: Final = re.compile(
    rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)}) ([0-9]{{4}})\b", re.IGNORECASE
)


def read_range(text: str) -> DateRange:
    """Read the two dates of a range. Raises ``ValueError`` if one does not exist or the last precedes the first."""
    first, last = (_date(*match.groups()) for match in _DATE.finditer(text))
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return DateRange(first=first, last=last)


def holds_range(text: str) -> bool:
    """Tell whether a text holds two dates."""
    return len(_DATE.findall(text)) == 2  # noqa: PLR2004


def read_day(text: str) -> date | None:
    """Read the first date in a text, None if it holds none. Raises ``ValueError`` for one that does not exist."""
    match = _DATE.search(text)
    return _date(*match.groups()) if match else None


def is_day(text: str) -> bool:
    """Tell whether a text is a date and nothing else."""
    return _DATE.fullmatch(text) is not None


def read_beginning(text: str) -> date | None:
    """Read the day or the month with which a text begins, a month by its first day; as ``read_day`` otherwise."""
    match = _BEGINNING.match(text)
    return _date(match[1] or "1", None, match[2], match[3]) if match else None


def _date(day: str, month: str | None, name: str | None, year: str) -> date:
    number = int(month or 0) if name is None else _NAMES.get(name.lower())
    if number is None:
        raise ValueError(f"no month is called {name}")
    return date(int(year), number, int(day))


def days_of(period: DateRange) -> DateInterval | None:
    """Give the instants of a range, the whole of its last day included; None if the calendar ends there."""
    if period.first is None or period.last is None:
        return None
    try:
        return DateInterval(start=midnight(period.first), stop=midnight(period.last + timedelta(days=1)))
    except OverflowError:
        return None


def interval_of(as_of: datetime | date | DateInterval) -> DateInterval:
    """Give the instants that a capture date stands for: that second, that whole day in London, or the interval itself.

    Raises ``ValueError`` for a datetime without a zone, for an interval that holds no second, and for what ends beyond
    the calendar; ``TypeError`` for anything else, an interval of dates included.
    """
    try:
        if isinstance(as_of, DateInterval):
            start, stop = _second_of(as_of.start), _second_of(as_of.stop)
            if stop <= start:
                raise ValueError(f"as_of: no second lies between {as_of.start} and {as_of.stop}")
            return DateInterval(start=start, stop=stop)
        if isinstance(as_of, datetime):
            start = _second_of(as_of)
            return DateInterval(start=start, stop=start + timedelta(seconds=1))
        if isinstance(as_of, date):
            return DateInterval(start=midnight(as_of), stop=midnight(as_of + timedelta(days=1)))
    except OverflowError as error:
        raise ValueError(f"as_of: {as_of} is at the end of the calendar") from error
    raise TypeError(f"as_of: expected a datetime, a date or a DateInterval, not {type(as_of).__name__}")


def _second_of(instant: object) -> datetime:
    if not isinstance(instant, datetime):
        raise TypeError(f"as_of: a DateInterval has a datetime at each end, not {type(instant).__name__}")
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError("as_of: a datetime needs a time zone")
    return instant.astimezone(UTC).replace(microsecond=0)
