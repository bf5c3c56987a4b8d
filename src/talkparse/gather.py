"""How the command line reads its sources: one after another, by several processes or on a cluster, and what it says.

A line of progress and the summary are for people: they are no errors, and change no exit code.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from talkparse.extras import import_extra, own_version
from talkparse.model import Consultation
from talkparse.parse import Options
from talkparse.problems import MERGING, RecordError, UnrecognisedPage, printable, unopened
from talkparse.sources import check_reading
from talkparse.sources.columns import check_columns
from talkparse.sources.counts import Counts
from talkparse.sources.files import files_of
from talkparse.sources.outcomes import read_outcomes
from talkparse.sources.pages import NotOnePage, Outcome
from talkparse.sources.parts import Done
from talkparse.vocabulary import talk_london

Report = Callable[[str], None]


def add_reading(add: Callable[..., object]) -> None:
    """Add what the command line takes about the files that it reads to a parser, or to a group of one."""
    add("--url", metavar="ADDRESS", help="the address of a SOURCE that is one page")
    add(
        "--columns",
        type=_columns,
        default={},
        metavar="KEY=NAME,...",
        help="the columns of records with text, url and date, such as text=body,url=link",
    )
    add("--encoding", metavar="NAME", help="the encoding of text and saved pages that do not say it; else UTF-8")


def add_running(add: Callable[..., object]) -> None:
    """Add what the command line takes about long runs."""
    add("--jobs", type=_jobs, default=1, metavar="N", help="read on N processes (%(default)s)")
    add("--scheduler", metavar="ADDRESS", help="read on the Dask cluster that has its scheduler at this address")
    add(
        "--resume",
        action="store_true",
        help="note beside FILE what is finished, and skip what an earlier run noted before it was interrupted",
    )
    add("--quiet", action="store_true", help="show no progress and no summary")


def check_options(arguments: argparse.Namespace) -> None:
    """Check what belongs together. Raises ``ValueError``."""
    reading = check_reading(columns=arguments.columns, encoding=arguments.encoding, url=arguments.url)
    output = os.path.realpath(arguments.output) if arguments.output else None
    arguments.reading = reading._replace(leave_out=output)
    is_parted = _is_parted(arguments)
    if arguments.url is not None and (len(arguments.sources) != 1 or is_parted):
        raise ValueError(
            "--url is the address of one page: it takes one SOURCE, and no --jobs, --scheduler or --resume"
        )
    if is_parted and "-" in arguments.sources:
        raise ValueError("standard input comes in one piece: it takes no --jobs, --scheduler or --resume")
    if arguments.resume and not arguments.output:
        raise ValueError("--resume notes beside the output what is finished: name it with -o")
    if arguments.scheduler and arguments.jobs > 1:
        raise ValueError("--scheduler says where to read, and the cluster how many workers do: it takes no --jobs")


def gather(arguments: argparse.Namespace, stdin: Callable[[], BinaryIO], report: Report) -> Iterator[Consultation]:
    """Yield the pages of all sources, reporting what cannot be read, and with ``--strict`` what is doubtful."""
    counts = Counts()
    options: Options = {
        "as_of": arguments.as_of,
        "threads": arguments.threads,
        "stale_cache": arguments.stale_cache,
        "vocabulary": arguments.vocabulary,
    }
    with _progress(arguments) as moved:
        road = _parted if _is_parted(arguments) else _one_by_one
        for source, outcomes in road(arguments, options, stdin, moved):
            is_silent = True
            for outcome in outcomes:
                counts.add(outcome)
                is_silent = is_silent and not isinstance(outcome, RecordError | Consultation)
                if isinstance(outcome, RecordError):
                    report(str(outcome))
                elif isinstance(outcome, Consultation):
                    if arguments.strict:
                        report_problems(outcome, report)
                    yield outcome
            if is_silent:
                advice = "; name one of its files to see why" if os.path.isdir(source) else ""  # noqa: PTH112 -- any text
                report(f"{source}: no page of Talk London in it{advice}")
    if not arguments.quiet:
        _sum_up(counts, is_strict=arguments.strict)


def _sum_up(counts: Counts, *, is_strict: bool) -> None:
    """Say what was found, in one line: of a single page only that it is doubtful, unless a terminal shows it."""
    advice = "; --strict prints them" if counts.doubtful and not is_strict else ""
    if counts.holds_many or counts.pages > 1 or _is_terminal():
        say(f"{counts}{advice}")
    elif advice:
        say(f"this page has problems{advice}")


def _is_parted(arguments: argparse.Namespace) -> bool:
    return arguments.jobs > 1 or bool(arguments.scheduler) or arguments.resume


def say(line: str) -> None:
    """Print a line on standard error, above a line of progress if there is one."""
    if sys.stderr is None:  # closed, and then ``print`` would take standard output, where the result is
        return
    tqdm = sys.modules.get("tqdm")
    if tqdm is None:
        print(printable(line), file=sys.stderr)  # noqa: T201 -- it is the command line that says it
    else:
        tqdm.tqdm.write(printable(line), file=sys.stderr)


def report_problems(page: Consultation, report: Report, *, of_merging: bool = False) -> None:
    """Report each problem of a page; of a merged one only what merging found, for the others were reported before."""
    for problem in page.problems:
        if not of_merging or problem.code in MERGING:
            line = "" if problem.line is None else f"{problem.line}:"
            report(f"{page.origin}:{line} {problem.code}: {problem.message}")


Sourced = Iterator[tuple[str, Iterable[Outcome]]]
"""What became of the records of each source."""
Moved = Callable[[int], object] | None
"""What is told of bytes that were read."""


def _one_by_one(
    arguments: argparse.Namespace, options: Options, stdin: Callable[[], BinaryIO], moved: Moved
) -> Sourced:
    def outcomes_of(source: str) -> Iterator[Outcome]:
        opened = stdin() if source == "-" else source
        yield from read_outcomes(opened, arguments.reading, options, moved)

    for source in arguments.sources:
        name = "<stdin>" if source == "-" else source
        yield name, _caught(name, outcomes_of(source))


def _caught(name: str, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield the outcomes of a source, and what it raises as the last of them."""
    try:
        yield from outcomes
    except RecordError as error:
        yield error
    except (UnrecognisedPage, NotOnePage) as error:
        yield RecordError(name, None, str(error))
    except OSError as error:
        yield unopened(error, name)


