"""``returns``, ``between``, ``official``: what the authors of neighbouring posts show, whatever they write.

Assumption: a member answers the consultation once, and whoever writes again writes to somebody. In real discussions 2
to 5 of 100 comments are by a member who has another one on the page; of the posts whose author wrote two posts above,
96 to 98 of 100 are replies. Threads are not interrupted, so the post between the two is mostly a reply as well. An
official who writes below a member answers. ``tests/benchmarks/fit_threads.py`` measures all of this.

Names decide who wrote again. Deleted accounts have none, and an official runs the page, so neither counts as returning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from talkparse.enums import EvidenceKind
from talkparse.model import Comment
from talkparse.threads.finding import Sign

_NEAR: Final = 2  # posts up to the same member's last one, with one post between the two
_SOON: Final = 4  # up to here, what stands between is mostly of the same thread
_FAR: Final = 9  # from here on, a member rather comments once more
_RETURNS: Final = {1: "writes_on", _NEAR: "returns", 3: "returns_soon", _SOON: "returns_soon"}


class Writers(NamedTuple):
    """Who wrote each post of a page, and where the same one wrote before and after."""

    officials: tuple[bool, ...]
    authors: tuple[str | None, ...]
    before: tuple[int | None, ...]
    """The last post above by the same author."""
    after: tuple[int | None, ...]
    """The next one below."""


def read_writers(posts: Sequence[Comment], official: str) -> Writers:
    """Note for each post who wrote it; ``official`` is the role of officials."""
    before: list[int | None] = [None] * len(posts)
    after: list[int | None] = [None] * len(posts)
    last: dict[str, int] = {}
    for index, post in enumerate(posts):
        if post.author is None:
            continue
        if (other := last.get(post.author)) is not None:
            before[index], after[other] = other, index
        last[post.author] = index
    officials = tuple(post.role == official for post in posts)
    return Writers(officials, tuple(post.author for post in posts), tuple(before), tuple(after))


def find_exchange(writers: Writers) -> list[list[Sign]]:
    """Find for each post of a page what its author and those of the posts around it show."""
    around = _stand_between(writers)
    return [
        [*_find_return(writers, index), *_find_between(writers, index, around[index])]
        if not writers.officials[index]
        else [*_find_official(writers, index)]
        for index in range(len(writers.authors))
    ]


def _find_return(writers: Writers, index: int) -> Iterator[Sign]:
    """Tell whether a member wrote above, how far, and whether the post above is by somebody who returned as well."""
    last = writers.before[index]
    if last is None or index - last > _FAR:
        return
    author, distance = writers.authors[index], index - last
    name = _RETURNS.get(distance, "returns_late")
    where = "the post above" if distance == 1 else f"{distance} posts above"
    answered = distance == _NEAR and not writers.officials[index - 1]
    yield Sign(name, EvidenceKind.RETURNS, f"{author} wrote {where}", above=answered)
    if distance > 1 and writers.before[index - 1] is not None:
        detail = f"{writers.authors[index - 1]}, who wrote the post above, had written before as well"
        yield Sign("both_return", EvidenceKind.RETURNS, detail)


def _find_between(writers: Writers, index: int, around: int | None) -> Iterator[Sign]:
    """Tell whether a post stands between two of one member, and whether those two write in turn."""
    if around is None:
        return
    other, near = writers.authors[around], writers.after[around] == index + 1 == around + _NEAR
    yield Sign("between" if near else "between_more", EvidenceKind.BETWEEN, f"between two posts of {other}", above=near)
    if near and writers.before[around] is None and writers.after[index] is not None:
        detail = f"{other} and {writers.authors[index]} write in turn"
        yield Sign("turns", EvidenceKind.BETWEEN, detail, above=True)


def _find_official(writers: Writers, index: int) -> Iterator[Sign]:
    if index and not writers.officials[index - 1]:
        detail = f"an official, below {writers.authors[index - 1] or 'a member'}"
        yield Sign("official", EvidenceKind.OFFICIAL, detail)


def _stand_between(writers: Writers) -> list[int | None]:
    """Give for each post a post above whose author, a member, writes again below it: the nearest, if it is near."""
    around: list[int | None] = [None] * len(writers.authors)
    for index, after in enumerate(writers.after):
        if after is not None and _NEAR <= after - index <= _SOON and not writers.officials[index]:
            around[index + 1 : after] = [index] * (after - index - 1)  # the later pair is the nearer one
    return around
