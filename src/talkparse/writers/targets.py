"""Where a format goes: a stream of text, a stream of bytes, a file or a folder, whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from contextlib import ExitStack, closing, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator


class Target(StrEnum):
    """What the ``write`` of a format is given to write to."""

    TEXT = "text"
    """A stream that takes strings. Users may name a path, a text file or a binary file."""
    BINARY = "binary"
    """A stream that takes bytes, of which nothing but ``write`` and ``flush`` is asked. A path or a binary file."""
    FILE = "file"
    """A path, where an empty file stands, or one that the format adds to. A path or a binary file."""
    PARTS = "parts"
    """An iterator of streams that take strings, the last of which is written to: for what may need several files. A
    path, and the second part of ``a.csv`` is ``a-2.csv``; or a text file or a binary file, which can hold one part."""
    FOLDER = "folder"
    """A path, where an empty folder stands. Only a path."""


def write_to(target: str | os.PathLike[str] | IO[str] | IO[bytes], kind: Target, fill: Callable[[Any], None]) -> None:
    """Let ``fill`` write to what is made of the target; a path gets all of it, or stays as it was.

    Raises ``TypeError`` for a target that the kind does not take, before ``fill`` is called.
    """
    if isinstance(target, str | os.PathLike):
        _write_to_path(Path(os.path.realpath(target)), kind, fill)
    else:
        _write_to_stream(target, kind, fill)


# --- paths ------------------------------------------------------------------------------------------------------------


def _write_to_path(path: Path, kind: Target, fill: Callable[[Any], None]) -> None:
    found = None
    with suppress(FileNotFoundError):
        found = path.stat()
    if kind is Target.FOLDER:
        _refuse_what_is_there(path)
        with _beside(path) as folder:
            folder.mkdir()
            fill(folder)
            if found is not None:
                path.rmdir()  # it is empty, and not every system puts one folder in the place of another
    elif found is not None and not stat.S_ISREG(found.st_mode):  # a device or a pipe takes what it is given
        with path.open("wb") as device:  # a folder refuses
            _write_to_stream(device, kind, fill)
    elif kind is Target.FILE and found is not None and found.st_size:
        fill(path)
    elif kind is Target.PARTS:
        _write_parts(path, fill)
    else:
        with _beside(path) as part:
            with part.open("xb") as file:  # with the mode that ``open`` gives
                if kind is not Target.FILE:
                    _write_to_stream(file, kind, fill)
            if kind is Target.FILE:
                fill(part)
            if found is not None:
                part.chmod(stat.S_IMODE(found.st_mode))


def _write_parts(path: Path, fill: Callable[[Iterator[IO[str]]], None]) -> None:
    with ExitStack() as stack:

        def parts() -> Generator[IO[str]]:
            target = path
            number = 1
            while True:
                part = stack.enter_context(_beside(target))
                with part.open("x", encoding="utf-8", newline="") as file:
                    with suppress(FileNotFoundError):
                        part.chmod(stat.S_IMODE(target.stat().st_mode))
                    yield file
                number += 1
                target = path.with_name(f"{path.stem}-{number}{path.suffix}")

        opened = parts()
        with closing(opened):
            fill(opened)


def _refuse_what_is_there(path: Path) -> None:
    """Raise ``OSError`` if a path is anything but an empty folder: what users keep in one is not ours to delete."""
    if path.is_dir():
        if next(path.iterdir(), None) is not None:
            raise FileExistsError(errno.ENOTEMPTY, "the folder is there already, and not empty", str(path))
    elif path.exists():
        raise NotADirectoryError(errno.ENOTDIR, "this format is a folder, and here is a file", str(path))


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Name a place beside a path, and put what is made there in the place of the path, or remove it."""
    part = path.with_name(f".talkparse-{os.urandom(8).hex()}.part")
    try:
        yield part
        part.replace(path)
    except BaseException as error:
        import shutil  # noqa: PLC0415 -- few programs fail to write, and it imports much

        with suppress(OSError):
            shutil.rmtree(part) if part.is_dir() else part.unlink()
        if isinstance(error, OSError) and str(error.filename).startswith(str(part)):
            error.filename = str(path)  # the name that the caller knows
        raise


# --- streams ----------------------------------------------------------------------------------------------------------


def _write_to_stream(stream: Any, kind: Target, fill: Callable[[Any], None]) -> None:  # noqa: ANN401 -- it may be wrong
    if kind is Target.FOLDER:
        raise TypeError("a format that is a folder needs a path, for no stream can hold it")
    if kind in {Target.TEXT, Target.PARTS}:
        text = stream if _takes(stream, "") else codecs.getwriter("utf-8")(stream)
        fill(text if kind is Target.TEXT else iter([text]))
        return
    if not _takes(stream, b""):
        raise TypeError(f"a binary format needs a path or a binary file, found the text file {type(stream).__name__}")
    if kind is Target.BINARY:
        fill(stream)
        return
    import shutil  # noqa: PLC0415 -- these import much, and few formats need a file that is none
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="talkparse-") as folder:
        path = Path(folder, "part")
        path.touch()
        fill(path)
        with path.open("rb") as file:
            shutil.copyfileobj(file, stream)


def _takes(stream: Any, nothing: str | bytes) -> bool:  # noqa: ANN401 -- anything that has a method ``write``
    try:
        stream.write(nothing)
    except TypeError:
        return False
    return True
