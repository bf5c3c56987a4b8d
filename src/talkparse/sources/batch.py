"""Parts read by any ``concurrent.futures.Executor``: processes of this machine, or a cluster's.

What a part gives does not depend on who reads it, and parts are given in their order: so the output is the same for one
process, for many, and for a cluster that lost a worker and had its part read by another.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import partial
from pathlib import Path
from typing import Final

from attrs import evolve

from talkparse.model import Consultation
from talkparse.parse import Options
from talkparse.problems import RecordError, TalkparseError, UnrecognisedPage, unopened
from talkparse.sources import json_lines, parquet
from talkparse.sources.detect import PARQUET, tell
from talkparse.sources.outcomes import read_path
from talkparse.sources.pages import Outcome, outcome_of
from talkparse.sources.parts import Done, Part
from talkparse.sources.record import Opened, PassedOver, Reading
from talkparse.sources.resume import Journal
from talkparse.sources.streams import LOOKED_AT

_AHEAD: Final = 2
"""How many parts wait for each that is being read: enough that nobody idles, and few enough to be held in memory."""


class WorkerLost(TalkparseError):  # noqa: N818 -- it says what there is
    """A process that read a part ended without giving it."""


def read_parts(
    parts: Iterable[Part | Done],
    executor: Executor,
    work: Callable[[Part], Done],
    workers: int,
    journal: Journal | None = None,
) -> Iterator[Done]:
    """Have parts read by ``work``, but for those that a journal has, and yield all in their order.

    ``work`` is ``read_part`` with its options filled in, so that it can be sent to another process. Raises
    ``WorkerLost`` if a worker died and no other took over.
    """
    waiting: deque[Callable[[], Done]] = deque()
    futures: set[Future[Done]] = set()
    try:
        for part in parts:
            if isinstance(part, Done):
                waiting.append(partial(_same, part))
            elif journal is not None and part in journal:
                waiting.append(partial(journal.find, part))
            else:
                future = executor.submit(work, part)
                futures.add(future)
                waiting.append(partial(_take, part, future, futures, journal))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()
    finally:
        for future in futures:
            future.cancel()


def _same(done: Done) -> Done:
    return done


def _take(part: Part, future: Future[Done], futures: set[Future[Done]], journal: Journal | None) -> Done:
    """Wait for a part, and note it."""
    try:
        done = future.result()
    except Exception as error:
        # Dask tries other workers before it says so; its class is not there where Dask is not.
        if isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker":
            raise WorkerLost(f"{part.path}: the process that read it died: {error}") from error
        raise
    futures.discard(future)
    if journal is not None:
        journal.add(done)
    return done


def read_part(part: Part, reading: Reading, options: Options) -> Done:
    """Read a part. Nothing is raised for what is wrong with it: that is among the outcomes."""
    outcomes: list[Outcome] = []
    records = revisits = 0
    try:
        for outcome in _outcomes(part, reading, options):
            if isinstance(outcome, PassedOver):
                records += outcome.records
                revisits += outcome.revisits
            elif isinstance(outcome, Consultation):
                # Marks and text of a dump are for those who look at one page, and large to send.
                outcomes.append(evolve(outcome, tokens=(), source=None))
            else:
                outcomes.append(outcome)
    except UnrecognisedPage as error:
        if part.is_alone:
            outcomes.append(RecordError(part.path, None, str(error)))
        else:
            records += 1
    except RecordError as error:
        outcomes.append(error)
    except OSError as error:
        outcomes.append(unopened(error, part.path))
    return Done(part, (*outcomes, PassedOver(records, revisits)) if records else tuple(outcomes))


def _outcomes(part: Part, reading: Reading, options: Options) -> Iterator[Outcome]:
    if part.stop is None:
        yield from read_path(Path(part.path), reading, options)
        return
    if part.start == 0:
        yield Opened(holds_many=True)
    with open(part.path, "rb") as file:  # noqa: PTH123
        if tell(file.read(LOOKED_AT), part.path) is PARQUET:
            found = parquet.records(file, part.path, reading, range(part.start, part.stop))
        else:
            file.seek(part.start)
            lines = io.BytesIO(file.read(part.stop - part.start))
            found = json_lines.records(lines, part.path, reading, part.first)
        for record in found:
            yield outcome_of(record, options)
