"""Ages as intervals: true for every pair of instants, and no wider than they must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from drupal_formatters import diff, diff_utc, interval, passed
from talkparse.dates.ages import created, lifetime, said
from talkparse.dates.clock import LONDON, first_instant, readings, stop_instant
from talkparse.dates.spans import Formula, formulas_of
from talkparse.model import DateInterval
from talkparse.readers import facts
from talkparse.tokens import PrintedAge
from talkparse.vocabulary import talk_london

read_age = partial(facts.read_age, words=talk_london())

SECOND = timedelta(seconds=1)
FORMATTERS: dict[Formula, Callable[[datetime, datetime], str]] = {
    Formula.INTERVAL: interval,
    Formula.DIFF: diff,
    Formula.DIFF_UTC: diff_utc,
}
ALL = (Formula.INTERVAL, Formula.DIFF, Formula.DIFF_UTC)
DIFFS = (Formula.DIFF, Formula.DIFF_UTC)
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def moment(instant: datetime) -> DateInterval:
    return DateInterval(start=instant, stop=instant + SECOND)


def printed(formula: Formula, old: datetime, new: datetime) -> set[str]:
    """What a formatter may print: those of the calendar count hours and less as clocks show them, or as they pass.

    Which of the two real code takes depends on how near the clock changes; a hull of both is what an interval is.
    """
    words = {FORMATTERS[formula](old, new)}
    by_time = passed(old, new)
    return words | {by_time} if by_time and formula is not Formula.INTERVAL else words


def _near(day: datetime) -> st.SearchStrategy[datetime]:
    return st.integers(-90_000, 90_000).map(lambda seconds: day + timedelta(seconds=seconds))


def _change(year: int, month: int) -> datetime:
    last = utc(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


YEARS = st.integers(2012, 2027)
CHANGES = st.tuples(YEARS, st.sampled_from((3, 10))).flatmap(lambda when: _near(_change(*when)))
MONTH_ENDS = st.tuples(YEARS, st.integers(1, 12)).flatmap(lambda when: _near(utc(*when, 1)))
LEAP_DAYS = st.sampled_from((2012, 2016, 2020, 2024)).flatmap(lambda year: _near(utc(year, 2, 29, 12)))
instants = (
    st.one_of(
        CHANGES,
        MONTH_ENDS,
        LEAP_DAYS,
        st.integers(0, 500_000_000).map(lambda seconds: utc(2012, 1, 1) + timedelta(seconds=seconds)),
    )
    .map(lambda instant: instant.replace(microsecond=0))
    .filter(lambda instant: instant >= utc(2012, 1, 1))
)
lengths = st.one_of(st.integers(0, 300_000_000), st.integers(0, 5_000_000), st.integers(0, 90_000))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[datetime, datetime]:
    """Draw an instant of creation and one of rendering: both near the calendar's edges, or one some time on."""
    first = draw(instants)
    second = draw(instants) if draw(st.booleans()) else first + timedelta(seconds=draw(lengths))
    return (first, second) if first <= second else (second, first)


@pytest.mark.parametrize("formula", ALL)
@given(pairs())
@example((utc(2024, 2, 29, 12), utc(2025, 2, 28, 12)))
@example((utc(2025, 3, 31, 9), utc(2025, 4, 30, 9)))
@example((utc(2025, 6, 15), utc(2025, 6, 30, 23, 30)))
@example((utc(2025, 10, 26, 0, 50), utc(2025, 10, 26, 1, 10)))
@example((utc(2025, 10, 26, 0, 50), utc(2025, 10, 27, 1, 10)))
def test_7_soundness_of_dates(formula: Formula, pair: tuple[datetime, datetime]) -> None:
    """What the site prints for a pair of instants leads back to an interval that holds the first, and to no other age.

    Both ends are attained: the first and the last instant of the interval have the same age.
    """
    old, new = pair
    for words in printed(formula, old, new):
        found = created(read_age(words), moment(new), (formula,))
        assert found is not None
        assert found.start <= old < found.stop
        assert words in printed(formula, found.start, new)
        assert words in printed(formula, found.stop - SECOND, new)


