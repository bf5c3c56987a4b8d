"""Whether two pages can name the same author: whole on one, abbreviated on another, or not named there at all."""

from __future__ import annotations

from typing import Final

from talkparse.enums import AuthorStatus
from talkparse.model import Post
from talkparse.vocabulary import Vocabulary

_ELLIPSIS: Final = "…"
_KEPT: Final = 14  # characters of an abbreviated name


def name_key(post: Post, words: Vocabulary) -> str | None:
    """Give the name of an author as the site abbreviates it; None where the page has none.

    An abbreviation is a prefix, so it fits several names; they count as one only where words and dates agree as well.
    """
    if post.author is None or post.author_status is AuthorStatus.DELETED:
        return None
    name = post.author.removesuffix(f" {words.comment.unverified}").replace("...", _ELLIPSIS)
    whole = name.removesuffix(_ELLIPSIS)
    is_long = whole != name or len(whole) > words.limits.name
    return whole[:_KEPT].rstrip(" .") + _ELLIPSIS if is_long else whole
