"""What posts say of each other: none was written before the one that it answers, or before one with a lower number.

Numbers and nesting come from markup, so they are certain. The order of a listing counts where nesting shows which posts
are its own, and their dates which way it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from talkparse.model import DateInterval
from talkparse.tokens import Markup

Edge = tuple[int, int]
"""Two posts, of which the second was not written before the first."""


def narrow(posted: Sequence[DateInterval], markups: Sequence[Markup], pinned: Sequence[bool]) -> list[DateInterval]:
    """Narrow the intervals of posts in page order by each other. Raises ``ValueError`` if they contradict each other.

    Rests on three things: the site numbers comments as they come in, a reply is not older than what it answers, and a
    listing runs one way, pinned posts aside.
    """
    edges = [*_answering(markups), *_numbered(markups), *_listed(posted, markups, pinned)]
    if not edges:  # as of most dumps
        return list(posted)
    starts = [item.start for item in posted]
    stops = [item.stop for item in posted]
    for first, second in edges:
        starts[second] = max(starts[first], starts[second])
    for first, second in reversed(edges):
        stops[first] = min(stops[first], stops[second])
    if any(start >= stop for start, stop in zip(starts, stops, strict=True)):
        raise ValueError("the order of the posts contradicts their dates")
    return [DateInterval(start=start, stop=stop) for start, stop in zip(starts, stops, strict=True)]


def _answering(markups: Sequence[Markup]) -> list[Edge]:
    """Pair each reply with what it answers: by its own word, or the nearest post before it that is one less deep."""
    edges: list[Edge] = []
    numbers: dict[str, int] = {}
    above: list[int | None] = []  # the nearest post of each depth
    for index, markup in enumerate(markups):
        parent = numbers.get(markup.parent_id) if markup.parent_id else None
        if markup.depth is not None:
            del above[markup.depth :]
            if parent is None and not markup.parent_id and 0 < markup.depth == len(above):
                parent = above[-1]
            above += [*[None] * (markup.depth - len(above)), index]
        if parent is not None:
            edges.append((parent, index))
        if markup.id:
            numbers[markup.id] = index
    return edges


def _numbered(markups: Sequence[Markup]) -> list[Edge]:
    """Pair each numbered post with the one that has the next higher number."""
    numbers = [(markup.id.lstrip("0"), index) for index, markup in enumerate(markups) if markup.id]
    numbers.sort(key=lambda number: (len(number[0]), number[0]))
    return [(first, second) for (_, first), (_, second) in pairwise(numbers)]


def _listed(posted: Sequence[DateInterval], markups: Sequence[Markup], pinned: Sequence[bool]) -> list[Edge]:
    """Pair the posts of the listing, if nesting tells them from replies and their dates tell which way it runs."""
    if not any(markup.depth for markup in markups):
        return []
    listed = [index for index, markup in enumerate(markups) if markup.depth == 0 and not pinned[index]]
    rises = falls = False
    latest, earliest = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    for index in listed:
        rises |= posted[index].start >= earliest
        falls |= posted[index].stop <= latest
        latest, earliest = max(latest, posted[index].start), min(earliest, posted[index].stop)
    if falls == rises:  # neither is shown, or both are: then it runs in no order
        return []
    return [*pairwise(listed if rises else reversed(listed))]