@pytest.mark.parametrize("formula", ALL)
@given(pairs())
def test_an_age_one_second_beyond_either_end_is_another(formula: Formula, pair: tuple[datetime, datetime]) -> None:
    """An hour that comes twice shows the same age on both sides of another one, so there nothing is asked."""
    old, new = pair
    assume(all(abs((instant - _change(instant.year, 10)).total_seconds()) > 7200 for instant in pair))
    for words in printed(formula, old, new):
        found = created(read_age(words), moment(new), (formula,))
        assert found is not None
        assert words not in printed(formula, found.start - SECOND, new)
        assert found.stop > new or words not in printed(formula, found.stop, new)


@given(pairs())
def test_the_union_holds_whichever_formatter_it_was(pair: tuple[datetime, datetime]) -> None:
    old, new = pair
    for formula, formatter in FORMATTERS.items():
        age = read_age(formatter(old, new))
        union, one = created(age, moment(new)), created(age, moment(new), (formula,))
        assert union is not None
        assert one is not None
        assert union.start <= one.start <= old < one.stop <= union.stop
        assert union.start == one.start or len(formulas_of((age,))) > 1
        ends = [found for other in ALL if (found := created(age, moment(new), (other,)))]
        assert union == DateInterval(start=min(end.start for end in ends), stop=max(end.stop for end in ends))


@given(pairs(), st.booleans(), st.sampled_from(("rendered", "created")))
def test_ages_of_two_units(pair: tuple[datetime, datetime], skipping: bool, borrow: str) -> None:  # noqa: FBT001 -- drawn
    old, new = pair
    for formula, words in (
        (Formula.INTERVAL, interval(old, new, 2, skipping=skipping)),
        (Formula.DIFF, diff(old, new, 2, borrow=borrow)),
        (Formula.DIFF_UTC, diff_utc(old, new, 2, borrow=borrow)),
    ):
        age = read_age(words)
        found = created(age, moment(new), (formula,))
        assert found is not None
        assert found.start <= old < found.stop
        alone = created(PrintedAge("ago", age.parts[:1]), moment(new), (formula,))
        assert alone is not None
        assert alone.start <= found.start < found.stop <= alone.stop
        ends = said(age, (old, old + SECOND), formula)
        assert ends is not None
        assert ends[0] is not None
        assert ends[1] is not None
        assert ends[0] <= new < ends[1]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("6 months ago", utc(2024, 12, 15, 11, 0, 1), utc(2025, 1, 16, 11)),
        ("1 month ago", utc(2025, 5, 15, 11, 0, 1), utc(2025, 6, 15, 11)),
        ("a month ago", utc(2025, 5, 15, 11, 0, 1), utc(2025, 6, 15, 11)),
        ("4 weeks ago", utc(2025, 6, 15, 11, 0, 1), utc(2025, 6, 17, 11)),
        ("1 year ago", utc(2023, 7, 15, 11, 0, 1), utc(2024, 7, 15, 11)),
        ("1 year a month ago", utc(2024, 5, 15, 11, 0, 1), utc(2024, 6, 15, 11)),
        ("1 year 2 months ago", utc(2024, 4, 15, 11, 0, 1), utc(2024, 5, 16, 11)),
        ("12 months ago", utc(2024, 7, 15, 11, 0, 1), utc(2024, 7, 20, 11)),
        ("2 weeks 3 days ago", utc(2025, 6, 27, 11, 0, 1), utc(2025, 6, 28, 11)),
        ("5 min ago", utc(2025, 7, 15, 10, 54, 1), utc(2025, 7, 15, 10, 55)),
        ("5 minutes ago", utc(2025, 7, 15, 10, 54, 1), utc(2025, 7, 15, 10, 55)),
        ("0 sec ago", utc(2025, 7, 15, 11), utc(2025, 7, 15, 11)),
        ("1 month ago (4:57 PM)", utc(2025, 5, 15, 15, 57), utc(2025, 6, 14, 15, 57, 59)),
        ("1 month ago (12:05 AM)", utc(2025, 5, 15, 23, 5), utc(2025, 6, 14, 23, 5, 59)),
    ],
)
def test_noon_of_a_day_in_summer(words: str, first: datetime, last: datetime) -> None:
    """The first and the last instant, worked out by hand for 15 July 2025, noon in London and eleven by UTC's clock."""
    found = created(read_age(words), moment(utc(2025, 7, 15, 11)))
    assert found == DateInterval(start=first, stop=last + SECOND)


