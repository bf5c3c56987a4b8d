"""The thread of a page, flattened: its posts in page order, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from talkparse.model import Comment, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talkparse.model import Consultation


@frozen
class Placed:
    """A post and its place in the thread."""

    post: Comment | Reply
    index: int
    """In ``Consultation.posts()``, from 0."""
    parent: int | None
    """The index of the post it is attached to; None at the top."""
    depth: int
    """0 at the top, 1 for a reply to that, and so on."""
    thread: int
    """The index in ``Consultation.comments`` of the post at the top of its thread."""


def placed_posts(consultation: Consultation) -> Iterator[Placed]:
    """Yield what ``Consultation.posts()`` yields, with places. Depth is no matter: a stack is used."""
    index = 0
    for thread, top in enumerate(consultation.comments):
        waiting: list[tuple[Comment | Reply, int | None, int]] = [(top, None, 0)]
        while waiting:
            post, parent, depth = waiting.pop()
            yield Placed(post, index, parent, depth, thread)
            waiting.extend((reply, index, depth + 1) for reply in post.replies[::-1])
            index += 1
