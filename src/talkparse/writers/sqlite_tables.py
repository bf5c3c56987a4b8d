"""The tables of SQLite, and a post between them and the data of ``to_dict``.

Columns have the names that they have in ``rows``. Days and instants are text, as in JSON; booleans are 0 and 1.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from talkparse.writers.rows import PAGE_COLUMNS, POST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

APPLICATION: Final = 0x74616C6B
"""``talk``, the number in the head of the file by which it is known; see ``PRAGMA application_id``."""
VERSION: Final = 1
"""Of the tables, kept as ``PRAGMA user_version``; it goes up when older files can be written to no longer."""

PAGE_NAMES: Final = tuple(name for name in PAGE_COLUMNS if name not in {"page", "problems"})
POST_NAMES: Final = tuple(name for name in POST_COLUMNS if name not in {"evidence", "evidence_detail"})
_TYPES: Final = {int: "INTEGER", bool: "INTEGER", str: "TEXT", date: "TEXT", datetime: "TEXT"}


def _columns(names: Sequence[str]) -> str:
    types = PAGE_COLUMNS | POST_COLUMNS
    required = {"kind", "post", "depth", "thread", "author_status", "pinned", "text"}
    return ",\n  ".join(f"{name} {_TYPES[types[name]]}{' NOT NULL' if name in required else ''}" for name in names)


TABLES: Final = f"""\
CREATE TABLE consultations (
  consultation_id INTEGER PRIMARY KEY,
  {_columns(PAGE_NAMES)},
  page TEXT NOT NULL, -- all that the page says, as JSON without its comments
  digest TEXT NOT NULL UNIQUE -- of all that the page says with them: the same page is written once
);
CREATE TABLE posts (
  post_id INTEGER PRIMARY KEY,
  consultation_id INTEGER NOT NULL REFERENCES consultations ON DELETE CASCADE,
  {_columns(POST_NAMES)},
  is_reply INTEGER NOT NULL, -- also where its parent is not on the page
  rest TEXT, -- as JSON, what the columns cannot hold as it is; nearly always NULL
  UNIQUE (consultation_id, post),
  FOREIGN KEY (consultation_id, parent) REFERENCES posts (consultation_id, post) ON DELETE CASCADE
);
CREATE TABLE evidence (
  post_id INTEGER NOT NULL REFERENCES posts ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (post_id, number)
) WITHOUT ROWID;
CREATE TABLE problems (
  consultation_id INTEGER NOT NULL REFERENCES consultations ON DELETE CASCADE,
  number INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  line INTEGER,
  PRIMARY KEY (consultation_id, number)
) WITHOUT ROWID;
CREATE INDEX replies ON posts (consultation_id, parent);
"""
SEARCH: Final = """\
CREATE VIRTUAL TABLE search USING fts5(text, content='posts', content_rowid='post_id');
CREATE TRIGGER search_new AFTER INSERT ON posts BEGIN
  INSERT INTO search (rowid, text) VALUES (new.post_id, new.text);
END;
CREATE TRIGGER search_old AFTER DELETE ON posts BEGIN
  INSERT INTO search (search, rowid, text) VALUES ('delete', old.post_id, old.text);
END;
CREATE TRIGGER search_changed AFTER UPDATE ON posts BEGIN
  INSERT INTO search (search, rowid, text) VALUES ('delete', old.post_id, old.text);
  INSERT INTO search (rowid, text) VALUES (new.post_id, new.text);
END;
"""


def post_data(cells: Mapping[str, Any], evidence: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Give what ``to_dict`` gives for a post, without its replies, from the cells of its row and of its evidence."""
    votes = {name: cells[name] for name in ("up", "care", "down")}
    data = {
        "id": cells["id"],
        "author": cells["author"],
        "author_status": cells["author_status"],
        "role": cells["role"],
        "age": cells["age"] and {"amount": cells["age_amount"], "unit": cells["age_unit"], "text": cells["age"]},
        "posted": None
        if cells["posted_start"] is None
        else {"start": cells["posted_start"], "stop": cells["posted_stop"]},
        "text": cells["text"],
        "preview": cells["preview"],
        "cut": cells["cut"],
        "votes": None if set(votes.values()) == {None} else votes,
        "pinned": bool(cells["pinned"]),
        "avatar": cells["avatar"],
        "captures": [int(number) for number in (cells["captures"] or "").split("; ") if number],
        "replies": [],
    }
    if cells["is_reply"]:
        data["evidence"] = [{"kind": kind, "detail": detail} for kind, detail in evidence]
        data["certainty"] = cells["certainty"]
        data["parent_id"] = cells["parent_id"]
    return data
