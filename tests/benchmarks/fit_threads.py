"""Fit the weights of ``threads/cues.toml`` on real discussions, and measure them on sets that were left out.

Run it by ``python tests/benchmarks/fit_threads.py``; it prints the weights and the tables of ``docs/threads.md``.

Each post that ages leave open is a line: the signs that it shows, and whether it is a reply. A logistic regression gives
each sign a weight, so that signs add up. Every set counts the same, and within it replies count as 23 in 100, as on the
one real page that is known whole. A penalty draws the weights of rare signs to nothing. Scaled, so that ``enough`` is 8
where a post is more likely a reply than not by 6 to 4, and rounded to whole numbers, they stand in the file.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [] if str(HERE.parent) in sys.path else [str(HERE.parent)]

from benchmarks.discussions import SETS, Page, pages  # noqa: E402
from talkparse.threads.decide import FULL, decide  # noqa: E402
from talkparse.threads.order import is_newer  # noqa: E402

ENOUGH: Final = 10
LIKELY: Final = math.log(0.6 / 0.4)
SHARE: Final = 0.23
"""Replies on the one real page that is known whole: 6 of 26 posts, one of them by one reader in two."""
PENALTY: Final = 1.0
FITTED: Final = (
    "writes_on", "returns", "returns_soon", "returns_late", "both_return", "between", "between_more", "turns", "calls",
    "quotes", "asks_back", "goes_on", "shares",
)  # fmt: skip
GIVEN: Final = {"official": 10, "calls_above": 10, "agrees": 7, "speaks_to": 5, "full_page": 3}
"""What the sets cannot tell, or not alone. Only blogs have officials; 19 posts call the author of the post above and show
nothing else; the phrases that agree and speak to somebody were mended after the sets were read, and what
agrees must do, with a full page, for the clear replies of the real page."""


class Line(NamedTuple):
    """Equal posts of a set: the weights that speak for them, whether they are replies, and how much they count."""

    signs: frozenset[str]
    reply: bool
    count: float


class Result(NamedTuple):
    """What was found among the posts of some pages."""

    right: int
    found: int
    there: int
    posts: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there

    @property
    def at_real_share(self) -> float:
        """Precision, if of all posts as many were replies as on the real page."""
        share = self.there / self.posts
        weight = (SHARE / (1 - SHARE)) * (1 - share) / share
        wrong = self.found - self.right
        return weight * self.right / (weight * self.right + wrong) if self.found else 1.0


def lines_of(sources: Iterable[str], ages: str = "far") -> list[Line]:
    """Give the posts of some sets, each set with the same weight and the share of replies that a real page has."""
    found: list[Line] = []
    for source in sources:
        counts = Counter(_posts_of(page for page in pages(ages) if page.source == source))
        totals = {reply: sum(count for (_, is_reply), count in counts.items() if is_reply is reply) for reply in (True, False)}
        factors = {True: SHARE / totals[True], False: (1 - SHARE) / totals[False]}
        found += [Line(signs, reply, 1000 * factors[reply] * count) for (signs, reply), count in counts.items()]
    return found


def _posts_of(some: Iterable[Page]) -> Iterable[tuple[frozenset[str], bool]]:
    for page in some:
        full = frozenset(["full_page"] if len(page.posts) - len(page.certain) > FULL else [])
        head = 0
        for index in range(1, len(page.posts)):
            if index in page.certain:
                continue
            if is_newer(page.moments[head], page.moments[index]):
                head = index
                continue
            yield full | {sign.weight for sign in page.signs[index]}, page.parents[index] is not None
            if page.parents[index] is None:
                head = index


def fit(lines: Sequence[Line]) -> dict[str, int]:
    """Fit the weights, by Newton's method, and round them; those that are given stand fast."""
    names = ["", *FITTED]
    values = dict.fromkeys(names, 0.0)
    scale = 2.0
    for _ in range(30):
        slope = [-PENALTY * values[name] * (name != "") for name in names]
        curve = [[PENALTY * (row == column != 0) for column in range(len(names))] for row in range(len(names))]
        for line in lines:
            on = [at for at, name in enumerate(names) if name == "" or name in line.signs]
            total = sum(values[names[at]] for at in on) + sum(GIVEN.get(name, 0) for name in line.signs) / scale
            chance = 1 / (1 + math.exp(-total))
            for at in on:
                slope[at] += line.count * (line.reply - chance)
                for other in on:
                    curve[at][other] += line.count * chance * (1 - chance)
        step = solve(curve, slope)
        values = {name: values[name] + change for name, change in zip(names, step, strict=True)}
        scale = ENOUGH / (LIKELY - values[""])
        if max(map(abs, step)) < 1e-6:
            break
    weights = {name: max(round(values[name] * scale), 0) for name in FITTED}
    return {"enough": ENOUGH, **weights, **GIVEN}


def solve(rows: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Solve linear equations by Gauss's elimination; the matrix is positive definite, so no row is exchanged."""
    lines = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for at, pivot in enumerate(lines):
        for below in lines[at + 1 :]:
            factor = below[at] / pivot[at]
            below[at:] = [one - factor * other for one, other in zip(below[at:], pivot[at:], strict=True)]
    found: list[float] = [0.0] * len(lines)
    for at in reversed(range(len(lines))):
        found[at] = (lines[at][-1] - sum(one * two for one, two in zip(lines[at][at + 1 : -1], found[at + 1 :], strict=True))) / lines[at][at]
    return found


def measure(weights: Mapping[str, int], source: str, ages: str = "far") -> Result:
    """Decide with some weights, as the library does, and count."""
    right = found = there = posts = 0
    for page in pages(ages):
        if page.source == source:
            marked = decide(page.posts, page.moments, page.certain, page.signs, weights)
            right += sum(page.parents[index] is not None for index in marked)
            found += len(marked)
            there += sum(parent is not None for parent in page.parents)
            posts += len(page.posts)
    return Result(right, found, there, posts)


def main() -> None:
    """Print the fit, and what it gives on each set, left out or not."""
    whole = fit(lines_of(SETS))
    print("\n".join(f"{name} = {value}" for name, value in whole.items()))
    for ages in ("far", "scaled"):
        print(f"\n| {ages} | found | right | precision | at 23 % | recall | left out: precision | at 23 % | recall |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
        for source in SETS:
            one = measure(whole, source, ages)
            weights = fit(lines_of(other for other in SETS if other != source))
            out = measure(weights, source, ages)
            print(
                f"| {source} | {one.found} | {one.right} | {one.precision:.3f} | {one.at_real_share:.3f} | {one.recall:.3f} "
                f"| {out.precision:.3f} | {out.at_real_share:.3f} | {out.recall:.3f} |"
            )
            if ages=='far': print({k:v for k,v in weights.items() if k in FITTED})


if __name__ == "__main__":
    main()
