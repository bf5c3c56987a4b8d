"""Input: one file per container, and the table of the endings by which they are known.

A container is a function that takes a binary file and its name, and yields its pages, each with the place it came
from. To add one, write its file and give it a row here.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from talkparse.problems import RecordError, UnrecognisedPage
from talkparse.sources import html, own, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from typing import Unpack

    from talkparse.model import Consultation, DateInterval
    from talkparse.parse import Options, Tier
    from talkparse.vocabulary import Vocabulary


CONTAINERS: Final = {
    ".txt": text.pages,
    ".html": html.pages,
    ".htm": html.pages,
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".sqlite", ".db", ".parquet"), own.pages),
}
"""By the endings of paths, in lower case. Of a single file with another ending, or a stream, the beginning decides."""


def read(  # noqa: PLR0913 -- the options of a page, each by its name
    source: str | os.PathLike[str] | BinaryIO,
    *,
    as_of: date | DateInterval | None = None,
    threads: Tier = "likely",
    stale_cache: bool = False,
    vocabulary: Vocabulary | None = None,
    on_error: Callable[[RecordError], object] | None = None,
) -> Iterator[Consultation]:
    """Read the pages of a file, of a folder and the folders in it, or of an open binary file.

    Nothing is opened before the first page is asked for, and errors come then. A single file that cannot be opened
    raises ``OSError``; one that is no text raises ``RecordError``; one that is no page, ``UnrecognisedPage``. A stream,
    or a file that ends in neither ``.txt`` nor ``.html`` nor ``.htm``, is a saved page if it begins as markup does, and
    else text.

    A folder yields its files in the order of their names, then its folders likewise. Files with other endings and pages
    of other sites are passed over. What cannot be read goes to ``on_error``, and the rest goes on;
    if None, a warning is logged under ``talkparse``. The other arguments are those of ``parse_text``.
    """
    if not isinstance(source, str | os.PathLike) and not hasattr(source, "read"):
        raise TypeError(f"expected a path or a binary file, found {type(source).__name__}")
    places = read_places(
        source, as_of=as_of, threads=threads, stale_cache=stale_cache, vocabulary=vocabulary, on_error=on_error
    )
    return (consultation for _, consultation in places)


def read_places(
    source: str | os.PathLike[str] | BinaryIO,
    *,
    on_error: Callable[[RecordError], object] | None = None,
    **options: Unpack[Options],
) -> Iterator[tuple[str, Consultation]]:
    """Read as ``read`` does, and name with each page the place it came from: its file."""
    if not isinstance(source, str | os.PathLike):
        name = getattr(source, "name", None)
        yield from _any_pages(source, name if isinstance(name, str) else "<stream>", **options)
        return
    root = Path(source)
    if not root.is_dir():
        yield from _read_file(root, options)
        return
    on_error = on_error or _warn
    for path in _files_of(root, on_error):
        try:
            yield from _read_file(path, options)
        except UnrecognisedPage:
            continue
        except RecordError as error:
            on_error(error)
        except OSError as error:
            on_error(RecordError(str(path), None, error.strerror or str(error)))


def _read_file(path: Path, options: Options) -> Iterator[tuple[str, Consultation]]:
    container = CONTAINERS.get(path.suffix.lower(), _any_pages)
    with path.open("rb") as file:
        yield from container(file, str(path), **options)


def _any_pages(file: BinaryIO, place: str, **options: Unpack[Options]) -> Iterator[tuple[str, Consultation]]:
    """Yield the page of a file whose ending says nothing."""
    data = file.read()
    if not isinstance(data, bytes):
        raise TypeError(f"expected a binary file, but {place} gives {type(data).__name__}")
    container = html.pages if html.begins_as_markup(data) else own.pages if own.begins_as_own(data) else text.pages
    yield from container(BytesIO(data), place, **options)


def _files_of(root: Path, on_error: Callable[[RecordError], object]) -> Iterator[Path]:
    """Yield the files of a folder that a container is known for; pipes and devices are no files."""

    def report(error: OSError) -> None:
        on_error(RecordError(str(error.filename), None, error.strerror or str(error)))

    for folder, folders, names in os.walk(root, onerror=report):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            # These two functions never raise, which the methods of Path do where a folder may not be entered.
            is_special = os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113
            if path.suffix.lower() in CONTAINERS and not is_special:
                yield path


def _warn(error: RecordError) -> None:
    import logging  # noqa: PLC0415 -- slower to import than all of this package, and seldom needed

    logging.getLogger("talkparse").warning("%s", error)
