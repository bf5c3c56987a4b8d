"""Ages at instants that nobody saw before: to the interval that they leave, against what makes a point of them.

The first is the least that makes a date of an age: a pattern and ``relativedelta``. Each round has other instants. Of
one unit there is no age, for arrow reads it as "a month" alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from random import Random
from typing import Any, TypeAlias

from dateutil.relativedelta import relativedelta

from benchmarks.races.rounds import ROUNDS, Table, installed, race, ratios
from talkparse.dates import ages, clock, spans
from talkparse.model import DateInterval
from talkparse.readers.facts import read_age
from talkparse.vocabulary import talk_london

AGES = 200
LARGEST = {"second": 59, "minute": 59, "hour": 23, "day": 6, "week": 4, "month": 11, "year": 9}
PRINTED = re.compile(r"(\d+) (second|minute|hour|day|week|month|year)s? ago")
START = datetime(2025, 7, 20, 11, 30, tzinfo=UTC)

Aged: TypeAlias = tuple[str, datetime]
"""An age as printed, and when."""


def drawn(number: int) -> list[Aged]:
    """Draw the ages of a round."""
    chance = Random(f"ages {number}")
    found: list[Aged] = []
    for _ in range(AGES):
        unit = chance.choice([*LARGEST])
        amount = chance.randint(2, LARGEST[unit])
        instant = START + timedelta(days=number, seconds=chance.randrange(86_400))
        found.append((f"{amount} {unit}s ago", instant))
    return found


def by_relativedelta(aged: Aged) -> datetime:
    """Match the age, and subtract it."""
    match = PRINTED.fullmatch(aged[0])
    assert match is not None
    parts: dict[str, Any] = {f"{match[2]}s": int(match[1])}
    return aged[1] - relativedelta(**parts)


def to_interval(aged: Aged) -> DateInterval | None:
    """Read the age, and give the instants at which the post was written."""
    age = read_age(aged[0], talk_london())
    assert age is not None
    return ages.created(age, DateInterval(start=aged[1], stop=aged[1] + timedelta(seconds=1)))


def for_the_first_time(aged: Aged) -> DateInterval | None:
    """Do the same with everything forgotten that was worked out of other ages."""
    for cached in (ages.created, ages.said, spans.spans_of, clock.readings):
        cached.cache_clear()
    return to_interval(aged)


def by_dateparser(**settings: object) -> Callable[[Aged], object]:
    """Give a point by dateparser."""
    parse: Any = import_module("dateparser").parse
    return lambda aged: parse(aged[0], settings={"RELATIVE_BASE": aged[1].replace(tzinfo=None)}, **settings)


def by_arrow() -> Callable[[Aged], object]:
    """Give a point by arrow."""
    get: Any = import_module("arrow").get
    return lambda aged: get(aged[1]).dehumanize(aged[0])


def by_parsedatetime() -> Callable[[Aged], object]:
    """Give a point by parsedatetime."""
    parse: Any = import_module("parsedatetime").Calendar().parseDT
    return lambda aged: parse(aged[0], sourceTime=aged[1])


def contestants() -> Iterator[tuple[str, str | None, Callable[[], Callable[[Aged], object]]]]:
    """Yield the names of candidates, the module that each needs, and what gives it; the floor first."""
    yield "a pattern and `relativedelta`, to a point", None, lambda: by_relativedelta
    yield "talkparse, to an interval", None, lambda: to_interval
    yield "talkparse, all else forgotten", None, lambda: for_the_first_time
    yield "arrow, to a point", "arrow", by_arrow
    yield "parsedatetime, to a point", "parsedatetime", by_parsedatetime
    yield "dateparser told the language, to a point", "dateparser", lambda: by_dateparser(languages=["en"])
    yield "dateparser as it comes, to a point", "dateparser", by_dateparser


def run(rounds: int = ROUNDS) -> Table:
    """Race over ages that are new in each round."""
    candidates, notes = installed(contestants())
    check(drawn(-1))
    times = race(candidates, drawn, rounds)
    own = times["talkparse, to an interval"]
    rows = [(*row, f"{spent / own:.2f}") for row, spent in zip(ratios(times), times.values(), strict=True)]
    notes.insert(0, f"{AGES} ages a round, at instants of that round alone.")
    return Table(("an age", "`relativedelta`", "talkparse"), rows, notes)


def check(some: Sequence[Aged]) -> None:
    """See that the point of ``relativedelta``, the latest that there can be, is about the last of the interval."""
    for aged in some:
        found = to_interval(aged)
        assert found is not None
        assert abs(found.stop - by_relativedelta(aged)) < timedelta(days=60), aged
