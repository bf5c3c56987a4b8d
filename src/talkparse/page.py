"""A page whose posts are settled: where the roads of dumps and of saved pages meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from talkparse.boundaries import Fault, Settled
from talkparse.markup import Markup
from talkparse.model import Kind
from talkparse.problems import ProblemCode
from talkparse.tokens import Mark, Token
from talkparse.unfold import TextOf

HTML: Final = "html"  # the name of the layout of a page that nobody flattened
UNCLAIMED: Final = "no rule says what this text is"
ODD: Final = {
    ProblemCode.UNKNOWN_ROLE: "the role is not known; an age follows it, so it was taken for one",
    ProblemCode.MISSING_AUTHOR: "no name stands above this role and age",
}


class Page(NamedTuple):
    """A page whose posts are settled, by whichever road it came. After this, text and HTML look the same."""

    text_of: TextOf
    kind: Kind
    layout: str
    outside: Sequence[Mark]
    posts: Sequence[Settled]
    frames: Sequence[dict[str, Any]]
    """The fields that the header of each post spells."""
    markups: Sequence[Markup]
    """What the markup tells of each post, or what a dump keeps of it."""
    faults: Sequence[Fault]
    line_of: Callable[[int], int | None]
    tokens: tuple[Token, ...] = ()
    source: str | None = None


def is_post(post: Settled) -> bool:
    """Tell whether anything of a post was found."""
    return bool(post.header or post.text)
