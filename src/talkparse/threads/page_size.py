"""``page-size``: more posts than a page has room for comments.

Assumption: a page of the site holds at most 20 comments that answer the consultation, and all replies to them.
Whatever a page holds beyond that are replies, at least. It does not say which: it lets posts through that nearly had
evidence enough, the best first, as long as replies are missing.
"""

from __future__ import annotations

from typing import Final

FULL: Final = 20
"""Comments on a full page, without the replies to them."""


def count_missing(posts: int, replies: int) -> int:
    """Count the replies that a page must have beyond those that were found."""
    return max(posts - FULL - replies, 0)


def describe(posts: int) -> str:
    """Say what the number of posts tells."""
    return f"{posts} posts, and a page holds {FULL} comments: at least {posts - FULL} are replies"
