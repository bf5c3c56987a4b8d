"""Parts: whoever reads them, and however often a run is interrupted, nothing is lost and nothing comes twice."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import distributed
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_files import OTHER, lines, page, row
from talkparse.model import Consultation
from talkparse.problems import RecordError, TalkparseError
from talkparse.sources import parts, read
from talkparse.sources.batch import WorkerLost, read_part, read_parts
from talkparse.sources.executors import ThisProcess, executor_of
from talkparse.sources.pages import Outcome
from talkparse.sources.parts import Done, Part, parts_of
from talkparse.sources.record import Opened, PassedOver, Reading
from talkparse.sources.resume import Journal

WORK = partial(read_part, reading=Reading(), options={})


def titles(number: int) -> list[dict[str, Any]]:
    return [row(f"{index}") if index % 3 else {"text": OTHER} for index in range(number)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make files large by making parts small."""
    monkeypatch.setattr(parts, "_SIZE", 2000)
    monkeypatch.setattr(parts, "_BLOCK", 70)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_bytes(lines(*titles(20), b"{broken\n", *titles(9)))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(*titles(9))))
    table = pa.Table.from_pylist(titles(9))
    pq.write_table(table, tmp_path / "c.parquet", row_group_size=2)
    (tmp_path / "d.txt").write_text(page("D"), "utf-8")
    (tmp_path / "e.txt").write_text(OTHER, "utf-8")
    (tmp_path / "f.txt").write_bytes(b"\xff\0")
    (tmp_path / "g.txt").symlink_to(tmp_path / "nowhere")
    return tmp_path


def one_by_one(source: Path) -> tuple[list[Consultation], list[str]]:
    errors: list[RecordError] = []
    return list(read(source, on_error=errors.append)), [str(error) for error in errors]


def outcomes(done: Iterator[Done]) -> list[Outcome]:
    return [outcome for part in done for outcome in part.outcomes]


def split(found: list[Outcome]) -> tuple[list[Consultation], list[str]]:
    pages = [outcome for outcome in found if isinstance(outcome, Consultation)]
    return pages, [str(outcome) for outcome in found if isinstance(outcome, RecordError)]


def origins(pages: list[Consultation]) -> list[str | None]:
    return [page.origin for page in pages]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("executor", [ThisProcess(), ThreadPoolExecutor(3)])
def test_parts_give_what_the_whole_gives(folder: Path, executor: Executor) -> None:
    cut = list(parts_of(str(folder)))
    assert len(cut) > 12
    pages, errors = split(outcomes(read_parts(cut, executor, WORK, 3)))
    expected = one_by_one(folder)
    assert (pages, errors) == expected
    assert origins(pages) == origins(expected[0])
    passed_over = [
        outcome for outcome in outcomes(read_parts(cut, executor, WORK, 0)) if isinstance(outcome, PassedOver)
    ]
    assert sum(outcome.records for outcome in passed_over) == 7 + 3 + 3 + 3 + 1


@given(st.lists(st.sampled_from([0, 1, 5, 30, 200]), max_size=12), st.integers(1, 300), st.integers(1, 100))
def test_ranges_of_lines_cover_a_file_and_begin_with_lines(lengths: list[int], size: int, block: int) -> None:
    data = b"\n".join(b"x" * length for length in lengths)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_SIZE", size)
        patch.setattr(parts, "_BLOCK", block)
        found = list(parts._ranges(io.BytesIO(data), Part("x", "x", len(data))))  # noqa: SLF001
    assert [part.start for part in found] == [0, *(part.stop for part in found[:-1])][: len(found)]
    assert (found[-1].stop if found else 0) == len(data) == sum(part.size for part in found)
    for part in found:
        assert part.start == 0 or data[part.start - 1 : part.start] == b"\n"
        assert part.first == data.count(b"\n", 0, part.start) + 1


