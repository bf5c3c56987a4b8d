"""Parquet: row groups read one after another, and of them only the columns with the text, the address and the date."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, BinaryIO

from talkparse.extras import import_extra
from talkparse.problems import RecordError
from talkparse.sources.arrow_rows import rows_of
from talkparse.sources.columns import has_any
from talkparse.sources.own_parquet import is_marked, pages_of
from talkparse.sources.record import BrokenStream, Found, Place, Reading, Record
from talkparse.sources.rows import record_of, say_missing
from talkparse.sources.whole import too_large

_ROWS = 256
"""How many rows are turned into Python's objects at a time."""


def records(stream: BinaryIO, name: str, reading: Reading, groups: Sequence[int] | None = None) -> Iterator[Found]:
    """Yield the record of each row of some row groups, or of all; rows are counted from 1, through all groups."""
    parquet = import_extra("pyarrow.parquet", "parquet")
    arrow = import_extra("pyarrow", "parquet")
    place = Place(name)
    try:
        with _seekable(stream) as seekable:
            file = parquet.ParquetFile(seekable)
            if is_marked(file.schema_arrow.metadata):
                yield from pages_of(file, name, groups)
                return
            for number, row in _rows(file, reading, groups):
                place = Place(name, number)
                yield _record(row, place, reading)
    except (_NoColumn, BrokenStream) as error:
        yield RecordError(*place, str(error))
    except (arrow.ArrowException, OSError) as error:
        yield RecordError(*place, f"no Parquet that can be read: {str(error).partition(chr(10))[0]}")


class _NoColumn(Exception):  # noqa: N818 -- it says what is missing
    """No column may hold the text of a page."""


def _rows(file: Any, reading: Reading, groups: Sequence[int] | None) -> Iterator[tuple[int, dict[str, Any] | str]]:  # noqa: ANN401
    """Yield the rows of a ParquetFile with their numbers, a few read at a time; see ``rows_of``."""
    paths = [file.schema.column(index).path for index in range(len(file.schema))]
    text, url, date = ([path for path in paths if has_any([path], names)] for names in reading.columns)
    if not text:
        raise _NoColumn(say_missing(reading.columns))
    number = 0
    for group in range(file.metadata.num_row_groups):
        if groups is None or group in groups:
            batches = file.iter_batches(_ROWS, row_groups=[group], columns=[*text, *url, *date], use_threads=False)
            rows = chain.from_iterable(map(rows_of, batches))
            yield from enumerate(rows, number + 1)
        number += file.metadata.row_group(group).num_rows


def _record(row: dict[str, Any] | str, place: Place, reading: Reading) -> Found:
    if isinstance(row, str):
        return RecordError(*place, row)
    record = record_of(row, place, reading.columns)
    if isinstance(record, Record) and len(record.data) > reading.max_record:
        return too_large(place, reading)
    return record


@contextmanager
def _seekable(stream: BinaryIO) -> Iterator[Any]:
    """Give a file of the stream's content that can be read from its end, where Parquet has its table of contents."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as spooled:
        shutil.copyfileobj(stream, spooled)
        spooled.seek(0)
        yield spooled