def test_a_month_too_short_for_the_day() -> None:
    """On 31 March, the last instant of February is a month old, and the first of March is not."""
    noon = moment(utc(2025, 3, 31, 11))
    found = created(read_age("1 month ago"), noon, (Formula.DIFF,))
    assert found == DateInterval(start=utc(2025, 1, 31, 12, 0, 1), stop=utc(2025, 3, 1))


def test_an_age_of_a_whole_day_holds_for_each_of_its_seconds() -> None:
    day = DateInterval(start=utc(2025, 7, 14, 23), stop=utc(2025, 7, 15, 23))
    found = created(read_age("6 months ago"), day)
    assert found is not None
    for second in range(0, 86_400, 977):
        one = created(read_age("6 months ago"), moment(day.start + timedelta(seconds=second)))
        assert one is not None
        assert found.start <= one.start < one.stop <= found.stop
    first, last = (created(read_age("6 months ago"), moment(end)) for end in (day.start, day.stop - SECOND))
    assert first is not None
    assert last is not None
    assert (found.start, found.stop) == (first.start, last.stop)


@given(instants, st.integers(1, 200_000), pairs(), st.data())
def test_an_age_of_an_interval(
    start: datetime, length: int, pair: tuple[datetime, datetime], data: st.DataObject
) -> None:
    """The instants for a page rendered in an interval are those of all its seconds, over a change of the clock too."""
    rendered = DateInterval(start=start, stop=start + timedelta(seconds=length))
    inside = start + timedelta(seconds=data.draw(st.integers(0, length - 1)))
    old = inside - (pair[1] - pair[0])
    for formula, formatter in FORMATTERS.items():
        age = read_age(formatter(old, inside))
        found = created(age, rendered, (formula,))
        assert found is not None
        assert found.start <= old < found.stop


@pytest.mark.parametrize("formula", ALL)
@given(pairs())
def test_said_is_the_inverse(formula: Formula, pair: tuple[datetime, datetime]) -> None:
    """What an instant of creation says of the rendering: both ends are attained, the last within its second."""
    old, new = pair
    for words in printed(formula, old, new):
        ends = said(read_age(words), (old, old + SECOND), formula)
        assert ends is not None
        start, stop = ends
        assert start is not None
        assert stop is not None
        assert start <= new < stop
        assert words in printed(formula, old, start)
        assert any(words in printed(formula, old, stop - step * SECOND) for step in (1, 2))


def test_said_of_what_is_not_known() -> None:
    age = read_age("6 months ago")
    start, stop = utc(2024, 12, 18), utc(2025, 2, 13)
    for formula in ALL:
        whole = said(age, (start, stop), formula)
        assert whole is not None
        assert said(age, (start, None), formula) == (whole[0], None)
        assert said(age, (None, stop), formula) == (None, whole[1])
        assert said(age, (None, None), formula) == (None, None)


