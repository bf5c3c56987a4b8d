"""Which posts of several pages are one post.

The site's number of a comment decides, where pages have it. Else posts are one by their words, as long as nothing
speaks against it: another author, dates that exclude each other, both standing on one page. Words are enough where
nobody else writes them by chance; a short text counts with its author's name, or with its neighbours: beside the same
post stands the same post. Only neighbours show that an author was renamed or a text edited. What is left stays
apart: a post that stands twice can still be found, one that was swallowed cannot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple, TypeVar

from talkparse.enums import Cut
from talkparse.merging.folding import fold, is_distinct, is_edited
from talkparse.merging.names import name_key
from talkparse.merging.pages import Leaf
from talkparse.merging.same import Said, SamePosts
from talkparse.vocabulary import Vocabulary

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_CUT: Final = frozenset({Cut.PREVIEW_ONLY, Cut.END_OF_DUMP})
_ROUNDS: Final = 3  # how far what is known of a post helps to know its neighbours
_LEAST: Final = 20  # characters of the beginning of a text that tell it
_OPEN: Final = 4  # posts of the same words and author at one time; nobody repeats himself more often


class Seen(NamedTuple):
    """Where a post was seen."""

    leaf: int
    """The index of the page."""
    place: int
    """The index of the post on it."""


def align(leaves: Sequence[Leaf], words: Vocabulary) -> list[list[Seen]]:
    """Give the posts of all pages, in the order of the pages: of each, where it was seen."""
    said = [
        Said(leaf, place, post, fold(post.text), name_key(post, words))
        for leaf, page in enumerate(leaves)
        for place, (post, _) in enumerate(page.posts)
    ]
    posts = SamePosts(leaves, said)
    _by_number(said, posts)
    _by_page(leaves, said, posts)
    _by_words(said, posts)
    _by_beginning(said, posts)
    _by_neighbours(said, posts)
    _by_change(said, posts)
    found: dict[int, list[Seen]] = defaultdict(list)
    for index, one in enumerate(said):
        found[posts.find(index)].append(Seen(one.leaf, one.place))
    return [*found.values()]


def _by_number(said: Sequence[Said], posts: SamePosts) -> None:
    first: dict[str, int] = {}
    for index, one in enumerate(said):
        if one.post.id is not None:
            posts.join(first.setdefault(one.post.id, index), index)


def _by_page(leaves: Sequence[Leaf], said: Sequence[Said], posts: SamePosts) -> None:
    """Unite the posts of pages on which the same words stand in the same order, as long as a pager has them once."""
    alike: dict[tuple[str, ...], dict[int | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    start = 0
    for leaf in leaves:
        stop = start + len(leaf.posts)
        alike[tuple(one.text for one in said[start:stop])][leaf.place].append(start)
        start = stop
    for texts, by_place in alike.items():
        unplaced = by_place.pop(None, [])
        if len(by_place) == 1:
            unplaced += by_place.popitem()[1]
        for starts in (unplaced, *by_place.values()):
            for first, other in pairwise(sorted(starts)):
                for place in range(len(texts)):
                    posts.unite(first + place, other + place)


def _by_words(said: Sequence[Said], posts: SamePosts) -> None:
    """Unite posts of the same words: of the same author, or where nobody else writes them by chance."""
    for text, indexes in _together((one.text, index) for index, one in enumerate(said) if one.text):
        for author, some in _together((said[index].author, index) for index in indexes):
            if author is not None:
                for same in _by_rank(said, some):
                    _by_date(said, same, posts)
        if is_distinct(text):
            for same in _by_rank(said, indexes):
                _with_named(said, same, posts)


def _with_named(said: Sequence[Said], indexes: Sequence[int], posts: SamePosts) -> None:
    """Unite equal posts without a name with the only one that has a name, or with each other if none has."""
    named = {posts.find(index) for index in indexes if said[index].author is not None}
    unnamed = [index for index in indexes if said[index].author is None]
    if not named:
        _by_date(said, unnamed, posts)
    elif len(named) == 1:
        for index in unnamed:
            posts.unite(min(named), index)


def _by_rank(said: Sequence[Said], indexes: Sequence[int]) -> Iterator[list[int]]:
    """Yield equal posts that can be one: the first of each page, the second and so on, of pages with as many."""
    pages = [[*some] for _, some in groupby(indexes, key=lambda index: said[index].leaf)]
    for _, alike in _together((len(page), page) for page in pages):
        yield from ([*same] for same in zip(*alike, strict=True))


def _by_date(said: Sequence[Said], indexes: Sequence[int], posts: SamePosts) -> None:
    """Unite equal posts whose dates do not exclude each other; one without dates joins if there is one to join."""
    dated = [(posted.start, index) for index in indexes if (posted := said[index].post.posted)]
    open_posts: list[int] = []
    for _, index in sorted(dated):
        if not any(posts.unite(other, index) for other in open_posts):
            open_posts = [*open_posts[1 - _OPEN :], index]
    undated = [index for index in indexes if said[index].post.posted is None]
    if len({posts.find(index) for _, index in dated}) <= 1:
        for index in undated:
            posts.unite((open_posts or undated)[0], index)


def _by_beginning(said: Sequence[Said], posts: SamePosts) -> None:
    """Unite a text that a page does not hold to its end with the only post that begins so."""
    by_text = dict(_together((one.text, index) for index, one in enumerate(said)))
    texts = sorted(by_text)
    cut = [index for index, one in enumerate(said) if one.post.cut in _CUT and len(one.text) >= _LEAST]
    for index in sorted(cut, key=lambda index: -len(said[index].text)):
        text = said[index].text
        found: set[int] = set()
        for place in range(bisect_right(texts, text), len(texts)):
            if not texts[place].startswith(text) or len(found) >= _OPEN:
                break
            found.update(posts.find(other) for other in by_text[texts[place]] if posts.agree(index, other))
        if len(found) == 1:
            posts.unite(index, found.pop())


def _by_neighbours(said: Sequence[Said], posts: SamePosts) -> None:
    """Unite equal posts beside the same post: both the first of their words below it or above it, or the second."""
    for _ in range(_ROUNDS):
        beside = [*_below(said, range(len(said)), posts), *_below(said, range(len(said) - 1, -1, -1), posts)]
        for _, indexes in _together(beside):
            if len({said[index].author for index in indexes} - {None}) <= 1:
                for index in indexes[1:]:
                    posts.unite(indexes[0], index)


def _below(said: Sequence[Said], order: range, posts: SamePosts) -> Iterator[tuple[Hashable, int]]:
    """Yield for each post, read downwards or upwards, below which known one it stands, and as the how manyth."""
    counts: Counter[str] = Counter()
    leaf, above = -1, -1
    for index in order:
        one = said[index]
        if one.leaf != leaf:
            leaf, above = one.leaf, -1
        if above >= 0:
            yield (order.step, posts.find(above), one.text, counts[one.text]), index
        counts[one.text] += 1
        if posts.is_shared(index):
            above = index
            counts.clear()


def _by_change(said: Sequence[Said], posts: SamePosts) -> None:
    """Unite what stands beside the same post and was changed between two captures: a name, or the words of a text."""
    pairs = [(index, index + 1) for index in range(len(said) - 1) if said[index].leaf == said[index + 1].leaf]
    above, below = {under: over for over, under in pairs}, dict(pairs)
    between = _together(
        ((posts.find(above[index]), posts.find(below[index]), said[index].text), index)
        for index in above
        if index in below
    )
    for _, indexes in between:
        for index in indexes[1:]:
            posts.unite(indexes[0], index, renamed=True)
    for beside in (above, below):
        by_author = _together(
            ((posts.find(beside[index]), said[index].author), index)
            for index in beside
            if said[index].author is not None or is_distinct(said[index].text)
        )
        for _, indexes in by_author:
            first = {posts.find(index): index for index in reversed(indexes)}
            for one, other in pairwise(first[name] for name in sorted(first)):
                if is_edited(said[one].post.text, said[other].post.text):
                    posts.unite(one, other)


def _together(pairs: Iterable[tuple[K, V]]) -> Iterator[tuple[K, list[V]]]:
    """Yield each key once, with all its values in their order, in the order of the keys' first values."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    yield from found.items()
