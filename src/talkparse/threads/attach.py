"""From flat posts to threads: find the replies, then nest them without changing the order of the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from attrs import fields

from talkparse.enums import Certainty, EvidenceKind
from talkparse.model import Comment, Evidence, Post, Reply
from talkparse.problems import Problem, ProblemCode
from talkparse.threads.chronology import find_newer
from talkparse.threads.cues import weights
from talkparse.threads.decide import decide
from talkparse.threads.finding import FULL, LOST, Finding
from talkparse.threads.in_reply_to import find_named
from talkparse.threads.order import Moment, read_moments
from talkparse.threads.signs import find_signs
from talkparse.threads.structure import find_nested
from talkparse.tokens import Markup
from talkparse.vocabulary.words import CommentWords

TIERS: Final = ("likely", "certain", "none")
"""Which replies are attached."""
DEEPEST: Final = 50
"""How deep replies are nested at most: comparing, hashing and printing attrs types recurse."""


def attach(  # noqa: PLR0913 -- the posts, and what the page says of them
    posts: Sequence[Comment],
    markups: Sequence[Markup],
    threads: str,
    words: CommentWords,
    intro: Sequence[str] = (),
    *,
    exceeded: bool = False,
) -> tuple[tuple[Comment | Reply, ...], list[Problem]]:
    """Attach the replies among the posts of a page, which come in its order and stay in it.

    ``markups`` are empty, or one per post. ``threads`` is one of ``TIERS``. ``words`` are those of the site's frame
    around a comment. ``intro`` is what the page says above the comments: to quote that is no sign of a reply.
    ``exceeded`` says that more posts were read than the page counts: one of them was typed into another, age and all,
    so ages prove nothing.
    """
    if threads == "none":
        return tuple(posts), []
    return _nest(posts, _find(posts, markups, words, intro, likely=threads == "likely", exceeded=exceeded))


def attach_again(  # noqa: PLR0913 -- the posts, and what the pages say of them
    posts: Sequence[Comment],
    proved: Mapping[int, Finding],
    comments: Collection[int],
    *,
    threads: str,
    words: CommentWords,
    intro: Sequence[str],
    is_one_page: bool,
) -> tuple[tuple[Comment | Reply, ...], list[Problem]]:
    """Attach replies among the posts of a merged discussion: those that its pages ``proved``, and likely ones anew.

    ``comments`` are posts of which a page shows that they are no replies. Ages of several pages do not compare, so
    only instants do; and how many posts a page has room for says nothing of several, unless it ``is_one_page``.
    """
    if threads == "none":
        return tuple(posts), []
    found = dict(proved)
    if threads == "likely":
        moments = read_moments(posts, ()) if is_one_page else [Moment(None, post.posted) for post in posts]
        signs = find_signs(posts, {*found, *comments}, words.official, intro, weights())
        full = FULL if is_one_page else None
        found |= decide(posts, moments, proved, signs, weights(), comments=comments, full=full)
    return _nest(posts, found)


def _find(  # noqa: PLR0913 -- what ``attach`` is given
    posts: Sequence[Comment],
    markups: Sequence[Markup],
    words: CommentWords,
    intro: Sequence[str],
    *,
    likely: bool,
    exceeded: bool,
) -> dict[int, Finding]:
    """Find the replies, by their index.

    Where markup nests posts it tells of all of them; where it would nest replies and nests nothing, there are none.
    Where words name parents they do so for each reply, but they come from a text, so what ages prove holds beside them.
    Other signs are weighed only where neither is there.
    """
    nested = find_nested(posts, markups)
    if nested:
        return nested
    named = find_named(posts, markups, words)
    if markups and all(markup.nests for markup in markups):
        return named
    moments = read_moments(posts, markups)
    newer = {} if exceeded else find_newer(posts, moments, words.member)
    found = {
        index: Finding(Certainty.CERTAIN, (Evidence(kind=EvidenceKind.CHRONOLOGY, detail=detail),))
        for index, detail in newer.items()
    }
    for index, finding in named.items():
        also = found[index].evidence if index in found else ()
        found[index] = finding._replace(evidence=(*finding.evidence, *also))
    if named or not likely:
        return found
    signs = find_signs(posts, found, words.official, intro, weights())
    return {**found, **decide(posts, moments, found, signs, weights())}


def _nest(posts: Sequence[Comment], found: dict[int, Finding]) -> tuple[tuple[Comment | Reply, ...], list[Problem]]:
    """Nest the replies, each under its parent."""
    top: list[int] = []
    children: list[list[int]] = [[] for _ in posts]
    path: list[int] = []  # from the head of the open thread to the post before, each answering the one before it
    place: dict[int, int] = {}  # where each post stood on its path
    too_deep = 0
    for index in range(len(posts)):
        parent = _parent_of(found.get(index), path, place, found)
        if parent is None:
            path = []
            top.append(index)
        else:
            del path[place[parent] + 1 :]
            too_deep += len(path) > DEEPEST
            children[path[min(len(path), DEEPEST) - 1]].append(index)
        place[index] = len(path)
        path.append(index)
    built: dict[int, Comment | Reply] = {}
    for index in range(len(posts) - 1, -1, -1):  # from the end, so that replies are there before what they answer
        replies = tuple(reply for child in children[index] if isinstance(reply := built[child], Reply))
        built[index] = _build(posts, index, found.get(index), replies)
    message = f"{too_deep} replies are nested deeper than {DEEPEST} posts, and were attached at that depth"
    problems = [Problem(ProblemCode.NESTED_TOO_DEEP, message)] if too_deep else []
    return tuple(built[index] for index in top), problems


def _parent_of(
    finding: Finding | None, path: Sequence[int], place: dict[int, int], found: dict[int, Finding]
) -> int | None:
    """Give the post to attach a reply to, or None for what stands at the top.

    A reply that names no parent belongs to the open thread, if that begins with a comment. A parent whose thread is
    closed can take no more replies, or the posts would change their order.
    """
    if finding is None or finding.parent == LOST or not path:
        return None
    if finding.parent is None:
        return None if path[0] in found else path[0]
    at = place[finding.parent]
    return finding.parent if at < len(path) and path[at] == finding.parent else None


def _build(
    posts: Sequence[Comment], index: int, finding: Finding | None, replies: tuple[Reply, ...]
) -> Comment | Reply:
    if finding is None and not replies:
        return posts[index]
    # The fields of one type, by their names, for another type: no type checker follows that.
    values: dict[str, Any] = dict(zip(_SHARED, _shared_of(posts[index]), strict=True))
    values["replies"] = replies
    if finding is None:
        return Comment(**values)
    parent_id = finding.parent_id
    if parent_id is None and finding.parent not in (None, LOST):
        parent_id = posts[finding.parent].id
    return Reply(**values, evidence=finding.evidence, certainty=finding.certainty, parent_id=parent_id)


_SHARED: Final = tuple(field.name for field in fields(Post))
_shared_of: Final = attrgetter(*_SHARED)