@pytest.mark.parametrize(
    ("words", "formulas"),
    [
        ("6 months ago", ALL),
        ("11 months ago", ALL),
        ("12 months ago", (Formula.INTERVAL,)),
        ("13 months ago", ()),
        ("5 min ago", (Formula.INTERVAL,)),
        ("1 sec ago", (Formula.INTERVAL,)),
        ("1 minute ago", DIFFS),
        ("30 seconds ago", DIFFS),
        ("0 sec ago", (Formula.INTERVAL,)),
        ("0 seconds ago", DIFFS),
        ("0 hours ago", ()),
        ("0 months ago", ()),
        ("0 years ago", ()),
        ("60 min ago", ()),
        ("23 hours ago", ALL),
        ("24 hours ago", DIFFS),
        ("25 hours ago", ()),
        ("5 days 24 hours ago", DIFFS),
        ("6 days ago", ALL),
        ("7 days ago", ()),
        ("4 weeks ago", ALL),
        ("5 weeks ago", ()),
        ("4 weeks 1 day ago", ALL),
        ("4 weeks 2 days ago", DIFFS),
        ("4 weeks 3 days ago", ()),
        ("1 year 11 months ago", ALL),
        ("1 year 12 months ago", (Formula.INTERVAL,)),
        ("1 year 0 months ago", ()),
        ("1 year 2 weeks ago", (Formula.INTERVAL,)),
        ("1 month 3 days ago", (Formula.INTERVAL,)),
        ("1 month 4 weeks ago", ALL),
        ("1 month 0 weeks ago", ()),
        ("1 hour 5 min ago", (Formula.INTERVAL,)),
        ("1 hour 5 minutes ago", DIFFS),
        ("1 hour 60 minutes ago", ()),
        ("2 months 1 year ago", ()),
    ],
)
def test_what_the_words_say_of_the_formatter(words: str, formulas: tuple[Formula, ...]) -> None:
    age = read_age(words)
    assert formulas_of((age,)) == formulas
    assert (created(age, moment(utc(2025, 8, 15))) is None) == (not formulas)  # July has all days
    for formula in ALL:
        assert (said(age, (None, None), formula) is None) == (formula not in formulas)


def test_one_age_settles_the_formatter_of_a_page() -> None:
    month, minute = read_age("1 month ago"), read_age("5 min ago")
    assert formulas_of(()) == ALL
    assert formulas_of((month, minute)) == (Formula.INTERVAL,)
    assert formulas_of((minute, read_age("5 minutes ago"))) == ()


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("amount", [2025, 9999, 999_999, 10**12, 10**30])
def test_absurd_amounts_are_no_error(amount: int, unit: str) -> None:
    age = PrintedAge(f"{amount} {unit}s ago", ((amount, unit),))
    assert created(age, moment(utc(2025, 7, 15))) is None
    for formula in ALL:
        ends = said(age, (utc(2025, 7, 15), utc(2025, 7, 16)), formula)
        assert ends is None or (unit, amount) == ("year", 2025)


def test_the_ends_of_the_calendar() -> None:
    age = read_age("1 year ago")
    assert created(age, moment(utc(1, 6, 1))) is None
    assert created(age, moment(utc(9999, 12, 31, 23, 59, 58))) is not None
    assert said(age, (utc(9999, 6, 1), None), Formula.DIFF) is None


@pytest.mark.parametrize("words", ["1 month ago (16:57 PM)", "1 month ago (4:75 PM)", "5 minutes ago (4:57 PM)"])
def test_a_time_of_day_that_cannot_be(words: str) -> None:
    expected = utc(2025, 5, 15, 15, 57) if "16" in words else None  # of sixteen hours the site would say four
    found = created(read_age(words), moment(utc(2025, 7, 15, 11)))
    assert (found and found.start) == expected


def test_other_words_behind_an_age_say_nothing() -> None:
    noon = moment(utc(2025, 7, 15, 11))
    edited = PrintedAge("1 month ago (edited)", ((1, "month"),))
    assert created(edited, noon) == created(read_age("1 month ago"), noon)


