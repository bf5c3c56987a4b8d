"""Measure the dates: that every interval is true, that its ends are attained, and how long one takes.

    python tests/benchmarks/dates.py                     100,000 pairs of instants per formatter, and the speed
    python tests/benchmarks/dates.py --pairs 1000000     the million that the documentation speaks of
    python tests/benchmarks/dates.py --seed 7            other pairs

Pairs favour the ends of months, 29 February and the changes of the clock. The speed is compared with dateparser where
that is installed, in the same run and in turn. Exits with 1 if an interval misses its instant or has a loose end.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drupal_formatters import diff, diff_utc, interval, passed
from talkparse.dates.ages import created
from talkparse.dates.spans import Formula
from talkparse.model import DateInterval
from talkparse.readers import facts
from talkparse.tokens import PrintedAge
from talkparse.vocabulary import talk_london

read_age = partial(facts.read_age, words=talk_london())

if TYPE_CHECKING:
    from collections.abc import Callable

SECOND = timedelta(seconds=1)
FORMATTERS: dict[Formula, Callable[[datetime, datetime], str]] = {
    Formula.INTERVAL: interval,
    Formula.DIFF: diff,
    Formula.DIFF_UTC: diff_utc,
}
REAL = Path(__file__).resolve().parent.parent / "data" / "ages.tsv.gz"
ROUNDS = 21
SETTINGS = {"RELATIVE_BASE": datetime(2025, 7, 15, 12)}  # noqa: DTZ001 -- as dateparser takes it


def main() -> int:
    """Run both parts, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=100_000, help="pairs per formatter (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--real", type=Path, default=REAL, help="what real code printed (%(default)s)")
    arguments = parser.parse_args()
    print("| formatter | pairs | missed | ends not attained |\n|---|--:|--:|--:|")
    failed = 0
    for formula, formatter in FORMATTERS.items():
        missed, loose = check(formula, formatter, arguments.pairs, Random(arguments.seed))
        print(f"| {formula.value} | {arguments.pairs:,} | {missed} | {loose} |")
        failed += missed + loose
    print()
    check_real(arguments.real)
    print()
    measure()
    return int(failed > 0)


def check(
    formula: Formula, formatter: Callable[[datetime, datetime], str], pairs: int, random: Random
) -> tuple[int, int]:
    """Count the pairs whose interval misses the instant of creation, and the ends at which another age is printed."""
    missed = loose = 0
    for _ in range(pairs):
        old, new = draw_pair(random)
        words = formatter(old, new)
        found = created.__wrapped__(read_age(words), moment(new), (formula,))
        if found is None or not found.start <= old < found.stop:
            missed += 1
        else:
            ends = (found.start, found.stop - SECOND)
            loose += sum(words not in printed(formula, formatter, end, new) for end in ends)
    return missed, loose


def printed(formula: Formula, formatter: Callable[[datetime, datetime], str], old: datetime, new: datetime) -> set[str]:
    """Return what a formatter may print: those of the calendar count hours as clocks show them, or as they pass."""
    by_time = None if formula is Formula.INTERVAL else passed(old, new)
    return {formatter(old, new), by_time or ""}


def check_real(path: Path) -> None:
    """Print for how many ages of real code the interval misses the instant of creation, or there is none."""
    print("| printed by real code | ages | missed | undated |\n|---|--:|--:|--:|")
    with gzip.open(path, "rt", encoding="ascii") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for column in [name for name in rows[0] if name not in {"created", "rendered"}]:
        formulas = (Formula.INTERVAL,) if column.startswith("interval") else (Formula.DIFF, Formula.DIFF_UTC)
        missed = undated = 0
        for row in rows:
            old, new = (datetime.fromtimestamp(int(row[end]), UTC) for end in ("created", "rendered"))
            found = created.__wrapped__(read_age(f"{row[column]} ago"), moment(new), formulas)
            undated += found is None
            missed += found is not None and not found.start <= old < found.stop
        print(f"| {column} | {len(rows):,} | {missed} | {undated} |")


