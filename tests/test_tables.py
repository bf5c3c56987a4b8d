"""A row per post: ``rows``, CSV, and JSON Lines that are flat."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import talkparse
from model_strategies import consultations
from talkparse.model import Comment, Consultation, DateInterval
from talkparse.writers.formulas import FORMULA
from talkparse.writers.rows import COLUMNS, cell_text, rows
from written_pages import IDEA, PAGE, written

# --- rows -------------------------------------------------------------------------------------------------------------


def test_a_row_holds_what_is_known_of_a_post_and_its_page() -> None:
    first, second, third, fourth = talkparse.rows([PAGE])
    assert first == {
        "page": 0,
        "origin": "pages.jsonl:7",
        "url": "https://example.org/talk-london/discussions/7",
        "kind": "discussion",
        "consultation": "Quiet streets",
        "idea": None,
        "discussion": "Benches",
        "run_first": None,
        "run_last": date(2025, 5, 30),
        "captured_start": datetime(2025, 7, 1, 12, tzinfo=UTC),
        "captured_stop": datetime(2025, 7, 1, 12, 0, 1, tzinfo=UTC),
        "problems": "missing-author; unclaimed-text",
        "post": 0,
        "parent": None,
        "depth": 0,
        "thread": 0,
        "id": "71",
        "parent_id": None,
        "author": "Fern",
        "author_status": "named",
        "role": "Community Member",
        "age": "2 days ago",
        "age_amount": 2,
        "age_unit": "day",
        "posted_start": datetime(2025, 7, 1, 1, tzinfo=UTC),
        "posted_stop": datetime(2025, 7, 1, 12, tzinfo=UTC),
        "posted_first": date(2025, 7, 1),
        "posted_last": date(2025, 7, 1),
        "posted_edtf": "2025-07-01",
        "up": 3,
        "care": 0,
        "down": None,
        "pinned": True,
        "avatar": "Koala",
        "captures": None,
        "certainty": None,
        "evidence": None,
        "evidence_detail": None,
        "cut": "end-of-dump",
        "preview": "By the...",
        "text": "By the pond.\nIn the shade.",
    }
    assert (second["certainty"], second["evidence"], second["evidence_detail"]) == ("likely", "echo", "pond; ducks")
    assert (second["parent_id"], second["author"], second["author_status"]) == ("71", None, "deleted")
    assert [(row["post"], row["parent"], row["depth"], row["thread"]) for row in (second, third, fourth)] == [
        (1, 0, 1, 0), (2, 1, 2, 0), (3, None, 0, 1),
    ]  # fmt: skip


def test_pages_are_counted_and_one_without_posts_has_no_row() -> None:
    assert [row["page"] for row in rows([PAGE, IDEA, PAGE])] == [0, 0, 0, 0, 2, 2, 2, 2]


@given(st.lists(consultations(), max_size=2))
def test_rows_have_the_columns_and_their_types(pages: list[Consultation]) -> None:
    found = list(rows(pages))
    assert len(found) == sum(len(list(page.posts())) for page in pages)
    for row in found:
        assert list(row) == list(COLUMNS)
        for name, value in row.items():
            assert value is None or type(value) is COLUMNS[name]
            assert not isinstance(value, datetime) or value.tzinfo is UTC


@given(consultations())
def test_equal_pages_have_equal_rows(page: Consultation) -> None:
    again = talkparse.from_dict(talkparse.to_dict(page))
    assert list(rows([again])) == list(rows([page]))


@pytest.mark.parametrize("pages", [[PAGE, None], PAGE, None, 7])
def test_rows_of_what_are_no_consultations_are_a_type_error_at_once(pages: Any) -> None:
    with pytest.raises(TypeError):
        rows(pages)


def test_rows_are_made_one_at_a_time() -> None:
    def endless() -> Any:
        while True:
            yield PAGE

    assert next(rows(endless()))["post"] == 0


# --- CSV --------------------------------------------------------------------------------------------------------------


def table(*pages: Consultation) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(*pages, format="csv"), newline="")))


def test_csv_holds_the_rows_as_text() -> None:
    assert table(PAGE, IDEA, PAGE) == [
        {name: cell_text(value) for name, value in row.items()} for row in rows([PAGE, IDEA, PAGE])
    ]
    first = table(PAGE)[0]
    assert (first["pinned"], first["down"], first["care"]) == ("true", "", "0")
    assert (first["posted_start"], first["posted_first"]) == ("2025-07-01T01:00:00Z", "2025-07-01")


def test_csv_lines_end_as_rfc_4180_says() -> None:
    text = written(PAGE, format="csv")
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert ',"By the pond.\nIn the shade."\r\n' in text


def undone(cell: str) -> str:
    """Drop the apostrophe of a defused cell."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell


