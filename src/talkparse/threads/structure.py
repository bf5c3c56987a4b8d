"""``structure``: posts that markup or indentation nests.

Assumption: whoever nests one post of a page nests them all, so that a post which is not nested answers the consultation
itself. A page on which nothing is nested shows no structure: its thread may be flat, or without replies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkparse.enums import Certainty, EvidenceKind
from talkparse.model import Comment, Evidence
from talkparse.threads.finding import LOST, Finding
from talkparse.tokens import Markup


def find_nested(posts: Sequence[Comment], markups: Sequence[Markup]) -> dict[int, Finding]:
    """Find the replies of a page whose markup nests posts, or names parents by their number.

    The parent is the nearest post before that is less deep; one that the post itself names comes first. A parent that
    stands on another page of the discussion is lost.
    """
    found: dict[int, Finding] = {}
    numbers: dict[str, int] = {}
    above = _find_above(markups)
    for index, (post, markup, by_depth) in enumerate(zip(posts, markups, above, strict=bool(markups))):
        evidence = []
        if markup.parent_id is not None:
            detail = f"in reply to comment {markup.parent_id}"
            evidence.append(Evidence(kind=EvidenceKind.IN_REPLY_TO, detail=detail))
        if markup.depth:
            levels = "one level" if markup.depth == 1 else f"{markup.depth} levels"
            evidence.append(Evidence(kind=EvidenceKind.STRUCTURE, detail=f"nested {levels} deep"))
        if evidence:
            parent = by_depth if markup.parent_id is None else numbers.get(markup.parent_id, LOST)
            found[index] = Finding(Certainty.CERTAIN, tuple(evidence), parent, markup.parent_id)
        if (number := markup.id or post.id) is not None:
            numbers.setdefault(number, index)
    return found


def _find_above(markups: Sequence[Markup]) -> Iterator[int]:
    """Yield for each post the nearest one before that is less deep, as long as that is no deeper than what follows."""
    path: list[tuple[int, int]] = []
    for index, markup in enumerate(markups):
        depth = markup.depth or 0
        while path and path[-1][0] >= depth:
            path.pop()
        yield path[-1][1] if path else LOST
        path.append((depth, index))