def _parted(arguments: argparse.Namespace, options: Options, _: Callable[[], BinaryIO], moved: Moved) -> Sourced:
    """Read all sources in parts, on an executor; the parts of one source come one after another."""
    from talkparse.sources.batch import read_part, read_parts  # noqa: PLC0415 -- most runs are short
    from talkparse.sources.executors import executor_of  # noqa: PLC0415
    from talkparse.sources.parts import parts_of  # noqa: PLC0415
    from talkparse.sources.resume import Journal  # noqa: PLC0415

    def moving(done: Iterable[Done]) -> Iterator[Outcome]:
        for part_done in done:
            yield from part_done.outcomes
            if moved:
                moved(part_done.part.size)

    parts = (part for source in arguments.sources for part in parts_of(source, arguments.reading.leave_out))
    with ExitStack() as stack:
        journal = None
        if arguments.resume:
            journal = stack.enter_context(Journal(journal_of(arguments), _call_of(arguments, options)))
            if journal.message and not arguments.quiet:
                say(journal.message)
        executor, workers = stack.enter_context(executor_of(arguments.jobs, arguments.scheduler))
        work = partial(read_part, reading=arguments.reading, options=options)
        found = read_parts(parts, executor, work, workers, journal)
        for source, done in groupby(found, key=lambda part_done: part_done.part.source):
            yield source, moving(done)


def _call_of(arguments: argparse.Namespace, options: Options) -> list[str]:
    """Give all that decides what becomes of a part, with all words: a vocabulary shows its roles alone."""
    words = json.dumps((arguments.vocabulary or talk_london()).as_dict())
    return [own_version(), repr(arguments.reading), repr(options), words]


def journal_of(arguments: argparse.Namespace) -> Path:
    """Give the file beside the output in which a run notes what it finished."""
    return Path(f"{arguments.output}.resume")


@contextmanager
def _progress(arguments: argparse.Namespace) -> Iterator[Moved]:
    """Show how far the reading is, in bytes, on a terminal where tqdm is installed; give what is to be told of them."""
    if arguments.quiet or not _is_terminal():
        yield None
        return
    try:
        tqdm = import_extra("tqdm", "cli").tqdm
    except ImportError:
        yield None
        return
    with tqdm(total=_size_of(arguments), unit="B", unit_scale=True, leave=False, file=sys.stderr) as bar:
        yield bar.update


def _size_of(arguments: argparse.Namespace) -> int | None:
    """Give the bytes of all files; None where that is not known."""
    size = 0
    try:
        for source in arguments.sources:
            for path in () if source == "-" else files_of(source, arguments.reading.leave_out):
                size += path.stat().st_size if isinstance(path, Path) else 0
    except OSError:  # said when it is read
        return None
    return size or None


def paths_of(arguments: argparse.Namespace) -> set[str]:
    """Give the paths of all files that are read, as the pages of files of their own name them."""
    paths: set[str] = set()
    for source in arguments.sources:
        with suppress(OSError):  # said when it is read
            paths.update(str(path) for path in files_of(source, arguments.reading.leave_out) if isinstance(path, Path))
    return paths


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _columns(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(",")]
    try:
        columns = {key.strip(): name.strip() for key, _, name in pairs}
        check_columns(columns)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return columns


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1000:  # noqa: PLR2004 -- no machine has so many processors
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)
