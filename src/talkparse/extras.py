"""Packages that not everybody needs: imported where they are used, and named by the extra that installs them.

And which version of our own is installed.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from talkparse.problems import TalkparseError


class MissingExtra(TalkparseError, ImportError):  # noqa: N818 -- it says what is missing
    """A package is not installed that this needs."""


def import_extra(module: str, extra: str) -> Any:  # noqa: ANN401 -- a module
    """Import a module. Raises ``MissingExtra``, which says how to install it."""
    try:
        found: ModuleType = import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtra(f'this needs {package}: pip install "talkparse[{extra}]"') from error
    return found


def own_version() -> str:
    """Give the version of talkparse, or say that it is not installed, as where it is run from a copy of its source."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 -- slow, and seldom needed

    try:
        return version("talkparse")
    except PackageNotFoundError:
        return "(not installed)"
