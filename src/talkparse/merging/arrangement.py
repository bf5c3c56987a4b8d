"""In which order the posts of a merged discussion stand.

A post stands below its parent, and beside others in the order in which pages show them. Where no page shows two posts
together, numbers and dates tell; pinned posts come first. Where the pages contradict each other, as when a post was
pinned for a while, the order of what they agree on is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

from talkparse.merging.address import number_of
from talkparse.merging.alignment import Seen
from talkparse.merging.pages import Leaf
from talkparse.model import DateInterval
from talkparse.threads.finding import LOST

Edge = tuple[int, int]
"""Two posts, of which the first stands above the second."""
Key = tuple[bool, float, int]


class Placed(NamedTuple):
    """What tells where a post stands."""

    parent: int
    """The index of the post it answers; ``LOST`` for what stands at the top."""
    pinned: bool
    number: str | None
    posted: DateInterval | None


def arrange(leaves: Sequence[Leaf], posts: Sequence[Sequence[Seen]], placed: Sequence[Placed]) -> list[int]:
    """Give the posts by their indexes in the order in which they stand."""
    index_of = {seen: index for index, post in enumerate(posts) for seen in post}
    shown = [
        [index_of[Seen(leaf, place)] for place in range(len(page.posts)) if not page.posts[place].post.pinned]
        for leaf, page in enumerate(leaves)
    ]
    edges = [edge for page in shown for edge in _beside(page, placed)]
    edges += _across_pages(leaves, shown, placed)
    keys = _keys(placed, edges)
    below: dict[int, list[int]] = defaultdict(list)
    for index in _sorted(keys, edges):
        below[placed[index].parent].append(index)
    order: list[int] = []
    waiting = below[LOST][::-1]
    while waiting:
        order.append(waiting.pop())
        waiting += below[order[-1]][::-1]
    return order


def _beside(page: Iterable[int], placed: Sequence[Placed]) -> Iterator[Edge]:
    """Yield the neighbours on a page among those that answer the same; pinned posts stand in no order."""
    last: dict[int, int] = {}
    for index in page:
        if not placed[index].pinned:
            parent = placed[index].parent
            if last.setdefault(parent, index) != index:
                yield last[parent], index
            last[parent] = index


def _across_pages(leaves: Sequence[Leaf], shown: Sequence[Sequence[int]], placed: Sequence[Placed]) -> Iterator[Edge]:
    """Yield the ends of pages that follow each other in a pager, captured at one time or nobody knows when.

    Where they share a post they were not captured at one time; then that post says how they follow each other.
    """
    pagers: dict[object, dict[int, list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    for leaf, page in zip(leaves, shown, strict=True):
        top = [index for index in page if placed[index].parent == LOST and not placed[index].pinned]
        if leaf.place is not None and top:
            pagers[leaf.when if leaf.is_dated else None][leaf.place].append(top)
    for pages in pagers.values():
        for place in sorted(pages):
            these, following = pages[place], pages.get(place + 1, [])
            if {index for page in these for index in page}.isdisjoint(index for page in following for index in page):
                yield from ((these[0][-1], page[0]) for page in following)
                yield from ((page[-1], following[0][0]) for page in these[1:] if following)


def _keys(placed: Sequence[Placed], edges: Iterable[Edge]) -> list[Key]:
    """Give by what posts are ordered of which no page shows both.

    By their numbers, if all have one, else by their dates: comments newest first and replies oldest first, as on every
    page of the site that was seen, unless these pages show it otherwise. Then those come first that stand on newer
    pages.
    """
    numbers = [number_of(post.number) for post in placed]
    stamps = numbers if None not in numbers else [_middle(post.posted) for post in placed]
    rises = {True: 0, False: 0}
    for first, second in edges:
        one, other = stamps[first], stamps[second]
        if one is not None and other is not None and one != other:
            rises[placed[first].parent == LOST] += 1 if one < other else -1
    sign = {True: 1 if rises[True] > 0 else -1, False: 1 if rises[False] >= 0 else -1}
    return [
        (not post.pinned, inf if stamp is None else sign[post.parent == LOST] * stamp, index)
        for index, (post, stamp) in enumerate(zip(placed, stamps, strict=True))
    ]


def _middle(posted: DateInterval | None) -> float | None:
    return (posted.start.timestamp() + posted.stop.timestamp()) / 2 if posted else None


def _sorted(keys: Sequence[Key], edges: Sequence[Edge]) -> Iterator[int]:
    """Yield all posts, each below those that pages show above it, as far as pages agree; else by their keys.

    A post without a date or a number of its own follows what stands above it.
    """
    under: dict[int, list[int]] = defaultdict(list)
    above = [0] * len(keys)
    for first, second in edges:
        under[first].append(second)
        above[second] += 1
    free = [(key, index) for index, key in enumerate(keys) if not above[index]]
    heapify(free)
    is_done = [False] * len(keys)
    for best in sorted(range(len(keys)), key=keys.__getitem__):
        if not free and not is_done[best]:  # in a circle
            free.append((keys[best], best))
        while free:
            key, index = heappop(free)
            is_done[index] = True
            yield index
            for post in under[index]:
                above[post] -= 1
                if not above[post] and not is_done[post]:
                    own = keys[post]
                    heappush(free, (own if own[1] != inf else (*key[:2], post), post))
