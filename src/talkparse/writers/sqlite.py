"""SQLite: consultations, posts, evidence and problems in tables that know each other, and a search of the texts.

A file that is there already is added to, in one transaction; a page that it holds is not written again. Texts without
NUL and half surrogates, which SQLite cuts or refuses, stand in the columns as they are; of others the column shows
U+FFFD, and what was there is kept as JSON beside it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from errno import EEXIST, EIO
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from talkparse.serialise import to_dict
from talkparse.writers.json_text import encode
from talkparse.writers.rows import PAGE_COLUMNS, POST_COLUMNS, cell_text, page_row, post_row
from talkparse.writers.sqlite_tables import APPLICATION, PAGE_NAMES, POST_NAMES, SEARCH, TABLES, VERSION, post_data
from talkparse.writers.thread import Placed, placed_posts
from talkparse.writers.unwritable import HALVES_AND_NUL, fit, replace, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from talkparse.model import Consultation

_NO_SEARCH: Final = "no search of texts, for this SQLite has no FTS5"
_HELD_ALREADY: Final = "pages that the file holds already were passed over"
_TAKE: Final[dict[type, Callable[[Any, Counter[str]], str | int | None]]] = {
    str: lambda value, said: replace(value, HALVES_AND_NUL, said),
    int: fit,
    bool: lambda value, _: int(value),
    date: lambda value, _: cell_text(value),
    datetime: lambda value, _: cell_text(value),
}
_PAGE: Final = {name: _TAKE[PAGE_COLUMNS[name]] for name in PAGE_NAMES}
_POST: Final = {name: _TAKE[POST_COLUMNS[name]] for name in POST_NAMES}
_PLACES: Final = ("start", "stop", "line")  # of a problem: they take no part in what a page says


def write(consultations: Iterable[Consultation], path: Path) -> None:
    """Write what the file does not hold yet. Raises ``OSError``, for a file that is not talkparse's too."""
    said: Counter[str] = Counter()
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("BEGIN IMMEDIATE")
            _prepare(database, path, said)
            post_id = database.execute("SELECT coalesce(max(post_id), 0) + 1 FROM posts").fetchone()[0]
            for consultation in consultations:
                post_id = _add(database, consultation, post_id, said)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise OSError(EIO, str(error), str(path)) from error
    say("sqlite", said)


def _prepare(database: sqlite3.Connection, path: Path, said: Counter[str]) -> None:
    """Make the tables of a new file, and refuse one that is somebody else's."""
    if path.stat().st_size == 0:
        for statement in _statements(TABLES):
            database.execute(statement)
        try:
            for statement in _statements(SEARCH):
                database.execute(statement)
        except sqlite3.OperationalError:
            said[_NO_SEARCH] += 1
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        return
    marks = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if marks != [APPLICATION, VERSION]:
        reason = "is a database of another program" if marks[0] != APPLICATION else "is of another version of talkparse"
        raise FileExistsError(EEXIST, f"the file is there already, and {reason}", str(path))


def _statements(script: str) -> Iterator[str]:
    """Divide a script, which ``executescript`` would commit before it runs."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _add(database: sqlite3.Connection, consultation: Consultation, post_id: int, said: Counter[str]) -> int:
    """Add a page, its posts from this number on, unless it is there; give the number after them."""
    data = to_dict(consultation)
    known = _cells(_PAGE, page_row(0, consultation), said)
    cells = [*known.values(), encode({**data, "comments": []}), _digest(data)]
    found = database.execute(
        f"INSERT INTO consultations ({', '.join(PAGE_NAMES)}, page, digest)"  # noqa: S608 -- names of ours
        f" VALUES ({', '.join('?' * len(cells))}) ON CONFLICT (digest) DO NOTHING",
        cells,
    )
    if found.rowcount == 0:
        said[_HELD_ALREADY] += 1
        return post_id
    page = found.lastrowid
    posts: list[list[Any]] = []
    evidence: list[tuple[Any, ...]] = []
    for placed, entry in zip(placed_posts(consultation), _entries(data), strict=True):
        reasons = [
            (reason["kind"], replace(reason["detail"], HALVES_AND_NUL, said)) for reason in entry.get("evidence", ())
        ]
        posts.append([post_id + placed.index, page, *_post(placed, entry, reasons, said)])
        evidence += [(post_id + placed.index, number, *reason) for number, reason in enumerate(reasons)]
    _insert(database, "posts", posts)
    _insert(database, "evidence", evidence)
    problems = enumerate(consultation.problems)
    _insert(
        database,
        "problems",
        [
            (page, number, fault.code.value, replace(fault.message, HALVES_AND_NUL, said), fit(fault.line, said))
            for number, fault in problems
        ],
    )
    return post_id + len(posts)


def _insert(database: sqlite3.Connection, table: str, lines: Sequence[Sequence[Any]]) -> None:
    if lines:
        database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(lines[0]))})", lines)  # noqa: S608 -- as above


def _post(placed: Placed, entry: dict[str, Any], reasons: list[tuple[str, str]], said: Counter[str]) -> list[Any]:
    """Give the cells of a post, ``rest`` being what ``post_data`` would not give back from the others."""
    cells = {**_cells(_POST, post_row(placed), said), "is_reply": int("evidence" in entry)}
    held = post_data(cells, reasons)
    data = {**entry, "replies": []}
    rest = {name: value for name, value in data.items() if name not in held or held[name] != value}
    return [*cells.values(), encode(rest) if rest else None]


def _entries(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the posts of a page's data in page order."""
    waiting = data["comments"][::-1]
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting += entry["replies"][::-1]


def _digest(data: dict[str, Any]) -> str:
    """Name a page by what it says: equal pages, and no others, have the same name."""
    problems = [{**problem, **dict.fromkeys(_PLACES)} for problem in data["problems"]]
    digest = sha256(_bytes({**data, "origin": None, "problems": problems, "comments": len(data["comments"])}))
    for entry in _entries(data):
        digest.update(_bytes({**entry, "replies": len(entry["replies"])}))
    return digest.hexdigest()


def _bytes(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _cells(columns: Mapping[str, Callable[..., Any]], row: Mapping[str, Any], said: Counter[str]) -> dict[str, Any]:
    return {name: None if row[name] is None else take(row[name], said) for name, take in columns.items()}
