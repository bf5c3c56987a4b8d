"""A page whose posts are settled: where the roads of dumps and of saved pages meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from talkparse.enums import Kind, Layout
from talkparse.fields.post import PostFields
from talkparse.posts.settle import Settled
from talkparse.problems import Fault
from talkparse.tokens import Mark, Markup, Token


class Page(NamedTuple):
    """A page whose posts are settled, by whichever road it came. After this, text and HTML look the same."""

    kind: Kind
    layout: Layout
    outside: Sequence[Mark]
    posts: Sequence[Settled]
    fields: Sequence[PostFields]
    """The fields that the header of each post spells."""
    markups: Sequence[Markup]
    """What the markup tells of each post, or what a dump keeps of it."""
    faults: Sequence[Fault]
    line_of: Callable[[int], int | None]
    tokens: tuple[Token, ...] = ()
    source: str | None = None
    frames: Sequence[Sequence[Mark]] = ()
    """Of each post of a saved page what its header says beside the name, wherever the first stands that says so."""


def is_post(post: Settled) -> bool:
    """Tell whether anything of a post was found."""
    return bool(post.header or post.text or post.preview)
