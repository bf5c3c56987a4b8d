"""What the head of a page says of dates: the days on which posts were written, and what came before the capture.

A discussion that is closed was captured after its end; an update or an event that has happened, after its date.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from talkparse.dates.capture import Place
from talkparse.dates.clock import midnight
from talkparse.dates.posted import Bound, Limits, Window
from talkparse.dates.printed import days_of
from talkparse.model import DateRange


class Period(NamedTuple):
    """The days of a discussion's run, or of a consultation."""

    days: DateRange
    place: Place
    closed: Place | None
    """Where the page says that it is over, if it does."""


class PrintedDay(NamedTuple):
    """The date of something that has happened."""

    day: date
    place: Place


class HeadDates(NamedTuple):
    """The dates that stand in the head of a page."""

    periods: tuple[Period, ...] = ()
    """The discussion's run first, then the consultation's period: as far as they are printed."""
    happened: tuple[PrintedDay, ...] = ()


def read_limits(dates: HeadDates) -> Limits:
    """Give the days on which posts were written, and what the page was captured after.

    The days are those of the discussion's run, or else of the consultation's period.
    """
    bounds: list[Bound] = []
    windows: list[Window] = []
    for period in dates.periods:
        if days := days_of(period.days):
            windows.append(Window(days, period.place))
            if period.closed:
                bounds.append(Bound(days.stop, (period.closed, period.place)))
    bounds += [Bound(midnight(day), (place,)) for day, place in dates.happened]
    return Limits(windows[0] if windows else None, tuple(bounds))
