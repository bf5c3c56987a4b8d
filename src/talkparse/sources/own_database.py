"""Pages from an SQLite database that ``write`` has made."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from talkparse.model import Consultation
from talkparse.problems import RecordError
from talkparse.sources.own_data import NO_PAGE, Placed, is_page, no_page, read_page
from talkparse.sources.record import BrokenStream, Found, Place, Reading
from talkparse.writers.sqlite_tables import VERSION, post_data

_TABLES: Final = ("consultations", "posts", "evidence")


def records(stream: BinaryIO, name: str, _: Reading) -> Iterator[Found]:
    """Yield the pages of a database, in the order in which they were written; they are counted from 1."""
    number = 0
    try:
        with tempfile.TemporaryDirectory(prefix="talkparse-") as folder:  # SQLite reads files alone
            path = Path(folder, "copy.sqlite")
            with path.open("wb") as copy:
                shutil.copyfileobj(stream, copy)
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
                _check_tables(database)
                for number, rows in enumerate(_pages_of(database), 1):
                    yield _page(rows, Place(name, number))
    except BrokenStream as error:
        yield RecordError(name, None, str(error))
    except (sqlite3.Error, ValueError) as error:
        yield RecordError(name, number + 1, f"no database that this version of talkparse reads: {error}")


def _check_tables(database: sqlite3.Connection) -> None:
    """Raise ``ValueError`` for what are not plain tables: views and computed columns are programs of a stranger."""
    database.execute("PRAGMA trusted_schema = OFF")
    [version] = database.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        raise ValueError(f"its tables are of version {version}")
    kinds = dict(database.execute("SELECT name, type FROM sqlite_schema"))
    for table in _TABLES:
        if kinds.get(table) != "table" or any(row[6] for row in database.execute(f"PRAGMA table_xinfo({table})")):
            raise ValueError(f"{table} is no table")


class _Rows(NamedTuple):
    """The rows of a page."""

    page: sqlite3.Row
    posts: list[sqlite3.Row]
    evidence: list[sqlite3.Row]


def _pages_of(database: sqlite3.Connection) -> Iterator[_Rows]:
    """Yield the rows of each page. The queries go on side by side: one page is held."""
    database.row_factory = sqlite3.Row
    in_order = "JOIN consultations USING (consultation_id) ORDER BY consultation_id"
    posts_of = _grouped(database.execute(f"SELECT posts.* FROM posts {in_order}, post"))  # noqa: S608 -- words of ours
    evidence_of = _grouped(
        database.execute(
            "SELECT posts.consultation_id, evidence.* FROM evidence"  # noqa: S608 -- as above
            f" JOIN posts USING (post_id) {in_order}, post_id, number"
        )
    )
    for page in database.execute("SELECT consultation_id, page FROM consultations ORDER BY consultation_id"):
        yield _Rows(page, posts_of(page["consultation_id"]), evidence_of(page["consultation_id"]))


def _page(rows: _Rows, place: Place) -> Consultation | RecordError:
    """Make a page of the data of ``to_dict`` that its rows hold."""
    try:
        data = json.loads(rows.page["page"])
        if not is_page(data):
            raise ValueError("its JSON is no page's")
        reasons: dict[int, list[tuple[str, str]]] = {}
        for reason in rows.evidence:
            reasons.setdefault(reason["post_id"], []).append((reason["kind"], reason["detail"]))
        posts: list[Placed] = []
        for cells in rows.posts:
            post = post_data(dict(cells), reasons.get(cells["post_id"], ()))
            rest = json.loads(cells["rest"] or "{}")
            posts.append((cells["post"], cells["parent"], {**post, **rest, "replies": []}))
    except NO_PAGE as error:
        return no_page(error, place)
    return read_page(data, place, posts)


def _grouped(lines: Iterator[sqlite3.Row]) -> Callable[[int], list[sqlite3.Row]]:
    """Give a function that gives the lines of a page, and is asked for pages in their order."""
    groups = groupby(lines, itemgetter("consultation_id"))
    waiting = next(groups, None)

    def lines_of(page: int) -> list[sqlite3.Row]:
        nonlocal waiting
        if waiting is None or waiting[0] != page:
            return []
        found = list(waiting[1])
        waiting = next(groups, None)
        return found

    return lines_of
