"""Posts date each other: never beyond the truth, and as far as their order allows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkparse.dates.order import narrow
from talkparse.model import DateInterval
from talkparse.tokens import Markup

ZERO = datetime(2025, 1, 1, tzinfo=UTC)


def days(start: float, stop: float) -> DateInterval:
    return DateInterval(start=ZERO + timedelta(days=start), stop=ZERO + timedelta(days=stop))


@st.composite
def threads(draw: st.DrawFn) -> tuple[list[float], list[DateInterval], list[Markup], list[bool]]:
    """Draw posts as a page prints them: threads newest first, replies after what they answer, one thread pinned."""
    posts: list[tuple[float, int]] = []
    heads = sorted(draw(st.lists(st.floats(0, 100), min_size=1, max_size=5)), reverse=draw(st.booleans()))
    pinned = draw(st.booleans())
    for head in [draw(st.floats(0, 100)), *heads] if pinned else heads:
        above = [head]
        posts.append((head, 0))
        for _ in range(draw(st.integers(0, 3))):
            depth = draw(st.integers(1, len(above)))
            del above[depth:]
            above.append(above[-1] + draw(st.floats(0, 30)))
            posts.append((above[-1], depth))
    order = sorted(range(len(posts)), key=lambda index: (posts[index][0], index))
    numbers = {index: str(1000 + place) for place, index in enumerate(order)}
    numbered, nested = draw(st.booleans()), draw(st.booleans())
    markups = [
        Markup(id=numbers[index] if numbered else None, depth=depth if nested else None)
        for index, (_, depth) in enumerate(posts)
    ]
    wide = [days(at - draw(st.floats(0, 20)), at + 0.001 + draw(st.floats(0, 20))) for at, _ in posts]
    return [at for at, _ in posts], wide, markups, [pinned and index == 0 for index in range(len(posts))]


@given(threads())
def test_the_truth_stays_inside(drawn: tuple[list[float], list[DateInterval], list[Markup], list[bool]]) -> None:
    truth, wide, markups, pinned = drawn
    for at, before, after in zip(truth, wide, narrow(wide, markups, pinned), strict=True):
        assert before.start <= after.start <= days(at, at + 1).start < after.stop <= before.stop


def test_numbers_rise_with_time() -> None:
    markups = [Markup(id="31"), Markup(id="9"), Markup(id="0100")]
    posted = [days(0, 10), days(4, 20), days(3, 8)]
    assert narrow(posted, markups, [False] * 3) == [days(4, 8), days(4, 8), days(4, 8)]


@pytest.mark.parametrize(
    "markups",
    [
        [Markup(depth=0), Markup(depth=1)],
        [Markup(id="7"), Markup(parent_id="7")],
        [Markup(id="7", depth=0), Markup(parent_id="7", depth=1)],
    ],
)
def test_a_reply_is_not_older_than_what_it_answers(markups: list[Markup]) -> None:
    assert narrow([days(5, 20), days(0, 10)], markups, [False, False]) == [days(5, 10), days(5, 10)]


@pytest.mark.parametrize(
    "markups",
    [
        [Markup(), Markup()],
        [Markup(depth=1), Markup(depth=1)],
        [Markup(depth=0), Markup(depth=2)],
        [Markup(depth=0), Markup(depth=1, parent_id="99")],
        [Markup(depth=0), Markup(depth=0)],
    ],
)
def test_what_does_not_tell_does_not_narrow(markups: list[Markup]) -> None:
    posted = [days(5, 20), days(0, 10)]
    assert narrow(posted, markups, [False, False]) == posted


def test_a_deeper_post_answers_the_nearest_one_above_it() -> None:
    depths = [0, 1, 2, 1, 2]
    posted = [days(0, 30), days(1, 30), days(2, 30), days(3, 30), days(0, 30)]
    assert [item.start for item in narrow(posted, [Markup(depth=depth) for depth in depths], [False] * 5)] == [
        days(start, 30).start for start in (0, 1, 2, 3, 3)
    ]


NESTED = [Markup(depth=0), Markup(depth=1), Markup(depth=0), Markup(depth=0)]


def test_a_listing_runs_one_way_once_two_of_its_posts_show_which() -> None:
    posted = [days(20, 30), days(25, 30), days(0, 40), days(5, 10)]
    assert narrow(posted, NESTED, [False] * 4) == [days(20, 30), days(25, 30), days(5, 30), days(5, 10)]
    posted = [days(5, 10), days(5, 10), days(0, 40), days(20, 30)]
    assert narrow(posted, NESTED, [False] * 4) == [days(5, 10), days(5, 10), days(5, 30), days(20, 30)]


@pytest.mark.parametrize(
    "posted",
    [
        [days(20, 30), days(25, 30), days(0, 40), days(5, 21)],
        [days(20, 30), days(25, 30), days(5, 10), days(20, 30)],
    ],
)
def test_a_listing_that_does_not_show_its_way(posted: list[DateInterval]) -> None:
    assert narrow(posted, NESTED, [False] * 4) == posted


def test_a_pinned_post_stands_outside_the_listing() -> None:
    posted = [days(0, 3), days(1, 4), days(20, 30), days(5, 10)]
    assert narrow(posted, NESTED, [True, False, False, False]) == posted


def test_posts_that_touch_show_an_order() -> None:
    posted = [days(10, 30), days(10, 30), days(5, 10), days(0, 40)]
    assert narrow(posted, NESTED, [False] * 4) == [*posted[:3], days(0, 10)]


def test_contradictions_are_told() -> None:
    with pytest.raises(ValueError, match="contradicts"):
        narrow([days(5, 6), days(1, 5)], [Markup(id="1"), Markup(id="2")], [False, False])


def test_numbers_of_any_length() -> None:
    markups = [Markup(id="9" * 5000), Markup(id="1" * 6000)]
    assert narrow([days(5, 20), days(0, 10)], markups, [False, False]) == [days(5, 10), days(5, 10)]