def test_processes_give_the_same(folder: Path) -> None:
    with executor_of(2, None) as (executor, workers):
        found = split(outcomes(read_parts(parts_of(str(folder)), executor, WORK, workers)))
    assert found == one_by_one(folder)


def test_where_no_process_can_be_copied_new_ones_are_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talkparse.sources.executors.get_all_start_methods", lambda: ["spawn"])
    with executor_of(1 + 1, None) as (executor, workers):
        found = split(outcomes(read_parts(parts_of(str(folder / "a.jsonl")), executor, WORK, workers)))
    assert found == one_by_one(folder / "a.jsonl")


def test_a_single_file_says_what_is_wrong_with_it(folder: Path) -> None:
    for name, reason in (
        ("e.txt", "nothing shows that this is a page of Talk London; if it is one, give its address (url)"),
        ("f.txt:1", "not text: byte 0xff does not belong in UTF-8"),
        ("g.txt", "No such file or directory"),
    ):
        source = str(folder / name.partition(":")[0])
        _, errors = split(outcomes(read_parts(parts_of(source), ThisProcess(), WORK, 0)))
        assert errors == [f"{folder / name}: {reason}"]


def test_what_holds_no_file_is_done_at_once(tmp_path: Path) -> None:
    assert list(parts_of(str(tmp_path))) == [Done(Part(str(tmp_path), str(tmp_path)), ())]
    [done] = parts_of(f"{tmp_path}/*.txt")
    assert isinstance(done, Done)
    assert split(list(done.outcomes))[1] == [f"{tmp_path}/*.txt: No such file or directory"]
    assert list(read_parts([done], ThisProcess(), WORK, 0)) == [done]


@pytest.mark.usefixtures("small")
def test_what_cannot_be_divided_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1" + b"x" * 3000)
    [part] = parts_of(str(path))
    assert isinstance(part, Part)
    assert part.stop is None
    path.write_bytes(b"words " * 3000)
    [part] = parts_of(str(path))
    assert isinstance(part, Part)
    path.unlink()
    assert split(list(WORK(part).outcomes))[1] == [f"{path}: No such file or directory"]


def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = RecordError("deeper", None, "Permission denied")
    monkeypatch.setattr(parts, "files_of", lambda *_: iter([error]))
    [done] = parts_of(str(tmp_path))
    assert isinstance(done, Done)
    assert done.outcomes == (error,)


def die(_: Part) -> Done:
    os._exit(1)


def test_a_worker_that_dies_is_an_error_that_names_its_part(folder: Path) -> None:
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
        pytest.raises(WorkerLost, match=r"a\.jsonl: "),
    ):
        list(read_parts(parts_of(str(folder)), pool, die, 1))


def test_a_bug_is_no_lost_worker() -> None:
    def fail(part: Part) -> Done:
        raise KeyError(part)

    with ThreadPoolExecutor(1) as pool, pytest.raises(KeyError):
        list(read_parts([Part("x", "x")], pool, fail, 1))


