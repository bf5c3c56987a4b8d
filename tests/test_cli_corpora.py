"""The command line with records: what it takes and says of its sources, and runs of several processes."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from corpus_files import OTHER, lines, page, row
from talkparse.cli import main

SHARD = lines(row("A", url="https://www.london.gov.uk/talk-london/discussions/1"), {"text": OTHER}, b"{\n", row("B"))
SAID = "shard.jsonl:3: no JSON: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)\n"
SUMMARY = "read 4 records: passed over 1, 2 pages with 2 posts, 0 pages with problems, 1 failed\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("shard.jsonl").write_bytes(SHARD)
    Path("page.txt").write_text(page(), "utf-8", newline="")
    return tmp_path


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


def titles(out: str) -> list[str]:
    return [page["title"] for page in json.loads(out)]


def test_records_are_read_and_summed_up(run: Any) -> None:
    code, out, err = run("shard.jsonl")
    assert (code, titles(out)) == (1, ["A", "B"])
    assert err == SAID + SUMMARY
    assert [page["origin"] for page in json.loads(out)] == ["shard.jsonl:1", "shard.jsonl:4"]


def test_quiet_says_what_is_wrong_and_no_more(run: Any) -> None:
    assert run("shard.jsonl", "--quiet")[2] == SAID


def test_a_page_needs_no_summary(run: Any) -> None:
    assert run("page.txt")[2] == ""


@pytest.mark.parametrize("arguments", [[], ["--jobs", "2"]])
def test_the_output_of_an_earlier_run_is_no_source(run: Any, arguments: list[str]) -> None:
    for source in (".", "*.*"):
        run(source, "-o", "out.json", *arguments)
        first = Path("out.json").read_bytes()
        run(source, "-o", "out.json", *arguments)
        assert Path("out.json").read_bytes() == first
        assert titles(first.decode()) == ["Quiet streets", "A", "B"]
        Path("out.json").unlink()


def test_revisits_are_counted(run: Any) -> None:
    record = "WARC/1.0\r\nWARC-Type: revisit\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    Path("a.warc").write_text(record * 2, "ascii", newline="")
    assert run("a.warc")[2].endswith(
        "read 2 records: passed over 2 (2 revisits), 0 pages with 0 posts, 0 pages with problems, 0 failed\n"
    )


def test_the_columns_can_be_named(run: Any) -> None:
    Path("a.jsonl").write_bytes(lines({"body": "no", "page": {"words": page("A")}, "link": "https://example.org/a"}))
    code, out, _ = run("a.jsonl", "--columns", "text=page.words,url=link")
    assert (code, [page["url"] for page in json.loads(out)]) == (0, ["https://example.org/a"])


def test_the_address_and_the_encoding_of_a_page_can_be_given(run: Any) -> None:
    Path("a.txt").write_bytes(page("Café").encode("cp1252"))
    [found] = json.loads(run("a.txt", "--url", "https://london.gov.uk/talk-london/a", "--encoding", "cp1252")[1])
    assert (found["title"], found["url"]) == ("Café", "https://london.gov.uk/talk-london/a")


def test_an_address_of_records_is_an_error(run: Any) -> None:
    code, out, err = run("shard.jsonl", "--url", "https://example.org/")
    assert (code, out) == (1, "")
    assert (
        err == "shard.jsonl: url: it is the address of one page, and shard.jsonl holds records, which have their own\n"
    )


ONE_PIECE = "standard input comes in one piece: it takes no --jobs, --scheduler or --resume"
ADDRESS = "--url is the address of one page: it takes one SOURCE, and no --jobs, --scheduler or --resume"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a", "b", "--url", "c"], ADDRESS),
        (["a", "--jobs", "2", "--url", "c"], ADDRESS),
        (["-", "--jobs", "2"], ONE_PIECE),
        (["a", "--resume"], "--resume notes beside the output what is finished: name it with -o"),
        (
            ["a", "--scheduler", "b", "--jobs", "2"],
            "--scheduler says where to read, and the cluster how many workers do: it takes no --jobs",
        ),
        (["a", "--jobs", "0"], "argument --jobs: '0' is no number of processes"),
        (["a", "--jobs", "x"], "argument --jobs: 'x' is no number of processes"),
        (["a", "--columns", "txt=b"], "argument --columns: columns: expected one of text, url, date, not 'txt'"),
        (["a", "--columns", "text"], "argument --columns: columns: text needs a name"),
        (["a", "--encoding", "klingon"], "encoding: none is called 'klingon'"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(run: Any, arguments: list[str], message: str) -> None:
    assert run(*arguments) == (2, "", f"talkparse: {message} (see --help)\n")


# Several processes, and runs after an interrupt


@pytest.mark.parametrize("arguments", [["--jobs", "2"], ["--resume"], ["--jobs", "2", "--resume"]])
def test_the_output_is_the_same_whoever_reads(run: Any, arguments: list[str]) -> None:
    Path("empty").mkdir()
    sources = ["page.txt", "shard.jsonl", "empty", "nowhere.txt", "*.jsonl"]
    before = run(*sources, "-o", "before.csv")
    assert run(*sources, "-o", "after.csv", *arguments) == before
    assert Path("after.csv").read_bytes() == Path("before.csv").read_bytes()
    assert not Path("after.csv.resume").exists()
    assert before[2].splitlines() == [
        SAID.strip(),
        "empty: no page of Talk London in it; name one of its files to see why",
        "nowhere.txt: No such file or directory",
        SAID.strip(),
        "read 10 records: passed over 2, 5 pages with 5 posts, 0 pages with problems, 3 failed",
    ]


def test_a_run_goes_on_after_an_interrupt(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        Path(f"{number}.txt").write_text(page(f"{number}"), "utf-8")
    sources = [f"{number}.txt" for number in range(5)]
    run(*sources, "-o", "whole.jsonl")

    from talkparse.sources import batch  # noqa: PLC0415

    real = batch.read_part

    def stopping(part: Any, **options: Any) -> Any:
        if part.path == "3.txt":
            raise KeyboardInterrupt
        return real(part, **options)

    with monkeypatch.context() as patch:
        patch.setattr(batch, "read_part", stopping)
        assert run(*sources, "-o", "out.jsonl", "--resume") == (130, "", "")
    assert not Path("out.jsonl").exists()
    code, _, err = run(*sources, "-o", "out.jsonl", "--resume")
    assert code == 0
    assert err.splitlines() == [
        "out.jsonl.resume: an earlier run finished 3 parts, which are not read again",
        "read 5 records: passed over 0, 5 pages with 5 posts, 0 pages with problems, 0 failed",
    ]
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert not Path("out.jsonl.resume").exists()


def test_an_interrupted_run_with_other_words_or_of_another_version_is_begun_anew(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from talkparse.sources import batch  # noqa: PLC0415

    def stopping(part: Any, **options: Any) -> Any:
        if part.path == "shard.jsonl":
            raise KeyboardInterrupt
        return read_part(part, **options)

    read_part = batch.read_part
    monkeypatch.setattr(batch, "read_part", stopping)
    Path("words.toml").write_text('[header]\nstage = "One: {name}"\n', "utf-8")
    call = ["page.txt", "shard.jsonl", "-o", "out.jsonl", "--resume", "--vocabulary", "words.toml"]
    begun_anew = "out.jsonl.resume: of a run that was called differently: begun anew\n"
    assert run(*call) == (130, "", "")
    assert "an earlier run finished 1 part" in run(*call)[2]
    Path("words.toml").write_text('[header]\nstage = "Two: {name}"\n', "utf-8")
    assert run(*call) == (130, "", begun_anew)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "7")
    assert run(*call) == (130, "", begun_anew)
    assert "an earlier run finished 1 part" in run(*call)[2]


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise elsewhere")
def test_an_interrupt_leaves_no_half_output_and_ends_the_others() -> None:
    Path("many.jsonl").write_bytes(lines(*([row("A")] * 12_000)))
    command = [sys.executable, "-m", "talkparse", "page.txt", "many.jsonl", "--jobs", "2", "-o", "out.jsonl"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    # Shells let what they run in the background ignore interrupts, and children inherit that.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        preexec_fn=heeding,  # noqa: PLW1509 -- no thread of the tests holds a lock here
    ) as process:
        while not list(Path().glob(".talkparse-*")) and process.poll() is None:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")
    assert not Path("out.jsonl").exists()
    assert not list(Path().glob(".talkparse-*"))


def test_a_scheduler_that_does_not_answer_is_one_line(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run("page.txt", "--scheduler", "tcp://127.0.0.1:1") == (
        1,
        "",
        'this needs distributed: pip install "talkparse[dask]"\n',
    )


# A terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    def call(*arguments: str) -> str:
        stream = Terminal()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", stream)
            main([*arguments, "-o", "out.csv"])
        return stream.getvalue()

    return call


@pytest.mark.parametrize("arguments", [[], ["--jobs", "2"]])
def test_a_terminal_shows_how_far_it_is(shown: Any, arguments: list[str]) -> None:
    text = shown("page.txt", "shard.jsonl", *arguments)
    size = Path("shard.jsonl").stat().st_size + Path("page.txt").stat().st_size
    assert f"/{size / 1000:.2f}k" in text
    assert "\r" in text
    assert SAID.strip() in text
    assert text.endswith("read 5 records: passed over 1, 3 pages with 3 posts, 0 pages with problems, 1 failed\n")


def test_quiet_is_quiet_on_a_terminal(shown: Any) -> None:
    assert shown("page.txt", "--quiet") == ""


def test_without_tqdm_a_terminal_gets_the_summary(shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert shown("page.txt") == "read 1 record: passed over 0, 1 page with 1 post, 0 pages with problems, 0 failed\n"


def test_the_size_of_what_is_not_there_or_has_no_name_is_unknown(shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nowhere.txt: No such file or directory" in shown("nowhere.txt")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SHARD)))
    assert shown("-").endswith(SUMMARY)
