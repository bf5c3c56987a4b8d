"""The capture worked out from a page: the exact instants that agree with it, against brute force over whole pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drupal_formatters import diff, diff_utc, interval
from pages import codes, t3
from talkparse import CapturedBy, Consultation, DateInterval, DateRange, ProblemCode, parse_text
from talkparse.dates.capture import Clue, Inference, infer
from talkparse.dates.printed import days_of
from talkparse.dates.spans import Formula
from talkparse.testing import dumps

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
ZONE = ZoneInfo("Europe/London")
FORMATTERS: tuple[Callable[[datetime, datetime], str], ...] = (interval, diff, diff_utc)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def page_of(ages: list[str], run: tuple[date, date], status: str = "Closed") -> str:
    """Print a page with a comment of each age, whose discussion ran on these days."""
    ran = f"The discussion ran from {run[0]:%d %B %Y} - {run[1]:%d %B %Y}"
    posts = [line for number, age in enumerate(ages) for line in (f"Name{number}", f"Community Member {age}Hello.")]
    return t3(*posts, head=("Plan", "Open", "12 Londoners have responded", "", "Discussions", "We ask.", ran, status))


def dates(page: Consultation) -> list[DateInterval | None]:
    return [post.posted for post in page.posts()]


days = st.dates(date(2015, 1, 1), date(2026, 6, 30))


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, datetime, list[datetime], tuple[date, date]]:
    """Draw a page, when it was rendered, and when its posts were written."""
    first = draw(days)
    run = first, first + timedelta(days=draw(st.integers(0, 120)))
    start = utc(run[0].year, run[0].month, run[0].day, 1)
    length = int((utc(run[1].year, run[1].month, run[1].day, 22) - start).total_seconds())
    posts = [start + timedelta(seconds=draw(st.integers(0, length))) for _ in range(draw(st.integers(1, 6)))]
    rendered = start + timedelta(seconds=length) + draw(st.integers(7200, 120_000_000)) * SECOND
    formatter = draw(st.sampled_from(FORMATTERS))
    return page_of([formatter(post, rendered) for post in posts], run), rendered, posts, run


def of_february(new: datetime) -> tuple[str, datetime, list[datetime], tuple[date, date]]:
    """Give a page of posts of a month in which four weeks are a month, as the formatter of seconds prints it."""
    posts = [utc(2015, 2, 1, 1), utc(2015, 2, 1, 1, 0, 1)]
    run = date(2015, 2, 1), date(2015, 2, 20)
    return page_of([interval(post, new) for post in posts], run), new, posts, run


@given(pages())
def test_the_capture_and_every_post_are_contained(
    drawn: tuple[str, datetime, list[datetime], tuple[date, date]],
) -> None:
    text, rendered, posts, _ = drawn
    page = parse_text(text)
    assert page.problems == ()
    assert page.captured_by is CapturedBy.INFERRED
    assert page.captured is not None
    assert page.captured.start <= rendered < page.captured.stop
    for post, posted in zip(posts, dates(page), strict=True):
        assert posted is not None
        assert posted.start <= post < posted.stop


@given(pages())
@example(of_february(utc(2015, 3, 3, 1)))
@example(of_february(utc(2015, 3, 31, 1)))
def test_the_capture_is_what_brute_force_finds(drawn: tuple[str, datetime, list[datetime], tuple[date, date]]) -> None:
    """By the formatters alone, the instants that agree with a page begin and end where its capture does.

    To the second but one: a post may be written at any moment of the last second of a run, and whole seconds are tried.
    """
    text, _, _, (first, last) = drawn
    page = parse_text(text)
    assert page.captured is not None
    run = midnight(first), midnight(last + DAY)
    ages = {post.age.text for post in page.posts() if post.age}

    def agrees(instant: datetime) -> bool:
        whole = all_of(instant, ages, run)
        return whole and instant >= run[1]  # it is closed

    start, stop = page.captured.start, page.captured.stop
    assert agrees(start)
    assert any(agrees(stop - step * SECOND) for step in (1, 2))
    for beyond in (SECOND, timedelta(minutes=1), DAY, 40 * DAY):
        assert not agrees(start - beyond)
        assert not agrees(stop + beyond - SECOND)


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(UTC)


def all_of(instant: datetime, ages: set[str], run: tuple[datetime, datetime]) -> bool:
    """Whether one formatter prints each of the ages at an instant, for some second of a run each."""
    return any(all(prints(formatter, instant, age, run) for age in ages) for formatter in FORMATTERS)


def prints(
    formatter: Callable[[datetime, datetime], str], instant: datetime, age: str, run: tuple[datetime, datetime]
) -> bool:
    """Look for the first second of a run that is not older than an age, for posts grow younger through it."""
    low, high = run[0], min(run[1] - SECOND, instant)
    while low < high:
        middle = low + int((high - low).total_seconds()) // 2 * SECOND
        low, high = (low, middle) if weight(formatter(middle, instant)) <= weight(age) else (middle + SECOND, high)
    return formatter(low, instant) == age


SIZES = {"sec": 1, "min": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_600_000, "year": 31_536_000}


def weight(age: str) -> int:
    amount, unit, *_ = age.split()
    return int(amount) * next(size for word, size in SIZES.items() if unit.startswith(word))


# --- pages written by hand --------------------------------------------------------------------------------------------

RUN = date(2024, 12, 18), date(2025, 2, 12)


def test_ages_of_a_run_bound_the_capture() -> None:
    page = parse_text(page_of(["6 months ago", "5 months ago"], RUN))
    assert page.captured == DateInterval(start=utc(2025, 6, 16), stop=utc(2025, 8, 13))
    assert page.captured_by == "inferred"
    assert page.problems == ()


def test_each_formatter_has_its_own_capture() -> None:
    """A minute settles it: then the calendar's months alone bound the capture, or those of thirty days."""
    (both,), (words,), (days_,) = (
        [parse_text(page_of([*ages, "5 months ago"], RUN)).captured]
        for ages in (["6 months ago"], ["6 months ago", "1 minute ago"], ["6 months ago"])
    )
    assert both == days_
    assert words is None  # a minute old, five months after the run


