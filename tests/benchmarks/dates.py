"""Measure the dates: that every interval is true, and that its ends are attained.

    python tests/benchmarks/dates.py                     100,000 pairs of instants per formatter
    python tests/benchmarks/dates.py --pairs 1000000     the million that the documentation speaks of
    python tests/benchmarks/dates.py --seed 7            other pairs

Pairs favour the ends of months, 29 February and the changes of the clock. Exits with 1 if an interval misses its
instant or has a loose end. How long one takes is measured by ``speed.py ages``.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drupal_formatters import diff, diff_utc, interval, passed
from talkparse.dates.ages import created
from talkparse.dates.spans import Formula
from talkparse.model import DateInterval
from talkparse.readers import facts
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


def main() -> int:
    """Check them, and return the exit code."""
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


if __name__ == "__main__":
    sys.exit(main())