def moment(instant: datetime) -> DateInterval:
    """Return the interval that is one second."""
    return DateInterval(start=instant, stop=instant + SECOND)


def draw_pair(random: Random) -> tuple[datetime, datetime]:
    """Draw an instant of creation and one of rendering."""
    new = draw_instant(random)
    old = draw_instant(random) if random.random() < 0.5 else new - int(10 ** random.uniform(0, 8.5)) * SECOND
    return (old, new) if old <= new else (new, old)


def draw_instant(random: Random) -> datetime:
    """Draw an instant, often near the end of a month or a change of the clock."""
    year, kind = random.randint(2012, 2027), random.random()
    if kind < 0.3:
        edge = datetime(year, random.randint(1, 12), 1, tzinfo=UTC) + timedelta(days=random.randint(-3, 2))
        return edge + random.choice((0, 86_399, random.randrange(86_400))) * SECOND
    if kind < 0.5:
        last = datetime(year, random.choice((3, 10)), 31, tzinfo=UTC)
        return last - timedelta(days=(last.weekday() + 1) % 7, seconds=random.randint(-10_800, 7200))
    return datetime(year, 1, 1, tzinfo=UTC) + random.randrange(366 * 86_400) * SECOND


def measure() -> None:
    """Print how long one age takes: seen before, new on a page that was seen, and new altogether."""
    ages = [PrintedAge(f"{amount} months ago", ((amount, "month"),)) for amount in range(2, 12)]
    rendered = moment(datetime(2025, 7, 15, 11, tzinfo=UTC))
    seen: list[float] = []
    new: list[float] = []
    peer: list[float] = []
    parse = load_dateparser()
    for number in range(ROUNDS):
        for age in ages:
            created(age, rendered)
        seen.append(timed(lambda: [created(age, rendered) for age in ages], 200) / len(ages))
        pages = [moment(rendered.start + timedelta(days=number, seconds=page)) for page in range(50)]
        fresh = [
            [PrintedAge(f"{amount} {unit}s ago", ((amount, unit),)) for amount in range(2, 7)]
            for unit, _ in zip(("day", "month") * len(pages), pages, strict=False)
        ]
        spent = 0.0
        for page, some in zip(pages, fresh, strict=True):
            clear()
            start = perf_counter()
            for age in some:
                created(age, page)
            spent += perf_counter() - start
        new.append(spent / sum(map(len, fresh)))
        if parse:
            peer.append(timed(lambda: parse("6 months ago", languages=["en"], settings=SETTINGS), 20))
    print("| one age | microseconds |\n|---|--:|")
    print(f"| to an interval, seen before | {median(seen) * 1e6:.1f} |")
    print(f"| to an interval, new | {median(new) * 1e6:.1f} |")
    if parse:
        print(f"| to a point, dateparser {version('dateparser')}, told the language | {median(peer) * 1e6:.0f} |")
        print(f"\ndateparser takes {median(peer) / median(seen):.0f} times as long as an age that was seen before,")
        print(f"and {median(peer) / median(new):.0f} times as long as a new one.")
    else:
        print("\ndateparser is not installed, so nothing was compared.")


def clear() -> None:
    """Forget every age that was seen."""
    from talkparse.dates import ages, clock, spans  # noqa: PLC0415 -- their caches are nobody else's business

    for cached in (ages.created, spans.spans_of, clock.readings):
        cached.cache_clear()


def timed(function: Callable[[], object], times: int) -> float:
    """Return the seconds of one call, of some in a row."""
    start = perf_counter()
    for _ in range(times):
        function()
    return (perf_counter() - start) / times


def load_dateparser() -> Any:
    """Return dateparser's function, or None."""
    try:
        version("dateparser")
    except PackageNotFoundError:
        return None
    return import_module("dateparser").parse


if __name__ == "__main__":
    sys.exit(main())
