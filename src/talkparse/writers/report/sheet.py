"""A page as the parts of the report need it: its posts in order, the number of each role, the stretches of its dump."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import frozen

from talkparse.merging.join import Showing
from talkparse.merging.unite import trace
from talkparse.model import Consultation
from talkparse.tokens import TokenKind
from talkparse.writers.thread import Placed, placed_posts

if TYPE_CHECKING:
    from collections.abc import Iterator

COLOURS: Final = 5
"""How many roles have a colour of their own; the rarer ones share the next."""


@frozen
class Stretch:
    """Neighbouring tokens of one kind and one post."""

    kind: TokenKind
    start: int
    stop: int
    post: int | None


@frozen
class Sheet:
    """A page of the report. The ids of its elements begin with ``name``, which no other page has."""

    name: str
    page: Consultation
    posts: tuple[Placed, ...]
    roles: dict[str | None, int]
    """The number of the colour of each role, from 0."""
    stretches: tuple[Stretch, ...]
    """Empty where the page was not read from text."""
    showings: list[list[Showing]]
    """Of each post of a merged page, what its captures say; empty where the pages that were merged are not there."""

    def stretch_at(self, offset: int | None) -> int | None:
        """Give the index of the stretch in which a character of the dump stands."""
        if offset is None or not self.stretches:
            return None
        return max(bisect_right(self.stretches, offset, key=lambda stretch: stretch.start) - 1, 0)


def lay_out(page: Consultation, name: str) -> Sheet:
    """Make the sheet of a page."""
    posts = tuple(placed_posts(page))
    stretches = tuple(_stretches(page, len(posts))) if page.source is not None else ()
    showings = trace(page)
    # Posts may have been put in, or merged with other words than ours.
    fitting = showings if len(showings) == len(posts) else []
    return Sheet(name, page, posts, _number_roles(posts), stretches, fitting)


def _number_roles(posts: tuple[Placed, ...]) -> dict[str | None, int]:
    """Give each role a colour by how often it occurs, and equals by where they occur first; no role is the last."""
    counts = Counter(placed.post.role for placed in posts)
    roles = sorted(counts, key=lambda role: (role is None, -counts[role]))
    return {role: min(number, COLOURS) for number, role in enumerate(roles)}


def _stretches(page: Consultation, posts: int) -> Iterator[Stretch]:
    """Yield the stretches of a dump, which touch and cover it as its tokens do."""
    last: Stretch | None = None
    for token in page.tokens:
        post = token.post if token.post is not None and token.post < posts else None
        if last is not None and (token.kind, post) == (last.kind, last.post):
            last = Stretch(last.kind, last.start, token.stop, last.post)
            continue
        if last is not None:
            yield last
        last = Stretch(token.kind, token.start, token.stop, post)
    if last is not None:
        yield last