def test_no_more_parts_wait_than_memory_allows_and_none_after_the_end() -> None:
    class Slow(Executor):
        def __init__(self) -> None:
            self.futures: list[Future[Any]] = []

        def submit(self, function: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if len(self.futures) < 3:
                future.set_result(function(*arguments))
            self.futures.append(future)
            return future

    slow = Slow()
    done = read_parts([Part("x", str(number)) for number in range(50)], slow, lambda part: Done(part, ()), 2)
    assert [next(done).part.path for _ in range(3)] == ["0", "1", "2"]
    assert len(slow.futures) == 7
    done.close()  # type: ignore[attr-defined]
    assert [future.cancelled() for future in slow.futures] == [False] * 3 + [True] * 4


# Interrupts


def said(outcome: Outcome) -> object:
    """Give what an outcome says; errors are no equal ones."""
    return (outcome, outcome.origin) if isinstance(outcome, Consultation) else str(outcome)


def interrupted(cut: list[Part | Done], journal: Journal, after: int) -> None:
    done = read_parts(cut, ThisProcess(), WORK, 0, journal)
    for _ in range(after):
        next(done)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("after", [0, 1, 5, 99])
@pytest.mark.parametrize("torn", [0, 30])
def test_a_run_after_an_interrupt_gives_the_same_and_reads_nothing_twice(
    folder: Path, tmp_path: Path, after: int, torn: int
) -> None:
    cut = list(parts_of(str(folder)))
    path = tmp_path / "out.json.resume"
    number = sum(isinstance(part, Part) for part in cut)
    expected = outcomes(read_parts(cut, ThisProcess(), WORK, 0))
    with Journal(path, ["call"]) as journal:
        assert journal.message is None
        interrupted(cut, journal, min(after, len(cut)))
    path.write_bytes(path.read_bytes()[: -torn or None])
    with Journal(path, ["call"]) as journal:
        noted = len(journal.places)
    assert noted == max(0, min(after, number) - bool(torn))
    read_again: list[Part] = []

    def work(part: Part) -> Done:
        read_again.append(part)
        return WORK(part)

    with Journal(path, ["call"]) as journal:
        found = outcomes(read_parts(cut, ThisProcess(), work, 0, journal))
    assert list(map(said, found)) == list(map(said, expected))
    assert len(read_again) == number - noted
    with Journal(path, ["call"]) as journal:
        assert len(journal.places) == number
        assert journal.message == f"{path}: an earlier run finished {number} parts, which are not read again"


def test_a_journal_of_another_call_or_of_another_file_is_worth_nothing(tmp_path: Path) -> None:
    page_file = tmp_path / "a.txt"
    page_file.write_text(page("A"), "utf-8")
    path = tmp_path / "out.json.resume"
    with Journal(path, ["call"]) as journal:
        list(read_parts(parts_of(str(page_file)), ThisProcess(), WORK, 0, journal))
    with Journal(path, ["call"]) as journal:
        assert journal.message == f"{path}: an earlier run finished 1 part, which are not read again"
        page_file.write_text(page("Another"), "utf-8")
        [done] = read_parts(parts_of(str(page_file)), ThisProcess(), WORK, 0, journal)
        assert [page.title for page in split(list(done.outcomes))[0]] == ["Another"]
    with Journal(path, ["another"]) as journal:
        assert journal.message == f"{path}: of a run that was called differently: begun anew"
        assert not journal.places


@pytest.mark.parametrize("outcome", [Opened(holds_many=True), PassedOver(7, 2), RecordError("a", 7, "b")])
def test_a_journal_keeps_every_outcome(outcome: Outcome, tmp_path: Path) -> None:
    part = Part("a", "b")
    with Journal(tmp_path / "x", []) as journal:
        journal.add(Done(part, (outcome,)))
    with Journal(tmp_path / "x", []) as journal:
        [found] = journal.find(part).outcomes
    assert (type(found), str(found)) == (type(outcome), str(outcome))


# A cluster


def test_a_cluster_gives_the_same_though_a_worker_is_killed(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.jsonl").write_bytes(lines(*titles(40)))
    expected = one_by_one(tmp_path)
    new_cluster: Any = distributed.LocalCluster  # it says nothing of its types
    with (
        new_cluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        executor_of(1, cluster.scheduler_address) as (executor, workers),
    ):
        assert workers == 2
        done = read_parts(parts_of(str(tmp_path)), executor, WORK, workers)
        found = [next(done), next(done)]
        victim = next(iter(cluster.workers.values()))
        os.kill(victim.pid, 9)
        found += done
    pages, errors = split(outcomes(iter(found)))
    assert (pages, errors) == expected
    assert origins(pages) == origins(expected[0])


def test_a_scheduler_that_does_not_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talkparse.sources.executors._PATIENCE", 0.2)
    with pytest.raises(TalkparseError, match="no scheduler of Dask answers there"), executor_of(1, "tcp://127.0.0.1:1"):
        pass
