"""Parts: pieces of work that are read by themselves, in any process, and finished or not.

A part is a file, or of a large one some row groups or a range of lines. Where a part begins depends on the files alone,
never on how many read them: so one process and a cluster give the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from talkparse.extras import import_extra
from talkparse.problems import RecordError, unopened
from talkparse.sources.detect import JSON_LINES, PARQUET, tell
from talkparse.sources.files import files_of, is_one_file
from talkparse.sources.pages import Outcome
from talkparse.sources.streams import look_at

_SIZE: Final = 4 * 2**20
"""The bytes of a range of lines: some tenths of a second of work, so that none waits long for the last."""
_BLOCK: Final = 1 << 20


class Part(NamedTuple):
    """A piece of work."""

    source: str
    """What the caller named: a file, a folder or a pattern."""
    path: str
    size: int = 0
    """The bytes of the part, for those who show how far they are."""
    is_alone: bool = True
    """Whether the file was named by itself: then it is an error that there is no page in it."""
    changed: int = 0
    """When the file was changed, in nanoseconds: what was read of it before holds no longer."""
    start: int = 0
    """The byte of a file of JSON Lines at which the part begins, or a row group of Parquet."""
    stop: int | None = None
    """Where it ends, half-open; None if the part is the whole file."""
    first: int = 1
    """The number of the first line."""


class Done(NamedTuple):
    """A part that was read."""

    part: Part
    outcomes: tuple[Outcome, ...]
    """In order; records that were passed over are summed up in the last."""


def parts_of(source: str, leave_out: str | None = None) -> Iterator[Part | Done]:
    """Yield the parts of a source, in order, without one file; what cannot be opened is done, with its error."""
    is_empty = True
    try:
        for path in files_of(source, leave_out):
            is_empty = False
            if isinstance(path, RecordError):
                yield _failed(source, path)
            else:
                yield from _divide(source, str(path))
        if is_empty:
            yield Done(Part(source, source), ())
    except OSError as error:  # a pattern that matches nothing
        yield _failed(source, unopened(error, source))


def _failed(source: str, error: RecordError) -> Done:
    return Done(Part(source, error.source), (error,))


def _divide(source: str, path: str) -> Iterator[Part | Done]:
    try:
        status = os.stat(path)  # noqa: PTH116 -- the path as it was given, for the messages
        whole = Part(source, path, status.st_size, is_one_file(source), status.st_mtime_ns)
        if status.st_size <= _SIZE:
            yield whole
            return
        with open(path, "rb") as file:  # noqa: PTH123
            container = tell(look_at(file, path)[0], path)
            if container is JSON_LINES:
                yield from _ranges(file, whole)
            elif container is PARQUET:
                yield from _groups(file, whole)
            else:
                yield whole
    except OSError as error:
        yield _failed(source, unopened(error, path))


def _ranges(file: BinaryIO, whole: Part) -> Iterator[Part]:
    """Cut a file of JSON Lines at ends of lines, and number the lines."""
    start, first = 0, 1
    file.seek(0)
    while True:
        lines, stop, last = 0, start, b""
        # To the size of a part, and on to the end of the line.
        while stop < start + _SIZE and (block := file.read(min(_BLOCK, start + _SIZE - stop))):
            lines, stop, last = lines + block.count(b"\n"), stop + len(block), block
        while last and not last.endswith(b"\n"):
            last = file.readline(_BLOCK)
            lines, stop = lines + last.endswith(b"\n"), stop + len(last)
        if stop == start:
            return
        yield whole._replace(size=stop - start, start=start, stop=stop, first=first)
        start, first = stop, first + lines


def _groups(file: BinaryIO, whole: Part) -> Iterator[Part]:
    """Give each row group of a Parquet file as a part."""
    try:
        count = import_extra("pyarrow.parquet", "parquet").ParquetFile(file).metadata.num_row_groups
    except (ImportError, OSError, ValueError):  # said when it is read; Arrow's error is a ValueError
        count = 1
    for group in range(count):
        size = whole.size // count + (group < whole.size % count)
        yield whole._replace(size=size, start=group, stop=group + 1) if count > 1 else whole
