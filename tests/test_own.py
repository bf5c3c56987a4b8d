"""What talkparse wrote is read back: JSON, JSON Lines, SQLite and Parquet."""

from __future__ import annotations

import gzip
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model_strategies import consultations
from talkparse import from_dict, parse_text, read, to_dict, write
from talkparse.model import Comment, Consultation, Reply
from talkparse.problems import RecordError
from talkparse.sources import parquet
from talkparse.sources.detect import is_database
from talkparse.sources.record import Reading
from written_pages import IDEA, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable


ENDINGS = ("json", "jsonl", "ndjson", "sqlite", "db", "parquet")
EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*.txt"))


def as_json(page: Consultation) -> Consultation:
    """Join what JSON joins: half surrogates that stand side by side are one character to every reader of it."""
    return from_dict(json.loads(json.dumps(to_dict(page))))


def outcomes(source: Any) -> tuple[list[Consultation], list[RecordError]]:
    """Give the pages of a source, and what is wrong with it."""
    errors: list[RecordError] = []
    return list(read(source, on_error=errors.append)), errors


def without_halves(data: Any) -> Any:
    """Replace what UTF-8 cannot hold."""
    if isinstance(data, dict):
        return {name: without_halves(value) for name, value in data.items()}
    if isinstance(data, list):
        return list(map(without_halves, data))
    return re.sub("[\ud800-\udfff]", "\ufffd", data) if isinstance(data, str) else data


@pytest.mark.parametrize("ending", ["json", "jsonl", "sqlite", "parquet"])
@settings(max_examples=50)  # a page takes long to draw
@given(pages=st.lists(consultations(), min_size=1, max_size=2))
def test_pages_are_read_back_equal(ending: str, pages: list[Consultation]) -> None:
    expected = [from_dict(without_halves(to_dict(page))) if ending == "parquet" else as_json(page) for page in pages]
    if ending == "sqlite":  # a page is written once
        expected = [page for number, page in enumerate(expected) if page not in expected[:number]]
    with TemporaryDirectory() as folder:
        path = Path(folder, f"pages.{ending}")
        write(pages, path)
        found = list(read(path))
    assert found == expected
    assert [page.origin for page in found] == [
        f"{path}:{number}" if page.origin is None else page.origin for number, page in enumerate(expected, 1)
    ]
    assert [to_dict(page)["problems"] for page in found] == [to_dict(page)["problems"] for page in expected]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_stream_is_read_back_as_well(ending: str, tmp_path: Path) -> None:
    pages = [PAGE, IDEA, *(parse_text(path.read_bytes().decode("utf-8")) for path in EXAMPLES)]
    write(pages, tmp_path / f"pages.{ending}")
    assert list(read(io.BytesIO((tmp_path / f"pages.{ending}").read_bytes()))) == pages


@pytest.mark.parametrize("ending", ["sqlite", "parquet"])
def test_replies_may_be_nested_to_any_depth(ending: str, tmp_path: Path) -> None:
    reply = Reply(text="last")
    for number in range(2_000):
        reply = Reply(text=str(number), replies=(reply,))
    write([Consultation(comments=(Comment(replies=(reply,)),))], tmp_path / f"pages.{ending}")
    [page] = read(tmp_path / f"pages.{ending}")
    assert [post.text for post in page.posts()] == ["", *map(str, reversed(range(2_000))), "last"]


def test_a_byte_order_mark_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    write([PAGE, IDEA], tmp_path / "pages.jsonl")
    text = (tmp_path / "pages.jsonl").read_text("utf-8")
    (tmp_path / "pages.jsonl").write_text("\ufeff" + text.replace("\n", "\r\n\r\n"), "utf-8")
    assert list(read(tmp_path / "pages.jsonl")) == [PAGE, IDEA]


# --- what is something else, or damaged -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace('"kind": "idea"', '"kind": "odd"'), r":2: no page .* reads: kind: expected one of "),
        (lambda text: text.replace('"section": null', '"part": 7'), r":2: .*: section: missing \(and 1 more\)$"),
        (lambda text: text[:-10], ":2: no JSON: "),
        (lambda text: text.replace('"intro": []', f'"intro": {"[" * 99_999}'), ":2: no JSON that can be read: nested"),
        (lambda text: text.replace("Swap", "\udcff"), ":2: not text: byte 0xff"),
    ],
)
def test_damaged_json_is_an_error_with_its_place(change: Callable[[str], str], reason: str, tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    write([PAGE, IDEA], path)
    path.write_bytes(change(path.read_text("utf-8")).encode("utf-8", "surrogateescape"))
    found, [error] = outcomes(path)
    assert found == [PAGE]
    assert re.search(reason, str(error))


def altered(tmp_path: Path, *statements: str) -> list[Any]:
    path = tmp_path / "pages.sqlite"
    write([IDEA, PAGE], path)
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)
    found, errors = outcomes(path)
    return [*found, *errors]


