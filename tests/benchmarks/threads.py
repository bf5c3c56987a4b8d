"""How many replies are found, and how many of those found are replies: on invented threads and on the real dump.

Run it by ``python tests/benchmarks/threads.py``; it prints tables of ``docs/threads.md``. ``fit_threads.py`` prints
those of real discussions, which say more: invented members write what the bank of phrases holds.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [] if str(HERE.parent) in sys.path else [str(HERE.parent)]

from benchmarks.fit_threads import at_real_share  # noqa: E402
from talkparse import Comment, Reply, parse_text  # noqa: E402
from talkparse.testing import render  # noqa: E402
from thread_pages import UNITS, Gold, invent  # noqa: E402 -- it stands beside the tests

LAYOUTS = ("T3", "R1", "inscriptis")
PAGES = 100
"""Per order and half; every fourth begins with a pinned comment of an official."""
REAL_DUMP = HERE.parents[2] / "shared" / "seeds" / "police-and-crime-plan.txt"
TIERS = {
    "certain": "`certain`",
    "likely": "`likely`",
    "both": "both",
    "none": "baseline: no replies",
    "previous": "baseline: all but the first are replies",
}


class Score(NamedTuple):
    """Replies found against replies there."""

    right: int
    found: int
    there: int
    posts: int
    in_thread: int
    """Right ones that stand in the thread to which they belong."""
    at_parent: int
    """Right ones that stand directly under the post that they answer."""

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def at_real_share(self) -> float:
        """Precision, if of all posts as many were replies as on the real page."""
        return at_real_share(self.right, self.found, self.there, self.posts)

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


class Scores(NamedTuple):
    """What came out for some pages in one layout."""

    tiers: dict[str, Score]
    provable: Score
    """The certain ones against those that the ages prove."""
    kinds: dict[str, tuple[int, int]]
    """How many posts of each kind were taken for replies, of how many."""


def pages(*, held_out: bool, order: str, count: int = PAGES, seed: int = 0) -> Iterator[Gold]:
    """Invent pages, the same ones for the same arguments."""
    for number in range(count):
        random = Random(f"{held_out} {order} {seed} {number}")
        threads = random.choice((3, 8, 12, 20))
        yield invent(random, held_out=held_out, order=order, pinned=number % 4 == 0, threads=threads)


def provable(gold: Gold) -> set[int]:
    """Find what the ages prove, by the definition: every post against every other."""
    size = dict(UNITS)
    ages = [post.age.amount * size[post.age.unit] for post in gold.page.posts() if post.age]
    start = 0
    if gold.pinned:
        start = next((index for index, age in enumerate(ages) if age > ages[0]), len(ages))
    part = range(start, len(ages))
    below = {one for one in part if any(ages[one] < ages[other] for other in range(start, one))}
    above = {one for one in part if any(ages[one] < ages[other] for other in range(one, len(ages)))}
    return above if len(part) > 2 and start not in above and len(above) < len(below) else below


def score(golds: Sequence[Gold], layout: str) -> Scores:
    """Score each tier, and the two baselines."""
    totals: dict[str, Counter[str]] = {name: Counter() for name in (*TIERS, "provable")}
    kinds: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for gold in golds:
        result = parse_text(render(gold.page, layout))
        posts = list(result.posts())
        assert [post.text for post in posts] == [post.text for post in gold.page.posts()]
        heads, parents = _places(result.comments)
        replies = {index for index, head in enumerate(gold.heads) if head is not None}
        marked = {index: post.certainty for index, post in enumerate(posts) if isinstance(post, Reply)}
        certain = {index for index, certainty in marked.items() if certainty == "certain"}
        answers = {
            "certain": certain,
            "likely": set(marked) - certain,
            "both": set(marked),
            "none": set[int](),
            "previous": set(range(1, len(posts))),
        }
        for name, indexes in answers.items():
            right = indexes & replies
            totals[name].update(
                right=len(right),
                found=len(indexes),
                there=len(replies),
                posts=len(posts),
                in_thread=sum(heads[index] == gold.heads[index] for index in right),
                at_parent=sum(parents[index] == gold.parents[index] for index in right),
            )
        proved = provable(gold)
        totals["provable"].update(right=len(certain & proved), found=len(certain), there=len(proved))
        kinds.update(gold.kinds)
        hits.update(gold.kinds[index] for index in marked)
    scores = {name: Score(*(total[part] for part in Score._fields)) for name, total in totals.items()}
    return Scores(
        {name: scores[name] for name in TIERS}, scores["provable"], {kind: (hits[kind], kinds[kind]) for kind in kinds}
    )


def _places(comments: Sequence[Comment | Reply]) -> tuple[list[int], list[int | None]]:
    """Give for each post the index of the comment that begins its thread, and of the post under which it stands."""
    heads: list[int] = []
    parents: list[int | None] = []
    for head in comments:
        first = len(heads)
        waiting: list[tuple[Comment | Reply, int | None]] = [(head, None)]
        while waiting:
            post, parent = waiting.pop()
            waiting.extend((reply, len(heads)) for reply in reversed(post.replies))
            heads.append(first)
            parents.append(parent)
    return heads, parents


def _print_table(title: str, scores: Scores) -> None:
    print(f"\n{title}\n\n| | found | right | precision | at 23 % | recall | F1 | right thread | right parent |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name, label in TIERS.items():
        one = scores.tiers[name]
        placed = one.right and name != "previous"
        places = [f"{part / one.right:.2f}" if placed else "" for part in (one.in_thread, one.at_parent)]
        print(
            f"| {label} | {one.found} | {one.right} | {one.precision:.3f} | {one.at_real_share:.3f} | {one.recall:.3f} "
            f"| {one.f1:.3f} | {' | '.join(places)} |"
        )


def _print_real_dump() -> None:
    if not REAL_DUMP.exists():
        print("\nThe real dump does not stand beside this clone.")
        return
    posts = parse_text(REAL_DUMP.read_bytes().decode("utf-8")).posts()
    print("\nReal dump, by the number of the post:\n\n| post | certainty | evidence |\n|--:|---|---|")
    for number, post in enumerate(posts, 1):
        if isinstance(post, Reply):
            print(f"| {number} | `{post.certainty}` | {', '.join(sorted(item.kind for item in post.evidence))} |")


def main() -> None:
    """Print all tables."""
    for held_out in (False, True):
        half = "held-out half" if held_out else "half for tuning"
        for order in ("newest", "oldest"):
            golds = list(pages(held_out=held_out, order=order))
            total = sum(len(gold.heads) for gold in golds)
            for layout in LAYOUTS:
                scores = score(golds, layout)
                assert layout == "inscriptis" or scores.provable.right == scores.provable.there
                _print_table(f"{half}, {order} first, {layout} ({len(golds)} pages, {total} posts)", scores)
                if layout == "T3":
                    print(f"\nProvable by ages: {scores.provable.there}, found: {scores.provable.right}")
                    print("\n| kind of post | taken for replies | of |\n|---|--:|--:|")
                    for kind, (hit, count) in sorted(scores.kinds.items()):
                        print(f"| {kind} | {hit} | {count} |")
    _print_real_dump()


if __name__ == "__main__":
    main()
