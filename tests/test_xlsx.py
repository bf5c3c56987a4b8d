"""XLSX: what somebody sees who opens it, and what no cell may do."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from model_strategies import HOSTILE, consultations
from talkparse.model import Comment, Consultation, DateInterval, DateRange, Discussion, Reply, Votes
from talkparse.writers import write, xlsx
from written_pages import IDEA, PAGE


def written_bytes(*pages: Consultation) -> io.BytesIO:
    stream = io.BytesIO()
    write(pages, stream, format="xlsx")
    return stream


def workbook(*pages: Consultation) -> Any:
    return openpyxl.load_workbook(written_bytes(*pages))


def cells(sheet: Any) -> list[dict[str, Any]]:
    headings, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, line, strict=True)) for line in lines]


def test_there_are_sheets_for_posts_pages_and_problems() -> None:
    book = workbook(PAGE, IDEA)
    assert book.sheetnames == ["Posts", "Pages", "Problems"]
    assert [(row["Page"], row["Post"], row["Answers post"], row["Text"]) for row in cells(book["Posts"])] == [
        (0, 0, None, "By the pond.\nIn the shade."),
        (0, 1, 0, "Too many ducks."),
        (0, 2, 1, "Never."),
        (0, 3, None, "At home."),
    ]
    first, second = cells(book["Pages"])
    assert (first["Consultation"], first["Londoners responded"], first["Posts read"], first["Problems"]) == (
        "Quiet streets", 1234, 4, 3,
    )  # fmt: skip
    assert first["Introduction"] == "Tell us.\nWhere would you sit?"
    assert (second["Idea"], second["Suggested by"], second["Text of the idea"]) == (
        "Swap shelves", "Reed_9", "One a street.",
    )  # fmt: skip
    assert [(row["Page"], row["Problem"], row["Line"]) for row in cells(book["Problems"])] == [
        (0, "missing-author", 1),
        (0, "unclaimed-text", 2),
        (0, "missing-author", 5),
    ]


def test_a_post_is_said_in_words() -> None:
    first, second, *_ = cells(workbook(PAGE)["Posts"])
    assert (first["Author"], first["Pinned"], first["Up"], first["Care"], first["Down"]) == ("Fern", "yes", 3, 0, None)
    assert (second["Reply for"], second["Evidence"], second["Pinned"], second["Name is"]) == (
        "likely", "pond; ducks", None, "deleted",
    )  # fmt: skip


def test_headers_stay_in_sight_and_filter() -> None:
    for sheet in workbook(PAGE, IDEA):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert workbook()["Posts"].auto_filter.ref == "A1:U2"


def test_dates_are_days_in_london() -> None:
    summer = DateInterval(start=datetime(2025, 6, 30, 23, tzinfo=UTC), stop=datetime(2025, 7, 1, 23, 0, 1, tzinfo=UTC))
    old = DateInterval(start=datetime(1899, 12, 30, tzinfo=UTC), stop=datetime(1900, 1, 2, tzinfo=UTC))
    page = Consultation(
        captured=summer,
        discussion=Discussion(period=DateRange(first=date(2025, 3, 3))),
        comments=(Comment(posted=summer), Comment(posted=old)),
    )
    book = workbook(page)
    first, second = cells(book["Posts"])
    assert (first["Written from"], first["Written until"]) == (datetime(2025, 7, 1), datetime(2025, 7, 2))  # noqa: DTZ001
    assert (second["Written from"], second["Written until"]) == ("1899-12-30", datetime(1900, 1, 1))  # noqa: DTZ001
    [row] = cells(book["Pages"])
    assert (row["Captured from"], row["Runs from"], row["Runs until"]) == (
        datetime(2025, 7, 1), datetime(2025, 3, 3), None,  # noqa: DTZ001
    )  # fmt: skip


def test_replies_are_indented_as_far_as_excel_can() -> None:
    reply = Reply(text="last")
    for _ in range(20):
        reply = Reply(replies=(reply,), text="more")
    sheet = workbook(Consultation(comments=(Comment(text="first", replies=(reply,)),)))["Posts"]
    column = [cell.value for cell in sheet[1]].index("Text") + 1
    indents = [sheet.cell(row, column).alignment.indent for row in range(2, 24)]
    assert indents == [*range(16), *[15] * 6]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text])
def test_no_text_is_a_formula_or_a_link(text: str) -> None:
    stream = written_bytes(Consultation(url="https://example.org", title=text, comments=(Comment(text=text),)))
    with zipfile.ZipFile(stream) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name]
    assert len(sheets) == 3
    assert not any(re.search("<f[ >]|<hyperlink", sheet) for sheet in sheets)
    [row] = cells(openpyxl.load_workbook(stream)["Posts"])
    assert row["Text"] == re.sub("[\0-\x08\x0b-\x1f\ud800-\udfff]", "\ufffd", text)


@settings(max_examples=30)  # a workbook takes long to write and to read
@given(consultations())
def test_every_post_has_a_row(page: Consultation) -> None:
    posts = list(page.posts())
    found = cells(workbook(page)["Posts"])
    assert [row["Post"] for row in found] == list(range(len(posts)))
    for row, post in zip(found, posts, strict=True):
        text = re.sub("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", post.text)
        assert (row["Text"] or "") == text or "_x" in text


# --- what Excel cannot hold -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["x" * 32_767, "x" * 32_768, "\N{DUCK}" * 40_000, "x" + "\N{DUCK}" * 40_000])
def test_a_text_too_long_for_a_cell_goes_on_in_further_rows(text: str, caplog: pytest.LogCaptureFixture) -> None:
    page = Consultation(comments=(Comment(author="Fern", text=text), Comment(text="next")))
    *found, last = cells(workbook(page)["Posts"])
    assert "".join(row["Text"] for row in found) == text
    assert all(len(row["Text"].encode("utf-16-le")) <= 2 * 32_767 for row in found)
    assert {(row["Page"], row["Post"]) for row in found} == {(0, 0)}
    assert [row["Author"] for row in found] == ["Fern"] + [None] * (len(found) - 1)
    assert (last["Post"], last["Text"]) == (1, "next")
    said = ["xlsx: texts too long for a cell were carried on in further rows (1)"] if len(found) > 1 else []
    assert [record.getMessage() for record in caplog.records] == said


def test_a_sheet_that_is_full_goes_on_in_another(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(xlsx, "_ROWS", 3)
    book = workbook(PAGE, IDEA)
    assert book.sheetnames == ["Posts", "Pages", "Problems", "Posts 2", "Problems 2"]
    assert [row["Post"] for row in cells(book["Posts"]) + cells(book["Posts 2"])] == [0, 1, 2, 3]
    assert book["Posts"].auto_filter.ref == "A1:U3"
    assert [record.getMessage() for record in caplog.records] == ["xlsx: sheets were full, and go on in another (2)"]


def test_numbers_of_more_digits_than_excel_keeps_are_text() -> None:
    [row] = cells(workbook(Consultation(comments=(Comment(votes=Votes(up=10**15, down=10**15 - 1)),)))["Posts"])
    assert (row["Up"], row["Down"]) == ("1000000000000000", 999_999_999_999_999)


def test_characters_that_xml_cannot_hold_are_replaced_and_said(caplog: pytest.LogCaptureFixture) -> None:
    [row] = cells(workbook(Consultation(comments=(Comment(text="a\0b\x1b\r\ud83d\uffff\tc\n"),)))["Posts"])
    assert row["Text"] == "a\ufffdb\ufffd\ufffd\ufffd\ufffd\tc\n"
    assert [record.getMessage() for record in caplog.records] == [
        "xlsx: characters that this format cannot hold became U+FFFD (5)"
    ]