def test_a_minute_settles_the_formatter() -> None:
    run = date(2025, 1, 1), date(2025, 3, 31)
    closed = [
        parse_text(page_of([age, "2 months ago"], run, "Open")).captured for age in ("5 min ago", "5 minutes ago")
    ]
    assert closed == [
        DateInterval(start=utc(2025, 3, 2), stop=utc(2025, 3, 31, 23, 6)),
        DateInterval(start=utc(2025, 3, 1), stop=utc(2025, 3, 31, 23, 6)),
    ]


def test_a_closed_discussion_was_captured_after_its_end() -> None:
    run = date(2025, 6, 1), date(2025, 6, 30)
    opened, closed = (parse_text(page_of(["3 days ago"], run, status)).captured for status in ("Open", "Closed"))
    assert opened == DateInterval(start=utc(2025, 6, 3, 23), stop=utc(2025, 7, 4, 23))
    assert closed == DateInterval(start=utc(2025, 6, 30, 23), stop=utc(2025, 7, 4, 23))


def test_updates_and_events_came_before_the_capture() -> None:
    ran = "The discussion ran from 18 December 2024 - 12 February 2025"
    post = ("Ann", "Community Member 6 months agoHi")
    for line, start in (
        ("New for you\n\nA title\nUpdated: 02 July 2025\nA teaser.", utc(2025, 7, 1, 23)),
        ("Timeline\nJuly 2025: a plan\nHappenedLondoners have responded 12 times\nFind out more", utc(2025, 6, 30, 23)),
        ("Timeline\nJuly 2026: a plan\nLondoners have responded 12 times\nFind out more", utc(2025, 6, 16)),
        ("Timeline\nThe plan of July 2026\nHappenedX\nHappened", utc(2025, 6, 16)),
    ):
        head = ("Plan", "Open", "12 Londoners have responded", "", "Discussions", "We ask.", ran, "Closed", line)
        page = parse_text(t3(*post, head=head))
        assert page.captured is not None
        assert page.captured.start == start


def test_the_consultation_s_period_where_that_is_all_there_is() -> None:
    ranged = "12 Londoners have responded | 18/12/2024 - 12/02/2025"
    post = ("Ann", "Community Member 6 months agoHi", "Bob", "Community Member 5 months agoHi")
    page = parse_text(t3(*post, head=("Plan", "Closed", ranged, "", "Discussions", "We ask.", "Closed")))
    assert page.captured == DateInterval(start=utc(2025, 6, 16), stop=utc(2025, 8, 13))


