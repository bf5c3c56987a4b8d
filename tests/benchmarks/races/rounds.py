"""How candidates are timed: in one process, in turns, over the same inputs, and told as ratios alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
Candidates: TypeAlias = "Mapping[str, Callable[[T], object]]"
ROUNDS = 21


class Table(NamedTuple):
    """What a race prints."""

    name: str
    """Of its place in the documentation."""
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    notes: list[str]
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


def ratios(times: Mapping[str, float], floors: Sequence[str]) -> list[tuple[str, ...]]:
    """Give a row for each candidate: its time as a multiple of that of each floor."""
    return [(name, *(figure(spent / times[floor]) for floor in floors)) for name, spent in times.items()]


def figure(ratio: float) -> str:
    """Write a ratio with three digits, or all that stand before the point."""
    return f"{ratio:.2f}" if ratio < 9.995 else f"{ratio:.1f}" if ratio < 99.95 else f"{ratio:,.0f}"


def installed(wanted: Mapping[str, Any], modules: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Give the candidates whose module is installed, and a line that names the others, if there are any."""
    missing = [name for name in wanted if name in modules and find_spec(modules[name]) is None]
    notes = [f"Not installed, so not compared: {', '.join(missing)}."] if missing else []
    return {name: candidate for name, candidate in wanted.items() if name not in missing}, notes
