"""The pages that are merged, and their order: newest first, then by all that they say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from attrs import evolve

from talkparse.enums import CapturedBy, Layout
from talkparse.merging.address import read_address
from talkparse.model import Capture, Comment, Consultation, DateInterval, Reply
from talkparse.serialise import to_dict
from talkparse.vocabulary import Vocabulary

NEVER: Final = datetime.min.replace(tzinfo=UTC)
"""When pages were captured of which nothing tells that: before all others."""

Instants = tuple[datetime, datetime]
"""Between which instants a page was captured. Of two, that is newer which cannot have been captured as early."""


class Shown(NamedTuple):
    """A post as a page shows it."""

    post: Comment | Reply
    parent: int | None
    """The index, on the page, of the post that it is attached to."""


class Leaf(NamedTuple):
    """A page to be merged."""

    page: Consultation
    equal: tuple[Consultation, ...]
    """All pages that were given and say the same, each with its origin."""
    posts: Sequence[Shown]
    """In page order."""
    captures: tuple[Capture, ...]
    """Itself; or the captures of a merged page that was written to a file and read again."""
    when: Instants
    place: int | None
    """Which page of the pager it is, counted from 0; None where nothing says so."""
    prints_pins: bool
    """Whether it tells pinned posts from others: pages do that print votes, pictures or numbers."""

    def captures_of(self, place: int) -> tuple[int, ...]:
        """Give the captures, by their indexes, that show a post; the first for one of which nothing true says it."""
        count = len(self.captures)
        return tuple(number for number in self.posts[place].post.captures if 0 <= number < count) or (0,)

    @property
    def is_dated(self) -> bool:
        """Tell whether somebody noted when it was captured; what it shows of that itself may be months wide."""
        return self.page.captured_by in {CapturedBy.GIVEN, CapturedBy.RECORD}


def pages_of(page: Consultation) -> Iterator[Consultation]:
    """Yield the pages that a page was merged from, or itself, without its source and the marks in it."""
    if page.merged_from:
        yield from page.merged_from
    else:
        yield evolve(page, tokens=(), source=None) if page.source is not None else page


def read_leaves(pages: Iterable[Consultation], words: Vocabulary) -> list[Leaf]:
    """Read pages, each once, in their total order."""
    equal: dict[Consultation, dict[str, Consultation]] = {}
    for page in pages:
        equal.setdefault(page, {}).setdefault(page.origin or "", page)
    leaves = [_read_leaf(tuple(same[origin] for origin in sorted(same)), words) for same in equal.values()]
    ranks = [_rank(leaf) for leaf in leaves]
    seen = Counter(ranks)
    keys = [(rank, all_of(leaf.page) if seen[rank] > 1 else "") for rank, leaf in zip(ranks, leaves, strict=True)]
    order = sorted(range(len(leaves)), key=keys.__getitem__, reverse=True)
    return [leaves[index] for index in order]


def newest_of(page: Consultation) -> Instants:
    """Give when a page was captured; of a merged one, its newest capture."""
    return max((instants_of(capture.captured) for capture in page.captures), default=instants_of(page.captured))


def instants_of(captured: DateInterval | None) -> Instants:
    """Give what captures are ordered by."""
    return (captured.start, captured.stop) if captured else (NEVER, NEVER)


def join_origins(origins: Iterable[str | None]) -> str | None:
    """Join what several pages came from, each once."""
    return ", ".join(sorted({origin for origin in origins if origin is not None})) or None


def _read_leaf(equal: tuple[Consultation, ...], words: Vocabulary) -> Leaf:
    page = equal[0]
    own = Capture(
        captured=page.captured,
        captured_by=page.captured_by,
        url=page.url,
        origin=join_origins(same.origin for same in equal),
        layout=page.layout,
        responses=page.responses,
        comment_count=page.comment_count,
    )
    place = read_address(page.url, words).place
    if page.captures or (place == 0 and page.layout == Layout.HTML):
        place = None  # a saved page names its canonical address, which is the same for all pages of a pager
    posts = [*_shown(page)]
    pins = any(post.pinned or post.votes or post.avatar or post.id for post, _ in posts)
    return Leaf(page, equal, posts, page.captures or (own,), newest_of(page), place, pins)


def _shown(page: Consultation) -> Iterator[Shown]:
    """Yield the posts of a page, each with the index of its parent."""
    waiting: list[tuple[Comment | Reply, int | None]] = [(post, None) for post in reversed(page.comments)]
    index = 0
    while waiting:
        post, parent = waiting.pop()
        yield Shown(post, parent)
        waiting.extend((reply, index) for reply in reversed(post.replies))
        index += 1


def _rank(leaf: Leaf) -> tuple[Any, ...]:
    """Give what orders nearly all pages and is cheap to compare."""
    page = leaf.page
    return (
        leaf.when,
        -(leaf.place or 0),
        page.url or "",
        page.layout or "",
        page.responses or -1,
        page.comment_count or -1,
        page.title or "",
        tuple(
            (post.id or "", post.author or "", post.text, post.age.text if post.age else "") for post, _ in leaf.posts
        ),
    )


def all_of(page: Consultation) -> str:
    """Write all that takes part in the equality of pages, to order two that agree in what is cheap to compare."""
    data = to_dict(page)
    for place in [data, *data["captures"]]:
        place["origin"] = None
    for problem in data["problems"]:
        problem.update(start=None, stop=None, line=None)
    return json.dumps(data, sort_keys=True)
