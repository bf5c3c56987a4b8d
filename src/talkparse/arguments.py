"""The arguments of the command line: what may be asked for, and what is a wrong call."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Final, NoReturn

from talkparse.dates.printed import interval_of
from talkparse.gather import add_reading, add_running, check_options
from talkparse.model import DateInterval
from talkparse.problems import printable
from talkparse.vocabulary import Vocabulary, load_vocabulary
from talkparse.writers import FORMATS, format_of
from talkparse.writers.targets import Target

_DESCRIPTION: Final = "Turn page dumps and saved pages of Talk London consultations into data."
_EXAMPLES: Final = """\
examples, one for each option:
  talkparse page.txt                           a page as JSON, on the screen
  talkparse page.html -o page.md               a saved page as a thread to read: the ending decides
  talkparse dumps/ --to csv -o posts.csv       all pages in a folder, a post in each row
  talkparse dumps/ --to csv --no-defuse        the same for a program: "=1" stays as it is
  talkparse dumps/ --to jsonl --flat           a post on each line
  talkparse dumps/ --to convokit --instant stop -o corpus
                                               a folder for ConvoKit; posts stand at their latest instant
  talkparse dumps/ --pseudonymise key -o report.html
                                               a report to look at, without the members' names

  extractor URL | talkparse - --url URL        from another program, with the address of the page
  talkparse old.txt --encoding cp1252          a text that is not UTF-8
  talkparse crawl.jsonl --columns text=body,url=link
                                               records whose columns have names of their own

  talkparse page.txt --as-of 2025-07-01        "2 days ago" was said on that day in London
  talkparse page.txt --as-of 2025-07-01 --stale-cache
                                               or earlier, as a cache may have kept it
  talkparse page.txt --threads certain         only the replies that are proved
  talkparse page.txt --vocabulary words.toml   the site has renamed a button

  talkparse crawl/ --merge -o all.jsonl        all pages and captures of a discussion as one

  talkparse page.txt --strict                  each problem in a line; exit 1 if there is one
  talkparse page.txt --explain                 what each stretch of the page was taken for

  talkparse crawl/ --jobs 4 --resume -o posts.csv
                                               on four processes; the same again after an interrupt goes on
  talkparse crawl/ --scheduler tcp://host:8786 --quiet -o posts.csv
                                               on a Dask cluster, without a word about it

  talkparse --schema > schema.json             what the JSON looks like
  talkparse --version                          which talkparse this is
  talkparse --help                             this text

Without the command `talkparse`, write `python -m talkparse`.

exit codes:
  0    all is well
  1    something could not be read or written, or --strict found problems; each is a line on standard error,
       and whatever could be read is written all the same
  2    wrong call
"""

_FORMAT_OPTIONS: Final = {"defuse": "--no-defuse", "flat": "--flat", "instant": "--instant"}
"""How the options of formats are spelled."""


class _Parser(argparse.ArgumentParser):
    """The parser of the standard library, with errors in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, printable(f"{self.prog}: {message} (see --help)") + "\n")


def read_arguments(argv: list[str] | None) -> argparse.Namespace:
    """Read the arguments, and settle the format, which ``to`` names from here on."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.explain:
        _check_explain(parser, arguments)
    if not arguments.sources and not (arguments.schema or arguments.version):
        parser.error("nothing to read: name a file, a folder, or - for standard input")
    if "" in arguments.sources:
        parser.error("a SOURCE without a name")
    if arguments.output == "":
        parser.error("-o: a FILE without a name")
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


def _parser() -> _Parser:
    parser = _Parser(
        "talkparse",
        usage="talkparse [OPTION ...] SOURCE ...",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    add = parser.add_argument_group("what is read").add_argument
    add(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a page or records of pages, a folder or a pattern of such files, or - for standard input",
    )
    add_reading(add)
    _add_writing(parser.add_argument_group("what is written").add_argument)
    _add_parsing(parser.add_argument_group("what is made of a page").add_argument)
    add = parser.add_argument_group("what is to be doubted").add_argument
    add("--strict", action="store_true", help="print each problem of a page, and exit with 1 if there is any")
    add("--explain", action="store_true", help="print each SOURCE with every stretch labelled")
    add_running(parser.add_argument_group("long runs").add_argument)
    add = parser.add_argument_group("about talkparse").add_argument
    add("--schema", action="store_true", help="print the JSON Schema of a page")
    add("--version", action="store_true", help="print the version")
    add("-h", "--help", action="help", help="print this text")
    return parser


def _add_writing(add: Callable[..., object]) -> None:
    add("-o", dest="output", metavar="FILE", help="write to this file, whole or not at all, instead of the screen")
    add(
        "--to",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}; else the ending of FILE decides, else it is json",
    )
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


def _add_parsing(add: Callable[..., object]) -> None:
    add("--as-of", type=_as_of, metavar="WHEN", help="when the page was captured: a date, or date, time and offset")
    add("--stale-cache", action="store_true", help="ages may have been printed earlier, as the site's caches allow")
    add(
        "--threads",
        choices=("likely", "certain", "none"),
        default="likely",
        help="which replies are attached to what they answer (%(default)s)",
    )
    add("--vocabulary", type=_vocabulary, metavar="FILE", help="words of the site that differ from ours, as TOML")
    add("--merge", action="store_true", help="unite the pages and captures of each discussion")


def _check_explain(parser: _Parser, arguments: argparse.Namespace) -> None:
    if arguments.to or arguments.output:
        parser.error("--explain prints to the screen: it takes neither --to nor -o")
    if arguments.jobs > 1 or arguments.scheduler:
        parser.error("--explain keeps the text of each page: it takes neither --jobs nor --scheduler")
    if arguments.pseudonymise:
        parser.error("--explain prints the names of the dump: it takes no --pseudonymise")
    if arguments.merge:
        parser.error("--explain prints each page as it is: it takes no --merge")


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


def _vocabulary(path: str) -> Vocabulary:
    try:
        return load_vocabulary(path)
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{path}: {error}") from None
