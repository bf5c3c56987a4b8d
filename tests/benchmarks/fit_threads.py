"""Fit the weights of ``threads/cues.toml`` on real discussions, and measure them on sets that were left out.

Run it by ``python tests/benchmarks/fit_threads.py``; it prints the weights and the tables of ``docs/threads.md``.

Each post that ages leave open is a line: the signs that it shows, and whether it is a reply. A logistic regression
gives each sign a weight, so that signs add up. Every set counts the same, and within it replies count as 23 in 100, as
on the one real page that is known whole. A penalty draws the weights of rare signs to nothing. The weights stand in the
file rounded to whole numbers, on a scale where 10 are enough, which is where the regression gives a reply 6 in 10.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from attrs import evolve

HERE = Path(__file__).resolve().parent
sys.path[:0] = [] if str(HERE.parent) in sys.path else [str(HERE.parent)]

from benchmarks.discussions import OFFICIAL, SETS, Page, pages  # noqa: E402
from talkparse import EvidenceKind  # noqa: E402
from talkparse.threads.decide import decide  # noqa: E402
from talkparse.threads.exchange import find_exchange, read_writers  # noqa: E402
from talkparse.threads.finding import FULL  # noqa: E402
from talkparse.threads.order import is_newer  # noqa: E402

ENOUGH: Final = 10
LIKELY: Final = math.log(0.6 / 0.4)
SHARE: Final = 0.23
"""Replies among the posts of the one real page that is known whole: 6 of 26, if one of two unclear posts is one."""
RENAMED: Final = 0.15
AUTHORS: Final = (EvidenceKind.RETURNS, EvidenceKind.BETWEEN, EvidenceKind.OFFICIAL)
PENALTY: Final = 1.0
FITTED: Final = (
    "writes_on", "returns", "returns_soon", "returns_late", "both_return", "between", "between_more", "calls",
    "quotes", "asks_back", "goes_on",
)  # fmt: skip
GIVEN: Final = {"turns": 4, "official": 10, "calls_above": 10, "agrees": 7, "speaks_to": 5, "shares": 3, "full_page": 3}
"""What is not fitted. The first of two who write in turn is a reply 292 times of 300, so that must be enough, and the
fit wavers between 3 and 4. Only the blog has officials, and all of them answer. Of posts that call the author of the
post above and show nothing else there are 19 in one set, of which 18 are replies. The phrases that agree and speak to
somebody were mended after the sets were measured; with a full page they weigh what the clear replies of the real page
need. Tweets under one piece of news share words whether they answer or not, comments on a consultation do not: the fit
without the tweets gives 3."""


class Line(NamedTuple):
    """Equal posts of a set: the weights that speak for them, whether they are replies, and how much they count."""

    signs: frozenset[str]
    reply: bool
    times: float


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
        return at_real_share(self.right, self.found, self.there, self.posts)


def at_real_share(right: int, found: int, there: int, posts: int) -> float:
    """Give the precision that would be found if of all posts as many were replies as on the real page."""
    if not found:
        return 1.0
    weight = (SHARE / (1 - SHARE)) * (posts - there) / there
    return weight * right / (weight * right + found - right)


def lines_of(sources: Iterable[str], ages: str = "far") -> list[Line]:
    """Give the posts of some sets, each set with the same weight and the share of replies that a real page has."""
    found: list[Line] = []
    for source in sources:
        counts = Counter(_posts_of(page for page in pages(ages) if page.source == source))
        totals = {
            reply: sum(count for (_, is_reply), count in counts.items() if is_reply is reply) for reply in (True, False)
        }
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
                slope[at] += line.times * (line.reply - chance)
                for other in on:
                    curve[at][other] += line.times * chance * (1 - chance)
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
        found[at] = (
            lines[at][-1] - sum(one * two for one, two in zip(lines[at][at + 1 : -1], found[at + 1 :], strict=True))
        ) / lines[at][at]
    return found


def measure(weights: Mapping[str, int], source: str, ages: str = "far") -> Result:
    """Decide on the pages of a set with some weights, as the library does, and count."""
    return measure_pages(weights, [page for page in pages(ages) if page.source == source])


def measure_pages(weights: Mapping[str, int], some: Iterable[Page]) -> Result:
    """Decide on some pages."""
    right = found = there = posts = 0
    for page in some:
        marked = decide(page.posts, page.moments, page.certain, page.signs, weights)
        right += sum(page.parents[index] is not None for index in marked)
        found += len(marked)
        there += sum(parent is not None for parent in page.parents)
        posts += len(page.posts)
    return Result(right, found, there, posts)


def _print_measures(whole: Mapping[str, int]) -> None:
    without = {source: fit(lines_of(other for other in SETS if other != source)) for source in SETS}
    for ages in ("far", "scaled"):
        print(f"\n| {ages} | found | right | precision | at 23 % | recall | left out: precision | at 23 % | recall |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
        for source in SETS:
            one, out = measure(whole, source, ages), measure(without[source], source, ages)
            rates = [part for each in (one, out) for part in (each.precision, each.at_real_share, each.recall)]
            print(f"| {source} | {one.found} | {one.right} | {' | '.join(f'{rate:.3f}' for rate in rates)} |")


def _print_signs(whole: Mapping[str, int]) -> None:
    """Print how often each sign was right where it stood, and the sums that likely replies came to."""
    signs: dict[str, Counter[tuple[str, bool]]] = {}
    sums: dict[str, Counter[tuple[str, bool]]] = {}
    for page in pages():
        for index in set(range(1, len(page.posts))) - page.certain.keys():
            key = (page.source, page.parents[index] is not None)
            for name in {"all posts", *({sign.weight for sign in page.signs[index]} or {"no sign"})}:
                signs.setdefault(name, Counter())[key] += 1
        for index in decide(page.posts, page.moments, page.certain, page.signs, whole):
            total = sum(whole[sign.weight] for sign in page.signs[index])
            band = next(
                band for band in ("18 and more", "14 to 17", "10 to 13", "7 to 9") if total >= int(band.split()[0])
            )
            sums.setdefault(band, Counter())[page.source, page.parents[index] is not None] += 1
    for title, rows in (
        ("sign", {name: signs[name] for name in (*whole, "no sign", "all posts") if name in signs}),
        ("sum", dict(sorted(sums.items()))),
    ):
        print(f"\n| {title} | {' | '.join(SETS)} |\n|---|--:|--:|--:|")
        for name, counts in rows.items():
            cells = [(counts[source, True], counts[source, True] + counts[source, False]) for source in SETS]
            print(f"| {name} | {' | '.join(f'{right} of {all_}' if all_ else '' for right, all_ in cells)} |")


def _print_places(whole: Mapping[str, int]) -> None:
    """Print where likely replies that are replies were put: directly under which post, and in whose thread."""
    print("\n| put | right parent | right thread |\n|---|--:|--:|")
    counts: dict[str, Counter[str]] = {}
    for page in pages():
        marked = decide(page.posts, page.moments, page.certain, page.signs, whole)
        head = 0
        for index, answered in enumerate(page.parents):
            if index not in page.certain and index not in marked:
                head = index
            elif index in marked and answered is not None:
                above = marked[index].parent
                one = counts.setdefault(
                    "under the head of the thread" if above is None else "under the post above", Counter()
                )
                one["all"] += 1
                one["parent"] += answered == (head if above is None else above)
                one["thread"] += page.heads[index] == page.heads[head]
    for where, one in sorted(counts.items()):
        print(f"| {where} | {one['parent']} of {one['all']} | {one['thread']} of {one['all']} |")


def _print_stress(whole: Mapping[str, int]) -> None:
    """Print what comes out if members recur more than they do: 15 of 100 comments by the author of a post near by."""
    random = Random(1)
    print("\n| 15 of 100 comments renamed | precision | recall |\n|---|--:|--:|")
    for source in SETS:
        renamed = [_rename(random, page) for page in pages() if page.source == source]
        result = measure_pages(whole, renamed)
        print(f"| {source} | {result.precision:.3f} | {result.recall:.3f} |")


def _rename(random: Random, page: Page) -> Page:
    posts = list(page.posts)
    for index, answered in enumerate(page.parents):
        others = [at for at in range(max(index - 2, 0), min(index + 3, len(posts))) if at != index and posts[at].author]
        if answered is None and others and random.random() < RENAMED:
            posts[index] = evolve(posts[index], author=posts[random.choice(others)].author)
    shown = find_exchange(read_writers(posts, OFFICIAL))
    spoken = ([sign for sign in some if sign.kind not in AUTHORS] for some in page.signs)
    return page._replace(posts=tuple(posts), signs=[[*one, *two] for one, two in zip(shown, spoken, strict=True)])


def main() -> None:
    """Print the weights, and what they give."""
    whole = fit(lines_of(SETS))
    print("\n".join(f"{name} = {value}" for name, value in whole.items()))
    _print_measures(whole)
    _print_signs(whole)
    _print_places(whole)
    _print_stress(whole)


if __name__ == "__main__":
    main()
