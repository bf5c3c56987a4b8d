"""Posts with instants in their markup, beside ages and the discussion's run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from talkparse.dates.posted import Aged, Bound, Dated, Limits, Window, date_posts
from talkparse.model import DateInterval
from talkparse.readers import facts
from talkparse.tokens import Markup
from talkparse.vocabulary import talk_london

read_age = partial(facts.read_age, words=talk_london())

SECOND = timedelta(seconds=1)
NOON = datetime(2025, 1, 10, 12, tzinfo=UTC)
RUN = Window(
    DateInterval(start=datetime(2024, 12, 18, tzinfo=UTC), stop=datetime(2025, 2, 13, tzinfo=UTC)), place=(0, 9)
)


def second(instant: datetime) -> DateInterval:
    return DateInterval(start=instant, stop=instant + SECOND)


def aged(words: str | None, place: int = 10, *, pinned: bool = False, **markup: object) -> Aged:
    return Aged(words and read_age(words), (place, place + 9), Markup(**markup), pinned)  # type: ignore[arg-type]


def dated(*posts: Aged, limits: Limits = Limits(RUN), given: DateInterval | None = None) -> Dated:  # noqa: B008 -- frozen
    return date_posts(posts, limits, given, lambda offset: offset // 10 + 1)


def codes(result: Dated) -> list[str]:
    return [fault.code for fault in result.faults]


def test_an_instant_of_creation_is_exact_whatever_else_is_known() -> None:
    for result in (
        dated(aged("6 months ago", created=NOON)),
        dated(aged(None, created=NOON)),
        dated(aged(None, created=NOON, changed=NOON + SECOND), limits=Limits()),
        dated(aged("6 months ago", created=NOON), given=second(datetime(2025, 7, 15, tzinfo=UTC))),
    ):
        assert (result.posted, codes(result)) == ([second(NOON)], [])


def test_an_instant_of_creation_bounds_the_capture_closely() -> None:
    result = dated(aged("3 hours ago", created=NOON), limits=Limits())
    assert result.captured == DateInterval(start=NOON + timedelta(hours=3), stop=NOON + timedelta(hours=4, seconds=1))


def test_an_age_that_contradicts_an_instant_is_told() -> None:
    result = dated(aged("1 month ago", created=NOON), given=second(datetime(2025, 7, 15, tzinfo=UTC)))
    assert (result.posted, codes(result)) == ([second(NOON)], ["outside-run"])
    result = dated(aged("13 months ago", created=NOON), given=second(datetime(2025, 7, 15, tzinfo=UTC)))
    assert (result.posted, codes(result)) == ([second(NOON)], ["impossible-age"])


def test_the_last_change_bounds_from_above() -> None:
    july = second(datetime(2025, 7, 15, tzinfo=UTC))
    free = dated(aged("6 months ago"), given=july).posted[0]
    assert free is not None
    result = dated(aged("6 months ago", changed=NOON), given=july)
    assert result.posted == [DateInterval(start=free.start, stop=NOON + SECOND)]
    late = dated(aged("6 months ago", changed=NOON + timedelta(days=90)), given=july)
    assert late.posted == [free]


def test_the_last_change_is_the_instant_where_nothing_else_is_known() -> None:
    assert dated(aged(None, changed=NOON)).posted == [second(NOON)]
    assert dated(aged(None)).posted == [None]


def test_a_change_before_the_run_sets_the_run_aside() -> None:
    early = datetime(2024, 11, 1, tzinfo=UTC)
    result = dated(aged("8 months ago", changed=early), given=second(datetime(2025, 7, 15, tzinfo=UTC)))
    assert result.posted[0] is not None
    assert (result.posted[0].stop, codes(result)) == (early + SECOND, [])


def test_the_page_was_rendered_after_the_last_change_on_it() -> None:
    late = datetime(2025, 7, 1, tzinfo=UTC)
    before = dated(aged("6 months ago"), aged("5 months ago")).captured
    after = dated(aged("6 months ago"), aged("5 months ago", changed=late), aged("6 months ago", changed=NOON)).captured
    assert before is not None
    assert before.start < late
    assert after == DateInterval(start=late, stop=datetime(2025, 8, 10, 12, 0, 1, tzinfo=UTC))


def test_bounds_of_the_head_are_named_with_what_contradicts_them() -> None:
    late = Bound(datetime(2026, 1, 1, tzinfo=UTC), ((50, 55), (70, 75)))
    [fault] = dated(aged("6 months ago", 30), limits=Limits(RUN, (late,))).faults
    assert (fault.code, fault.start) == ("no-capture", 0)
    assert fault.message.endswith("lines 1, 4, 6 and 8")
    [fault] = dated(aged("3 hours ago", created=NOON), limits=Limits(None, (late,)), given=None).faults
    assert fault.message.endswith("lines 2, 6 and 8")


def test_posts_narrow_each_other_by_their_numbers() -> None:
    july = second(datetime(2025, 7, 15, tzinfo=UTC))
    result = dated(
        aged("5 months ago", id="3"),
        aged("6 months ago", id="2", changed=NOON),
        aged("6 months ago", id="1"),
        given=july,
    )
    newest, changed, oldest = result.posted
    assert newest is not None
    assert oldest == changed
    assert changed is not None
    assert changed.stop == NOON + SECOND
    assert newest.start > changed.start


def test_posts_of_which_only_the_change_is_known_narrow_nothing() -> None:
    posts = aged(None, id="1", changed=NOON), aged(None, id="2", changed=NOON - timedelta(days=1))
    result = dated(*posts, limits=Limits())
    assert (result.posted, codes(result)) == ([second(NOON), second(NOON - timedelta(days=1))], [])


def test_an_order_that_contradicts_the_dates_is_told_once() -> None:
    posts = aged(None, 20, id="2", created=NOON), aged(None, 40, id="1", created=NOON + timedelta(days=1))
    result = dated(*posts)
    assert result.posted == [second(NOON), second(NOON + timedelta(days=1))]
    assert [(fault.code, fault.start) for fault in result.faults] == [("unordered-posts", 20)]
