"""What ``write`` has written as JSON, JSON Lines, SQLite or Parquet: pages, read back equal to what they were.

Each is known by its own shape: JSON by the fields of a page, SQLite by the number in its head, Parquet by its metadata.
They are input like any other, so what they hold is checked, and what is wrong with a page is a ``RecordError``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from talkparse.problems import RecordError, UnrecognisedPage
from talkparse.sources.own_data import Outcome, is_page, read_page
from talkparse.sources.own_database import database_pages, is_database
from talkparse.sources.own_parquet import parquet_pages

if TYPE_CHECKING:
    from typing import Unpack

    from talkparse.model import Consultation
    from talkparse.parse import Options

_JSON: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"title"\s*:')


def begins_as_own(head: bytes) -> bool:
    """Tell whether the beginning of a file may be of something that talkparse wrote, and of no dump."""
    return is_database(head) or head.startswith(b"PAR1") or _JSON.match(head) is not None


def pages(file: BinaryIO, place: str, **_: Unpack[Options]) -> Iterator[tuple[str, Consultation]]:
    """Yield the pages of a file. The options of parsing say nothing to them, for they were parsed before.

    Raises ``RecordError`` for the first that cannot be read, ``UnrecognisedPage`` for a file of something else.
    """
    data = file.read()
    for outcome in _outcomes(data, place):
        if isinstance(outcome, RecordError):
            raise outcome
        yield place, outcome


def _outcomes(data: bytes, name: str) -> Iterator[Outcome]:
    if is_database(data):
        yield from database_pages(BytesIO(data), name)
    elif data.startswith(b"PAR1"):
        yield from parquet_pages(BytesIO(data), name)
    else:
        yield from _json_pages(data, name)


def _json_pages(data: bytes, name: str) -> Iterator[Outcome]:
    """Yield the pages of an array, or of lines."""
    number = 0
    try:
        lines = data.decode("utf-8-sig").split("\n")
        values = json.loads(data) if data.lstrip().startswith(b"[") else map(json.loads, filter(str.strip, lines))
        for number, value in enumerate(values, 1):
            if not is_page(value):
                raise UnrecognisedPage("JSON that is no page of talkparse's")
            yield read_page(value, name, number)
    except (ValueError, RecursionError) as error:
        if isinstance(error, UnrecognisedPage):
            raise
        yield RecordError(name, number + 1, f"no JSON: {error}")
