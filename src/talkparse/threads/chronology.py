"""``chronology``: posts that stand where no comment of their age can stand.

Assumptions. (A) The comments of a page that answer the consultation itself stand in the order of their creation: newest
first, as on every page of the site that was seen, unless the page speaks for oldest first (``_runs_oldest_first``).
(B) All ages of a page were printed at one instant by one formula. (C) Only posts at the head of the page are pinned,
and none that a member wrote; where pins are printed, those and no others. (D) No reply is older than what it answers,
and the replies to a comment stand below it, before the next comment.

Newest first: whoever is newer than a post above it is a reply. For the comment that begins the thread of the post above
is no newer than that post (D), so a comment below it is no newer either (A). Oldest first, in the same way: whoever is
newer than a post below it is a reply.

A pinned comment stands outside this order, and no text says where its thread ends. But all posts in it are no older
than the pinned one (D), so the first post that is older than it stands outside; and it answers the consultation, being
older than all that stand above it. From there on the order holds, and above it nothing is proved. Where pins are not
printed, that first post is one of a member: an official's may be pinned below the thread of another that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from talkparse.model import Comment
from talkparse.threads.order import Moment, Oldest

_NO_AGE: Final = (-1, 0)
_ANY_AGE: Final = (99, 0)  # as old as may be, of a post without an age
_EVER: Final = datetime.min.replace(tzinfo=UTC)
_FEWEST: Final = 3  # posts that can show another order than the site's own


def find_newer(posts: Sequence[Comment], moments: Sequence[Moment], member: str) -> dict[int, str]:
    """Find the posts whose place in the order proves that they are replies; give for each the ages that do.

    ``member`` is the role of members, who pin nothing.
    """
    first, head = _find_start(posts, moments, member)
    if first is None:
        return {}
    indexes = range(first, len(posts))
    below = _newer_than_one_seen(indexes, moments)
    above = _newer_than_one_seen(reversed(indexes), moments)
    rises = _rises([post.id for post in posts[first:]])
    oldest_first = _runs_oldest_first(indexes, below, above) if rises is None else rises
    order = "oldest first" if oldest_first else "newest first"
    proved = {index: above[index] for index in above if rises or index in below}
    found = proved if oldest_first else below
    return {
        index: f"{_when(posts[index])}, {'above' if oldest_first else 'below'} {_when(posts[other])}; {order}; {head}"
        for index, other in sorted(found.items())
    }


def _find_start(posts: Sequence[Comment], moments: Sequence[Moment], member: str) -> tuple[int | None, str]:
    """Find the first post from which on the order holds, or None; and say how the head of the page was taken."""
    last = _last_pinned(posts, member)
    if last is None:
        return (0 if posts else None), "nothing pinned"
    oldest_age, earliest = _NO_AGE, datetime.max.replace(tzinfo=UTC)
    for index, (post, (age, posted)) in enumerate(zip(posts, moments, strict=True)):
        if index <= last or (not posts[last].pinned and post.role != member):
            oldest_age = max(oldest_age, age or _ANY_AGE)
            earliest = min(earliest, posted.start if posted else _EVER)
        elif (age is not None and age > oldest_age) or (posted is not None and posted.stop <= earliest):
            return index, "the thread at the head of the page left out"
    return None, ""


def _last_pinned(posts: Sequence[Comment], member: str) -> int | None:
    """Give the last post that is pinned, or may be: where pins are not printed, officials at the head of the page."""
    pinned = [index for index, post in enumerate(posts) if post.pinned]
    if pinned:
        return pinned[-1]
    if any(post.votes or post.avatar or post.id for post in posts):
        return None  # what prints these prints pins too
    count = next((index for index, post in enumerate(posts) if post.role == member), len(posts))
    return count - 1 if count else None


def _newer_than_one_seen(indexes: Iterable[int], moments: Sequence[Moment]) -> dict[int, int]:
    """Find each post that is newer than one which comes before it in the given order, and such a one."""
    oldest = Oldest()
    found: dict[int, int] = {}
    for index in indexes:
        other = oldest.below(index, moments)
        if other is not None:
            found[index] = other
        oldest = oldest.with_post(index, moments[index])
    return found


def _runs_oldest_first(indexes: range, below: dict[int, int], above: dict[int, int]) -> bool:
    """Tell whether the page may run oldest first.

    Newest first always can be, with replies enough; oldest first cannot, where the first post is newer than another.
    Where both can be, it counts for oldest first if that needs fewer replies; then only what both prove is certain.
    Where all ages are known that is all that oldest first proves, for whoever is newer than a post below is newer than
    the first one too. Two posts show no order but the site's own.
    """
    return len(indexes) >= _FEWEST and indexes[0] not in above and len(above) < len(below)


def _rises(numbers: Sequence[str | None]) -> bool | None:
    """Tell whether the numbers of posts, which rise with their creation, say that a page runs oldest first.

    Then nothing is older than the post at its head. Newest first, that is so only where all others answer the first:
    then nothing is proved either. None where a number is missing, or there is one post.
    """
    known = [int(number) for number in numbers if number is not None]
    return known[0] == min(known) if len(known) == len(numbers) > 1 else None


def _when(post: Comment) -> str:
    if post.age is not None:
        return post.age.text
    return f"{post.posted.start:%Y-%m-%d %H:%M}" if post.posted else ""
