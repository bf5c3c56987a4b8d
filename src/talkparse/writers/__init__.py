"""Output: one file per format, and the table that names them.

A format is a function that takes consultations and what its kind of target gives. To add one, write its file and give
it a row here.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Literal, NamedTuple, TypedDict

from talkparse.checked import checked
from talkparse.extras import import_extra
from talkparse.writers.targets import Target, write_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Unpack

    from talkparse.model import Consultation


class Format(NamedTuple):
    """A row of the table."""

    module: str
    """The file in this package whose ``write`` makes the format; imported when it is used."""
    endings: tuple[str, ...]
    """The endings of paths that ask for this format, in lower case."""
    target: Target = Target.TEXT
    """What ``write`` is given after the consultations."""
    options: tuple[str, ...] = ()
    """The keyword arguments that ``write`` takes."""
    extra: str | None = None
    """The extra of the distribution that brings what the format is made with; a key of ``EXTRAS``."""


FORMATS: Final = {
    "json": Format("json_array", (".json",)),
    "jsonl": Format("json_lines", (".jsonl", ".ndjson"), options=("flat",)),
    "csv": Format("csv_table", (".csv",), options=("defuse",)),
    "xlsx": Format("xlsx", (".xlsx",), Target.BINARY, extra="xlsx"),
    "md": Format("markdown", (".md", ".markdown")),
    "html": Format("report", (".html", ".htm")),
    "sqlite": Format("sqlite", (".sqlite", ".db"), Target.FILE),
    "parquet": Format("parquet", (".parquet",), Target.BINARY, ("flat",), extra="parquet"),
    "convokit": Format("convokit", (), Target.FOLDER, ("instant",)),
    "consult": Format("consult", (), Target.FOLDER),
    "themefinder": Format("themefinder", (), options=("defuse",)),
    "t3c": Format("t3c", (), Target.PARTS, ("defuse",)),
}
EXTRAS: Final = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}
"""What an extra brings, by the name under which it is imported."""


class FormatOptions(TypedDict, total=False):
    """What some formats may be asked for besides; which takes which is said in ``FORMATS``."""

    defuse: bool
    """Put an apostrophe before what a spreadsheet would run (True)."""
    instant: Literal["start", "middle", "stop"]
    """Which instant of the interval in which a post was written is its timestamp ("start")."""
    flat: bool
    """Write what ``rows`` gives, a post at a time, instead of pages (False)."""


def write(
    consultations: Iterable[Consultation],
    target: str | os.PathLike[str] | IO[str] | IO[bytes],
    *,
    format: str | None = None,  # noqa: A002 -- the name is a promise to users
    **options: Unpack[FormatOptions],
) -> None:
    """Write consultations to a path, a text file or a binary file.

    ``format`` is a name of the table in the documentation; if None, the ending of the target's path decides. A path
    gets its file or folder when everything is written, so that no half of one is ever seen; a folder that holds
    anything is not replaced. Files are UTF-8, whatever the locale; a text file of yours must be opened with
    ``newline=""`` for CSV, and takes what its own encoding can hold.

    ``flat=True`` writes posts instead of pages (JSON Lines, Parquet); ``defuse=False`` leaves what a spreadsheet would
    run as it is (CSV).

    A text that a format cannot hold is replaced or divided, which is logged as a warning under ``talkparse``. Raises
    ``TypeError`` for what are no consultations, for a target that the format does not take and for an option that it
    does not know, ``ValueError`` for an unknown format, ``MissingExtra`` (an ``ImportError``) where a package
    is missing, and ``OSError``.
    """
    if not isinstance(format, str | None):
        raise TypeError(f"format: expected a str, not {type(format).__name__}")
    if not (isinstance(target, str | os.PathLike) or hasattr(target, "write")):
        raise TypeError(f"expected a path or a file to write to, found {type(target).__name__}")
    if target == "":  # which Path would take for the folder one is in
        raise ValueError("expected a path or a file to write to, found an empty name")
    path = os.fspath(target) if isinstance(target, str | os.PathLike) else getattr(target, "name", None)
    name = format_of(path) if format is None else format
    write_format = load_format(name)
    for option, value in options.items():
        if option not in FORMATS[name].options:
            raise TypeError(f"the format {name} takes no option {option!r}")
        if option in {"defuse", "flat"} and not isinstance(value, bool):
            raise TypeError(f"{option}: expected a bool, not {type(value).__name__}")
    pages = checked(consultations)
    write_to(target, FORMATS[name].target, lambda given: write_format(pages, given, **options))


def format_of(path: object) -> str:
    """Name the format that a path's ending asks for. Raises ``ValueError`` naming the known ones."""
    ending = Path(path).suffix.lower() if isinstance(path, str) else ""
    for name, row in FORMATS.items():
        if ending in row.endings:
            return name
    known = ", ".join(ending for row in FORMATS.values() for ending in row.endings)
    if ending:
        raise ValueError(f"no format has the ending {ending!r}; name one of {', '.join(FORMATS)}, or end in {known}")
    raise ValueError(f"nothing says which format to write; name one of {', '.join(FORMATS)}, or end in {known}")


def load_format(name: str) -> Callable[..., None]:
    """Give the function that writes a format.

    Raises ``ValueError`` naming the known ones, and ``MissingExtra``.
    """
    if name not in FORMATS:
        raise ValueError(f"no format is named {name!r}; known are {', '.join(FORMATS)}")
    row = FORMATS[name]
    if row.extra is not None:
        import_extra(EXTRAS[row.extra], row.extra)
    function: Callable[..., None] = import_module(f"{__name__}.{row.module}").write
    return function
