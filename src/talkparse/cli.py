"""The command line.

Every error is one line on standard error, and whoever printed one exits with 1: so the lines printed are the state.
What a stranger's file holds reaches a terminal only through ``printable`` and ``show``, or as the output asked for.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from functools import partial
from io import TextIOBase
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, NoReturn

from talkparse.arguments import read_arguments
from talkparse.extras import own_version
from talkparse.gather import gather, journal_of, paths_of, report_problems, say
from talkparse.problems import TalkparseError
from talkparse.vocabulary import talk_london
from talkparse.writers import load_format, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talkparse.model import Consultation

    Report = Callable[[str], None]


def main(argv: list[str] | None = None) -> int:
    """Run the command line with these arguments, or the process's own, and give the exit code."""
    lines: list[str] = []

    def report(line: str) -> None:
        lines.append(line)
        say(line)

    try:
        with _terminable():
            if code := _run(argv, report):
                return code
    except BrokenPipeError:  # the reader has seen enough, which is no error
        _forget_stdout()
    except KeyboardInterrupt:
        return 130
    except _Terminated:
        return 143
    except Exception as error:  # a bug, for all that can be expected is caught where it is expected
        if sys.flags.dev_mode:
            raise
        report(f"talkparse: a bug, please report it (python -X dev shows where): {type(error).__name__}: {error}")
    return 1 if lines else 0


class _Terminated(BaseException):
    """The process was told to end, so what it was writing goes away with it, as it does after an interrupt."""


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM unwind the stack; who calls this from a thread keeps the signals as they are."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(*_: object) -> NoReturn:
    raise _Terminated


def _run(argv: list[str] | None, report: Report) -> int:
    """Do what the arguments ask for; give the exit code of a wrong call, else 0."""
    output = "<stdout>"
    code = 0
    try:
        try:
            arguments = read_arguments(argv)
            output = arguments.output or output
            _write(arguments, report)
        except SystemExit as leaving:  # argparse, after its own message, or after the help that it prints
            code = int(leaving.code or 0)
        # What is still held back is written here, where a full disk or a closed pipe can be told of.
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except TalkparseError as error:  # a package or a worker is missing; what is wrong with sources was reported there
        report(str(error))
    except OSError as error:  # of the output, for those of the sources are reported where they are read
        report(f"{output}: {error.strerror or error}")
        _forget_stdout()
    return code


def _write(arguments: argparse.Namespace, report: Report) -> None:
    """Write what was asked for."""
    if arguments.version:
        _print(f"talkparse {own_version()}")
    elif arguments.schema:
        from talkparse.schema import json_schema  # noqa: PLC0415 -- most runs need none of what is imported so late
        from talkparse.writers.json_text import encode  # noqa: PLC0415

        _print(encode(json_schema(), indent=0))
    elif arguments.explain:
        colour = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        paths = paths_of(arguments)
        for page in gather(arguments, _stdin, report):
            for line in _explain(page, arguments, report, paths, colour=colour):
                _print(line)
    else:
        load_format(arguments.to)  # what is missing is told before anything is read
        hide = _hiding(arguments.pseudonymise) if arguments.pseudonymise else None
        pages = gather(arguments, _stdin, report)
        if arguments.merge:
            pages = _merge(pages, arguments, report)
        if hide is not None:
            pages = map(hide, pages)
        first = next(pages, None)
        if first is not None:  # else nothing is written: an empty array would say that all is well
            target = arguments.output or _binary(sys.stdout)
            write(chain([first], pages), target, format=arguments.to, **arguments.options)
        if arguments.resume:
            journal_of(arguments).unlink()  # the output is whole


def _hiding(path: str) -> Callable[[Consultation], Consultation]:
    """Give what puts pseudonyms into a page, made with the key of a file."""
    from talkparse.writers.pseudonyms import pseudonymise, read_key  # noqa: PLC0415

    return partial(pseudonymise, key=read_key(path))


def _merge(pages: Iterator[Consultation], arguments: argparse.Namespace, report: Report) -> Iterator[Consultation]:
    """Merge the pages; with ``--strict``, report what they say against each other."""
    from talkparse.merging.spool import merge_spooled  # noqa: PLC0415

    for page in merge_spooled(pages, arguments.threads, arguments.vocabulary or talk_london()):
        if arguments.strict:
            report_problems(page, report, of_merging=True)
        yield page


def _explain(
    page: Consultation, arguments: argparse.Namespace, report: Report, paths: set[str], *, colour: bool
) -> Iterator[str]:
    """Label the stretches of a page. The result of a saved page keeps none of them, so its file is read once more.

    Only the files that are sources, by ``paths``, are: a page of our own data names any file as its origin.
    """
    from talkparse.explain import explain, explain_html  # noqa: PLC0415
    from talkparse.sources.again import read_again  # noqa: PLC0415

    if page.source is not None:
        return explain(page, colour)
    origin = page.origin or ""
    html = read_again(origin, arguments.reading) if origin in paths else None
    if html is None:
        report(f"{origin}: only a dump, or a saved page that is a file of its own, can be explained")
        return iter(())
    return explain_html(html, origin, url=page.url, vocabulary=arguments.vocabulary, colour=colour)


def _stdin() -> Any:  # noqa: ANN401 -- see _binary
    return _binary(sys.stdin)


def _print(line: str) -> None:
    out = _binary(sys.stdout)
    out.write(f"{line}\n" if isinstance(out, TextIOBase) else f"{line}\n".encode())


def _binary(stream: IO[str] | None) -> Any:  # noqa: ANN401 -- a stand-in for a standard stream may take text alone
    """Give the binary file under a standard stream, for the locale has no say in what is read and written."""
    if stream is None:  # closed
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return getattr(stream, "buffer", stream)


def _forget_stdout() -> None:
    """Let what standard output still holds go nowhere, or the interpreter would complain of the pipe when it ends."""
    with suppress(OSError, AttributeError):  # standard output may be closed, or no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
