"""When a post was written: its age, held against the run of its discussion."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from talkparse.ages import creation_of
from talkparse.capture import Rendered
from talkparse.formulas import formulas_of
from talkparse.model import Age, DateInterval


class Dated(NamedTuple):
    """When a post was written."""

    posted: DateInterval | None
    """None if no instant of the calendar has its age."""
    outside: bool = False
    """Whether its age contradicts the run. Then the age is believed."""


def rendered_at(captured: DateInterval, ages: Iterable[Age]) -> Rendered:
    """Give what a known time of capture says: each formula that can print the page's ages, at that time.

    Ages that contradict each other in this are dated each by the formulas that can print it.
    """
    ages = list(ages)
    return tuple((formula, captured) for formula in formulas_of(ages) or formulas_of(()))


@lru_cache(maxsize=4096)
def date_post(age: Age, rendered: Rendered, window: DateInterval | None, stale: bool = False) -> Dated:  # noqa: FBT001, FBT002 -- as in creation_of
    """Give the instants at which a post of this age can have been written, inside a window where that is possible.

    ``stale`` says that ages may come from a cache as old as their formatter allows; do not say so of an inferred time,
    which is that of the rendering itself.
    """
    found = [creation for formula, when in rendered if (creation := creation_of(age, when, (formula,), stale))]
    if not found:
        return Dated(None)
    inside = [clamped for creation in found if (clamped := _clamp(creation, window))]
    return Dated(_hull(inside or found), outside=not inside)


def _clamp(interval: DateInterval, window: DateInterval | None) -> DateInterval | None:
    if window is None:
        return interval
    start, stop = max(interval.start, window.start), min(interval.stop, window.stop)
    return DateInterval(start=start, stop=stop) if start < stop else None


def _hull(intervals: list[DateInterval]) -> DateInterval:
    return DateInterval(start=min(each.start for each in intervals), stop=max(each.stop for each in intervals))
