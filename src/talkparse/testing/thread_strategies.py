"""Hypothesis strategies for saved pages: posts with numbers, instants and replies, and the ways of saving them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from talkparse.model import Comment, DateInterval, Reply
from talkparse.testing.page import LaidPost, Page
from talkparse.testing.printed_ages import FORMATTERS, Formatter
from talkparse.testing.renderers.html import HIDDEN, THEMES, Saving
from talkparse.testing.strategies import pages
from talkparse.testing.threads import as_reply, nest_posts

DEEPEST: Final = 4
_FIRST_ID: Final = 1000
_SECOND: Final = timedelta(seconds=1)
_NEWEST: Final = st.datetimes(datetime(2021, 4, 1), datetime(2026, 10, 31), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds of a strategy


def savings() -> st.SearchStrategy[Saving]:
    """Draw ways of saving a page."""
    return st.builds(
        Saving,
        theme=st.sampled_from(sorted(THEMES)),
        nested=st.booleans(),
        in_reply_to=st.booleans(),
        rdfa=st.booleans(),
        stamped=st.booleans(),
        hidden=st.sampled_from(sorted(HIDDEN)),
        logged_in=st.booleans(),
        lists=st.booleans(),
        minified=st.booleans(),
        noise=st.none() | st.integers(0, 2**16),
    )


def saved_pages(*, hostile: bool = False) -> st.SearchStrategy[Page]:
    """Draw pages whose posts have numbers that rise with their instants, and replies to a depth of four.

    A page may begin inside a thread, as those behind a pager do: its first replies answer what stands on another page.
    """
    return pages("html", hostile=hostile).flatmap(_threaded)


@st.composite
def _threaded(draw: st.DrawFn, page: Page) -> Page:
    depths = _depths(draw, len(page.posts))
    created = _instants(draw, depths)
    captured = max([*created, draw(_NEWEST)]) + draw(st.integers(0, 10**8)) * _SECOND
    formatter = draw(st.sampled_from(list(FORMATTERS.values())))
    ids = _ids(created)
    laid_posts: list[LaidPost] = []
    path: list[str] = []
    for laid, depth, instant, number in zip(page.posts, depths, created, ids, strict=True):
        parent = path[depth - 1] if 0 < depth <= len(path) else str(_FIRST_ID - 1)
        path[depth:] = [number] if len(path) >= depth else [str(_FIRST_ID - 1), number]
        post = _dated(laid.post, number, instant, captured, formatter)
        if depth:
            post = as_reply(post, parent)
        edited = min(draw(st.integers(0, 600)), (captured - instant) // _SECOND)  # what is edited later, no page shows
        laid_posts.append(evolve(laid, post=post, depth=depth, edited_after=edited))
    comments = nest_posts((laid.post, laid.depth) for laid in laid_posts)
    nested = {post.id: post for comment in comments for post in _tree(comment)}
    return evolve(
        page,
        consultation=evolve(page.consultation, comments=comments),
        posts=tuple(evolve(laid, post=nested[laid.post.id]) for laid in laid_posts),
    )


def _depths(draw: st.DrawFn, count: int) -> list[int]:
    """Draw how deep each post stands: at most one deeper than that before it; the first may stand in a thread."""
    depths: list[int] = []
    for _ in range(count):
        deepest = min(depths[-1] + 1, DEEPEST) if depths else 1
        depths.append(draw(st.integers(0, deepest)))
    return depths


def _instants(draw: st.DrawFn, depths: list[int]) -> list[datetime]:
    """Draw when each was written: the newest thread stands first, within a thread every post is later than the last."""
    thread = clock = draw(_NEWEST).replace(microsecond=0)
    instants: list[datetime] = []
    for depth in depths:
        if depth == 0:
            thread -= draw(st.integers(1, 10**7)) * _SECOND
            clock = thread
        else:
            clock += draw(st.integers(1, 10**6)) * _SECOND
        instants.append(clock)
    return instants


def _ids(instants: list[datetime]) -> list[str]:
    order = sorted(range(len(instants)), key=lambda place: (instants[place], place))
    return [str(_FIRST_ID + 7 * order.index(place)) for place in range(len(instants))]


def _dated(
    post: Comment | Reply, number: str, created: datetime, captured: datetime, formatter: Formatter
) -> Comment | Reply:
    posted = DateInterval(start=created, stop=created + _SECOND)
    return evolve(post, id=number, posted=posted, age=formatter(created, captured))


def _tree(comment: Comment | Reply) -> list[Comment | Reply]:
    return [comment, *(post for reply in comment.replies for post in _tree(reply))]