@pytest.mark.parametrize("ages", [[], ["6 months ago"]])
def test_without_dates_nothing_is_known(ages: list[str]) -> None:
    posts = [line for age in ages for line in ("Ann", f"Community Member {age}Hi")]
    page = parse_text(t3(*posts, head=("Plan", "Open", "12 Londoners have responded", "", "Discussions", "We ask.")))
    assert (page.captured, page.captured_by, page.problems) == (None, None, ())
    assert set(dates(page)) <= {None}


def test_without_ages_nothing_is_known() -> None:
    page = parse_text(page_of([], RUN))
    assert (page.captured, page.captured_by) == (None, None)


def test_ages_that_contradict_each_other_name_their_lines() -> None:
    """The run and two ages, whatever else there is: 6 and 7 agree with either, 9 and 1 with neither."""
    page = parse_text(page_of(["6 months ago", "9 months ago", "7 months ago", "1 month ago", "1 month ago"], RUN))
    assert (page.captured, page.captured_by, set(dates(page))) == (None, None, {None})
    [problem] = page.problems
    assert problem.code == ProblemCode.NO_CAPTURE
    assert problem.message == "at no time can a page have shown together what stands on lines 7, 15 and 19"
    assert problem.line == 7


def test_a_status_that_contradicts_an_age_is_named_with_it() -> None:
    page = parse_text(page_of(["3 days ago", "9 months ago"], (date(2025, 1, 1), date(2025, 6, 30)), "Closed"))
    assert codes(page) == ["no-capture"]
    page = parse_text(page_of(["5 months ago"], (date(2025, 1, 1), date(2026, 6, 30)), "Closed"))
    assert page.problems == ()
    page = parse_text(
        t3(
            *("Ann", "Community Member 2 days agoHi"),
            head=(
                *("Plan", "Open", "12 Londoners have responded", "", "Discussions", "We ask."),
                *("The discussion ran from 01 January 2025 - 02 January 2025", "Closed"),
                *("New for you", "", "A title", "Updated: 02 July 2025", "A teaser."),
            ),
        )
    )
    [problem] = page.problems
    assert problem.message.endswith("lines 7, 12 and 18")


# --- a capture that is given ------------------------------------------------------------------------------------------


def test_a_capture_that_is_given_is_taken_as_it_is() -> None:
    page = parse_text(page_of(["6 months ago", "5 months ago"], RUN), as_of=date(2025, 7, 15))
    assert page.captured == DateInterval(start=utc(2025, 7, 14, 23), stop=utc(2025, 7, 15, 23))
    assert page.captured_by == "given"
    assert dates(page) == [
        DateInterval(start=utc(2024, 12, 18), stop=utc(2025, 1, 16, 23)),
        DateInterval(start=utc(2025, 1, 14, 23, 0, 1), stop=utc(2025, 2, 13)),
    ]


def test_an_age_that_contradicts_the_run_is_kept() -> None:
    page = parse_text(page_of(["6 months ago", "1 month ago"], RUN), as_of=utc(2025, 7, 15, 11))
    assert dates(page)[1] == DateInterval(start=utc(2025, 5, 15, 11, 0, 1), stop=utc(2025, 6, 15, 11, 0, 1))
    [problem] = page.problems
    assert (problem.code, problem.line) == ("outside-run", page.source and page.source[: problem.start].count("\n") + 1)
    assert page.source is not None
    assert page.source[problem.start : problem.stop] == "1 month ago"


def test_stale_caches_widen_the_early_end() -> None:
    text = page_of(["3 months ago", "2 days ago"], (date(2025, 1, 1), date(2025, 12, 31)), "Open")
    fresh, stale = (parse_text(text, as_of=utc(2025, 7, 15, 11), stale_cache=cache) for cache in (False, True))
    assert fresh.captured == stale.captured
    (months, two_days), (wide_months, wide_days) = dates(fresh), dates(stale)
    assert months is not None
    assert two_days is not None
    assert wide_months == DateInterval(start=utc(2025, 2, 15, 11, 0, 1), stop=months.stop)
    assert wide_days == DateInterval(start=two_days.start - DAY, stop=two_days.stop)
    assert parse_text(text, stale_cache=True) == parse_text(text)  # what a page shows is when it was rendered