@given(consultations())
def test_csv_is_read_back_and_no_cell_is_a_formula(page: Consultation) -> None:
    rows = table(page)
    posts = list(page.posts())
    assert len(rows) == len(posts)
    for row, post in zip(rows, posts, strict=True):
        assert undone(row["text"]) == re.sub("[\0\ud800-\udfff]", "\ufffd", post.text)
        for cell in row.values():
            assert cell.lstrip(" \t\r\n\"'")[:1] not in {*"=+-@"} or cell.startswith("'")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@A1", "\t=1", "\r1", "\n=1", "  =1", "'=1", '"=1', "\u201c=1", "\uff1d1", "\ufeff=1", "\0=1"],
)
def test_formulas_are_defused(text: str) -> None:
    [row] = table(Consultation(comments=(Comment(text=text),)))
    assert row["text"] == "'" + text.replace("\0", "\ufffd")


@pytest.mark.parametrize("text", ["1 = 1", "a-b", "'quoted'", "mail@example.org", "", "..."])
def test_other_texts_are_left_alone(text: str) -> None:
    [row] = table(Consultation(comments=(Comment(text=text),)))
    assert row["text"] == text


def test_formulas_stay_where_nobody_wants_them_defused() -> None:
    text = written(Consultation(comments=(Comment(text="=1+1"),)), format="csv", defuse=False)
    assert text.endswith(",=1+1\r\n")


def test_what_csv_cannot_hold_is_replaced_and_said(caplog: pytest.LogCaptureFixture) -> None:
    [row] = table(Consultation(title="half \ud83d", comments=(Comment(text="nul\0\0"),)))
    assert (row["consultation"], row["text"]) == ("half \ufffd", "nul\ufffd\ufffd")
    table(PAGE)
    assert [record.getMessage() for record in caplog.records] == [
        "csv: characters that this format cannot hold became U+FFFD (3)"
    ]


# --- JSON Lines -------------------------------------------------------------------------------------------------------


def test_json_lines_may_be_flat() -> None:
    first, *others = map(json.loads, written(PAGE, IDEA, PAGE, format="jsonl", flat=True).splitlines())
    assert len(others) == 7
    assert list(first) == list(COLUMNS)
    assert (first["pinned"], first["care"], first["down"]) == (True, 0, None)
    assert (first["posted_start"], first["run_last"]) == ("2025-07-01T01:00:00Z", "2025-05-30")


# --- the days of a post -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "stop", "said"),
    [
        ("2024-12-20T10:11:12Z", "2024-12-20T10:11:13Z", "2024-12-20T10:11:12Z"),
        ("2024-12-20T00:00:00Z", "2024-12-21T00:00:00Z", "2024-12-20"),
        ("2025-06-30T23:00:00Z", "2025-07-01T23:00:00Z", "2025-07-01"),
        ("2024-12-18T00:00:00Z", "2025-01-16T23:00:00Z", "[2024-12-18..2025-01-16]"),
        ("2025-06-30T22:59:59Z", "2025-06-30T23:00:01Z", "[2025-06-30..2025-07-01]"),
    ],
)
def test_days_are_london_s_and_both_inclusive(start: str, stop: str, said: str) -> None:
    posted = DateInterval(start=datetime.fromisoformat(start), stop=datetime.fromisoformat(stop))
    page = Consultation(comments=(Comment(text="Hello.", posted=posted),))
    assert table(page)[0]["posted_edtf"] == said


def test_days_at_the_ends_of_the_calendar() -> None:
    """London's clock was behind in the year 1, and may be ahead in the last one: then the day is that of UTC."""
    for year in (1, 9999):
        posted = DateInterval(start=datetime(year, 1, 1, tzinfo=UTC), stop=datetime(year, 1, 1, 0, 0, 2, tzinfo=UTC))
        [row] = table(Consultation(comments=(Comment(text="Hello.", posted=posted),)))
        assert row["posted_edtf"] == f"{year:04}-01-01"
