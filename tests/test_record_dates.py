"""The dates of records: an instant is that second, and what has no zone is no instant."""

from __future__ import annotations

import io
import json
import time
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_files import row
from talkparse.enums import CapturedBy
from talkparse.problems import ProblemCode
from talkparse.sources import read
from talkparse.sources.record_dates import read_date

NOON = datetime(2025, 7, 20, 11, 30, tzinfo=UTC)
NAIVE = NOON.replace(tzinfo=None)  # as pyarrow gives a timestamp without a zone
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)

INSTANTS: tuple[object, ...] = (
    "2025-07-20T11:30:00Z",
    "2025-07-20T11:30:00.123456Z",
    "2025-07-20T11:30:00.123456789Z",
    "2025-07-20 11:30:00+00:00",
    "2025-07-20T12:30:00+01:00",
    "2025-07-20T12:30:00+0100",
    "2025-07-20 11:30:00 UTC",
    "20250720T113000Z",
    "Sun, 20 Jul 2025 11:30:00 GMT",
    "Sun, 20 Jul 2025 12:30:00 +0100",
    "Sun, 20 Jul 2025 11:30:00 +0000 (UTC)",
    "20 Jul 2025 12:30:00 BST",
    "Sun Jul 20 11:30:00 UTC 2025",
    "July 20, 2025 07:30:00 EDT",
    "1753011000",
    "1753011000.75",
    "1753011000123",
    "1753011000123456",
    "1753011000123456789",
    1753011000,
    1753011000123,
    1753011000.75,
    NOON,
    NOON.astimezone(timezone(timedelta(hours=-3))),
    NOON.replace(microsecond=7),
    "  2025-07-20T11:30:00Z\n",
)
MINUTES = ("2025-07-20T11:30Z", "20 July 2025 11:30 UTC", "2025-07-20T11:30+00:00")
LOOSE: tuple[object, ...] = (
    "2025-07-20T11:30:00",
    "2025-07-20 11:30:00.5",
    "20250720113000",
    "20 July 2025 11:30:00",
    "20/07/2025 11:30:00",
    "20 July 2025 11:30:00 XYZ",
    NAIVE,
)
DAYS: tuple[object, ...] = ("2025-07-20", "20250720", 20250720, "20 July 2025", "July 20, 2025", date(2025, 7, 20))
UNREADABLE: tuple[object, ...] = (
    *(
        "",
        " ",
        "yesterday",
        "July 2025",
        "20 July",
        "11:30",
        "03/04/2025",
        "20 Jul 25",
        "0",
        "1",
        "2025",
        "null",
    ),
    *(
        "2025-13-01",
        "2025-02-30",
        "2025-07-20T25:00:00Z",
        "20251301",
        "99999999999999",
        "x" * 10_000,
        "1970-01-01",
        "20 Foo 2025",
    ),
    *(
        0,
        -1,
        True,
        1e300,
        float("nan"),
        float("inf"),
        10**400,
        [],
        {},
        b"2025-07-20",
        NAIVE.replace(year=9999),
        NAIVE.replace(year=1),
    ),
    *(date.max, "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2101-01-01", "1995-12-31T00:00:00Z"),
)


@pytest.mark.parametrize("value", INSTANTS)
def test_an_instant_is_that_second(value: object) -> None:
    found = read_date(value)
    assert (found.start, found.stop) == (NOON, NOON + SECOND)


@pytest.mark.parametrize("value", MINUTES)
def test_a_minute_is_that_minute(value: object) -> None:
    found = read_date(value)
    assert (found.start, found.stop) == (NOON, NOON + MINUTE)


@pytest.mark.parametrize("value", LOOSE)
def test_without_a_zone_it_may_be_any(value: object) -> None:
    found = read_date(value)
    assert (found.start, found.stop) == (NOON - 14 * HOUR, NOON + 12 * HOUR + SECOND)


@pytest.mark.parametrize("value", DAYS)
def test_a_day_is_all_of_it_in_any_zone(value: object) -> None:
    found = read_date(value)
    midnight = datetime(2025, 7, 20, tzinfo=UTC)
    assert (found.start, found.stop) == (midnight - 14 * HOUR, midnight + 36 * HOUR)


@pytest.mark.parametrize("value", UNREADABLE, ids=lambda value: repr(value)[:30])
def test_what_names_no_instant_is_an_error(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(value)


ZONES = st.timedeltas(-12 * HOUR, 14 * HOUR).map(lambda offset: timezone(timedelta(minutes=offset // MINUTE)))


@given(st.datetimes(datetime(1997, 1, 1), datetime(2099, 1, 1)), ZONES)  # noqa: DTZ001 -- Hypothesis wants them so
def test_the_interval_holds_the_instant(moment: datetime, zone: timezone) -> None:
    """Whatever a record leaves out, the capture lies in what is read."""
    there = moment.replace(tzinfo=zone)
    for text in (
        there.isoformat(),
        there.isoformat(" "),
        there.strftime("%d %B %Y %H:%M:%S %z"),
        there.strftime("%d %B %Y %H:%M:%S"),
        there.strftime("%Y-%m-%d"),
        there.strftime("%Y-%m-%dT%H:%M:%S"),
        there.strftime("%Y%m%d%H%M%S"),
        there.strftime("%d %B %Y"),
        str(int(there.timestamp() * 1000)) if there.timestamp() > 10**9 else there.isoformat(),
    ):
        found = read_date(text)
        assert found.start <= there < found.stop
        assert found.stop - found.start <= timedelta(hours=50)


@given(st.text() | st.from_regex(r"[0-9A-Za-z ,:/.+()-]{1,40}", fullmatch=True) | st.integers() | st.floats())
def test_any_value_is_a_date_or_an_error(value: object) -> None:
    try:
        found = read_date(value)
    except ValueError:
        return
    assert found.start < found.stop


def test_neither_the_clock_nor_the_zone_of_the_machine_has_a_say(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("20 July 2025 11:30:00 NZST", "20 July 2025 11:30:00", "20 July 2025")
    before = [read_date(text) for text in texts]
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert [read_date(text) for text in texts] == before
    finally:
        monkeypatch.undo()
        time.tzset()


def of_record(**columns: Any) -> Any:
    [page] = read(io.BytesIO(json.dumps(row(**columns)).encode()))
    return page


def test_an_unreadable_date_is_a_problem_and_the_record_goes_on() -> None:
    page = of_record(date="some day in June")
    assert page.title == "Quiet streets"
    [problem] = (problem for problem in page.problems if problem.code is ProblemCode.RECORD_DATE)
    assert problem.message.startswith("the date of the record, 'some day in June', says nothing of the capture: ")
    assert page.captured_by is not CapturedBy.RECORD
    assert of_record(date=None).problems == of_record().problems