def test_ages_that_no_site_prints() -> None:
    page = parse_text(page_of(["13 months ago", "6 months ago", "999999 years ago"], RUN), as_of=utc(2025, 7, 15))
    assert codes(page) == ["impossible-age", "impossible-age"]
    assert [posted is None for posted in dates(page)] == [True, False, True]
    page = parse_text(page_of(["999999999 years ago"], RUN), as_of=utc(2025, 7, 15))
    assert list(page.posts()) == []  # no header has such an age: it is a member's line


def test_ages_of_two_formatters() -> None:
    page = parse_text(page_of(["5 min ago", "5 minutes ago", "6 months ago"], RUN), as_of=utc(2025, 1, 1))
    assert codes(page) == ["mixed-ages", "outside-run"]
    assert all(dates(page))


@pytest.mark.parametrize(
    "as_of",
    [
        datetime(2025, 7, 15),  # noqa: DTZ001 -- refused
        DateInterval(start=datetime(2025, 7, 15), stop=utc(2025, 7, 16)),  # noqa: DTZ001
        DateInterval(start=utc(2025, 7, 16), stop=utc(2025, 7, 16)),
        DateInterval(start=utc(2025, 7, 16), stop=utc(2025, 7, 15)),
        date.max,
    ],
)
def test_captures_that_name_no_instant(as_of: date | DateInterval) -> None:
    with pytest.raises(ValueError, match="as_of"):
        parse_text(page_of([], RUN), as_of=as_of)


@pytest.mark.parametrize(
    "ends",
    [
        {"start": date(2025, 7, 15), "stop": date(2025, 7, 16)},
        {"start": utc(2025, 7, 15), "stop": date(2025, 7, 16)},
        {"start": None, "stop": None},
        {"start": "2025-07-15T00:00:00Z", "stop": "2025-07-16T00:00:00Z"},
    ],
)
def test_an_interval_of_something_else_is_refused_before_anything_is_read(ends: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="as_of: a DateInterval has a datetime at each end"):
        parse_text("no page", as_of=DateInterval(**ends))


def test_a_capture_at_the_beginning_of_the_calendar() -> None:
    page = parse_text(page_of(["6 months ago"], RUN), as_of=utc(1, 1, 2))
    assert (codes(page), dates(page)) == (["impossible-age"], [None])
    page = parse_text(page_of(["1 day ago", "2 years ago"], RUN), as_of=utc(1, 1, 3), stale_cache=True)
    assert codes(page) == ["impossible-age"] * 2


# --- dates of the head ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("New for you\n\nA title\nUpdated: 31 February 2025\nA teaser.", True),
        ("New for you\n\nA title\nUpdated: 28 February 2025\nA teaser.", False),
        ("Timeline\n31 November 2020: a plan\nHappened", True),
        ("Timeline\n30 November 2020: a plan\nHappened", False),
        ("Timeline\nNovember 2020: a plan\nHappened", False),
    ],
)
def test_impossible_dates_are_problems(line: str, wrong: bool) -> None:  # noqa: FBT001 -- a column of the table
    head = ("Plan", "Open", "12 Londoners have responded", "", "Discussions", "We ask.", "Closed", *line.split("\n"))
    page = parse_text(t3("Ann", "Community Member 6 months agoHi", head=head))
    assert codes(page) == ["impossible-date"] * wrong


@pytest.mark.parametrize(("day", "wrong"), [("14th Feb 2017", False), ("31st Feb 2017", True), ("1 Sept 2016", False)])
def test_the_day_of_an_old_post(day: str, wrong: bool) -> None:  # noqa: FBT001 -- a column of the table
    page = parse_text(
        f"Our town in May\nWe went and looked.\n{day}",
        url="https://talklondon.london.gov.uk/blogs/talk-london-team/our-town",
    )
    assert (page.kind, codes(page)) == ("post", ["impossible-date"] * wrong)


