"""What an age says: how much time had passed, by each formatter that can have printed it, on the clock that it read.

Drupal has two formatters, and which one the site uses is not known. ``INTERVAL`` divides the seconds that have passed
by units of fixed length. ``DIFF`` compares two readings of London's clock, months on the calendar; close to a change
of that clock its hours, minutes and seconds are those that have passed, which is what UTC's clock shows. Up to PHP 8.0
the same formatter read UTC's clock altogether, ``DIFF_UTC``, and which release the site ran is not known either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from talkparse.dates.clock import LONDON
from talkparse.tokens import PrintedAge


class Formula(StrEnum):
    """How the site makes an age."""

    INTERVAL = "interval"
    DIFF = "diff"
    DIFF_UTC = "diff-utc"


class Span(NamedTuple):
    """The time that an age says has passed on a clock: whole months on the calendar, and time beside them."""

    clock: tzinfo
    months: int
    months_limit: int
    """So many months have not passed; 0 where nothing is said of months."""
    least: timedelta
    limit: timedelta = timedelta.max
    """So much time, beside ``months``, has not passed."""


_FORMULAS: Final = {"interval": (Formula.INTERVAL,), "diff": (Formula.DIFF, Formula.DIFF_UTC)}
"""How each of Drupal's two formatters makes an age, by its key in the vocabulary."""
_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
SIZES: Final = {
    "second": 1, "minute": 60, "hour": _HOUR, "day": _DAY, "week": 7 * _DAY, "month": 30 * _DAY, "year": 365 * _DAY,
}  # fmt: skip
"""The lengths of the units in seconds, as ``INTERVAL`` has them."""
_LARGER: Final = dict(zip(SIZES, [*SIZES][1:], strict=False))
_LIMITS: Final = {unit: SIZES[larger] for unit, larger in _LARGER.items()}
"""From here on a larger unit is printed."""
_CALENDAR_LIMITS: Final = {**_LIMITS, "week": 31 * _DAY}
"""Beside the calendar's months, ``DIFF`` counts weeks as far as a month goes."""
_PASSED_LIMITS: Final = {**_CALENDAR_LIMITS, "hour": _DAY + _HOUR}
"""A day on which London's clock goes back has "24 hours" in which no day passed by that clock."""
_YEAR: Final = 12
_MONTHS: Final = {"month": 1, "year": _YEAR}
_NOTHING: Final = timedelta()


def formulas_of(ages: Iterable[PrintedAge]) -> tuple[Formula, ...]:
    """Give the formatters that can have printed all of these ages; none, where they contradict each other."""
    found = [spans_of(age) for age in ages]
    return tuple(formula for formula in Formula if all(formula in spans for spans in found))


@lru_cache(maxsize=4096)
def spans_of(age: PrintedAge) -> Mapping[Formula, tuple[Span, ...]]:
    """Give what an age says, by each formula that can print it: a span for each clock that it may have read."""
    first, *rest = age.parts
    parts = [first, *(part for part in rest if part[1] != first[1])]
    formulas = [formula for formula in Formula if all(formula in _FORMULAS[key] for key in age.formatters)]
    try:
        found = {formula: tuple(_SPANS[formula](*parts[:2])) for formula in formulas}
    except OverflowError:  # of timedelta
        return {}
    return {formula: spans for formula, spans in found.items() if spans}


_Part = tuple[int, str]


def _interval_spans(*parts: _Part) -> Iterable[Span]:
    if found := _count(parts, _LIMITS):
        yield Span(UTC, 0, 0, *found)


def _diff_spans(*parts: _Part) -> Iterable[Span]:
    yield from _calendar_spans(LONDON, _CALENDAR_LIMITS, *parts)
    if SIZES[parts[-1][1]] < _DAY:
        yield from _calendar_spans(UTC, _PASSED_LIMITS, *parts)


def _diff_utc_spans(*parts: _Part) -> Iterable[Span]:
    yield from _calendar_spans(UTC, _PASSED_LIMITS, *parts)


def _calendar_spans(clock: tzinfo, limits: Mapping[str, int], first: _Part, *rest: _Part) -> Iterable[Span]:
    """Yield what an age says by months on the calendar, or nothing."""
    amount, unit = first
    if any(_LARGER.get(smaller) != unit for _, smaller in rest):  # it leaves no unit out
        return
    months = amount * _MONTHS.get(unit, 0)
    if unit in _MONTHS and (not amount or (unit == "month" and amount >= _YEAR)):
        return
    if unit == "year" and rest:
        (more, _), *_ = rest
        if 0 < more < _YEAR:
            yield Span(clock, months + more, months + more + 1, _NOTHING)
    elif unit in _MONTHS and not rest:
        yield Span(clock, months, months + _MONTHS[unit], _NOTHING)
    elif found := _count(rest if months else (first, *rest), limits):
        yield Span(clock, months, months + 1, *found)


_SPANS: Final[dict[Formula, Callable[..., Iterable[Span]]]] = {
    Formula.INTERVAL: _interval_spans,
    Formula.DIFF: _diff_spans,
    Formula.DIFF_UTC: _diff_utc_spans,
}


def _count(parts: Sequence[_Part], limits: Mapping[str, int]) -> tuple[timedelta, timedelta] | None:
    """Add up units, each of which counts what the larger one left; None if they would be printed in another way."""
    total, ends = 0, []
    for amount, unit in parts:
        if unit in limits:
            ends.append(total + limits[unit])
        total += amount * SIZES[unit]
        if not amount and (unit != "second" or len(parts) > 1):  # nothing at all is printed in seconds
            return None
    limit = min([*ends, total + SIZES[parts[-1][1]]])
    return (timedelta(seconds=total), timedelta(seconds=limit)) if total < limit else None
