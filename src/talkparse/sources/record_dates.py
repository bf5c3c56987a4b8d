"""The date of a record: when its page was captured, in any spelling that corpora use.

An instant is that second. A date without a time zone is no instant: wherever its clock stood, it was between twelve
hours behind and fourteen hours ahead of UTC, the farthest zones there are. A day is the whole of it, likewise.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from talkparse.model import DateInterval

# The first archive of the web is of 1996. A date outside these bounds is a number misread, or stands for "unknown", as
# the first second of 1970 often does. No clock is asked: the same record is read alike in any year.
_FIRST: Final = datetime(1996, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2100, 1, 1, tzinfo=UTC)
_UNKNOWN: Final = "no spelling of a date that is known"
_OUTSIDE: Final = "no instant between 1996 and 2100"
_AHEAD, _BEHIND = timedelta(hours=14), timedelta(hours=12)
_SECOND, _MINUTE, _DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)

_COMPACT: Final = re.compile(r"(\d{8})(?:T?(\d{6})(Z?))?", re.ASCII)
_NUMBER: Final = re.compile(r"(\d+)(?:\.\d+)?", re.ASCII)
_LONGEST: Final = 64  # no spelling of a date is longer, and what is longer takes time to refuse
_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)([T ]\d\d:\d\d(:\d\d)?.*)?", re.ASCII)
# A year of two digits is of this century or the last by the clock of whoever reads it: dateutil asks ours.
_SPELLED: Final = re.compile(r"(?=.*(?<!\d)\d{4}(?!\d))[A-Za-z0-9 ,:;.+/()-]+", re.ASCII)
# Seconds since 1970 have ten digits from 2001 on; three, six or nine more are thousandths, millionths and so on.
_SCALES: Final = {10: 1, 13: 10**3, 16: 10**6, 19: 10**9}
# RFC 2822, section 4.3, and the two that London keeps. Other abbreviations mean several zones.
_ZONES: Final = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT"), 0),
    "BST": 1,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}


def read_date(value: object) -> DateInterval:
    """Read the date of a record. Raises ``ValueError`` for what names no day or instant between 1996 and 2100."""
    try:
        return _read(value)
    except OverflowError:  # beyond the calendar, or pushed there by a zone
        raise ValueError(_OUTSIDE) from None


def _read(value: object) -> DateInterval:
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, float):
        value = f"{value:f}"
    elif isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise ValueError(f"expected a date, found {type(value).__name__}")  # noqa: TRY004 -- no call is wrong
    text = value.strip()
    if not 0 < len(text) <= _LONGEST:
        raise ValueError("it is too long" if text else "it is empty")
    for spelling, read in _SPELLINGS:
        if match := spelling.fullmatch(text):
            return read(match)
    raise ValueError(_UNKNOWN)


def _compact(match: re.Match[str]) -> DateInterval:
    if match[2] is None:
        return _day(datetime.strptime(match[1], "%Y%m%d").date())  # noqa: DTZ007 -- a day has no zone
    moment = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 -- it may have none
    return _moment(moment.replace(tzinfo=UTC) if match[3] else moment)


def _epoch(match: re.Match[str]) -> DateInterval:
    scale = _SCALES.get(len(match[1]), 1)
    return _moment(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(match[1]) // scale))


def _iso(match: re.Match[str]) -> DateInterval:
    day, time, seconds = match.groups()
    if time is None:
        return _day(date.fromisoformat(day))
    # Nanoseconds, which pandas and Arrow print, are more digits than Python takes.
    time = re.sub(r"(\.\d{6})\d+", r"\1", time.replace(" UTC", "Z").replace(" +", "+"))
    return _moment(datetime.fromisoformat(day + time), _SECOND if seconds else _MINUTE)


def _spelled(match: re.Match[str]) -> DateInterval:
    """Read a date in words, as mails and ``ctime`` have it.

    dateutil takes what is missing from a day that it is given, and of numbers with slashes the one or the other for the
    day: so each text is read with different defaults and in both orders, and only what all agree on was there.
    """
    from dateutil import parser  # noqa: PLC0415 -- slow to import, and most corpora write ISO

    readings = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for default in (datetime(2000, 1, 1), datetime(2003, 2, 28, 23, 58, 59)):  # noqa: DTZ001 -- defaults, no instants
            for day_first in (False, True):
                try:
                    found = parser.parse(match[0], default=default, dayfirst=day_first, tzinfos=_zone)
                except (ValueError, OverflowError):  # its ParserError is a ValueError
                    raise ValueError(_UNKNOWN) from None
                readings.append(found)
    first = readings[0]
    if any(reading.date() != first.date() for reading in readings):
        raise ValueError("it can be read as several days, or lacks one")
    if any(reading.replace(second=0) != first.replace(second=0) for reading in readings):
        return _day(first.date())
    return _moment(first, _SECOND if readings[-1] == first else _MINUTE)


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """Give the zone of a name or an offset; the names of this machine's own zone are no better known than others."""
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    hours = _ZONES.get(name or "")
    return None if hours is None else timezone(timedelta(hours=hours))


def _moment(moment: datetime, precision: timedelta = _SECOND) -> DateInterval:
    """Give the instants that a moment can be, which was written down to the second or the minute."""
    if moment.tzinfo is None:
        start = moment.replace(microsecond=0, tzinfo=UTC)
        return _within(start - _AHEAD, start + _BEHIND + precision)
    start = moment.astimezone(UTC).replace(microsecond=0)
    return _within(start, start + precision)


def _day(day: date) -> DateInterval:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return _within(midnight - _AHEAD, midnight + _DAY + _BEHIND)


def _within(start: datetime, stop: datetime) -> DateInterval:
    if not _FIRST <= start < stop <= _LAST:
        raise ValueError(_OUTSIDE)
    return DateInterval(start=start, stop=stop)


_SPELLINGS: Final = ((_COMPACT, _compact), (_NUMBER, _epoch), (_ISO, _iso), (_SPELLED, _spelled))
"""How dates are spelled, and what reads each spelling; the first that fits is the one."""
