"""Parquet: its types, and how much of it is held at a time. That it is read back is tested with the other formats."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from talkparse.model import Comment, Consultation, Votes
from talkparse.writers import parquet, write
from talkparse.writers.rows import COLUMNS, rows
from written_pages import IDEA, PAGE

if TYPE_CHECKING:
    from pathlib import Path


def table(*pages: Consultation, flat: bool) -> Any:
    stream = io.BytesIO()
    write(pages, stream, format="parquet", flat=flat)
    return pq.read_table(io.BytesIO(stream.getvalue()))


def test_flat_it_holds_the_rows_with_their_types() -> None:
    found = table(PAGE, IDEA, PAGE, flat=True)
    assert found.to_pylist() == list(rows([PAGE, IDEA, PAGE]))
    assert found.column_names == list(COLUMNS)
    words = {"kind", "author_status", "role", "age_unit", "certainty", "cut"}
    assert {field.name for field in found.schema if pa.types.is_dictionary(field.type)} == words
    types = {
        str: pa.string(),
        int: pa.int64(),
        bool: pa.bool_(),
        date: pa.date32(),
        datetime: pa.timestamp("us", "UTC"),
    }
    assert all(field.type == types[COLUMNS[field.name]] for field in found.schema if field.name not in words)


def test_a_page_is_a_row_and_its_posts_a_list() -> None:
    found = table(PAGE, IDEA, flat=False)
    first, second = found.to_pylist()
    assert (first["title"], second["posts"], second["idea"]["votes"]) == (
        "Quiet streets", [], {"up": 1, "care": None, "down": None},
    )  # fmt: skip
    assert first["period"] == {"first": date(2025, 3, 3), "last": date(2025, 5, 30)}
    assert first["posts"][0]["posted"]["start"] == datetime(2025, 7, 1, 1, tzinfo=UTC)
    assert [(post["parent"], post["is_reply"]) for post in first["posts"]] == [
        (None, False), (0, True), (1, True), (None, False),
    ]  # fmt: skip
    assert first["posts"][1]["evidence"] == [{"kind": "echo", "detail": "pond"}, {"kind": "echo", "detail": "ducks"}]
    assert pa.types.is_dictionary(found.schema.field("kind").type)


def test_columns_of_which_nothing_is_known_have_their_types_too() -> None:
    assert table(flat=False).schema == table(PAGE, flat=False).schema
    assert table(flat=True).schema == table(PAGE, flat=True).schema


@pytest.mark.parametrize(("flat", "groups"), [(False, [2, 2, 1]), (True, [6, 6, 6, 2])])
def test_a_row_group_holds_some_posts(
    flat: bool,  # noqa: FBT001
    groups: list[int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 6)
    write([PAGE] * 5, tmp_path / "pages.parquet", flat=flat)
    metadata = pq.ParquetFile(tmp_path / "pages.parquet").metadata
    assert [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)] == groups


def test_what_parquet_cannot_hold_is_replaced_and_said(caplog: pytest.LogCaptureFixture) -> None:
    page = Consultation(comments=(Comment(text="half \ud83d and nul\0", votes=Votes(up=2**63, down=1)),))
    [row] = table(page, flat=True).to_pylist()
    assert (row["text"], row["up"], row["down"]) == ("half \ufffd and nul\0", None, 1)
    assert [record.getMessage() for record in caplog.records] == [
        "parquet: numbers too large for this format were left out (1)",
        "parquet: characters that this format cannot hold became U+FFFD (1)",
    ]
