"""What is known of posts that were found to be one, and what speaks against two being one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from attrs import define

from talkparse.merging.folding import is_distinct
from talkparse.merging.pages import Instants, Leaf
from talkparse.merging.sets import DisjointSets
from talkparse.model import Comment, Reply

_EVER: Final = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
_SECOND: Final = timedelta(seconds=1)


class Said(NamedTuple):
    """What is compared of a post on one page."""

    leaf: int
    place: int
    post: Comment | Reply
    text: str
    """Folded."""
    author: str | None
    """As the site abbreviates names."""


@define
class _Known:
    """What the pages say of one post."""

    leaves: set[int]
    authors: set[str]
    start: datetime
    stop: datetime
    number: str | None
    places: dict[Instants, int]
    """On which page of the pager it stood at an instant."""


class SamePosts:
    """The posts of several pages, numbered through all of them, in sets of which each is one post."""

    def __init__(self, leaves: Sequence[Leaf], said: Sequence[Said]) -> None:
        """Take each for another post."""
        self._sets = DisjointSets(len(said))
        self._known = [_read_known(leaves[one.leaf], one) for one in said]

    def find(self, index: int) -> int:
        """Give the set of a post, named by its first member."""
        return self._sets.find(index)

    def is_shared(self, index: int) -> bool:
        """Tell whether a post was found on several pages."""
        return len(self._known[self.find(index)].leaves) > 1

    def agree(self, one: int, other: int, *, renamed: bool = False) -> bool:
        """Tell whether nothing speaks against two posts being one; ``renamed`` says that their names may differ."""
        first, second = self._known[self.find(one)], self._known[self.find(other)]
        return (
            (first.number is None or second.number is None)
            and max(first.start, second.start) < min(first.stop, second.stop)
            and (renamed or not first.authors or not second.authors or not first.authors.isdisjoint(second.authors))
            and first.leaves.isdisjoint(second.leaves)
            and _fit(*sorted((first.places, second.places), key=len))
        )

    def unite(self, one: int, other: int, *, renamed: bool = False) -> bool:
        """Take two posts for one, unless something speaks against it; tell whether they are one now."""
        if self.find(one) == self.find(other):
            return True
        is_one = self.agree(one, other, renamed=renamed)
        if is_one:
            self.join(one, other)
        return is_one

    def join(self, one: int, other: int) -> None:
        """Take two posts for one, whatever speaks against it."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return
        small, large = sorted((self._known[one], self._known[other]), key=lambda known: len(known.leaves))
        large.leaves |= small.leaves
        large.authors |= small.authors
        large.places.update(small.places)
        large.number = large.number or small.number
        start, stop = max(large.start, small.start), min(large.stop, small.stop)
        if start < stop:  # else the numbers say that they are one, and the dates that they cannot be
            large.start, large.stop = start, stop
        self._known[self._sets.unite(one, other)] = large


def _fit(few: Mapping[Instants, int], many: Mapping[Instants, int]) -> bool:
    """Tell whether a post can have stood in all of these places of a pager: in one at a time."""
    return all(many.get(when, place) == place for when, place in few.items())


def _read_known(leaf: Leaf, one: Said) -> _Known:
    posted = one.post.posted
    start, stop = (posted.start, posted.stop) if posted else _EVER
    places = {}
    first, last = leaf.when
    if leaf.place is not None and leaf.is_dated and (last - first <= _SECOND or not is_distinct(one.text)):
        places[leaf.when] = leaf.place
    return _Known({one.leaf}, set() if one.author is None else {one.author}, start, stop, one.post.id, places)