@pytest.mark.parametrize(
    ("statements", "position", "reason"),
    [
        (["PRAGMA user_version = 9"], 1, "its tables are of version 9"),
        (["DROP TABLE posts"], 1, "posts is no table"),
        (
            ["ALTER TABLE evidence RENAME TO old", "CREATE VIEW evidence AS SELECT * FROM old"],
            1,
            "evidence is no table",
        ),
        (["ALTER TABLE posts ADD COLUMN more AS (post + 1)"], 1, "posts is no table"),
    ],
)
def test_an_altered_database_is_an_error_with_its_place(
    statements: list[str], position: int, reason: str, tmp_path: Path
) -> None:
    *before, error = altered(tmp_path, *statements)
    assert before == [IDEA][: position - 1]
    assert isinstance(error, RecordError)
    assert (error.source, error.position) == (str(tmp_path / "pages.sqlite"), position)
    assert error.reason.startswith("no database that this version of talkparse reads: ")
    assert reason in error.reason


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE posts SET rest = 'x' WHERE consultation_id = 2", "Expecting value"),
        ("UPDATE posts SET rest = '[1]' WHERE consultation_id = 2", "'list' object is not a mapping"),
        ("UPDATE consultations SET page = '[]' WHERE consultation_id = 2", "its JSON is no page's"),
        ("UPDATE consultations SET page = '{' WHERE consultation_id = 2", "Expecting property name"),
        ("UPDATE consultations SET page = x'ff' WHERE consultation_id = 2", "can't decode byte"),
        ("UPDATE consultations SET page = 7 WHERE consultation_id = 2", "its JSON is no page's"),
        (
            "UPDATE consultations SET page = replace(hex(zeroblob(50000)), '0', '[') WHERE consultation_id = 2",
            "recursion",
        ),
    ],
)
def test_cells_that_hold_something_else_cost_their_page_alone(statement: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "pages.sqlite"
    after = attrs.evolve(PAGE, title="Loud streets")
    write([IDEA, PAGE, after], path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)
    found, [error] = outcomes(path)
    assert found == [IDEA, after]
    assert (error.source, error.position) == (str(path), 2)
    assert error.reason.startswith("no page that this version of talkparse reads: ")
    assert reason in error.reason


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    *before, error = altered(tmp_path, "ALTER TABLE posts RENAME COLUMN author TO name")
    assert before == [IDEA]
    assert str(error) == f"{tmp_path}/pages.sqlite:2: no page that this version of talkparse reads: 'author' is missing"


def test_a_post_that_says_what_no_page_says_is_an_error(tmp_path: Path) -> None:
    _, error = altered(tmp_path, "UPDATE posts SET certainty = 'sure' WHERE post = 1")
    assert isinstance(error, RecordError)
    assert "comments[0].replies[0].certainty: expected one of certain, likely, found 'sure'" in error.reason


@pytest.mark.parametrize("ending", ["sqlite", "parquet"])
def test_a_post_that_answers_none_before_it_costs_its_page_alone(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"pages.{ending}"
    after = attrs.evolve(PAGE, title="Loud streets")
    write([IDEA, PAGE, after], path)
    if ending == "sqlite":
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("UPDATE posts SET parent = 3 WHERE post = 1 AND consultation_id = 2")
    else:
        table = pq.read_table(path)
        lines = table.to_pylist()
        lines[1]["posts"][1]["parent"] = 3
        pq.write_table(pa.Table.from_pylist(lines, table.schema), path)
    found, [error] = outcomes(path)
    assert found == [IDEA, after]
    said = "no page that this version of talkparse reads: post 1 answers post 3, which does not stand before it"
    assert str(error) == f"{path}:2: {said}"


def test_posts_of_no_page_hide_no_others(tmp_path: Path) -> None:
    """As somebody leaves them who deletes pages with foreign keys switched off."""
    assert altered(tmp_path, "DELETE FROM consultations WHERE consultation_id = 2") == [IDEA]
    (tmp_path / "pages.sqlite").unlink()
    shifted = "UPDATE posts SET consultation_id = 0 WHERE post IN (0, 1, 2)"
    *_, page = altered(tmp_path, shifted)
    assert [post.text for post in page.posts()] == ["At home."]


def test_a_damaged_database_is_an_error(tmp_path: Path) -> None:
    write([PAGE], tmp_path / "pages.sqlite")
    data = (tmp_path / "pages.sqlite").read_bytes()
    assert is_database(data)
    [error] = outcomes(io.BytesIO(data[:100] + b"\xff" * 9_000 + data[9_100:]))[1]
    assert error.reason.startswith("no database that this version of talkparse reads: ")
    packed = gzip.compress(data)
    [error] = outcomes(io.BytesIO(packed[: len(packed) // 2]))[1]
    assert error.reason == "cut off: the compressed data end too early"
    assert outcomes(io.BytesIO(packed)) == ([PAGE], [])


def test_the_database_of_another_program_is_not_ours(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as database, database:
        database.execute("CREATE TABLE posts (text)")
    with pytest.raises(RecordError, match="an SQLite database: export its table as JSON Lines"):
        list(read(tmp_path / "other.sqlite"))


def test_rows_in_parquet_are_not_read_back(tmp_path: Path) -> None:
    write([PAGE], tmp_path / "rows.parquet", flat=True)
    [error] = outcomes(tmp_path / "rows.parquet")[1]
    assert error.reason == (
        "no Parquet file that this version of talkparse reads: it holds rows 1,"
        " and what was written flat is not read back"
    )


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": ["x"]}, "'posts' is missing"),
        ({"posts": ["x"]}, "'str' object has no attribute 'pop'"),
        ({"posts": [[{"parent": 4, "is_reply": True}]]}, "post 0 answers post 4, which does not stand before it"),
        ({"posts": [[{"parent": None, "is_reply": True}]]}, "no page that this version of talkparse reads: "),
    ],
)
def test_parquet_that_is_marked_and_holds_something_else_is_an_error(
    columns: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    table = pa.table(columns).replace_schema_metadata({"talkparse": "pages 1"})
    pq.write_table(table, tmp_path / "other.parquet")
    [error] = outcomes(tmp_path / "other.parquet")[1]
    assert (error.source, error.position) == (str(tmp_path / "other.parquet"), 1)
    assert reason in error.reason


@pytest.mark.parametrize("posts", [None, [None], [{**dict.fromkeys(("parent", "is_reply")), "text": None}]])
def test_a_null_in_parquet_costs_its_page_alone(posts: Any, tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    write([PAGE, IDEA, PAGE], path)
    table = pq.read_table(path)
    lines = table.to_pylist()
    lines[1]["posts"] = posts
    fields = [field.with_nullable(nullable=True) for field in table.schema]
    pq.write_table(pa.Table.from_pylist(lines, pa.schema(fields, table.schema.metadata)), path)
    found, [error] = outcomes(path)
    assert found == [PAGE, PAGE]
    assert (error.source, error.position) == (str(path), 2)
    assert error.reason.startswith("no page that this version of talkparse reads: ")


def test_a_value_that_python_cannot_hold_costs_its_page_alone(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    write([PAGE, IDEA, PAGE], path)
    table = pq.read_table(path)
    title = pa.Array.from_buffers(
        pa.string(), 3, [None, pa.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffc")]
    )
    pq.write_table(table.set_column(table.column_names.index("title"), "title", title), path)
    found, [error] = outcomes(path)
    assert [page.title for page in found] == ["a", "c"]
    assert str(error).startswith(f"{path}:2: a value that cannot be read: 'utf-8' codec")


def test_row_groups_are_read_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talkparse.writers.parquet._GROUP", 4)
    pages = [PAGE, attrs.evolve(PAGE, title="Loud streets", origin=None), IDEA]
    path = tmp_path / "pages.parquet"
    write(pages, path)
    with path.open("rb") as file:
        found = list(parquet.records(file, str(path), Reading(), range(1, 3)))
    assert found == pages[1:]
    assert isinstance(found[0], Consultation)
    assert found[0].origin == f"{path}:2"


def test_origins_are_those_that_were_written(tmp_path: Path) -> None:
    write([attrs.evolve(PAGE, origin="dump.txt")], tmp_path / "pages.json")
    [page] = read(tmp_path / "pages.json")
    assert page.origin == "dump.txt"
