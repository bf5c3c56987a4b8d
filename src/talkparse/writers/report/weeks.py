"""How many posts were written in each week, when of each post only an interval is known.

A post counts for a week at least if all of its interval lies in it, at most if any of it does. Between the two stands
the share of its interval that lies in the week: what one would count if each instant of it were as likely as any other,
which nobody knows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import frozen

from talkparse.dates.clock import midnight
from talkparse.writers.edtf import days
from talkparse.writers.report.words import MONTHS, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talkparse.model import DateInterval

MOST: Final = 160
"""More columns than this are thinner than a line on a small screen: longer units are taken then."""
_WEEK: Final = timedelta(days=7)
_DECEMBER: Final = 12


@frozen
class Column:
    """A week, or what stands for one, and how many posts were written in it."""

    label: str
    least: int
    most: int
    shares: dict[int, float]
    """For each colour of a role the sum of the shares of its posts."""


@frozen
class Axis:
    """The columns of time, which touch, and their unit."""

    unit: str
    """week, month, year, or several years."""
    edges: tuple[datetime, ...]
    labels: tuple[str, ...]

    def place(self, instant: datetime) -> float:
        """Give the place of an instant between 0 and 1; what lies outside stands at the edge."""
        first, last = self.edges[0], self.edges[-1]
        return min(max((instant - first) / (last - first), 0.0), 1.0)


def axis_of(whole: DateInterval) -> Axis:
    """Divide an interval into whole weeks of London, or into longer units."""
    first, last = days(whole)
    step = -(-(last.year - first.year + 1) // MOST)
    units = (
        ("week", _weeks, short_day),
        ("month", _months, lambda begin: f"{MONTHS[begin.month - 1][:3]} {begin.year}"),
        ("year" if step == 1 else f"{step} years", partial(_years, step=step), lambda begin: str(begin.year)),
    )
    # So many years as one step takes always fit.
    unit, begins_of, label = next(row for row in units if len([*islice(row[1](first, last), MOST + 1)]) <= MOST)
    begins = [*begins_of(first, last)]
    after = next(islice(begins_of(begins[-1], date.max), 1, None), None)
    end = midnight(after) if after else datetime.max.replace(microsecond=0, tzinfo=UTC)  # the calendar ends
    return Axis(unit, (*map(midnight, begins), end), tuple(map(label, begins)))


def count(axis: Axis, posted: Iterable[tuple[DateInterval, int]]) -> list[Column]:
    """Count posts, each given by its interval and the colour of its role, in the columns of an axis that holds them."""
    least: Counter[int] = Counter()
    most: Counter[int] = Counter()
    shares: list[dict[int, float]] = [{} for _ in axis.labels]
    for interval, colour in posted:
        first = bisect_right(axis.edges, interval.start) - 1
        stop = bisect_left(axis.edges, interval.stop)
        if stop - first == 1:
            least[first] += 1
        whole = interval.stop - interval.start
        for index in range(first, stop):
            most[index] += 1
            inside = min(interval.stop, axis.edges[index + 1]) - max(interval.start, axis.edges[index])
            shares[index][colour] = shares[index].get(colour, 0.0) + inside / whole
    return [Column(label, least[index], most[index], shares[index]) for index, label in enumerate(axis.labels)]


def _weeks(first: date, last: date) -> Iterator[date]:
    """Yield Mondays; the first day of the calendar is one."""
    begin = first - timedelta(days=first.weekday())
    while begin <= last:
        yield begin
        if date.max - begin < _WEEK:
            return
        begin += _WEEK


def _months(first: date, last: date) -> Iterator[date]:
    for index in range(first.year * _DECEMBER + first.month - 1, last.year * _DECEMBER + last.month):
        yield date(index // _DECEMBER, index % _DECEMBER + 1, 1)


def _years(first: date, last: date, step: int) -> Iterator[date]:
    for year in range(first.year, last.year + 1, step):
        yield date(year, 1, 1)
