"""The site's ages, forwards: what Drupal prints at one instant for a post written at another (docs/dates.md).

Drupal has two formatters and nothing shows which one the site uses, so both stand here. They round down, and print the
largest unit that is not zero.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from talkparse.model import Age
from talkparse.vocabulary import talk_london

Formatter: TypeAlias = Callable[[datetime, datetime], Age]
"""Gives the age that is printed, of the instant of writing and that of printing."""
LONDON: Final = ZoneInfo("Europe/London")
_SIZES: Final = (
    ("year", 31_536_000), ("month", 2_592_000), ("week", 604_800), ("day", 86_400), ("hour", 3_600), ("minute", 60),
)  # fmt: skip
"""Of the interval's units, in seconds."""
_SHORT: Final = frozenset({"minute", "second"})
"""Units that the interval spells "min" and "sec", whatever the number."""
_MONTHS_OF_A_YEAR: Final = 12
_DAYS_OF_A_WEEK: Final = 7


def age_by_interval(created: datetime, rendered: datetime) -> Age:
    """Give the age by ``formatInterval``, which divides the seconds that passed: a month has 30 days, a year 365."""
    seconds = int((rendered - created).total_seconds())
    unit, size = next(((unit, size) for unit, size in _SIZES if seconds >= size), ("second", 1))
    return _age(seconds // size, unit, short=unit in _SHORT)


def age_by_diff(created: datetime, rendered: datetime) -> Age:
    """Give the age by ``formatDiff``, which compares two readings of London's clock, and below a day counts seconds."""
    old, new = (instant.astimezone(LONDON).replace(tzinfo=None) for instant in (created, rendered))
    whole = (new.day, new.time()) >= (old.day, old.time())
    months = _MONTHS_OF_A_YEAR * (new.year - old.year) + new.month - old.month - (not whole)
    days = (new - old).days
    seconds = int((rendered.astimezone(UTC) - created.astimezone(UTC)).total_seconds())
    amounts = (
        ("year", months // _MONTHS_OF_A_YEAR), ("month", months), ("week", days // _DAYS_OF_A_WEEK), ("day", days),
        ("hour", seconds // 3_600), ("minute", seconds // 60), ("second", seconds),
    )  # fmt: skip
    unit, amount = next(((unit, amount) for unit, amount in amounts if amount > 0), ("second", 0))
    return _age(amount, unit, short=False)


def _age(amount: int, unit: str, *, short: bool) -> Age:
    spellings = talk_london().comment.units[unit]
    spelling = spellings[-1] if short else spellings[amount != 1]
    return Age(amount=amount, unit=unit, text=f"{amount} {spelling} {talk_london().comment.ago}")


FORMATTERS: Final[dict[str, Formatter]] = {
    "interval": age_by_interval,
    "diff": age_by_diff,
}
"""By the name that they have in the vocabulary."""
