"""EDTF: an instant that is only known to lie in an interval, in the Extended Date/Time Format (ISO 8601-2)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from talkparse.dates.clock import LONDON, SECOND
from talkparse.serialise import instant_text

if TYPE_CHECKING:
    from talkparse.model import DateInterval


def edtf(interval: DateInterval) -> str:
    """Write the second, the day, or one of the days from the first to the last: ``[2024-12-18..2025-01-16]``.

    The days are London's, both inclusive. The form with two dots means *one of these*; EDTF's ``first/last`` would mean
    that something went on from the one to the other.
    """
    if interval.stop - interval.start == SECOND:
        return instant_text(interval.start)
    first, last = days(interval)
    return first.isoformat() if first == last else f"[{first}..{last}]"


def days(interval: DateInterval) -> tuple[date, date]:
    """Give the first and the last day in London."""
    return _day(interval.start), _day(interval.stop - SECOND)


def _day(instant: datetime) -> date:
    try:
        return instant.astimezone(LONDON).date()
    except OverflowError:  # at the ends of the calendar London may have a day that it does not hold
        return instant.date()
