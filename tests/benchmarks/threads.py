"""How many replies are found, and how many of those found are replies: on invented threads and on the real dump.

Run it by ``python tests/benchmarks/threads.py``; it prints the tables of ``docs/threads.md``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from thread_pages import Gold, invent  # noqa: E402 -- beside the tests

from talkparse import Reply, parse_text  # noqa: E402
from talkparse.testing import render  # noqa: E402

LAYOUTS = ("T3", "R1", "inscriptis")
PAGES = 60
"""Per layout, order and half."""


class Score(NamedTuple):
    """Replies found against replies there."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


def pages(*, held_out: bool, order: str, count: int = PAGES, seed: int = 0) -> Iterator[Gold]:
    for number in range(count):
        random = Random(f"{held_out} {order} {seed} {number}")
        yield invent(
            random, held_out=held_out, order=order, pinned=number % 4 == 0, threads=random.choice((3, 8, 12, 20))
        )


def found_in(gold: Gold, layout: str, threads: str) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Parse a page's dump, and give the replies found by index, with their certainty and kinds of evidence."""
    posts = list(parse_text(render(gold.page, layout), threads=threads).posts())
    assert [post.text for post in posts] == [post.text for post in gold.page.posts()]
    return {
        index: (str(post.certainty), tuple(str(item.kind) for item in post.evidence))
        for index, post in enumerate(posts)
        if isinstance(post, Reply)
    }


def score(golds: Sequence[Gold], layout: str) -> dict[str, Score]:
    """Score each tier, and the two baselines."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there = 0
    for gold in golds:
        replies = {index for index, head in enumerate(gold.heads) if head is not None}
        there += len(replies)
        marked = found_in(gold, layout, "likely")
        certain = {index for index, (certainty, _) in marked.items() if certainty == "certain"}
        answers = {
            "certain": certain,
            "likely": set(marked) - certain,
            "both": set(marked),
            "none": set[int](),
            "previous": set(range(1, len(gold.heads))),
        }
        for name, indexes in answers.items():
            right[name] += len(indexes & replies)
            found[name] += len(indexes)
    return {name: Score(right[name], found[name], there) for name in ("certain", "likely", "both", "none", "previous")}


def main() -> None:
    for held_out in (False, True):
        for order in ("newest", "oldest"):
            golds = list(pages(held_out=held_out, order=order))
            for layout in LAYOUTS:
                print(f"\n{'held out' if held_out else 'tuning'}, {order} first, {layout}")
                for name, result in score(golds, layout).items():
                    print(f"| {name} | {result.precision:.3f} | {result.recall:.3f} | {result.f1:.3f} | {result}")


if __name__ == "__main__":
    main()
