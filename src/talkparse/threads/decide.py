"""The decision what is a likely reply: signs weighed against a threshold, and a comment if they are not enough.

Posts are read once, in page order, each against the thread that is open there. A reply stands in that thread or
nowhere, for threads follow one another; and it is not older than the comment that begins it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from talkparse.model import Certainty, Comment, Evidence, EvidenceKind
from talkparse.threads.address import find_address
from talkparse.threads.assent import find_assent
from talkparse.threads.cues import cues, patterns
from talkparse.threads.echo import (
    Index,
    find_echo,
    find_question,
    find_quote,
    index_words,
    posts_before,
    shares_nothing,
    thread_of,
)
from talkparse.threads.finding import Finding
from talkparse.threads.order import Moment, is_newer
from talkparse.threads.page_size import count_missing, describe
from talkparse.threads.said import Said, listen
from talkparse.threads.sign import Sign
from talkparse.vocabulary import talk_london

_FIRST: Final = 80  # characters within which a post that goes on from another points back at it
_YOU: Final = re.compile(r"\byou(?:rs?|'\w+)?\b")
_SIGHT: Final = 4  # posts between which somebody speaks to another


class _Page(NamedTuple):
    """What the decision looks at."""

    posts: Sequence[Comment]
    said: Sequence[Said]
    words: Index


class _Weighed(NamedTuple):
    """What speaks for a post being a reply."""

    weight: int
    evidence: tuple[Evidence, ...]
    at: int | None
    """The post that it speaks to, if it says so."""


def find_likely(
    posts: Sequence[Comment], moments: Sequence[Moment], certain: Mapping[int, Finding]
) -> dict[int, Finding]:
    """Find the posts that are replies by their wording, beside those that are certain."""
    said = [listen(post.text) for post in posts]
    page = _Page(posts, said, index_words(said))
    enough = cues().weights.enough
    found: dict[int, Finding] = {}
    nearly: dict[int, _Weighed] = {}
    heads = [0]  # of the thread that each post is taken to stand in
    for index in range(1, len(posts)):
        heads.append(heads[-1])
        if index in certain:
            continue
        if posts[index].pinned or is_newer(moments[heads[-1]], moments[index]):
            heads[-1] = index  # older than the head of the open thread, so it answers nobody
            continue
        weighed = _weigh(page, index, heads[-1], follows=heads[-1] < index - 1)  # else the post above is the head
        if weighed.evidence and weighed.weight >= enough:
            between = _find_between(index, weighed.at, heads, moments)
            found.update({other: finding for other, finding in between.items() if other not in certain})
            found[index] = Finding(Certainty.LIKELY, weighed.evidence)
            heads[min(between, default=index) :] = [heads[min(between, default=index) - 1]] * (len(between) + 1)
        else:
            if len(weighed.evidence) > 1 and weighed.weight >= enough - cues().weights.room:
                nearly[index] = weighed
            heads[-1] = index
    missing = count_missing(len(posts), len(certain) + len(found))
    best = sorted(nearly, key=lambda index: (-nearly[index].weight, index))[:missing]
    for index in best:
        size = Evidence(kind=EvidenceKind.PAGE_SIZE, detail=describe(len(posts)))
        found[index] = Finding(Certainty.LIKELY, (*nearly[index].evidence, size))
    return found


def _find_between(index: int, at: int | None, heads: Sequence[int], moments: Sequence[Moment]) -> dict[int, Finding]:
    """Find the posts between one and the post that it speaks to: a thread is not interrupted, so they are replies too.

    None if one of them is older than the head of that thread, or there are too many for a thread that one still reads.
    """
    if at is None or index - at > _SIGHT or heads[at + 1] == heads[at] == heads[index]:
        return {}
    between = range(at + 1, index)
    if any(is_newer(moments[heads[at]], moments[other]) for other in (*between, index)):
        return {}
    detail = "stands between a post and one that speaks to its author"
    finding = Finding(Certainty.LIKELY, (Evidence(kind=EvidenceKind.ADDRESS, detail=detail),))
    return dict.fromkeys(between, finding)


def _weigh(page: _Page, index: int, head: int, *, follows: bool) -> _Weighed:
    """Weigh the signs of a post against the thread that is open above it."""
    weights = cues().weights
    thread = thread_of(head, index)
    said, post = page.said[index], page.posts[index]
    authors = {author: other for other in posts_before(index) if (author := page.posts[other].author) != post.author}
    signs = {
        EvidenceKind.ADDRESS: (
            find_address(said, {author: other for author, other in authors.items() if author}),
            _find_return(page.posts, index, head, follows=follows),
        ),
        EvidenceKind.ASSENT: (find_assent(said),),
        EvidenceKind.ECHO: (
            find_quote(index, page.said),
            find_question(index, page.said),
            find_echo(index, thread, page.said, page.words),
        ),
    }
    heaviest = {kind: max(filter(None, some), default=None) for kind, some in signs.items()}
    _count_you_once(heaviest)
    evidence = tuple(Evidence(kind=kind, detail=sign.detail) for kind, sign in heaviest.items() if sign)
    weight = sum(sign.weight for sign in heaviest.values() if sign)
    weight += weights.follows * follows
    weight += weights.official * (post.role == _official())
    firm = any(sign.firm for some in signs.values() for sign in some if sign)
    if not firm and not patterns().pointing.search(said.opening[:_FIRST]) and shares_nothing(index, thread, page.said):
        weight += weights.new_subject
    weight += weights.turned * (patterns().turn.search(said.heard) is not None)
    spoken_to = [sign.at for some in signs.values() for sign in some if sign and sign.at is not None]
    return _Weighed(weight, evidence, max(spoken_to, default=None))


def _count_you_once(heaviest: dict[EvidenceKind, Sign | None]) -> None:
    """Drop the lighter of two signs that rest on the same "you", for they are one."""
    spoken = [(sign, kind) for kind in (EvidenceKind.ADDRESS, EvidenceKind.ASSENT) if (sign := heaviest[kind])]
    if len(spoken) > 1 and all(_YOU.search(sign.detail) for sign, _ in spoken):
        heaviest[min(spoken)[1]] = None


def _official() -> str:
    return talk_london().comment.official


def _find_return(posts: Sequence[Comment], index: int, head: int, *, follows: bool) -> Sign | None:
    """Tell whether the author of a thread writes again after somebody answered."""
    author = posts[head].author
    if author is None or not follows or posts[index].author != author:
        return None
    return Sign(cues().weights.returning, f"{author}, who began the thread, writes again")
