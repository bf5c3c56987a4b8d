"""The two formulas by which the site may have made an age, and what the words of an age say under each.

Both are Drupal's, both round down, and which one the site uses is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from talkparse.clock import ALWAYS, DAY
from talkparse.model import Age
from talkparse.vocabulary import site


class Formula(StrEnum):
    """How the site may have made an age from two instants."""

    INTERVAL = "interval"
    """By the seconds between them: a month is 30 days, a year 365."""
    DIFF = "diff"
    """By the calendar and the clock in London, in whole months and years."""


BOTH: Final = tuple(Formula)

_SIZES: Final = {
    "year": 31_536_000, "month": 2_592_000, "week": 604_800, "day": DAY, "hour": 3_600, "minute": 60, "second": 1,
}  # fmt: skip
_UNITS: Final = tuple(_SIZES)  # a second unit is always the one below the first
_WORDS: Final = {
    Formula.INTERVAL: {"min", "sec"},
    Formula.DIFF: {"minute", "minutes", "second", "seconds"},
}  # each formula's own spellings; all others are common to both
_PART: Final = re.compile(r"([0-9]+|an?)\s+([a-z]+)")
_MOST_PARTS: Final = 2  # by default the site's formatter prints two units at most; more are read no further
_MOST_DIGITS: Final = 6  # of an amount; what has more is no age
_MONTHS: Final = 12
_LONGEST_MONTH: Final = 31 * DAY
_UNEVEN: Final = 3 * DAY  # by which the lengths of months differ


class Elapsed(NamedTuple):
    """An age under the formula ``interval``: the seconds that have passed."""

    low: int
    high: int
    """Not reached any more."""


class Calendar(NamedTuple):
    """An age under the formula ``diff``: whole months, and the seconds beyond them on the clock."""

    months: int
    step: int
    """After how many months more another age is printed."""
    low: int
    high: int
    """Not reached any more."""


class Meaning(NamedTuple):
    """What an age says under either formula, None under one that cannot print it."""

    elapsed: Elapsed | None
    calendar: Calendar | None
    lifetime: int
    """For how many seconds the formatter lets a cache keep these words."""

    def formulas(self) -> tuple[Formula, ...]:
        """Give the formulas that can print the age."""
        return tuple(formula for formula, meaning in zip(BOTH, self, strict=False) if meaning is not None)


@lru_cache(maxsize=1024)
def measure(age: Age) -> Meaning:
    """Turn an age into numbers, with the second unit that its text may have."""
    found = _PART.findall(age.text.lower().partition(site().comment.ago)[0])[:_MOST_PARTS]
    parts = [(age.unit, age.amount)]
    parts += [(_spellings().get(word, word), _amount(amount)) for amount, word in found[1:]]
    units = [unit for unit, _ in parts]
    lifetime = _SIZES.get(units[-1], 0)
    if not _is_printed(parts):
        return Meaning(None, None, lifetime)
    words = {word for _, word in found}
    return Meaning(
        None if words & _WORDS[Formula.DIFF] else _read_elapsed(parts, _limit(age.unit)),
        None if words & _WORDS[Formula.INTERVAL] else _read_calendar(parts),
        lifetime,
    )


@cache
def _spellings() -> dict[str, str]:
    return {spelling: unit for unit, spellings in site().comment.units.items() for spelling in spellings}


def _amount(digits: str) -> int:
    if not digits.isdecimal():
        return 1
    return int(digits) if len(digits) <= _MOST_DIGITS else 0


def _is_printed(parts: list[tuple[str, int]]) -> bool:
    """Tell whether units and amounts are such as a formatter prints: neighbouring units, and no zero but of seconds."""
    if parts == [("second", 0)]:
        return True
    first = _UNITS.index(parts[0][0]) if parts[0][0] in _SIZES else len(_UNITS)
    return tuple(unit for unit, _ in parts) == _UNITS[first : first + len(parts)] and all(
        amount > 0 for _, amount in parts
    )


def _limit(unit: str) -> int:
    """Give the seconds from which the next larger unit is printed."""
    place = _UNITS.index(unit)
    return _SIZES[_UNITS[place - 1]] if place else ALWAYS


def _read_elapsed(parts: Iterable[tuple[str, int]], limit: int) -> Elapsed | None:
    low, high = 0, limit
    for unit, amount in parts:
        low += amount * _SIZES[unit]
        high = min(high, low + _SIZES[unit])
    return Elapsed(low, high) if low < high else None


def _read_calendar(parts: list[tuple[str, int]]) -> Calendar | None:
    months, step = 0, 1
    rest = list(parts)
    if rest[0][0] == "year":
        months, step = rest.pop(0)[1] * _MONTHS, 1 if len(parts) > 1 else _MONTHS
    if rest and rest[0][0] == "month":
        amount = rest.pop(0)[1]
        if amount >= _MONTHS:
            return None
        months += amount
    if not rest:
        return Calendar(months, step, 0, ALWAYS)
    # Weeks go on until a month of the calendar is full, not for 30 days.
    beyond = _read_elapsed(rest, _LONGEST_MONTH if rest[0][0] == "week" else _limit(rest[0][0]))
    if beyond is None:
        return None
    if months:
        # How the days beyond whole months are counted where months are uneven is not known: every way is allowed.
        return Calendar(months, step, max(beyond.low - _UNEVEN, 0), beyond.high + _UNEVEN)
    return Calendar(months, step, *beyond)


def formulas_of(ages: Iterable[Age]) -> tuple[Formula, ...]:
    """Give the formulas that can print all these ages: both while nothing decides, none if the ages contradict.

    An age that neither can print decides nothing.
    """
    printing = {formulas for age in ages if (formulas := measure(age).formulas())}
    return tuple(formula for formula in BOTH if all(formula in formulas for formulas in printing))
