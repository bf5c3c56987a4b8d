"""What was found out about one post: the signs that it shows, and in the end its place in a thread."""

from __future__ import annotations

from typing import Final, NamedTuple

from talkparse.enums import Certainty, EvidenceKind
from talkparse.model import Evidence

FULL: Final = 20
"""Comments on a full page, without the replies to them: inferred from the addresses of pages."""
LOST: Final = -1
"""In place of a parent's index: structure says that there is a parent, and it is not among the posts before."""


class Sign(NamedTuple):
    """Something that speaks for a post being a reply, before it is weighed."""

    weight: str
    """The name of its weight in ``cues.toml``."""
    kind: EvidenceKind
    detail: str
    """The words or the names that it rests on."""
    above: bool = False
    """If the post is a reply, then to the post above: measured, so it holds nine times in ten."""


class Finding(NamedTuple):
    """That a post is a reply."""

    certainty: Certainty
    evidence: tuple[Evidence, ...]
    parent: int | None = None
    """Index of the post it answers, where that is known; None where it belongs to the thread that is open."""
    parent_id: str | None = None
