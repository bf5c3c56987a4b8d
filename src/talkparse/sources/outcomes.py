"""What becomes of the records of a source: of a file, of several, or of a stream."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from talkparse.parse import Options
from talkparse.problems import RecordError, UnrecognisedPage, unopened
from talkparse.sources.files import files_of, is_one_file
from talkparse.sources.pages import NotOnePage, Outcome, read_file
from talkparse.sources.record import PassedOver, Reading
from talkparse.sources.streams import BUFFER, Counted


def read_outcomes(
    source: str | os.PathLike[str] | BinaryIO,
    reading: Reading,
    options: Options,
    moved: Callable[[int], object] | None = None,
) -> Iterator[Outcome]:
    """Yield what became of each record of a source; ``moved`` is told the bytes that were read from its files."""
    if not isinstance(source, str | os.PathLike):
        name = getattr(source, "name", None)
        yield from read_file(source, name if isinstance(name, str) else "<stream>", reading, options)
    elif is_one_file(source):
        yield from read_path(Path(source), reading, options, moved)
    elif reading.url is not None:
        raise NotOnePage(f"url: it is the address of one page, and {os.fspath(source)} are several files")
    else:
        for path in files_of(source, reading.leave_out):
            yield from [path] if isinstance(path, RecordError) else _outcomes_in(path, reading, options, moved)


def read_path(
    path: Path,
    reading: Reading,
    options: Options,
    moved: Callable[[int], object] | None = None,
) -> Iterator[Outcome]:
    """Yield what became of each record of a file. Raises as ``read`` does of a single one."""
    with path.open("rb", buffering=0) as file, io.BufferedReader(Counted(file, moved), BUFFER) as stream:
        yield from read_file(stream, str(path), reading, options)


def _outcomes_in(
    path: Path, reading: Reading, options: Options, moved: Callable[[int], object] | None
) -> Iterator[Outcome]:
    """Yield what became of the records of a file among others, of which nothing is raised."""
    try:
        yield from read_path(path, reading, options, moved)
    except UnrecognisedPage:
        yield PassedOver()
    except RecordError as error:
        yield error
    except OSError as error:
        yield unopened(error, str(path))