def test_the_last_day_of_the_calendar() -> None:
    head = ("Plan", "Closed", "12 Londoners have responded | 18/12/2024 - 31/12/9999", "", "Discussions", "We ask.")
    page = parse_text(t3("Ann", "Community Member 6 months agoHi", head=head), as_of=utc(2025, 7, 15))
    assert (page.problems, all(dates(page))) == ((), True)


captures = st.one_of(
    st.dates(max_value=date(9999, 12, 30)),
    st.datetimes(max_value=datetime(9999, 12, 31, 23), timezones=st.just(UTC)),  # noqa: DTZ001 -- the zone is given
    st.tuples(st.datetimes(timezones=st.just(UTC)), st.integers(1, 10**9))
    .filter(lambda drawn: drawn[0].year < 9000)
    .map(lambda drawn: DateInterval(start=drawn[0], stop=drawn[0] + drawn[1] * SECOND)),
)


@given(dumps("T3", hostile=True), captures, st.booleans())
def test_any_page_of_any_time_is_dated_or_has_a_problem(
    drawn: tuple[Consultation, str],
    as_of: date | DateInterval,
    stale_cache: bool,  # noqa: FBT001 -- drawn
) -> None:
    """Whatever the ages and the capture, nothing is raised, and every age has its interval or its problem."""
    page = parse_text(drawn[1], as_of=as_of, stale_cache=stale_cache)
    undated = [post for post in page.posts() if post.age and not post.posted]
    assert len(undated) == codes(page).count("impossible-age")
    for post in page.posts():
        if post.posted and page.captured:
            assert post.posted.start < post.posted.stop <= page.captured.stop


# --- clues alone ------------------------------------------------------------------------------------------------------


PAIR = (Formula.INTERVAL, Formula.DIFF)


def clue(line: int, *ends: tuple[int | None, int | None]) -> Clue:
    """Make a clue from the days of June that agree with it, by each formatter."""
    bounds = [tuple(day and utc(2025, 6, day) for day in pair) for pair in ends]
    return Clue(((line, line),), dict(zip(PAIR, bounds, strict=True)))  # type: ignore[arg-type]


def test_the_fewest_clues_that_contradict_each_other() -> None:
    late, early = clue(1, (20, None), (20, None)), clue(2, (None, 10), (None, 10))
    mild = clue(3, (11, 25), (11, 25))
    assert infer([mild, late, early], PAIR).conflict == (late, early)
    later = clue(4, (21, None), (12, None))  # the latest under the first formatter only; either pair contradicts
    assert infer([later, late, early], PAIR).conflict == (later, early)
    under_one, under_other = clue(5, (22, None), (9, None)), clue(6, (9, None), (22, None))
    assert infer([under_one, early, under_other], PAIR).conflict == (under_one, early, under_other)
    four = [clue(7, (22, None), (1, None)), clue(8, (None, 20), (None, 28))]
    four += [clue(9, (1, None), (23, None)), clue(10, (None, 27), (None, 21))]
    assert len(infer(four, PAIR).conflict) == 4
    assert infer([late, early], PAIR[:1]).conflict == (late, early)


def test_clues_that_touch_contradict_each_other() -> None:
    """The one begins at the instant before which the other ends."""
    touching = clue(1, (20, None), (20, None)), clue(2, (None, 20), (None, 20))
    assert infer(touching, PAIR) == Inference({}, touching)


def test_clues_that_bound_one_side_bound_nothing() -> None:
    assert infer([clue(1, (20, None), (20, None))], PAIR) == Inference({})
    assert infer([clue(1, (None, 20), (None, 20))], PAIR) == Inference({})
    assert infer([], PAIR) == Inference({})


def test_a_formatter_under_which_a_page_is_impossible_is_left_out() -> None:
    found = infer([clue(1, (20, None), (10, None)), clue(2, (None, 15), (None, 15))], PAIR)
    assert found == Inference({Formula.DIFF: DateInterval(start=utc(2025, 6, 10), stop=utc(2025, 6, 15))})


def test_days_of_a_range() -> None:
    july = DateRange(first=date(2025, 7, 1), last=date(2025, 7, 1))
    assert days_of(july) == DateInterval(start=utc(2025, 6, 30, 23), stop=utc(2025, 7, 1, 23))
    assert days_of(DateRange(first=date(2025, 7, 1))) is None
    assert days_of(DateRange(last=date(2025, 7, 1))) is None
