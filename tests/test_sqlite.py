"""SQLite: the tables, the search, and what happens to files that are there already."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

from model_strategies import consultations
from talkparse.model import Age, Comment, Consultation, Votes
from talkparse.serialise import to_dict
from talkparse.writers import sqlite, write
from talkparse.writers.rows import POST_COLUMNS, rows
from talkparse.writers.sqlite_tables import POST_NAMES, SEARCH, TABLES, VERSION
from written_pages import IDEA, PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pages.sqlite"


def ask(path: Path, question: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA foreign_keys = ON")
        return database.execute(question, values).fetchall()


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


# --- what is in the tables --------------------------------------------------------------------------------------------


def test_the_tables_hold_what_the_rows_hold(path: Path) -> None:
    write([PAGE, IDEA], path)
    names = ", ".join(POST_NAMES)
    posted = ask(path, f"SELECT {names} FROM posts ORDER BY post")  # noqa: S608 -- names of ours
    expected = [{name: row[name] for name in POST_NAMES} for row in rows([PAGE])]
    assert posted[1] == tuple(expected[1].values())
    first = dict(zip(POST_NAMES, posted[0], strict=True))
    assert first == expected[0] | {
        "posted_start": "2025-07-01T01:00:00Z",
        "posted_stop": "2025-07-01T12:00:00Z",
        "posted_first": "2025-07-01",
        "posted_last": "2025-07-01",
        "pinned": 1,
    }
    assert ask(path, "SELECT consultation_id, kind, consultation, idea, run_last FROM consultations") == [
        (1, "discussion", "Quiet streets", None, "2025-05-30"),
        (2, "idea", None, "Swap shelves", None),
    ]
    assert ask(path, "SELECT post_id, number, kind, detail FROM evidence") == [
        (2, 0, "echo", "pond"),
        (2, 1, "echo", "ducks"),
    ]
    assert ask(path, "SELECT consultation_id, number, code, line FROM problems") == [
        (1, 0, "missing-author", 1),
        (1, 1, "unclaimed-text", 2),
        (1, 2, "missing-author", 5),
    ]


def test_replies_know_what_they_answer(path: Path) -> None:
    write([IDEA, PAGE], path)
    question = """
        SELECT reply.author, parent.author FROM posts AS reply
        JOIN posts AS parent ON parent.consultation_id = reply.consultation_id AND parent.post = reply.parent
    """
    assert ask(path, question) == [(None, "Fern"), ("Moss", None)]


def test_a_page_goes_with_all_that_is_on_it(path: Path) -> None:
    write([PAGE], path)
    ask(path, "DELETE FROM consultations")
    for table in ("posts", "evidence", "problems"):
        assert ask(path, f"SELECT * FROM {table}") == []  # noqa: S608 -- names of ours
    assert ask(path, "SELECT rowid FROM search WHERE search MATCH 'pond'") == []


def test_texts_are_searched(path: Path) -> None:
    write([PAGE], path)
    found = "SELECT post, text FROM posts WHERE post_id IN (SELECT rowid FROM search WHERE search MATCH ?)"
    assert ask(path, found, '"pond"') == [(0, "By the pond.\nIn the shade.")]
    ask(path, "UPDATE posts SET text = 'By the brook.' WHERE post = 0")
    assert ask(path, found, '"pond"') == []
    assert ask(path, found, '"brook"') == [(0, "By the brook.")]


def test_where_sqlite_has_no_search_it_is_left_out_and_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sqlite, "SEARCH", "CREATE VIRTUAL TABLE search USING no_such_module(text);\n")
    write([PAGE], path)
    assert messages(caplog) == ["sqlite: no search of texts, for this SQLite has no FTS5 (1)"]
    assert len(ask(path, "SELECT * FROM posts")) == 4


def test_the_tables_are_those_of_their_version() -> None:
    """Files that hold older tables are not written to; so whoever changes one raises ``VERSION``."""
    assert (VERSION, hashlib.sha256((TABLES + SEARCH).encode()).hexdigest()[:16]) == (1, "823c3ac93154a6e3")
    assert set(POST_NAMES) == POST_COLUMNS.keys() - {"evidence", "evidence_detail"}


# --- files that are there already -------------------------------------------------------------------------------------


def test_pages_are_added_once(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write([PAGE, PAGE], path)
    again = attrs.evolve(PAGE, origin="elsewhere.txt", problems=tuple(attrs.evolve(p, line=9) for p in PAGE.problems))
    write([again, IDEA, attrs.evolve(PAGE, title="Loud streets")], path)
    assert ask(path, "SELECT consultation, idea FROM consultations") == [
        ("Quiet streets", None),
        (None, "Swap shelves"),
        ("Loud streets", None),
    ]
    assert ask(path, "SELECT consultation_id, count(*) FROM posts GROUP BY 1") == [(1, 4), (3, 4)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert messages(caplog) == ["sqlite: pages that the file holds already were passed over (1)"] * 2


@given(consultations())
def test_equal_pages_are_one_page(page: Consultation) -> None:
    other = attrs.evolve(page, origin="other", problems=tuple(attrs.evolve(p, line=1, start=2) for p in page.problems))
    assert other == page
    assert sqlite._digest(to_dict(other)) == sqlite._digest(to_dict(page))  # noqa: SLF001 -- the law is about it


def test_all_pages_are_added_or_none(path: Path) -> None:
    def broken() -> Iterator[Consultation]:
        yield IDEA
        raise RuntimeError("half way")

    write([PAGE], path)
    with pytest.raises(RuntimeError, match="half way"):
        write(broken(), path)
    assert ask(path, "SELECT count(*) FROM consultations") == [(1,)]
    assert [file.name for file in path.parent.iterdir()] == ["pages.sqlite"]


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    ask(path, "CREATE TABLE posts (text)")
    before = path.read_bytes()
    with pytest.raises(FileExistsError, match="the file is there already, and is a database of another program"):
        write([PAGE], path)
    path.write_text("no database", "utf-8")
    with pytest.raises(OSError, match="file is not a database") as caught:
        write([PAGE], path)
    assert caught.value.filename == str(path)
    assert before != path.read_bytes() == b"no database"


def test_the_database_of_another_version_is_left_alone(path: Path) -> None:
    write([PAGE], path)
    ask(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(FileExistsError, match="the file is there already, and is of another version of talkparse"):
        write([PAGE], path)


# --- what columns cannot hold -----------------------------------------------------------------------------------------


def test_what_a_column_cannot_hold_is_replaced_and_said_and_kept_beside_it(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    comment = Comment(
        author="half \ud83d",
        text="nul\0",
        votes=Votes(up=2**63, down=1),
        age=Age(amount=2**63 - 1, unit="day", text="ages ago"),
    )
    write([Consultation(comments=(comment, Comment(votes=Votes())))], path)
    assert ask(path, "SELECT author, text, up, down, age_amount FROM posts WHERE post = 0") == [
        ("half \ufffd", "nul\ufffd", None, 1, 2**63 - 1)
    ]
    rests = [json.loads(rest) for [rest] in ask(path, "SELECT rest FROM posts ORDER BY post")]
    assert rests == [
        {"author": "half \ud83d", "text": "nul\0", "votes": {"up": 2**63, "care": None, "down": 1}},
        {"votes": {"up": None, "care": None, "down": None}},
    ]
    assert sorted(messages(caplog)) == [
        "sqlite: characters that this format cannot hold became U+FFFD (2)",
        "sqlite: numbers too large for this format were left out (1)",
    ]
