"""The command line.

Every error is one line on standard error, and whoever printed one exits with 1: so the lines printed are the state.
What a stranger's file holds reaches a terminal only through ``printable`` and ``show``, or as the output asked for.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from contextlib import suppress
from datetime import date, datetime
from io import TextIOBase
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, Final, NoReturn

from talkparse.dates.printed import interval_of
from talkparse.explain import explain, explain_html
from talkparse.gather import add_options, check_options, gather, journal_of, say
from talkparse.model import DateInterval
from talkparse.problems import TalkparseError, printable
from talkparse.schema import json_schema
from talkparse.sources.again import read_again
from talkparse.vocabulary import load_vocabulary
from talkparse.writers import FORMATS, format_of, load_format, write
from talkparse.writers.json_text import encode
from talkparse.writers.pseudonyms import pseudonymise, read_key
from talkparse.writers.targets import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from talkparse.model import Consultation
    from talkparse.vocabulary import Vocabulary

    Report = Callable[[str], None]

_DESCRIPTION: Final = "Turn page dumps and saved pages of Talk London consultations into data."
_EXAMPLES: Final = """\
examples:
  talkparse page.txt                         a page as JSON, on the screen
  talkparse page.html                        the same of a saved page
  talkparse page.txt -o page.md              the same as a thread to read: the ending decides
  talkparse dumps/ --to csv -o posts.csv     all pages in a folder, a post in each row
  talkparse dumps/ --to jsonl | head -n 1    a page on each line
  talkparse --as-of 2025-07-01 page.txt      "2 days ago" was said on that day in London
  extractor URL | talkparse - --strict       from another program; exit 1 if anything is doubtful
  talkparse --explain page.txt               what each stretch of the page was taken for
  talkparse --schema > schema.json           what the JSON looks like

Without the command `talkparse`, write `python -m talkparse`.

exit codes:
  0    all is well
  1    something could not be read or written, or --strict found problems; each is a line on standard error,
       and whatever could be read is written all the same
  2    wrong call
"""

_FORMAT_OPTIONS: Final = {"defuse": "--no-defuse", "flat": "--flat", "instant": "--instant"}
"""How the options of formats are spelled."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line with these arguments, or the process's own, and give the exit code."""
    lines: list[str] = []

    def report(line: str) -> None:
        lines.append(line)
        say(line)

    try:
        if code := _run(argv, report):
            return code
    except BrokenPipeError:  # the reader has seen enough, which is no error
        _forget_stdout()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a bug, for all that can be expected is caught where it is expected
        if sys.flags.dev_mode:
            raise
        report(f"talkparse: a bug, please report it (python -X dev shows where): {type(error).__name__}: {error}")
    return 1 if lines else 0


def _run(argv: list[str] | None, report: Report) -> int:
    """Do what the arguments ask for; give the exit code of a wrong call, else 0."""
    output = "<stdout>"
    code = 0
    try:
        try:
            arguments = _arguments(argv)
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
        _print(f"talkparse {_version()}")
    elif arguments.schema:
        _print(encode(json_schema(), indent=0))
    elif arguments.explain:
        colour = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        for page in gather(arguments, _stdin, report):
            for line in _explain(page, arguments, report, colour=colour):
                _print(line)
    else:
        load_format(arguments.to)  # what is missing is told before anything is read
        key = read_key(arguments.pseudonymise) if arguments.pseudonymise else None
        pages = gather(arguments, _stdin, report)
        if key is not None:
            pages = (pseudonymise(page, key) for page in pages)
        first = next(pages, None)
        if first is not None:  # else nothing is written: an empty array would say that all is well
            target = arguments.output or _binary(sys.stdout)
            write(chain([first], pages), target, format=arguments.to, **arguments.options)
        if arguments.resume:
            journal_of(arguments).unlink()  # the output is whole


def _explain(page: Consultation, arguments: argparse.Namespace, report: Report, *, colour: bool) -> Iterator[str]:
    """Label the stretches of a page. The result of a saved page keeps none of them, so its file is read once more."""
    if page.source is not None:
        return explain(page, colour)
    origin = page.origin or ""
    html = read_again(origin, arguments.reading)
    if html is None:
        report(f"{origin}: a saved page can be explained only from a file of its own")
        return iter(())
    return explain_html(html, origin, url=page.url, vocabulary=arguments.vocabulary, colour=colour)


