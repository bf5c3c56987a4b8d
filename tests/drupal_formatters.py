"""Drupal's two formatters of ages, forwards: from two instants to the words that the site prints.

Written from their description and not from the inverse that they test: one divides seconds, the other compares the
fields of two readings of a clock. What real code printed stands in ``data/ages.tsv.gz``.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

SIZES = (("year", 31_536_000), ("month", 2_592_000), ("week", 604_800), ("day", 86_400), ("hour", 3600))
SMALL = {"min": 60, "sec": 1}
ZONE = ZoneInfo("Europe/London")


def interval(created: datetime, rendered: datetime, units: int = 1, *, skipping: bool = False) -> str:
    """Return an age by ``formatInterval``; ``skipping`` ones, of Drupal 7, leave out units that are zero."""
    left = int((rendered - created).total_seconds())
    said: list[str] = []
    for word, size in (*SIZES, *SMALL.items()):
        if len(said) == units:
            break
        amount, rest = divmod(left, size)
        if amount:
            said.append(plural(amount, word))
            left = rest
        elif said and not skipping:
            break
    return " ".join(said or ["0 sec"]) + " ago"


def diff(
    created: datetime, rendered: datetime, units: int = 1, *, borrow: str = "rendered", zone: tzinfo = ZONE
) -> str:
    """Return an age by ``formatDiff``; ``borrow`` names the month whose days stand for a month that is not whole."""
    old, new = (moment.astimezone(zone).replace(tzinfo=None) for moment in (created, rendered))
    old_rest, new_rest = ((moment.day, moment.time()) for moment in (old, new))
    months = 12 * (new.year - old.year) + new.month - old.month - (new_rest < old_rest)
    seconds = int((new - old).total_seconds())
    if months >= 1:
        seconds = in_month(new) - in_month(old)
        if seconds < 0:
            before = (new.year, new.month - 1) if new.month > 1 else (new.year - 1, 12)
            seconds += 86_400 * monthrange(*(before if borrow == "rendered" else (old.year, old.month)))[1]
    years, months = divmod(max(months, 0), 12)
    days, seconds = divmod(max(seconds, 0), 86_400)
    weeks, days = divmod(days, 7)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    fields = zip(
        ("year", "month", "week", "day", "hour", "minute", "second"),
        (years, months, weeks, days, hours, minutes, seconds),
        strict=True,
    )
    said: list[str] = []
    for word, amount in fields:
        if len(said) == units or (said and not amount):
            break
        if amount:
            said.append(plural(amount, word))
    return " ".join(said or ["0 seconds"]) + " ago"


def diff_utc(created: datetime, rendered: datetime, units: int = 1, *, borrow: str = "rendered") -> str:
    """Return an age by ``formatDiff`` as PHP up to 8.0 counts it: on UTC's clock."""
    return diff(created, rendered, units, borrow=borrow, zone=UTC)


def passed(created: datetime, rendered: datetime) -> str | None:
    """Return the hours, minutes or seconds that passed, as PHP counts them close to a change of the clock.

    There can be 24 hours of them; None if there are more.
    """
    seconds = int((rendered - created).total_seconds())
    for word, size in (("hour", 3600), ("minute", 60), ("second", 1)):
        if seconds >= size:
            return None if seconds >= 25 * 3600 else f"{plural(seconds // size, word)} ago"
    return "0 seconds ago"


def in_month(moment: datetime) -> int:
    """Return the seconds since the month began."""
    return moment.day * 86_400 + moment.hour * 3600 + moment.minute * 60 + moment.second


def plural(amount: int, word: str) -> str:
    """Return the words for an amount; the short words have no plural."""
    return f"{amount} {word}" if amount == 1 or word in SMALL else f"{amount} {word}s"
