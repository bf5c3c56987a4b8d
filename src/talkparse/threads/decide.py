"""The decision what is a likely reply: signs weighed against a threshold, and a comment if they are not enough.

Posts are read once, in page order. A reply stands in the thread that is open there or nowhere, for threads follow one
another; and it is not older than the comment that begins it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from talkparse.enums import Certainty, EvidenceKind
from talkparse.model import Comment, Evidence
from talkparse.threads.finding import FULL, Finding, Sign
from talkparse.threads.order import Moment, is_newer

_KINDS: Final = 2  # kinds of sign that stand in for each other's errors, where words are all that there is


def decide(  # noqa: PLR0913 -- what is known of the posts, each kind by its name
    posts: Sequence[Comment],
    moments: Sequence[Moment],
    certain: Collection[int],
    signs: Sequence[Sequence[Sign]],
    weights: Mapping[str, int],
    *,
    comments: Collection[int] = (),
    full: int | None = FULL,
) -> dict[int, Finding]:
    """Find the posts whose signs weigh enough, beside those that are certain and the ``comments`` that are none.

    A page that holds more posts than comments can be, by their number, has replies among them, at least so many: it is
    ``full``, or that is None where the posts are those of several pages. That does not say which: it lets through posts
    that nearly had signs enough, the best first, while replies are missing.
    """
    bare = not any(post.author or post.age for post in posts)
    total = [_weigh(some, weights, bare=bare) for some in signs]
    enough = weights["enough"]
    kept = _heads_of(len(posts), certain).union(comments)
    head = 0
    found: dict[int, Finding] = {}
    nearly: list[int] = []
    for index in range(1, len(posts)):
        if index in certain:
            continue
        if index not in kept and not posts[index].pinned and not is_newer(moments[head], moments[index]):
            if total[index] >= enough:
                found[index] = _reply(index, signs[index], weights)
                continue
            if total[index] >= enough - weights["full_page"]:
                nearly.append(index)
        head = index
    missing = 0 if full is None else len(posts) - full - len(certain) - len(found)
    if full is not None and missing > 0:
        detail = f"{len(posts)} posts, and a page holds {full} comments: at least {len(posts) - full} are replies"
        size = Evidence(kind=EvidenceKind.PAGE_SIZE, detail=detail)
        for index in sorted(nearly, key=lambda index: (-total[index], index))[:missing]:
            finding = _reply(index, signs[index], weights)
            found[index] = finding._replace(evidence=(*finding.evidence, size))
    return found


def _weigh(signs: Sequence[Sign], weights: Mapping[str, int], *, bare: bool) -> int:
    """Add up what a post shows; on a page without names and ages, one kind of sign is nothing without another."""
    return 0 if bare and len({sign.kind for sign in signs}) < _KINDS else sum(weights[sign.weight] for sign in signs)


def _heads_of(count: int, certain: Collection[int]) -> set[int]:
    """Give the comments to which certain replies are attached: these stay, or certain replies would move."""
    heads: set[int] = set()
    head = 0
    for index in range(count):
        if index in certain:
            heads.add(head)
        else:
            head = index
    return heads


def _reply(index: int, signs: Sequence[Sign], weights: Mapping[str, int]) -> Finding:
    """Put a reply under the post above, if a sign tells that it answers that one."""
    heaviest = sorted(signs, key=lambda sign: -weights[sign.weight])
    evidence = tuple(Evidence(kind=sign.kind, detail=sign.detail) for sign in heaviest if weights[sign.weight] > 0)
    return Finding(Certainty.LIKELY, evidence, index - 1 if any(sign.above for sign in signs) else None)
