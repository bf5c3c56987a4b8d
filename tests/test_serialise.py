"""Plain data and back."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_strategies import consultations
from talkparse.enums import EvidenceKind
from talkparse.model import Age, Comment, Consultation, DateInterval, DateRange, Evidence, Reply
from talkparse.problems import Problem, ProblemCode
from talkparse.serialise import DAY, from_dict, instant_text, to_dict
from talkparse.tokens import Token, TokenKind

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)
SMALL = Consultation(
    title="Quiet streets",
    period=DateRange(first=date(2025, 3, 3)),
    comments=(
        Comment(text="One bench is not enough.", age=Age(amount=2, unit="day", text="2 days ago")),
        Reply(text="Two are.", evidence=(Evidence(kind=EvidenceKind.ECHO, detail="bench"),)),
    ),
    captured=DateInterval(start=NOON, stop=NOON + timedelta(seconds=1)),
    problems=(Problem(ProblemCode.MISSING_AUTHOR, "nobody", start=3, stop=4, line=1),),
    tokens=(Token(TokenKind.TITLE, 0, 13),),
    source="Quiet streets",
)


@given(consultations())
def test_law_10_serialisation(consultation: Consultation) -> None:
    """``from_dict(to_dict(c)) == c``; that the JSON validates is tested with the schema."""
    assert from_dict(to_dict(consultation)) == consultation


@given(consultations())
def test_data_hold_nothing_but_what_json_has(consultation: Consultation) -> None:
    waiting: list[Any] = [to_dict(consultation)]
    while waiting:
        value = waiting.pop()
        assert type(value) in {dict, list, str, int, bool, type(None)}
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def test_the_keys_are_the_fields_in_their_order_without_tokens_and_source() -> None:
    data = to_dict(SMALL)
    assert list(data) == [name for name in attrs.fields_dict(Consultation) if name in data]
    assert {"tokens", "source"}.isdisjoint(data)
    assert list(data["comments"][1])[-4:] == ["replies", "evidence", "certainty", "parent_id"]


def test_days_and_instants_are_written_in_iso_8601() -> None:
    data = to_dict(SMALL)
    assert data["period"] == {"first": "2025-03-03", "last": None}
    assert data["captured"] == {"start": "2025-07-01T12:00:00Z", "stop": "2025-07-01T12:00:01Z"}


def test_what_somebody_else_put_into_a_page_is_passed_on() -> None:
    page = Consultation(title=2.5, intro=["a", "b"])  # type: ignore[arg-type]
    assert (to_dict(page)["title"], to_dict(page)["intro"]) == (2.5, ["a", "b"])


def test_an_instant_of_any_zone_is_written_in_utc() -> None:
    assert instant_text(datetime(2025, 7, 1, 1, tzinfo=timezone(timedelta(hours=2)))) == "2025-06-30T23:00:00Z"


def test_a_naive_datetime_names_no_instant() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        instant_text(datetime(2025, 7, 1))  # noqa: DTZ001 -- that is the point


def test_the_places_of_problems_are_kept() -> None:
    assert from_dict(to_dict(SMALL)).problems[0].line == 1


def test_an_offset_other_than_utc_is_read_as_the_instant_it_is() -> None:
    data = to_dict(SMALL)
    data["captured"] = {"start": "2025-07-01T13:00:00+01:00", "stop": "2025-07-01T12:00:01Z"}
    assert from_dict(data) == SMALL
    assert instant_text(from_dict(data).captured.start) == "2025-07-01T12:00:00Z"  # type: ignore[union-attr]


def test_replies_may_be_nested_to_any_depth() -> None:
    reply = Reply(text="last")
    for number in range(3_000):
        reply = Reply(text=str(number), replies=(reply,))
    deep = Consultation(comments=(Comment(text="first", replies=(reply,)), Comment(text="second")))
    back = from_dict(to_dict(deep))
    assert [post.text for post in back.posts()] == [post.text for post in deep.posts()]


def test_data_of_the_caller_are_left_alone() -> None:
    data = to_dict(SMALL)
    before = json.dumps(data)
    from_dict(data)
    assert json.dumps(data) == before


def changed(path: str, value: object) -> dict[str, Any]:
    """Put a value into the data of SMALL, at a path such as ``comments.0.age``."""
    data: Any = to_dict(SMALL)
    place = data
    *parents, last = path.split(".")
    for key in parents:
        place = place[int(key)] if isinstance(place, list) else place[key]
    place[int(last) if isinstance(place, list) else last] = value
    return data  # type: ignore[no-any-return]


INSTANT = "expected an instant with its offset, such as 2025-07-01T12:00:00Z, found "
FAULTS = [
    ("comments.0.age.amount", "2", "comments[0].age.amount: expected int, found '2'"),
    ("comments.0.age.amount", True, "comments[0].age.amount: expected int, found True"),
    ("comments.0.age.amount", 2.5, "comments[0].age.amount: expected int, found 2.5"),
    ("comments.0.age.amount", float("inf"), "comments[0].age.amount: expected int, found inf"),
    ("comments.0.text", None, "comments[0].text: expected str, found None"),
    ("comments.0.pinned", 0, "comments[0].pinned: expected bool, found 0"),
    ("comments.0.age", [], "comments[0].age: expected an object, found []"),
    (
        "comments.0.cut",
        "short",
        "comments[0].cut: expected one of site-limit, preview-only, end-of-dump, found 'short'",
    ),
    ("comments.0.cut", 1, "comments[0].cut: expected one of site-limit, preview-only, end-of-dump, found 1"),
    ("comments.0", None, "comments[0]: expected an object, found None"),
    ("comments.0.replies", [{}], "comments[0].replies[0].id: missing"),
    ("comments.0.replies", {}, "comments[0].replies: expected a list, found {}"),
    ("comments.1.evidence", "x", "comments[1].evidence: expected a list, found 'x'"),
    ("comments.1.evidence.0.detail", 3, "comments[1].evidence[0].detail: expected str, found 3"),
    ("comments", (), "comments: expected a list, found ()"),
    ("comments", None, "comments: expected a list, found None"),
    ("intro", "abc", "intro: expected a list, found 'abc'"),
    ("intro", ["a", 1], "intro[1]: expected str, found 1"),
    ("kind", None, "kind: expected one of discussion, idea, listing, survey, update, background, post, found None"),
    ("period.first", "2025-02-30", "period.first: expected a day such as 2025-07-01, found '2025-02-30'"),
    ("period.first", "20250203", "period.first: expected a day such as 2025-07-01, found '20250203'"),
    ("period.first", "2025-02-03\n", "period.first: expected a day such as 2025-07-01, found '2025-02-03\\n'"),
    ("period.first", "0000-02-03", "period.first: expected a day such as 2025-07-01, found '0000-02-03'"),
    ("period.first", 3, "period.first: expected a day such as 2025-07-01, found 3"),
    ("captured.start", "2025-07-01T12:00:00", f"captured.start: {INSTANT}'2025-07-01T12:00:00'"),
    ("captured.start", "2025-07-01T25:00:00Z", f"captured.start: {INSTANT}'2025-07-01T25:00:00Z'"),
    ("captured.start", "0001-01-01T00:00:00+01:00", f"captured.start: {INSTANT}'0001-01-01T00:00:00+01:00'"),
    ("captured.stop", None, f"captured.stop: {INSTANT}None"),
    ("problems.0.code", "odd", "problems[0].code: expected one of "),
    ("colour", "red", "colour: unknown"),
    ("tokens", [], "tokens: unknown"),
    ("comments.0.age.colour", "red", "comments[0].age.colour: unknown"),
]


@pytest.mark.parametrize(("path", "value", "fault"), FAULTS)
def test_wrong_data_is_an_error_that_names_the_path(path: str, value: object, fault: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        from_dict(changed(path, value))
    assert str(caught.value).startswith(fault)


def test_a_whole_number_may_be_written_with_a_point() -> None:
    """JSON Schema calls 2.0 an integer, and some programs write no others."""
    back = from_dict(changed("comments.0.age.amount", 2.0))
    assert back == SMALL
    assert type(back.comments[0].age.amount) is int  # type: ignore[union-attr]


@given(st.dates())
def test_every_day_of_the_calendar_is_one(day: date) -> None:
    assert re.fullmatch(DAY, day.isoformat())


@given(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
def test_no_other_day_is_one(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        is_day = bool(date.fromisoformat(text))
    except ValueError:
        is_day = False
    assert (re.fullmatch(DAY, text) is not None) == is_day


@pytest.mark.parametrize("data", [None, [], {}, "x"])
def test_what_is_no_consultation_has_no_data(data: Any) -> None:
    with pytest.raises(TypeError, match="expected a Consultation, found "):
        to_dict(data)


def test_each_fault_has_a_line() -> None:
    data = changed("title", 5)
    data["comments"][1]["text"] = None
    del data["comments"][0]["age"]["unit"]
    with pytest.raises(ValueError, match=r".") as caught:
        from_dict(data)
    assert str(caught.value).split("\n") == [
        "title: expected str, found 5",
        "comments[0].age.unit: missing",
        "comments[1].text: expected str, found None",
    ]


def test_a_reply_is_known_by_its_evidence() -> None:
    data = to_dict(SMALL)
    del data["comments"][1]["evidence"]
    with pytest.raises(ValueError, match=r"comments\[1\]\.certainty: unknown\ncomments\[1\]\.parent_id: unknown"):
        from_dict(data)


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_data_that_are_no_object_are_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"^consultation: expected an object"):
        from_dict(data)
