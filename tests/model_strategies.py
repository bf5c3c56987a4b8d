"""Consultations with any content the model allows, whether a page could print it or not.

Simple parts that make a simple whole: they know the types and nothing of the site.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from talkparse.enums import AuthorStatus, CapturedBy, Certainty, Cut, EvidenceKind, Kind
from talkparse.model import (
    Age,
    Comment,
    Consultation,
    DateInterval,
    DateRange,
    Discussion,
    Evidence,
    Idea,
    Reply,
    TimelineEvent,
    Votes,
)
from talkparse.problems import Problem, ProblemCode
from talkparse.tokens import Token, TokenKind

T = TypeVar("T")

HOSTILE = (
    "=1+1", "\t=1", "'=1", ' "@SUM(A1)', "-2", "+3", "\r=4", "\uff1d5",
    "# no heading", "===", "---", "- no item", "1. no item", "> no quote", "```", "| a | b |", "|---|---|",
    "<script>alert(1)</script>", "<!-- no comment", "[text](http://example.org)", "![x](y)", "&lt;", "*a* _b_ `c`",
    "\x1b[31mred", "\x9b31m", "nul\0", "half \ud83d", "\u202eright", "line\u2028sep", "\N{ZERO WIDTH SPACE}", "…", "",
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Draw any text at all, lone surrogates and control characters included."""
    lines = st.text(st.characters(codec=None), max_size=12) | st.sampled_from(HOSTILE)
    return lines | st.lists(lines, max_size=3).map("\n".join)


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def _few(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


COUNTS = st.integers(0, 10**6)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
INSTANTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda instant: instant.replace(microsecond=0)
)
INTERVALS = st.builds(
    lambda start, seconds: DateInterval(start=start, stop=start + timedelta(seconds=seconds)),
    INSTANTS,
    st.integers(1, 86_400),
)
RANGES = st.builds(DateRange, first=_maybe(DAYS), last=_maybe(DAYS))
VOTES = st.builds(Votes, up=_maybe(COUNTS), care=_maybe(COUNTS), down=_maybe(COUNTS))
AGES = st.builds(Age, amount=COUNTS, unit=st.sampled_from(("day", "month", "year")), text=texts())
TOKENS = st.builds(Token, st.sampled_from(TokenKind), COUNTS, COUNTS, _maybe(COUNTS))
PROBLEMS = st.builds(
    Problem, st.sampled_from(ProblemCode), texts(), start=_maybe(COUNTS), stop=_maybe(COUNTS), line=_maybe(COUNTS)
)

_POST = {
    "id": _maybe(st.integers(1, 10**7).map(str)),
    "author": _maybe(texts()),
    "author_status": st.sampled_from(AuthorStatus),
    "role": _maybe(texts()),
    "age": _maybe(AGES),
    "posted": _maybe(INTERVALS),
    "text": texts(),
    "preview": _maybe(texts()),
    "cut": _maybe(st.sampled_from(Cut)),
    "votes": _maybe(VOTES),
    "pinned": st.booleans(),
    "avatar": _maybe(texts()),
}
_REPLY = {
    **_POST,
    "evidence": _few(st.builds(Evidence, kind=st.sampled_from(EvidenceKind), detail=texts())),
    "certainty": _maybe(st.sampled_from(Certainty)),
    "parent_id": _maybe(st.integers(1, 10**7).map(str)),
}


def replies() -> st.SearchStrategy[Reply]:
    """Draw replies, a few levels deep."""
    return st.recursive(
        st.builds(Reply, **_REPLY), lambda inner: st.builds(Reply, **_REPLY, replies=_few(inner)), max_leaves=3
    )


def comments() -> st.SearchStrategy[Comment]:
    """Draw comments with replies."""
    return st.builds(Comment, **_POST, replies=_few(replies()))


def consultations() -> st.SearchStrategy[Consultation]:
    """Draw whole results, tokens and source included."""
    discussions = st.builds(
        Discussion, title=_maybe(texts()), status=_maybe(texts()), period=_maybe(RANGES), votes=_maybe(VOTES)
    )
    ideas = st.builds(
        Idea, title=_maybe(texts()), text=_maybe(texts()), suggested_by=_maybe(texts()), votes=_maybe(VOTES)
    )
    return st.builds(
        Consultation,
        title=_maybe(texts()),
        status=_maybe(texts()),
        responses=_maybe(COUNTS),
        period=_maybe(RANGES),
        section=_maybe(texts()),
        kind=st.sampled_from(Kind),
        discussion=_maybe(discussions),
        idea=_maybe(ideas),
        intro=_few(texts()),
        questions=_few(texts()),
        timeline=_few(st.builds(TimelineEvent, title=texts(), state=_maybe(texts()))),
        comment_count=_maybe(COUNTS),
        comments=st.lists(comments() | replies(), max_size=3).map(tuple),
        captured=_maybe(INTERVALS),
        captured_by=_maybe(st.sampled_from(CapturedBy)),
        url=_maybe(texts()),
        origin=_maybe(texts()),
        layout=_maybe(texts()),
        problems=_few(PROBLEMS),
        tokens=_few(TOKENS),
        source=_maybe(texts()),
    )
