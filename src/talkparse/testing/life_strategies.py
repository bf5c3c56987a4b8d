"""Hypothesis strategies for discussions' lives and for captures of them.

Texts are plain prose, which every layout gives back: what fails on the parsed dumps is what is done with them then.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from hypothesis import strategies as st

from talkparse.model import Votes
from talkparse.testing.captured import page_count
from talkparse.testing.carried import SITE_LIMIT
from talkparse.testing.confusions import is_clear, survives
from talkparse.testing.life import (
    AccountDeleted,
    Edited,
    Event,
    Life,
    Member,
    Pinned,
    Posting,
    Removed,
    Renamed,
    Voted,
)
from talkparse.testing.post_strategies import AVATARS, BARE
from talkparse.testing.printed_ages import FORMATTERS, LONDON
from talkparse.testing.renderers import RENDERERS
from talkparse.testing.snapshots import Dump, Snapshot, addresses, dump_of
from talkparse.testing.text_strategies import names, roles, titles
from talkparse.testing.thread_strategies import DEEPEST, savings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    _Bodies: TypeAlias = Callable[[str], st.SearchStrategy[str]]

_SECOND: Final = timedelta(seconds=1)
_DAY: Final = timedelta(days=1)
_SHORT: Final = ("I agree.", "Well said!", "Not this again", "Yes please")
"""What many people write, or one person more than once."""
_OWN: Final = "This is point {0} of the many: bench{0} river{0} roof{0} lamp{0} kerb{0} market{0} stairs{0} canal{0}"
"""A sentence that only one posting has: too long to be another's by chance, and most of its words are no other's."""
_POSTINGS_OF_A_NODE: Final = 100
"""Numbers of postings that no two nodes share."""
_LATER: Final = (timedelta(), _SECOND, timedelta(hours=5), _DAY, *(days * _DAY for days in (7, 14, 40, 200, 366, 900)))
"""How long after something has happened a page may be captured."""
_COUNTS: Final = st.integers(0, 40)
_TITLES: Final = titles()
_FORMS: Final = st.sampled_from(sorted(RENDERERS.keys() - BARE)) | savings()
"""In the layouts that are left out nothing but cut previews tells comments apart, and a life has short ones."""
_NAMES: Final = names() | st.builds("{}{}".format, names(), st.sampled_from((" of the riverside", "_of_the_riverside")))
"""As members chose them: some are so long that the site abbreviates them."""


def _stop(text: str) -> str:
    """Stop a text where the site does."""
    return text[:SITE_LIMIT].rstrip()


def _survives_all(text: str) -> bool:
    return is_clear(text, None) and survives(text, "R0-w")  # the one layout whose filter takes lines


_LINES: Final = st.builds("{}{}".format, _TITLES, st.sampled_from(("", ".", "!", "?"))).filter(_survives_all)
_LONG_LINES: Final = st.builds(lambda line, times: " ".join([line] * times), _LINES, st.integers(2, 80))
_TEXTS: Final = st.builds(
    lambda first, others: _stop("\n".join([first, *others])), _LINES | _LONG_LINES, st.lists(_LINES, max_size=2)
).filter(_survives_all)
_LENGTHS: Final = st.lists(st.integers(1, 9), min_size=1, max_size=3)
"""Of the lines of a text, in sentences."""
_BODIES: Final = st.lists(_TEXTS, max_size=3).map(lambda drawn: (*_SHORT, *drawn))
"""The texts of one life, which its people write more than once."""


def lives(*, equal_texts: bool = True) -> st.SearchStrategy[Life]:
    """Draw discussions of two to eight postings, with edits, removals, votes, pins, renamings and deleted accounts.

    Lives with different nodes share no number of a posting. Every text is one that all layouts give back whole, or
    as ``carried`` says. Many people write the same few words; without ``equal_texts`` each posting's text is made of a
    sentence of its own, which an edit leaves at its beginning, so that each can be told from all others in any layout:
    that of number 7 begins with "This is point 7 of the many".
    """
    return _lives(equal_texts)


def captures(life: Life) -> st.SearchStrategy[list[Snapshot]]:
    """Draw two to nine snapshots of a life, from two or three crawls: some pages of the pager at one instant each.

    They are text of any layout that tells comments apart by more than cut previews, or saved HTML in any theme. Their
    addresses are those under which the site serves the page, or none; and the parser is told the instant of the
    capture, its day in London, or nothing.
    """
    return st.lists(_crawls(life), min_size=2, max_size=3).map(
        lambda crawls: [one for crawl in crawls for one in crawl]
    )


def captured_lives(*, equal_texts: bool = True) -> st.SearchStrategy[tuple[Life, list[Dump]]]:
    """Draw a life, and the dumps of captures of it, in no order of time."""
    return _captured_lives(equal_texts)


@cache
@st.composite
def _captured_lives(draw: st.DrawFn, equal_texts: bool) -> tuple[Life, list[Dump]]:  # noqa: FBT001 -- as _lives()
    life = draw(_lives(equal_texts))
    return life, [dump_of(life, snapshot) for snapshot in draw(captures(life))]


@cache
@st.composite
def _lives(draw: st.DrawFn, equal_texts: bool) -> Life:  # noqa: FBT001 -- given by lives()
    node = draw(st.integers(1, 2_000))
    first = draw(st.dates(date(2021, 4, 1), date(2026, 6, 30)))
    last = first + draw(st.integers(0, 60)) * _DAY
    people = draw(_people())
    bodies = _bodies(draw(_BODIES), equal_texts=equal_texts)
    seconds = st.integers(0, (_midnight(last + _DAY) - _midnight(first)) // _SECOND - 1)
    written = sorted(draw(st.lists(seconds, min_size=2, max_size=8, unique=True)))
    created = [_midnight(first) + second * _SECOND for second in written]
    postings = draw(_threads(created, node * _POSTINGS_OF_A_NODE, len(people), bodies))
    happened = st.sampled_from(postings).flatmap(lambda posting: _happenings(posting, people, bodies))
    events = draw(st.lists(happened, max_size=6))
    question = f"{draw(_TITLES)}?"
    return Life(
        node=node,
        topic=draw(st.sampled_from(("environment", "transport"))),
        slug=draw(st.sampled_from(("benches", "river-steps", "night-buses"))),
        title=draw(_TITLES),
        discussion_title=draw(_TITLES),
        first=first,
        last=last,
        intro=(f"{draw(_TITLES)}.", question),
        questions=(question,),
        picture=draw(_TITLES),
        members=tuple(member for member, _ in people),
        postings=tuple(postings),
        events=tuple(sorted(events, key=lambda event: event.at)),
        responses=draw(st.integers(0, 3_000)),
        per_page=draw(st.integers(1, 3)),
        formatter=draw(st.sampled_from(sorted(FORMATTERS))),
    )


@st.composite
def _people(draw: st.DrawFn) -> list[tuple[Member, str]]:
    """Draw members, each with another name that the member may take one day; no two names are the same."""
    drawn = draw(st.lists(_NAMES, min_size=2, max_size=8, unique=True))
    return [
        (Member(name=name, role=draw(roles()), avatar=draw(st.none() | st.sampled_from(AVATARS))), other)
        for name, other in zip(drawn[::2], drawn[1::2], strict=False)
    ]


@st.composite
def _threads(draw: st.DrawFn, created: Sequence[datetime], number: int, people: int, bodies: _Bodies) -> list[Posting]:
    """Draw postings of these instants, each answering an earlier one or none."""
    postings: list[Posting] = []
    depths: dict[str | None, int] = {None: -1}
    for instant in created:
        number += draw(st.integers(1, 9))
        parent = draw(st.none() | st.sampled_from([key for key, depth in depths.items() if depth < DEEPEST]))
        posting = Posting(
            id=str(number),
            member=draw(st.integers(0, people - 1)),
            created=instant,
            text=draw(bodies(str(number))),
            parent_id=parent,
            toggled=draw(st.booleans()),
        )
        depths[posting.id] = depths[parent] + 1
        postings.append(posting)
    return postings


def _happenings(posting: Posting, people: Sequence[tuple[Member, str]], bodies: _Bodies) -> st.SearchStrategy[Event]:
    """Draw something that happens to a posting or to its author, from the second of writing on."""
    at, post, member = _later_than(posting.created), st.just(posting.id), st.just(posting.member)
    _, other_name = people[posting.member]
    kinds: list[st.SearchStrategy[Event]] = [
        st.builds(Voted, at=at, post_id=post | st.none(), votes=st.builds(Votes, up=_COUNTS, care=_COUNTS)),
        st.builds(Edited, at=at, post_id=post, text=bodies(posting.id) | _edits(posting.text)),
        st.builds(Renamed, at=at, member=member, name=st.just(other_name)),
        st.builds(AccountDeleted, at=at, member=member),
        st.builds(Removed, at=at, post_id=post),
    ]
    if posting.parent_id is None:
        kinds.append(st.builds(Pinned, at=at, post_id=post, pinned=st.booleans()))
    return st.one_of(kinds)


@st.composite
def _crawls(draw: st.DrawFn, life: Life) -> list[Snapshot]:
    """Draw snapshots of some pages of the pager at one instant."""
    moments = [*(posting.created for posting in life.postings), *(event.at for event in life.events)]
    instant = draw(st.sampled_from(moments).flatmap(_later_than))
    pages = draw(st.lists(st.integers(0, page_count(life, instant) - 1), min_size=1, max_size=3, unique=True))
    return [
        Snapshot(
            instant=instant,
            page=page,
            form=draw(_FORMS),
            url=draw(st.none() | st.sampled_from(addresses(life, instant, page))),
            as_of=draw(st.sampled_from((None, instant, instant.astimezone(LONDON).date()))),
        )
        for page in pages
    ]


def _later_than(moment: datetime) -> st.SearchStrategy[datetime]:
    waits = st.sampled_from(_LATER) | st.integers(0, 10**8).map(lambda seconds: seconds * _SECOND)
    return waits.map(lambda wait: moment + wait)


def _bodies(drawn: Sequence[str], *, equal_texts: bool) -> _Bodies:
    """Give what draws the text of a posting, by its number: one of those drawn, or lines of its own sentence."""
    some = st.sampled_from(drawn)
    if equal_texts:
        return lambda _: some
    return lambda number: _LENGTHS.map(lambda lengths: _own_text(_OWN.format(number), lengths)).filter(_survives_all)


def _own_text(sentence: str, lengths: Sequence[int]) -> str:
    return _stop("\n".join(" ".join([sentence] * length) for length in lengths))


def _edits(text: str) -> st.SearchStrategy[str]:
    """Draw what a text becomes when its author adds a line."""
    return _LINES.map(lambda line: _stop(f"{text}\n{line}")).filter(_survives_all)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON).astimezone(UTC)
