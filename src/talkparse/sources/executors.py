"""Who reads the parts: this process, processes of this machine, or a Dask cluster that somebody else runs."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import Any, Final

from talkparse.extras import import_extra
from talkparse.problems import TalkparseError

_PATIENCE: Final = 10
"""The seconds in which a scheduler must answer."""


class ThisProcess(Executor):
    """An executor that does at once what it is asked for."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:  # noqa: ANN401
        """Call a function, and give a future that is done."""
        future: Future[Any] = Future()
        future.set_result(function(*arguments, **options))
        return future


@contextmanager
def executor_of(jobs: int, scheduler: str | None) -> Iterator[tuple[Executor, int]]:
    """Give an executor, and how many parts it reads at once besides this process."""
    if scheduler is not None:
        yield from _cluster(scheduler)
    elif jobs == 1:
        yield ThisProcess(), 0
    else:
        executor = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_die_of_interrupts)
        try:
            yield executor, jobs
        finally:
            executor.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Give the way in which processes are started.

    A copy of this process would have the locks of its threads without the threads. So it is a copy of a process that
    has imported what is needed and no more, where the system can do that, and else a new one that imports all again.
    """
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["talkparse.sources.batch"])
    return context


def _cluster(scheduler: str) -> Iterator[tuple[Executor, int]]:
    distributed = import_extra("distributed", "dask")
    try:
        client = distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise TalkparseError(f"{scheduler}: no scheduler of Dask answers there: {error}") from error
    with client:
        workers = client.scheduler_info(n_workers=-1)["workers"].values()
        yield client.get_executor(), max(1, sum(worker["nthreads"] for worker in workers))


def _die_of_interrupts() -> None:
    """End at once and without a word where a terminal interrupts all: the process that asked says what there is.

    Where that one ignores interrupts, as in the background of a shell, so do these.
    """
    ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
