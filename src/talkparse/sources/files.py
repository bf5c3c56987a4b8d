"""The files that a source names: one, those of a folder, or those that a pattern matches."""

from __future__ import annotations

import errno
import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from talkparse.problems import RecordError, unopened
from talkparse.sources.detect import CONTAINERS, ending_of
from talkparse.sources.streams import ENDINGS as PACKED

_KNOWN: Final = frozenset(ending for container in CONTAINERS for ending in container.endings)


def is_one_file(source: str | os.PathLike[str]) -> bool:
    """Tell whether a path names one file, be it missing."""
    return not os.path.isdir(source) and not _is_pattern(os.fspath(source))  # noqa: PTH112


def files_of(source: str | os.PathLike[str], leave_out: str | None = None) -> Iterator[Path | RecordError]:
    """Yield the files of a source in the order of their names, and for each that cannot be listed an error.

    Of a folder those are yielded whose endings a container has, then those of its folders; pipes and devices in it are
    no files. What a pattern matches is yielded whatever its ending, and folders among it likewise. ``leave_out`` is the
    real path of a file that is none of them. Raises ``FileNotFoundError`` if a pattern matches nothing.
    """
    if is_one_file(source):
        yield Path(source)
        return
    for path in _files_of_several(source):
        if isinstance(path, RecordError) or not leave_out or os.path.realpath(path) != leave_out:
            yield path


def _files_of_several(source: str | os.PathLike[str]) -> Iterator[Path | RecordError]:
    if not _is_pattern(os.fspath(source)):
        yield from _files_in(Path(source))
    else:
        found = sorted(glob.glob(os.fspath(source), recursive=True))  # noqa: PTH207 -- Path's takes no absolute pattern
        if not found:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), os.fspath(source))
        for name in found:
            yield from _files_in(Path(name)) if os.path.isdir(name) else [Path(name)]  # noqa: PTH112


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not os.path.lexists(name)


def _files_in(root: Path) -> Iterator[Path | RecordError]:
    errors: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=errors.append):
        yield from _drain(errors)
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            # These two functions never raise, which the methods of Path do where a folder may not be entered.
            is_special = os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113
            if _is_known(name) and not is_special:
                yield path
    yield from _drain(errors)


def _drain(errors: list[OSError]) -> Iterator[RecordError]:
    while errors:
        error = errors.pop(0)
        yield unopened(error, str(error.filename))


def _is_known(name: str) -> bool:
    """Tell whether a file is one of ours by its ending; shards are often named ``part-00000.gz``, without another."""
    ending = ending_of(name)
    return ending in _KNOWN or (not ending and name.lower().endswith(PACKED))
