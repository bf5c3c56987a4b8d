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
from typing import Any, BinaryIO, Final

from talkparse.problems import RecordError
from talkparse.sources.own_data import Placed, is_page, read_page
from talkparse.sources.record import BrokenStream, Found, Place, Reading
from talkparse.writers.sqlite_tables import APPLICATION, VERSION, post_data

_MAGIC: Final = b"SQLite format 3\0"
_APPLICATION_AT: Final = slice(68, 72)  # in the head of a database, as its file format says
_TABLES: Final = ("consultations", "posts", "evidence")


def is_database(head: bytes) -> bool:
    """Tell by its first 72 bytes whether a file is a database that talkparse wrote."""
    return head.startswith(_MAGIC) and head[_APPLICATION_AT] == APPLICATION.to_bytes(4, "big")


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
                for number, (data, posts) in enumerate(_pages_of(database), 1):
                    yield read_page(data, Place(name, number), posts)
    except BrokenStream as error:
        yield RecordError(name, None, str(error))
    except (sqlite3.Error, ValueError, LookupError, TypeError, RecursionError) as error:
        missing = " is missing" if isinstance(error, LookupError) else ""
        yield RecordError(name, number + 1, f"no database that this version of talkparse reads: {error}{missing}")


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


def _pages_of(database: sqlite3.Connection) -> Iterator[tuple[dict[str, Any], list[Placed]]]:
    """Yield the data of ``to_dict`` for each page, and its posts. The queries go on side by side: one page is held."""
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
        data = json.loads(page["page"])
        if not is_page(data):
            raise ValueError(f"page {page['consultation_id']} is no page")
        reasons: dict[int, list[tuple[str, str]]] = {}
        for reason in evidence_of(page["consultation_id"]):
            reasons.setdefault(reason["post_id"], []).append((reason["kind"], reason["detail"]))
        posts: list[Placed] = []
        for cells in posts_of(page["consultation_id"]):
            post = post_data(dict(cells), reasons.get(cells["post_id"], ()))
            rest = json.loads(cells["rest"] or "{}")
            posts.append((cells["post"], cells["parent"], {**post, **rest, "replies": []}))
        yield data, posts


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
