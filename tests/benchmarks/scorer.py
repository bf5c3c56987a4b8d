"""Score any tool that finds comments on a page, whatever it is: it gives texts, and authors and parents if it can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

DELETED = "Anonymous - account deleted"
OPENING = 60
"""Characters by which a comment is known again in a text."""


@dataclass(frozen=True)
class Found:
    """A comment that a tool found."""

    text: str
    author: str | None = None
    """The name as the page prints it; None where the tool gives none."""
    parent: int | None = None
    """Which of the found comments it answers."""


@dataclass
class Score:
    """Sums over pages; the properties are what is reported."""

    gold: int = 0
    found: int = 0
    right: int = 0
    names: int = 0
    """Comments with right text whose author is right."""
    distances: list[float] = field(default_factory=list)
    repeated: int = 0
    """Comments that stand in the output more often than on the page."""
    edges: int = 0
    found_edges: int = 0
    right_edges: int = 0

    def __add__(self, other: Score) -> Score:
        """Take two pages together."""
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def precision(self) -> float:
        """Of the comments found, the share that is on the page."""
        return ratio(self.right, self.found)

    @property
    def recall(self) -> float:
        """Of the comments on the page, the share that was found."""
        return ratio(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return ratio(2 * self.right, self.found + self.gold)

    @property
    def authors(self) -> float:
        """Of the comments on the page, the share found with text and author right."""
        return ratio(self.names, self.gold)

    @property
    def distance(self) -> float:
        """How far the nearest thing found is from a comment, on average: 0 is equal, 1 has nothing in common."""
        return ratio(sum(self.distances), len(self.distances))

    @property
    def edge_precision(self) -> float:
        """Of the replies found, the share that answers that comment."""
        return ratio(self.right_edges, self.found_edges)

    @property
    def edge_recall(self) -> float:
        """Of the replies on the page, the share found with the comment that they answer."""
        return ratio(self.right_edges, self.edges)


def ratio(part: float, whole: float) -> float:
    """Divide; nothing of nothing is nothing."""
    return part / whole if whole else 0.0


def normalised(text: str) -> str:
    """Make every run of white space one space: tools break lines in their own ways."""
    return " ".join(text.split())


def gold_of(truth: dict[str, Any]) -> list[Found]:
    """Return what is on a page. A comment's parent is the nearest one before it that is one less deep."""
    gold: list[Found] = []
    path: list[int] = []
    for number, post in enumerate(truth["comments"]):
        depth = post["depth"]
        gold.append(Found(post["text"], post["author"] or DELETED, path[depth - 1] if depth else None))
        path[depth:] = [number]
    return gold


def score(gold: Sequence[Found], found: Sequence[Found]) -> Score:
    """Compare what a tool found with what is on the page."""
    pairs = match(gold, found)
    output, page = (normalised(" ".join(item.text for item in items)) for items in (found, gold))
    openings = [normalised(item.text)[:OPENING] for item in gold]
    places = {pairs[number]: number for number in pairs}
    edges = {(number, item.parent) for number, item in enumerate(gold) if item.parent is not None}
    found_edges = [(place, item.parent) for place, item in enumerate(found) if item.parent is not None]
    return Score(
        gold=len(gold),
        found=len(found),
        right=len(pairs),
        names=sum(gold[number].author == found[place].author for number, place in pairs.items()),
        distances=[0.0 if number in pairs else nearest(item, found) for number, item in enumerate(gold)],
        repeated=sum(output.count(opening) > page.count(opening) for opening in openings),
        edges=len(edges),
        found_edges=len(found_edges),
        right_edges=sum((places.get(child, -1), places.get(parent, -1)) in edges for child, parent in found_edges),
    )


def match(gold: Sequence[Found], found: Sequence[Found]) -> dict[int, int]:
    """Pair each comment with one found comment of equal text, in page order; equal texts are paired one to one."""
    waiting: dict[str, list[int]] = {}
    for place, item in enumerate(found):
        waiting.setdefault(normalised(item.text), []).append(place)
    pairs: dict[int, int] = {}
    for number, item in enumerate(gold):
        if places := waiting.get(normalised(item.text)):
            pairs[number] = places.pop(0)
    return pairs


def nearest(item: Found, found: Sequence[Found]) -> float:
    """Return the distance to the found text that shares most words with this one."""
    words = item.text.split()
    counted = Counter(words)
    shared = [(-sum((counted & Counter(other.text.split())).values()), place) for place, other in enumerate(found)]
    if not shared:
        return 1.0
    other = found[min(shared)[1]].text.split()
    return edits(words, other) / max(len(words), len(other), 1)


def edits(first: Sequence[str], second: Sequence[str]) -> int:
    """Count the words to insert, drop or replace (Levenshtein)."""
    row = list(range(len(second) + 1))
    for number, word in enumerate(first, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(second, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != other))
    return row[-1]
