"""Which posts of a merged discussion the pages prove to be replies, and to which post.

What a page's structure says of a post goes before what its ages prove, and being a reply before being none: a page that
shows a thread alone has the replies to it at its top. Then the newest page decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from talkparse.enums import Certainty, EvidenceKind, Layout
from talkparse.merging.alignment import Seen
from talkparse.merging.pages import Leaf, Shown
from talkparse.model import Reply
from talkparse.threads.finding import LOST, Finding

_STRUCTURE: Final = frozenset({EvidenceKind.STRUCTURE, EvidenceKind.IN_REPLY_TO})


class Proved(NamedTuple):
    """What the pages prove of posts, by their index."""

    replies: dict[int, Finding]
    """The replies, each with the index of the post it answers, or ``LOST`` where no page shows that."""
    comments: frozenset[int]
    """Those that answer no other."""

    def parent_of(self, index: int) -> int:
        """Give the post that another answers; ``LOST`` for comments, and where no page shows it."""
        parent = self.replies[index].parent if index in self.replies else None
        return LOST if parent is None else parent


class _Word(NamedTuple):
    """What a page says of a post, in the order of what counts more."""

    by_structure: bool
    is_reply: bool
    has_parent: bool
    newest: int
    parent: int
    reply: Reply | None


def find_replies(leaves: Sequence[Leaf], posts: Sequence[Sequence[Seen]]) -> Proved:
    """Find what some page proves of each post."""
    index_of = {seen: index for index, post in enumerate(posts) for seen in post}
    numbers = {
        number: index for (leaf, place), index in index_of.items() if (number := leaves[leaf].posts[place].post.id)
    }
    nests = [_nests(leaf) for leaf in leaves]
    replies: dict[int, Finding] = {}
    comments: set[int] = set()
    for index, post in enumerate(posts):
        said = []
        for leaf, place in post:
            shown = leaves[leaf].posts[place]
            parent = _parent_of(shown, leaf, index_of, numbers)
            nested = [nests[leaf][number] for number in leaves[leaf].captures_of(place)]
            word = _word(shown, nested, leaf, LOST if parent == index else parent)
            said += [word] if word else []
        best = max(said, key=lambda word: word[:4], default=None)
        if best is not None and best.reply is not None:
            replies[index] = Finding(Certainty.CERTAIN, best.reply.evidence, best.parent, best.reply.parent_id)
        elif best is not None:
            comments.add(index)
    return _without_circles(Proved(replies, frozenset(comments)))


def _nests(leaf: Leaf) -> list[bool | None]:
    """Tell for each capture of a page whether it nests replies; None where it may show none for another reason."""
    replies: list[list[Reply]] = [[] for _ in leaf.captures]
    for place, (post, _) in enumerate(leaf.posts):
        if isinstance(post, Reply):
            for number in leaf.captures_of(place):
                replies[number].append(post)
    return [
        True
        if any(evidence.kind in _STRUCTURE for reply in some for evidence in reply.evidence)
        else False
        if capture.layout == Layout.HTML and not some
        else None
        for capture, some in zip(leaf.captures, replies, strict=True)
    ]


def _parent_of(shown: Shown, leaf: int, index_of: Mapping[Seen, int], numbers: Mapping[str, int]) -> int:
    if shown.parent is not None:
        return index_of[Seen(leaf, shown.parent)]
    number = shown.post.parent_id if isinstance(shown.post, Reply) else None
    return numbers.get(number, LOST) if number else LOST


def _word(shown: Shown, nests: Sequence[bool | None], leaf: int, parent: int) -> _Word | None:
    """Give what a page says of a post, if it says anything.

    Of a saved page on which nothing is nested nobody knows whether its markup would nest replies; then words make none.
    """
    post = shown.post
    if isinstance(post, Reply) and post.certainty is Certainty.CERTAIN:
        by_structure = any(evidence.kind in _STRUCTURE for evidence in post.evidence)
        return _Word(by_structure, is_reply=True, has_parent=parent != LOST, newest=-leaf, parent=parent, reply=post)
    known = [nested for nested in nests if nested is not None]
    if not known:
        return None
    return _Word(any(known), is_reply=False, has_parent=False, newest=-leaf, parent=LOST, reply=None)


def _without_circles(proved: Proved) -> Proved:
    """Take the parent from a reply that answers an answer to itself, which only pages against each other can say."""
    replies = proved.replies
    state: dict[int, bool] = {}  # True while it is on the path that is followed
    for start in replies:
        path = []
        index = start
        while index in replies and index not in state:
            state[index] = True
            path.append(index)
            index = proved.parent_of(index)
        if state.get(index):
            replies[path[-1]] = replies[path[-1]]._replace(parent=LOST)
        state.update(dict.fromkeys(path, False))
    return proved
