"""What was found out about one post's place in its thread."""

from __future__ import annotations

from typing import Final, NamedTuple

from talkparse.model import Certainty, Evidence

LOST: Final = -1
"""In place of a parent's index: structure says that there is a parent, and it is not among the posts before."""


class Finding(NamedTuple):
    """That a post is a reply."""

    certainty: Certainty
    evidence: tuple[Evidence, ...]
    parent: int | None = None
    """Index of the post it answers, where structure names it; None where it belongs to the thread that is open."""
    parent_id: str | None = None