class _Parser(argparse.ArgumentParser):
    """The parser of the standard library, with errors in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, printable(f"{self.prog}: {message} (see --help)") + "\n")


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    """Read the arguments, and settle the format, which ``to`` names from here on."""
    parser = _Parser(
        "talkparse",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a page or records of pages, a folder or a pattern of such files, or - for standard input",
    )
    add("-o", dest="output", metavar="FILE", help="write to this file, whole or not at all, instead of the screen")
    add("--to", choices=FORMATS, help="the format; else the ending of FILE decides, else it is json")
    add(
        "--flat",
        action="store_true",
        default=None,
        help="jsonl, parquet: a post at a time, as in csv, instead of a page",
    )
    add("--no-defuse", dest="defuse", action="store_false", default=None, help="CSV: leave what spreadsheets would run")
    add(
        "--instant",
        choices=("start", "middle", "stop"),
        help="convokit: which instant of the interval in which a post was written is its timestamp (start)",
    )
    add("--pseudonymise", metavar="KEYFILE", help="put pseudonyms, made with the key in this file, for all names")
    add("--as-of", type=_as_of, metavar="WHEN", help="when the page was captured: a date, or date, time and offset")
    add("--stale-cache", action="store_true", help="ages may have been printed earlier, as the site's caches allow")
    add("--vocabulary", type=_vocabulary, metavar="FILE", help="words of the site that differ from ours, as TOML")
    add(
        "--threads",
        choices=("likely", "certain", "none"),
        default="likely",
        help="which replies are attached to what they answer (%(default)s)",
    )
    add_options(add)
    add("--strict", action="store_true", help="print each problem of a page, and exit with 1 if there is any")
    add("--explain", action="store_true", help="print each SOURCE with every stretch labelled")
    add("--schema", action="store_true", help="print the JSON Schema of a page")
    add("--version", action="store_true", help="print the version")
    arguments = parser.parse_args(argv)
    if arguments.explain and (arguments.to or arguments.output):
        parser.error("--explain prints to the screen: it takes neither --to nor -o")
    if arguments.explain and arguments.pseudonymise:
        parser.error("--explain prints the names of the dump: it takes no --pseudonymise")
    if not arguments.sources and not (arguments.schema or arguments.version):
        parser.error("nothing to read: name a file, a folder, or - for standard input")
    if "" in arguments.sources or arguments.output == "":
        parser.error("a name of a file is empty")
    try:
        arguments.to = arguments.to or (format_of(arguments.output) if arguments.output else "json")
        check_options(arguments)
    except ValueError as error:
        parser.error(str(error))
    row = FORMATS[arguments.to]
    asked = {name: getattr(arguments, name) for name in _FORMAT_OPTIONS}
    arguments.options = {name: value for name, value in asked.items() if value is not None}
    if unknown := sorted(arguments.options.keys() - set(row.options)):
        parser.error(f"{_FORMAT_OPTIONS[unknown[0]]} is no option of the format {arguments.to}")
    if row.target is Target.FOLDER and not arguments.output:
        parser.error(f"{arguments.to} is a folder: name it with -o")
    return arguments


def _as_of(text: str) -> DateInterval:
    try:
        return interval_of(_read_when(text))
    except ValueError as error:  # beyond the calendar
        raise argparse.ArgumentTypeError(str(error).removeprefix("as_of: ")) from None


def _read_when(text: str) -> date:
    with suppress(ValueError):
        return date.fromisoformat(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is neither a date such as 2025-07-01 nor a time such as 2025-07-01T12:00:00+01:00"
        raise argparse.ArgumentTypeError(message) from None
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} names no instant without its offset, such as {text}+01:00")
    return moment


def _stdin() -> Any:  # noqa: ANN401 -- see _binary
    return _binary(sys.stdin)


def _vocabulary(path: str) -> Vocabulary:
    try:
        return load_vocabulary(path)
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{path}: {error}") from None


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


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 -- slow, and seldom needed

    try:
        return version("talkparse")
    except PackageNotFoundError:
        return "(not installed)"
