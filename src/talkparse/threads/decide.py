"""The decision what is a likely reply: signs weighed against a threshold, and a comment if they are not enough.

Posts are read once, in page order, each against the thread that is open there. A reply stands in that thread or nowhere,
for threads follow one another; and it is not older than the comment that begins it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from talkparse.model import Certainty, Comment, Evidence, EvidenceKind
from talkparse.threads.address import find_address
from talkparse.threads.assent import find_assent
from talkparse.threads.cues import cues, patterns
from talkparse.threads.echo import Index, find_echo, find_quote, index_words, posts_before, shares_nothing, thread_of
from talkparse.threads.finding import Finding
from talkparse.threads.order import Moment, is_newer
from talkparse.threads.page_size import count_missing, describe
from talkparse.threads.said import Said, listen
from talkparse.threads.sign import Sign
from talkparse.vocabulary import site


class _Page(NamedTuple):
    """What the decision looks at."""

    posts: Sequence[Comment]
    said: Sequence[Said]
    words: Index


class _Weighed(NamedTuple):
    """What speaks for a post being a reply."""

    weight: int
    evidence: tuple[Evidence, ...]


def find_likely(
    posts: Sequence[Comment], moments: Sequence[Moment], certain: Mapping[int, Finding]
) -> dict[int, Finding]:
    """Find the posts that are replies by their wording, beside those that are certain."""
    said = [listen(post.text) for post in posts]
    page = _Page(posts, said, index_words(said))
    enough = cues().weights.enough
    found: dict[int, Finding] = {}
    nearly: dict[int, _Weighed] = {}
    head = 0
    for index in range(1, len(posts)):
        if index in certain:
            continue
        if posts[index].pinned or is_newer(moments[head], moments[index]):
            head = index  # older than the head of the open thread, so it answers nobody
            continue
        weighed = _weigh(page, index, head, follows=head < index - 1)  # else the post above is the head
        if weighed.evidence and weighed.weight >= enough:
            found[index] = Finding(Certainty.LIKELY, weighed.evidence)
        else:
            if len(weighed.evidence) > 1 and weighed.weight >= enough - cues().weights.room:
                nearly[index] = weighed
            head = index
    missing = count_missing(len(posts), len(certain) + len(found))
    best = sorted(nearly, key=lambda index: (-nearly[index].weight, index))[:missing]
    for index in best:
        size = Evidence(kind=EvidenceKind.PAGE_SIZE, detail=describe(len(posts)))
        found[index] = Finding(Certainty.LIKELY, (*nearly[index].evidence, size))
    return found


def _weigh(page: _Page, index: int, head: int, *, follows: bool) -> _Weighed:
    """Weigh the signs of a post against the thread that is open above it."""
    weights = cues().weights
    thread = thread_of(head, index)
    said, post = page.said[index], page.posts[index]
    authors = dict.fromkeys(author for other in posts_before(index) if (author := page.posts[other].author))
    signs = {
        EvidenceKind.ADDRESS: (
            find_address(said, [author for author in authors if author != post.author]),
            _find_return(page.posts, index, head, follows=follows),
        ),
        EvidenceKind.ASSENT: (find_assent(said),),
        EvidenceKind.ECHO: (find_quote(index, page.said), find_echo(index, thread, page.said, page.words)),
    }
    heaviest = {kind: max(filter(None, some), default=None) for kind, some in signs.items()}
    evidence = tuple(Evidence(kind=kind, detail=sign.detail) for kind, sign in heaviest.items() if sign)
    weight = sum(sign.weight for sign in heaviest.values() if sign)
    weight += weights.follows * follows
    weight += weights.official * (post.role == _official())
    firm = any(sign.firm for some in signs.values() for sign in some if sign)
    weight += weights.new_subject * (not firm and shares_nothing(index, thread, page.said))
    weight += weights.turned * (patterns().turn.search(said.heard) is not None)
    return _Weighed(weight, evidence)


def _official() -> str:
    return site().comment.roles[1]


def _find_return(posts: Sequence[Comment], index: int, head: int, *, follows: bool) -> Sign | None:
    """Tell whether the author of a thread writes again after somebody answered."""
    author = posts[head].author
    if author is None or not follows or posts[index].author != author:
        return None
    return Sign(cues().weights.returning, f"{author}, who began the thread, writes again")
