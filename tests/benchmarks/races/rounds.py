"""How candidates are timed: in one process, in turns, over the same inputs, and told as ratios alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
Candidates: TypeAlias = "Mapping[str, Callable[[T], object]]"
ROUNDS = 21


class Table(NamedTuple):
    """What a race prints."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    notes: Sequence[str]
    """What it says below, such as what was not installed."""

    def __str__(self) -> str:
        """Write it as Markdown: names to the left, figures to the right."""
        lines = [self.columns, ("---", *["--:"] * (len(self.columns) - 1)), *self.rows]
        return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), *(f"\n{note}" for note in self.notes)])


@contextmanager
def collected() -> Iterator[None]:
    """Collect garbage before, and not while something is timed."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(function: Callable[[T], object], inputs: Sequence[T]) -> float:
    """Give the processor's time for one call per input."""
    start = time.process_time()
    for one in inputs:
        function(one)
    return time.process_time() - start


def race(candidates: Candidates[T], inputs_of: Callable[[int], Sequence[T]], rounds: int) -> dict[str, float]:
    """Time all candidates over the inputs of each round, each time with another one first; give medians of seconds."""
    names = [*candidates]
    times: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        inputs = inputs_of(number)
        first = number % len(names)
        with collected():
            for name in names[first:] + names[:first]:
                times[name].append(seconds(candidates[name], inputs))
    return {name: median(some) for name, some in times.items()}


def ratios(times: Mapping[str, float]) -> list[tuple[str, ...]]:
    """Give a row for each candidate: its time as a multiple of that of the first."""
    floor = next(iter(times.values()))
    return [(name, figure(spent / floor)) for name, spent in times.items()]


def figure(ratio: float) -> str:
    """Write a ratio with three digits, or all that stand before the point."""
    return f"{ratio:.2f}" if ratio < 9.995 else f"{ratio:.1f}" if ratio < 99.95 else f"{ratio:,.0f}"


def installed(wanted: Iterable[tuple[str, str | None, Callable[[], T]]]) -> tuple[dict[str, T], list[str]]:
    """Make the candidates whose module is installed, by name; and name the others in a line, if there are any."""
    found: dict[str, T] = {}
    missing: list[str] = []
    for name, module, make in wanted:
        if module is None or find_spec(module):
            found[name] = make()
        else:
            missing.append(name)
    return found, [f"Not installed, so not compared: {', '.join(missing)}."] if missing else []
