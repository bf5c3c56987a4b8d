"""Parquet: row groups read one after another, and of them only the columns with the text, the address and the date."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from talkparse.problems import RecordError
from talkparse.sources.columns import COLUMNS, names_of, record_of, say_missing
from talkparse.sources.extras import import_extra
from talkparse.sources.record import PassedOver, Place, Reading, Record
from talkparse.sources.whole import too_large

_ROWS = 256
"""How many rows are turned into Python's objects at a time."""


def records(
    stream: BinaryIO, name: str, reading: Reading, groups: Sequence[int] | None = None
) -> Iterator[Record | RecordError | PassedOver]:
    """Yield the record of each row of some row groups, or of all; rows are counted from 1, through all groups."""
    parquet = import_extra("pyarrow.parquet", "parquet")
    arrow = import_extra("pyarrow", "parquet")
    place = Place(name)
    try:
        file = parquet.ParquetFile(_seekable(stream))
        metadata = file.metadata
        columns = _columns(file, reading)
        if not columns["text"]:
            yield RecordError(*place, say_missing(reading.columns))
            return
        wanted = [path for paths in columns.values() for path in paths]
        starts = [0]
        for group in range(metadata.num_row_groups):
            starts.append(starts[-1] + metadata.row_group(group).num_rows)
        for group in range(metadata.num_row_groups) if groups is None else groups:
            number = starts[group]
            for batch in file.iter_batches(_ROWS, row_groups=[group], columns=wanted, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    place = Place(name, number)
                    yield _record(row, place, reading)
    except (arrow.ArrowException, OSError) as error:
        yield RecordError(name, place.position, f"no Parquet that can be read: {str(error).splitlines()[0]}")


def _record(row: dict[str, Any], place: Place, reading: Reading) -> Record | RecordError | PassedOver:
    record = record_of(row, place, reading.columns)
    if isinstance(record, Record) and len(record.data) > reading.max_record:
        return too_large(place, reading)
    return record


def _seekable(stream: BinaryIO) -> Any:  # noqa: ANN401 -- a file
    """Give a file of the stream's content that can be read from its end, where Parquet has its table of contents."""
    if stream.seekable():
        return stream
    spooled = tempfile.TemporaryFile()  # noqa: SIM115 -- it is closed and deleted when nobody holds it any more
    shutil.copyfileobj(stream, spooled)
    spooled.seek(0)
    return spooled


def _columns(file: Any, reading: Reading) -> dict[str, list[str]]:  # noqa: ANN401 -- a ParquetFile
    """Give the paths of the columns that are read, by what they hold."""
    paths = [file.schema.column(index).path for index in range(len(file.schema))]
    return {
        key: [path for path in paths if path.lower() in {name.lower() for name in names_of(key, reading.columns)}]
        for key in COLUMNS
    }
