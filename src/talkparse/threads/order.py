"""Which of two posts is the newer one: by the instants at which they can have been written, or by their ages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from talkparse.model import Age, Comment, DateInterval
from talkparse.tokens import Markup

# The units in which the site prints ages, from the smallest, and the largest number of each that either of Drupal's
# formulas prints. Both formulas truncate to the largest unit that fits, so at one instant a smaller unit, or a smaller
# number of the same, is a later creation: "4 weeks" is newer than "1 month" whatever the length of that month.
_MOST: Final = {"second": 59, "minute": 59, "hour": 23, "day": 6, "week": 4, "month": 12, "year": 999_999}
_RANKS: Final = {unit: rank for rank, unit in enumerate(_MOST)}


class Moment(NamedTuple):
    """When a post was written, as far as the page tells."""

    age: tuple[int, int] | None = None
    """Its age as unit and number, larger ones being older; ages of one page compare, for it was rendered at once."""
    posted: DateInterval | None = None


def read_moments(posts: Sequence[Comment], markups: Sequence[Markup]) -> list[Moment]:
    """Give the moment of each post; ``markups`` are empty or one per post."""
    hints: Sequence[Markup | None] = markups or [None] * len(posts)
    return [_moment_of(post, hint) for post, hint in zip(posts, hints, strict=True)]


def _moment_of(post: Comment, markup: Markup | None) -> Moment:
    """Give the moment of a post.

    An instant that is only that of the last change says nothing of the order in which posts were written.
    """
    age = _age_key(post.age) if post.age else None
    changed_only = markup is not None and markup.changed is not None and markup.created is None and age is None
    return Moment(age, None if changed_only else post.posted)


def _age_key(age: Age) -> tuple[int, int] | None:
    """Give the unit and number of an age, or None for one that the site does not print."""
    return (_RANKS[age.unit], age.amount) if age.amount <= _MOST[age.unit] else None


def is_newer(one: Moment, other: Moment) -> bool:
    """Tell whether one post is certainly newer than another: by instants where these differ for sure, else by ages."""
    if one.posted and other.posted:
        if one.posted.start >= other.posted.stop:
            return True
        if one.posted.stop <= other.posted.start:
            return False
    return one.age is not None and other.age is not None and one.age < other.age


class Oldest(NamedTuple):
    """The oldest of the posts seen so far, which suffice to tell whether another is newer than any of them."""

    by_instants: tuple[datetime, int] | None = None
    """The earliest instant that is too late for a post, and its index."""
    by_age: tuple[tuple[int, int], int] | None = None
    """The largest age, and the index of the first post that has it."""

    def with_post(self, index: int, moment: Moment) -> Oldest:
        """Give the oldest posts with one more."""
        oldest = self
        if moment.age is not None and (self.by_age is None or moment.age > self.by_age[0]):
            oldest = oldest._replace(by_age=(moment.age, index))
        if moment.posted is not None and (self.by_instants is None or moment.posted.stop < self.by_instants[0]):
            oldest = oldest._replace(by_instants=(moment.posted.stop, index))
        return oldest

    def below(self, index: int, moments: Sequence[Moment]) -> int | None:
        """Give a post seen so far than which another is certainly newer, if there is one."""
        for oldest in self:
            if oldest is not None and is_newer(moments[index], moments[oldest[1]]):
                return oldest[1]
        return None
