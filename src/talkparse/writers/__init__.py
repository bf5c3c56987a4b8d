"""Output: one file per format, and the table that names them.

A format is a function that takes consultations and a text stream. To add one, write its file and give it a row here.
"""

from __future__ import annotations

import codecs
import os
import secrets
import stat
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation


@frozen
class Format:
    """A row of the table."""

    module: str
    """The file in this package whose ``write`` makes the format; imported when it is used."""
    endings: tuple[str, ...]
    """The endings of paths that ask for this format, in lower case."""


FORMATS: Final = {
    "json": Format("json_array", (".json",)),
    "jsonl": Format("json_lines", (".jsonl", ".ndjson")),
    "csv": Format("csv_table", (".csv",)),
    "md": Format("markdown", (".md", ".markdown")),
}


def write(
    consultations: Iterable[Consultation],
    target: str | os.PathLike[str] | IO[str] | IO[bytes],
    *,
    format: str | None = None,  # noqa: A002 -- the name is a promise to users
) -> None:
    """Write consultations to a path, a text file or a binary file.

    ``format`` is ``json``, ``jsonl``, ``csv`` or ``md``; if None, the ending of the target's path decides. A path gets
    its file when everything is written, so that no half of one is ever seen. Files are UTF-8, whatever the locale; a
    text file of yours must be opened with ``newline=""`` for CSV, and takes what its own encoding can hold.
    """
    name = os.fspath(target) if isinstance(target, str | os.PathLike) else getattr(target, "name", None)
    write_format = load_format(format or format_of(name))
    if isinstance(target, str | os.PathLike):
        with _replacing(Path(os.path.realpath(target))) as file:
            write_format(consultations, file)
    else:
        write_format(consultations, _text_stream(target))


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


def load_format(name: str) -> Callable[[Iterable[Consultation], SupportsWrite[str]], None]:
    """Give the function that writes a format. Raises ``ValueError`` naming the known ones."""
    if name not in FORMATS:
        raise ValueError(f"no format is named {name!r}; known are {', '.join(FORMATS)}")
    function: Callable[[Iterable[Consultation], SupportsWrite[str]], None]
    function = import_module(f"{__name__}.{FORMATS[name].module}").write
    return function


def _text_stream(target: IO[str] | IO[bytes]) -> SupportsWrite[str]:
    """Give a stream that takes text, whichever of the two the target takes."""
    stream: Any = target
    if not hasattr(stream, "write"):
        raise TypeError(f"expected a path or a file to write to, found {type(target).__name__}")
    try:
        stream.write("")
    except TypeError:  # a binary file
        return codecs.getwriter("utf-8")(stream)
    return target  # type: ignore[return-value]


@contextmanager
def _replacing(path: Path) -> Iterator[SupportsWrite[str]]:
    """Open a new file beside the path, and put it in its place when all is written, with the mode ``open`` gives."""
    mode = None
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
    if mode is not None and not stat.S_ISREG(mode):  # a device or a pipe takes what it is given; a folder refuses
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    beside = path.with_name(f".talkparse-{secrets.token_hex(8)}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="") as file:
            yield file
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(path)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError) and error.filename == str(beside):
            error.filename = str(path)  # the name that the caller knows
        raise
