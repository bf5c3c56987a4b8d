"""The capture: when a page was rendered, worked out from what the page itself says.

Everything on a page that depends on the time bounds it: each age, with the days on which the discussion ran; the end of
a discussion that is closed; dates of updates and events. Each bound is an interval per formatter of ages, so those that
agree with all of them are an interval too, and of bounds that contradict each other two suffice to show it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from talkparse.dates.ages import Ends
from talkparse.dates.spans import Formula
from talkparse.model import DateInterval

Place = tuple[int, int]


class Clue(NamedTuple):
    """Something on a page that bounds the instant at which it was rendered."""

    places: tuple[Place, ...]
    """What it rests on: offsets of the first character and after the last one."""
    ends: Mapping[Formula, Ends]
    """The instants that agree with it, half-open, by formatter; None stands for an end that it does not bound."""


class Inference(NamedTuple):
    """What the clues of a page say together."""

    rendered: Mapping[Formula, DateInterval]
    """The instants that agree with all clues, by each formatter for which there are any."""
    conflict: tuple[Clue, ...] = ()
    """The fewest clues that contradict each other, whichever formatter it was."""


def infer(clues: Sequence[Clue], formulas: Sequence[Formula]) -> Inference:
    """Work out when a page was rendered; nothing, where it is not bounded on both sides."""
    tightest: list[Clue] = []
    rendered: dict[Formula, DateInterval] = {}
    for formula in formulas:
        starts = [(start, clue) for clue in clues if (start := clue.ends[formula][0])]
        stops = [(stop, clue) for clue in clues if (stop := clue.ends[formula][1])]
        if not starts or not stops:
            return Inference({})
        start, first = max(starts, key=_instant)
        stop, last = min(stops, key=_instant)
        tightest += [first, last]
        if start < stop:
            rendered[formula] = DateInterval(start=start, stop=stop)
    return Inference(rendered) if rendered else Inference({}, _smallest_conflict(tightest, formulas))


def _instant(bound: tuple[datetime, Clue]) -> datetime:
    return bound[0]


def _smallest_conflict(tightest: Sequence[Clue], formulas: Sequence[Formula]) -> tuple[Clue, ...]:
    """Give two clues that contradict each other under each formula, or else those that do so under one or the other.

    If any two do, then two of the tightest do: the bounds of ages are in the same order under both.
    """
    for first in tightest[::2]:
        for last in tightest[1::2]:
            if all(_contradict(first, last, formula) for formula in formulas):
                return first, last
    return tuple(clue for index, clue in enumerate(tightest) if clue not in tightest[:index])


def _contradict(first: Clue, last: Clue, formula: Formula) -> bool:
    start, stop = first.ends[formula][0], last.ends[formula][1]
    return start is not None and stop is not None and start >= stop
