"""CSV: a row per post, as RFC 4180 has it: commas, CRLF, quotes where they are needed, doubled inside.

The columns are ``COLUMNS``; ``page`` counts the pages from 0, ``post`` the posts of a page from 0 in page order, and
``parent`` is the ``post`` that a reply is attached to. Instants are written as in JSON, and None as an empty cell.
``posted_start`` and ``posted_stop`` are the ends of ``posted``, half-open; ``posted_edtf`` says the same by days. A
page without posts has no row.

Spreadsheets run a text as a formula when it begins with ``=``, ``+``, ``-`` or ``@`` (or their full-width forms), some
even after white space or quotes: such a text gets an apostrophe before it. Nothing else gets one, so dropping the
apostrophe that stands before whatever ``FORMULA`` matches gives the text back. NUL, which few readers of CSV survive,
and half surrogates, which UTF-8 cannot hold, become U+FFFD.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from talkparse.model import Consultation, Discussion, Reply, Votes
from talkparse.serialise import instant_text
from talkparse.writers.edtf import edtf
from talkparse.writers.thread import Placed, placed_posts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

COLUMNS: Final = (
    "page", "consultation", "discussion", "url", "post", "id", "parent", "parent_id",
    "author", "author_status", "role", "age", "posted_start", "posted_stop",
    "up", "care", "down", "pinned", "avatar", "cut", "certainty", "evidence", "text", "posted_edtf",
    "origin",
)  # fmt: skip
"""The names of the columns in their order; new ones are added at the end."""

# Quotes, white space and what is invisible may stand before the sign; an apostrophe is among the quotes, so that a
# text which looks defused already is defused once more.
FORMULA: Final = re.compile("[\\s'\"`\u2018\u2019\u201c\u201d\u200b\ufeff\ufffd]*[-=+@\t\r\n\uff0b\uff0d\uff1d\uff20]")
_UNWRITABLE: Final = re.compile("[\0\ud800-\udfff]")


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str]) -> None:
    """Write the names of the columns, and a row per post."""
    writer: csv.DictWriter[str] = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    for page, consultation in enumerate(consultations):
        for placed in placed_posts(consultation):
            row = {"page": page, "post": placed.index, "parent": placed.parent, **_cells(consultation, placed)}
            writer.writerow({name: _defuse(cell) if isinstance(cell, str) else cell for name, cell in row.items()})


def _cells(consultation: Consultation, placed: Placed) -> dict[str, str | int | None]:
    """Give the cells of a post, beside those that count."""
    post = placed.post
    votes = post.votes or Votes()
    cells: dict[str, str | int | None] = {
        "consultation": consultation.title,
        "discussion": (consultation.discussion or Discussion()).title,
        "url": consultation.url,
        "origin": consultation.origin,
        "id": post.id,
        "author": post.author,
        "author_status": post.author_status.value,
        "role": post.role,
        "age": post.age.text if post.age else None,
        "posted_start": instant_text(post.posted.start) if post.posted else None,
        "posted_stop": instant_text(post.posted.stop) if post.posted else None,
        "posted_edtf": edtf(post.posted) if post.posted else None,
        "up": votes.up,
        "care": votes.care,
        "down": votes.down,
        "pinned": "true" if post.pinned else "false",
        "avatar": post.avatar,
        "cut": post.cut.value if post.cut else None,
        "text": post.text,
    }
    if isinstance(post, Reply):
        cells["parent_id"] = post.parent_id
        cells["certainty"] = post.certainty.value if post.certainty else None
        cells["evidence"] = "; ".join(f"{reason.kind}: {reason.detail}" for reason in post.evidence)
    return cells


def _defuse(text: str) -> str:
    text = _UNWRITABLE.sub("\ufffd", text)
    return f"'{text}" if FORMULA.match(text) else text