def test_how_long_a_cache_keeps_an_age() -> None:
    assert lifetime(read_age("6 months ago")) == timedelta(days=30)
    assert lifetime(read_age("1 year 2 months ago")) == timedelta(days=30)
    assert lifetime(read_age("3 min ago")) == timedelta(minutes=1)
    assert lifetime(PrintedAge("two years", ((2, "year"),))) == timedelta(days=365)


# --- London's clock ---------------------------------------------------------------------------------------------------


def reading(instant: datetime) -> datetime:
    return instant.astimezone(LONDON).replace(tzinfo=None, fold=0)


@given(CHANGES, st.integers(0, 8000))
def test_instants_of_a_reading_by_brute_force(instant: datetime, length: int) -> None:
    """Around both changes of the clock, minute by minute."""
    start = instant.replace(second=0, microsecond=0)
    around = [start + timedelta(minutes=minutes) for minutes in range(-300, 301)]
    shown = reading(start)
    wanted = next(moment for moment in around if reading(moment) >= shown)
    assert first_instant(shown) == wanted
    less = [moment for moment in around if reading(moment) < shown]
    assert less[-1] < stop_instant(shown) <= less[-1] + timedelta(minutes=1)
    stop = start + timedelta(minutes=length // 60 + 1)
    inside = [start + timedelta(minutes=minutes) for minutes in range(length // 60 + 1)]
    low, high = readings(start, stop)
    assert low == min(map(reading, inside))
    assert max(map(reading, inside)) <= high < max(map(reading, inside)) + timedelta(minutes=1)


@given(st.integers(2000, 2030), st.integers(0, 59))
def test_readings_that_never_come(year: int, minutes: int) -> None:
    change = _change(year, 3)
    never = datetime.combine(change.date(), change.time().replace(hour=1, minute=minutes))
    assert first_instant(never) == change
    assert stop_instant(never + SECOND) == change


def test_both_sides_of_an_hour_that_comes_twice() -> None:
    shown = datetime(2025, 10, 26, 1, 30)  # noqa: DTZ001 -- a reading
    assert (first_instant(shown), stop_instant(shown)) == (utc(2025, 10, 26, 0, 30), utc(2025, 10, 26, 1, 30))
    assert first_instant(shown, utc(2025, 10, 26, 1)) == utc(2025, 10, 26, 1, 30)
    assert first_instant(shown, utc(2025, 10, 26, 1, 40)) == utc(2025, 10, 26, 1, 40)
    assert stop_instant(shown, utc(2025, 10, 26, 0, 59)) == utc(2025, 10, 26, 0, 30)
    assert stop_instant(shown, utc(2025, 10, 26, 0, 20)) == utc(2025, 10, 26, 0, 20)


def test_readings_up_to_an_hour_and_from_it_on() -> None:
    """The clock goes back at one, UTC: who asks for the instants before has not seen it, who asks from there on has."""
    change = utc(2025, 10, 26, 1)
    low, high = (datetime(2025, 10, 26, 1, minute) for minute in (30, 59))  # noqa: DTZ001 -- readings
    before = change - timedelta(minutes=30)
    assert readings(before, change) == (low, high.replace(second=59))
    assert readings(before, change + SECOND) == (low.replace(minute=0), high.replace(second=59))
    assert readings(change - SECOND, change + SECOND) == (low.replace(minute=0), high.replace(second=59))
    assert readings(change, change + SECOND) == (low.replace(minute=0),) * 2
    assert stop_instant(low, change) == before
    assert stop_instant(low, change + SECOND) == change + SECOND


@pytest.mark.parametrize("words", ["3 minutes ago", "2 days ago", "1 month ago", "1 year ago"])
def test_said_with_one_end_is_said_with_both(words: str) -> None:
    """A post of which one end is known may have been written when the clock had gone back, or had not yet."""
    age = read_age(words)
    for start in (utc(2025, 10, 26, 0, 0, 1), utc(2025, 10, 26, 0, 30), utc(2025, 10, 26)):
        both = said(age, (start, start + timedelta(days=9)), Formula.DIFF)
        one = said(age, (start, None), Formula.DIFF)
        assert one == (both and both[0], None)
    for stop in (utc(2025, 10, 26, 2), utc(2025, 10, 26, 1, 30), utc(2025, 10, 26, 1, 0, 1)):
        both = said(age, (stop - timedelta(days=9), stop), Formula.DIFF)
        assert said(age, (None, stop), Formula.DIFF) == (None, both and both[1])


@given(
    st.tuples(YEARS, st.integers(1, 12), st.integers(-3, 2)),
    st.integers(25, 360),
    st.sampled_from(("rendered", "created")),
)
def test_months_and_weeks(edge: tuple[int, int, int], length: int, borrow: str) -> None:
    """Near the ends of months, where it matters whose days count beside whole months."""
    old = utc(edge[0], edge[1], 1, 12) + timedelta(days=edge[2])
    new = old + timedelta(days=length)
    words = diff(old, new, 2, borrow=borrow)
    age = read_age(words)
    found, ends = created(age, moment(new), (Formula.DIFF,)), said(age, (old, old + SECOND), Formula.DIFF)
    assert found is not None
    assert found.start <= old < found.stop
    assert "week" not in words or found.stop - found.start <= timedelta(days=14)
    assert ends is not None
    assert ends[0] is not None
    assert ends[1] is not None
    assert ends[0] <= new < ends[1]
    assert "week" not in words or ends[1] - ends[0] <= timedelta(days=14)


def test_four_weeks_where_they_are_a_month() -> None:
    """From the middle of February to that of March, four weeks are a month, and the calendar's formatter says that."""
    noon = moment(utc(2025, 3, 15, 12))
    assert created(read_age("4 weeks ago"), noon, (Formula.DIFF,)) is None
    assert created(read_age("4 weeks ago"), noon) == created(read_age("4 weeks ago"), noon, (Formula.INTERVAL,))


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        ((16, 57, 0), (16, 58, 0), ((16, 57, 0), (16, 58, 0))),
        ((16, 57, 30), (16, 57, 40), ((16, 57, 30), (16, 57, 40))),
        ((16, 0, 0), (17, 0, 0), ((16, 57, 0), (16, 58, 0))),
        ((16, 58, 0), (23, 0, 0), None),
        ((1, 0, 0), (16, 57, 0), None),
        ((1, 0, 0), (16, 57, 1), ((16, 57, 0), (16, 57, 1))),
        ((16, 57, 59), (23, 0, 0), ((16, 57, 59), (16, 58, 0))),
    ],
)
def test_a_minute_of_the_day(
    start: tuple[int, int, int], stop: tuple[int, int, int], expected: tuple[tuple[int, int, int], ...] | None
) -> None:
    """Of a winter's day, on which the clock shows UTC."""
    rendered = DateInterval(start=utc(2025, 1, 11, *start), stop=utc(2025, 1, 11, *stop))
    found = created(read_age("0 seconds ago (4:57 PM)"), rendered)
    assert found == (
        expected and DateInterval(start=utc(2025, 1, 11, *expected[0]), stop=utc(2025, 1, 11, *expected[1]))
    )


def test_units_in_their_order() -> None:
    """Every unit is older than the one before it, for the same amount."""
    found = [created(PrintedAge("ago", ((1, unit),)), moment(utc(2025, 7, 15))) for unit in UNITS]
    assert all(older and newer and older.start < newer.start for newer, older in pairwise(found))


def test_the_forward_formatters_say_what_the_vocabulary_knows() -> None:
    """The oracle prints the words of the site, so that no property passes by reading nothing."""
    for days in (0.0001, 0.01, 0.2, 3, 20, 100, 900):
        old = utc(2025, 7, 15) - timedelta(days=days)
        for formatter in (interval, diff):
            words = formatter(old.replace(microsecond=0), utc(2025, 7, 15))
            assert re.fullmatch(r"\d+ [a-z]+ ago", words)
            assert read_age(words).text == words
