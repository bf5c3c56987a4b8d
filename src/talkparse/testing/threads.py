"""Trees of posts: from a run of posts with depths, as a page prints them, to comments with their replies, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve

from talkparse.model import Comment, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def posts_with_depth(comments: Iterable[Comment | Reply]) -> Iterator[tuple[Comment | Reply, int]]:
    """Give every post in page order, with how many posts it answers, one through the other.

    A reply among the comments answers a post on another page.
    """
    waiting = [(post, int(isinstance(post, Reply))) for post in reversed(tuple(comments))]
    while waiting:
        post, depth = waiting.pop()
        yield post, depth
        waiting.extend((reply, depth + 1) for reply in reversed(post.replies))


def nest_posts(posts: Iterable[tuple[Comment | Reply, int]]) -> tuple[Comment | Reply, ...]:
    """Attach each post to the nearest one before it that is one less deep; what finds none stays where it is."""
    waiting: list[tuple[Comment | Reply, int]] = []
    for post, depth in reversed(tuple(posts)):
        replies: list[Reply] = []
        while waiting and waiting[-1][1] == depth + 1:
            reply, _ = waiting.pop()
            if not isinstance(reply, Reply):
                raise TypeError(f"posts: expected a reply at depth {depth + 1}, found {reply!r}")
            replies.append(reply)
        waiting.append((evolve(post, replies=tuple(replies)), depth))
    return tuple(post for post, _ in reversed(waiting))


def as_reply(post: Comment | Reply, parent_id: str) -> Reply:
    """Make a post one that answers another."""
    fields: dict[str, Any] = asdict(post, recurse=False)
    return Reply(**fields, parent_id=parent_id)
