"""Input: one file per container, a table that names them in ``detect``, and one function for what they all hold.

A container yields records or errors and parses nothing; ``pages`` makes pages of the records.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import BinaryIO, Final

from talkparse.model import Consultation, DateInterval
from talkparse.parse import Options, Tier, check_call
from talkparse.problems import RecordError, printable
from talkparse.sources.columns import check_columns
from talkparse.sources.record import Reading
from talkparse.vocabulary import Vocabulary

_DEFAULT: Final = Reading()


def read(  # noqa: PLR0913 -- options by name, each of them promised to users
    source: str | os.PathLike[str] | BinaryIO,
    *,
    url: str | None = None,
    as_of: date | DateInterval | None = None,
    threads: Tier = "likely",
    stale_cache: bool = False,
    vocabulary: Vocabulary | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    on_error: Callable[[RecordError], object] | None = None,
    max_record: int = _DEFAULT.max_record,
    max_ratio: int = _DEFAULT.max_ratio,
) -> Iterator[Consultation]:
    """Read the pages of a file, of a folder and the folders in it, of all files that a glob matches, or of a stream.

    A file is a page (text, HTML or MHTML) or holds records of pages (JSON Lines, a JSON array, Parquet, WARC or WET);
    it may be compressed with gzip, bz2, xz or Zstandard. Its content tells which. Records give their pages an address,
    a time of capture unless ``as_of`` says better, and an ``origin``. ``columns`` names the columns of ``text``,
    ``url`` and ``date`` where they are called otherwise than in known corpora. What ``write`` has written as JSON, JSON
    Lines, SQLite or Parquet gives equal pages, to which the options of parsing say nothing. ``url`` is the address of a
    file that is one page; ``encoding`` that of text or HTML that does not say it.

    Nothing is opened before the first page is asked for, and errors come then. A single file that cannot be opened
    raises ``OSError``; one that is no page, ``UnrecognisedPage``; one that is broken, or no container,
    ``RecordError``. In folders, and among records, pages of other sites are passed over; what cannot be read goes to
    ``on_error``, and the rest goes on; if None, a warning is logged under ``talkparse``. A folder yields its files in
    the order of their names, then its folders likewise; files with endings of no container are passed over. A record of
    more than ``max_record`` bytes, or a file that unpacks to more than ``max_ratio`` times its size, is broken.

    The other arguments are those of ``parse_text``.
    """
    if not isinstance(source, str | os.PathLike) and not hasattr(source, "read"):
        raise TypeError(f"expected a path or a binary file, found {type(source).__name__}")
    if source == "":  # which Path would take for the folder one is in
        raise ValueError("expected a path or a binary file, found an empty name")
    if not (on_error is None or callable(on_error)):
        raise TypeError(f"on_error: expected a function, not {type(on_error).__name__}")
    reading = check_reading(columns=columns, encoding=encoding, url=url, max_record=max_record, max_ratio=max_ratio)
    check_call(url, as_of, threads, vocabulary, stale_cache=stale_cache)
    options: Options = {
        "as_of": as_of,
        "threads": threads,
        "stale_cache": stale_cache,
        "vocabulary": vocabulary,
    }
    return _pages(source, reading, options, on_error or _warn)


def check_reading(
    *,
    columns: Mapping[str, str] | None,
    encoding: str | None,
    url: str | None,
    max_record: int = _DEFAULT.max_record,
    max_ratio: int = _DEFAULT.max_ratio,
) -> Reading:
    """Check how containers are to be read. Raises ``TypeError`` or ``ValueError``."""
    for name, number in (("max_record", max_record), ("max_ratio", max_ratio)):
        if type(number) is not int:
            raise TypeError(f"{name}: expected an int, not {type(number).__name__}")
        if number < 1:
            raise ValueError(f"{name}: expected a number above 0, not {number}")
    if not isinstance(encoding, str | None):
        raise TypeError(f"encoding: expected a str, not {type(encoding).__name__}")
    try:
        b"word".decode(encoding or "utf-8", "replace")
    except (LookupError, ValueError):
        raise ValueError(f"encoding: none is called {encoding!r}") from None
    return Reading(check_columns(columns), encoding, url, max_record=max_record, max_ratio=max_ratio)


def _pages(
    source: str | os.PathLike[str] | BinaryIO,
    reading: Reading,
    options: Options,
    on_error: Callable[[RecordError], object],
) -> Iterator[Consultation]:
    # Whoever parses strings needs none of the containers, nor what they import.
    from talkparse.sources.outcomes import read_outcomes  # noqa: PLC0415

    for outcome in read_outcomes(source, reading, options):
        if isinstance(outcome, RecordError):
            on_error(outcome)
        elif isinstance(outcome, Consultation):
            yield outcome


def _warn(error: RecordError) -> None:
    import logging  # noqa: PLC0415 -- slower to import than all of this package, and seldom needed

    logging.getLogger("talkparse").warning("%s", printable(str(error)))
