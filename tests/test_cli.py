"""The command line: what it prints where, and its exit codes."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from corpus_files import page
from talkparse import cli, gather
from talkparse.arguments import read_arguments
from talkparse.cli import main
from talkparse.model import Comment, Consultation
from talkparse.parse import parse_text
from talkparse.problems import Problem, ProblemCode
from talkparse.schema import json_schema
from talkparse.serialise import from_dict
from talkparse.writers import EXTRAS, FORMATS, Format, write
from talkparse.writers.targets import Target

PAGE = page("Quiet streets – and ducks")
# As a stranger has it: PYTHONUNBUFFERED and its like would hide what an interpreter does with what it holds back.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {
    "PYTHONPATH": str(Path(cli.__file__).parent.parent)
}
DOUBTFUL = PAGE + "Moss\nPond Keeper 2 days ago\nNever.\n"  # no such role


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, so that the messages name no other."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    Path("page.txt").write_text(PAGE, "utf-8", newline="")
    Path("doubtful.txt").write_text(DOUBTFUL, "utf-8", newline="")
    Path("other.txt").write_text("A page about something else.\n", "utf-8")
    Path("binary.txt").write_bytes(b"one\n\xff\x00")
    Path("empty.txt").touch()
    return tmp_path


class Run:
    """What a call gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def titles(self) -> list[str | None]:
        return [from_dict(page).title for page in json.loads(self.out)]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def call(*arguments: str) -> Run:
        code = main(list(arguments))
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Run(code, out.decode("utf-8"), err.decode("utf-8"))

    return call


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = ENVIRONMENT | options.pop("env", {})
    return subprocess.run(
        [sys.executable, "-m", "talkparse", *arguments], capture_output=True, check=False, env=environment, **options
    )


TITLE = "Quiet streets – and ducks"


# Output


def test_json_is_printed_where_nothing_else_is_asked_for(run: Any) -> None:
    done = run("page.txt")
    assert (done.code, done.err, done.titles) == (0, "", [TITLE])


@pytest.mark.parametrize(("name", "start"), [("json", "[\n"), ("jsonl", "{"), ("csv", "page,"), ("md", f"# {TITLE}\n")])
def test_the_format_is_named_or_follows_from_the_ending(run: Any, name: str, start: str) -> None:
    done = run("page.txt", "--to", name)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(start)
    into = run("page.txt", "-o", f"out.{name}")
    assert (into.code, into.out, into.err) == (0, "", "")
    assert Path(f"out.{name}").read_bytes().decode("utf-8") == done.out


def test_the_options_of_formats_reach_them(run: Any) -> None:
    Path("page.txt").write_text(PAGE.replace("By the pond.", "=1+1"), "utf-8")
    assert ",'=1+1\r\n" in run("page.txt", "--to", "csv").out
    assert ",=1+1\r\n" in run("page.txt", "--to", "csv", "--no-defuse").out
    assert json.loads(run("page.txt", "--to", "jsonl", "--flat").out)["text"] == "=1+1"


def test_what_a_format_cannot_hold_is_said_on_standard_error(folder: Path) -> None:
    write([Consultation(comments=(Comment(text="half \ud83d"),))], "pages.json")
    done = process("pages.json", "--to", "csv", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.endswith("half \ufffd\r\n".encode())
    said = done.stderr.decode().splitlines()
    assert said[-1] == "csv: characters that this format cannot hold became U+FFFD (1)"


def test_an_option_of_another_format_is_a_wrong_call(run: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(FORMATS, "folder", Format("none", (), Target.FOLDER))
        for arguments, message in [
            (("--to", "json", "--flat"), "--flat is no option of the format json"),
            (("-o", "x.md", "--no-defuse"), "--no-defuse is no option of the format md"),
            (("--to", "folder"), "folder is a folder: name it with -o"),
        ]:
            done = run("page.txt", *arguments)
            assert (done.code, done.out, done.err) == (2, "", f"talkparse: {message} (see --help)\n")


def test_a_missing_extra_is_told_before_anything_is_read(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "new", Format("none", (".new",), extra="xlsx"))
    monkeypatch.setitem(EXTRAS, "xlsx", "no_such_module")
    done = run("no-such-file.txt", "-o", "out.new")
    assert (done.code, done.out) == (1, "")
    assert done.err == 'this needs no_such_module: pip install "talkparse[xlsx]"\n'


def test_a_named_format_wins_over_the_ending(run: Any) -> None:
    assert run("page.txt", "--to", "md", "-o", "out.json").code == 0
    assert Path("out.json").read_text("utf-8").startswith("# ")


def test_several_sources_make_one_output(run: Any) -> None:
    done = run("page.txt", ".", "--to", "csv")
    assert [row["page"] for row in csv.DictReader(io.StringIO(done.out, newline=""))] == ["0", "1", "1", "2"]


def test_options_reach_the_parser(run: Any) -> None:
    [page] = json.loads(run("page.txt", "--as-of", "2025-07-01").out)
    assert page["captured"] == {"start": "2025-06-30T23:00:00Z", "stop": "2025-07-01T23:00:00Z"}
    [page] = json.loads(run("page.txt", "--as-of", "2025-07-01T12:00:00+01:00", "--threads", "none").out)
    assert page["captured"] == {"start": "2025-07-01T11:00:00Z", "stop": "2025-07-01T11:00:01Z"}
    fresh, stale = (
        json.loads(run("page.txt", "--as-of", "2025-07-01", *option).out)[0]["comments"][0]["posted"]
        for option in ([], ["--stale-cache"])
    )
    assert stale["start"] < fresh["start"] < fresh["stop"] == stale["stop"]


def test_the_schema_needs_no_source(run: Any) -> None:
    assert json.loads(run("--schema").out) == json_schema()


def test_the_version(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name}-7")
    assert run("--version").out == "talkparse talkparse-7\n"


def test_the_version_of_what_is_not_installed(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    assert run("--version").out == "talkparse (not installed)\n"


def test_help_teaches_by_example(run: Any) -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    groups, examples = done.out.split("\nexamples, one for each option:\n")
    options = re.findall(r"^  (-[a-z](?=[ ,])|--[a-z-]+)", groups, re.MULTILINE)
    assert len(options) > 20
    commands = " ".join(re.findall(r"^  (?:\w+ URL \| )?(talkparse.*?)(?:   |$)", examples, re.MULTILINE)).split()
    assert [option for option in options if option not in commands and option != "-h"] == []
    assert done.out.isascii()


def test_the_examples_of_the_help_are_right_calls(run: Any) -> None:
    Path("words.toml").write_text("", "utf-8")
    examples = run("--help").out.split("\nexamples, one for each option:\n")[1]
    commands = re.findall(r"^  (?:\w+ URL \| )?(talkparse .*?)(?:   | > .*|$)", examples, re.MULTILINE)
    assert len(commands) > 15
    for command in commands:
        try:
            read_arguments(shlex.split(command)[1:])
        except SystemExit as leaving:
            assert (command, leaving.code) == ("talkparse --help", 0)  # noqa: PT017 -- the others do not leave


# Explaining


def test_explain_prints_each_stretch_with_its_label(run: Any) -> None:
    done = run("--explain", "page.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0].split(maxsplit=2) == ["1:1", "title", f"{TITLE}␤"]
    assert "\x1b" not in done.out


SAVED = "<p>5 Londoners have responded</p>\n<div>Comments (0)</div>"


@pytest.mark.parametrize("ending", [".html", ".html.gz"])
def test_a_saved_page_is_explained_with_its_file_and_lines(run: Any, tmp_path: Path, ending: str) -> None:
    page = tmp_path / f"page{ending}"
    page.write_bytes(gzip.compress(SAVED.encode()) if ending.endswith("gz") else SAVED.encode())
    done = run("--explain", str(page))
    assert (done.code, done.err) == (0, "")
    assert [line.split(maxsplit=2) for line in done.out.splitlines()] == [
        [f"{page}:1", "responses", "5 Londoners have responded"],
        [f"{page}:2", "comment-count", "Comments (0)"],
    ]


def test_a_saved_page_in_an_encoding_that_was_named_is_explained(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(f"<h1>Caf\xe9</h1>{SAVED}".encode("latin-1"))
    assert "Café" in run("--explain", str(page), "--encoding", "latin-1").out


def test_a_saved_page_without_a_file_of_its_own_is_not_explained(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"<html>{SAVED}".encode())))
    records = tmp_path / "records.jsonl"
    records.write_text(
        json.dumps({"html": f"<html>{SAVED}", "url": "https://www.london.gov.uk/talk-london/x"}), "utf-8"
    )
    for source in ("-", str(records)):
        done = run("--explain", source, "--quiet")
        assert (done.code, done.out) == (1, "")
        assert done.err.endswith(": only a dump, or a saved page that is a file of its own, can be explained\n")


def test_a_page_of_our_own_data_is_not_explained_from_what_it_names_as_its_origin(run: Any, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(SAVED, "utf-8")
    for source in ("page.txt", str(saved)):
        run(source, "-o", "own.jsonl")
        done = run("--explain", "own.jsonl", "--quiet")
        message = "only a dump, or a saved page that is a file of its own, can be explained"
        assert (done.code, done.out, done.err) == (1, "", f"{source}: {message}\n")


@pytest.mark.parametrize(
    ("environment", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)]
)
def test_explain_is_coloured_on_a_terminal(
    run: Any, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, is_coloured: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[1m" in run("--explain", "page.txt").out) is is_coloured


# Wrong calls

KNOWN = (
    f"name one of {', '.join(FORMATS)}, or end in {', '.join(end for row in FORMATS.values() for end in row.endings)}"
)
DATES = "a date such as 2025-07-01 nor a time such as 2025-07-01T12:00:00+01:00"
OFFSET = "names no instant without its offset, such as 2025-07-01T12:00+01:00"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to read: name a file, a folder, or - for standard input"),
        (["page.txt", "-o", "out.odt"], f"no format has the ending '.odt'; {KNOWN}"),
        (["page.txt", "-o", "out"], f"nothing says which format to write; {KNOWN}"),
        (["page.txt", "--as-of", "yesterday"], f"argument --as-of: 'yesterday' is neither {DATES}"),
        (["page.txt", "--as-of", "2025-07-01T12:00"], f"argument --as-of: '2025-07-01T12:00' {OFFSET}"),
        (["page.txt", "--as-of", "9999-12-31"], "argument --as-of: 9999-12-31 is at the end of the calendar"),
        (
            ["page.txt", "--as-of", "0001-01-01T00:00+14:00"],
            "argument --as-of: 0001-01-01 00:00:00+14:00 is at the end of the calendar",
        ),
        (["--explain", "page.txt", "--to", "md"], "--explain prints to the screen: it takes neither --to nor -o"),
        *(
            (
                ["--explain", "page.txt", *option],
                "--explain keeps the text of each page: it takes neither --jobs nor --scheduler",
            )
            for option in (["--jobs", "2"], ["--scheduler", "tcp://localhost:8786"])
        ),
        (["page.txt", "--col\x1b[31m"], "unrecognized arguments: --col\\x1b[31m"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(run: Any, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err) == (2, "", f"talkparse: {message} (see --help)\n")


@pytest.mark.parametrize("option", ["--to", "--threads"])
def test_an_unknown_choice_is_one_line_and_exit_2(run: Any, option: str) -> None:
    done = run("page.txt", option, "odd")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"talkparse: argument {option}: invalid choice: 'odd' (choose from ")
    assert done.err.count("\n") == 1


# What cannot be read or written

UNREADABLE = {
    "nowhere.txt": "nowhere.txt: No such file or directory",
    "binary.txt": "binary.txt:2: not text: byte 0xff does not belong in UTF-8",
    "other.txt": "other.txt: nothing shows that this is a page of Talk London; if it is one, give its address (url)",
    "empty.txt": "empty.txt: the input is empty",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_source_is_one_line_and_exit_1(run: Any, name: str) -> None:
    done = run(name, "-o", "out.json")
    assert (done.code, done.out, done.err) == (1, "", f"{UNREADABLE[name]}\n")
    assert not Path("out.json").exists()
    assert run(name).out == ""
    assert run("--explain", name).err == f"{UNREADABLE[name]}\n"


def test_what_can_be_read_is_written_all_the_same(run: Any) -> None:
    done = run(*UNREADABLE, "page.txt")
    assert (done.code, done.titles) == (1, [TITLE])
    assert done.err.splitlines() == list(UNREADABLE.values())


def test_a_folder_passes_other_pages_over_and_names_what_is_broken(run: Any) -> None:
    done = run(".")
    assert (done.code, done.titles) == (1, [TITLE] * 2)
    assert done.err.splitlines() == [
        UNREADABLE["binary.txt"],
        "read 5 records: passed over 2, 2 pages with 3 posts, 1 page with problems, 1 failed; --strict prints them",
    ]


def test_a_folder_without_a_page_is_an_error(run: Any) -> None:
    Path("empty").mkdir()
    done = run("empty")
    assert (done.code, done.out) == (1, "")
    assert done.err == "empty: no page of Talk London in it; name one of its files to see why\n"


def test_names_and_contents_cannot_command_the_terminal(run: Any) -> None:
    done = run("\x1b[31m\n.txt")
    assert done.err == "\\x1b[31m\\n.txt: No such file or directory\n"


@pytest.mark.parametrize(
    ("target", "message"),
    [(".", ".: Is a directory"), ("nowhere/out.md", "nowhere/out.md: No such file or directory")],
)
def test_an_output_that_cannot_be_written_is_one_line_and_exit_1(run: Any, target: str, message: str) -> None:
    done = run("page.txt", "--to", "md", "-o", target)
    assert (done.code, done.out, done.err) == (1, "", f"{message}\n")


# Strictness


def test_strict_prints_each_problem_and_exits_with_1(run: Any) -> None:
    done = run("doubtful.txt", "page.txt", "--strict", "--quiet")
    assert (done.code, done.titles) == (1, [TITLE] * 2)
    [problem] = parse_text(DOUBTFUL).problems
    assert done.err == f"doubtful.txt:{problem.line}: unknown-role: {problem.message}\n"


def test_merging_reports_the_problems_of_a_page_once(run: Any) -> None:
    done = run("doubtful.txt", "--strict", "--merge")
    assert (done.code, done.err.count("unknown-role")) == (1, 1)


def test_a_doubtful_page_is_told_of_without_strict(run: Any) -> None:
    done = run("doubtful.txt")
    assert (done.code, done.titles) == (0, [TITLE])
    assert done.err == "this page has problems; --strict prints them\n"
    assert run("doubtful.txt", "--quiet").err == ""


def test_several_pages_are_summed_up(run: Any) -> None:
    done = run("page.txt", "page.txt")
    assert done.code == 0
    assert done.err == "read 2 records: passed over 0, 2 pages with 2 posts, 0 pages with problems, 0 failed\n"


def test_strict_is_content_with_a_page_without_problems(run: Any) -> None:
    assert run("page.txt", "--strict").code == 0


def test_a_problem_without_a_place_names_the_file(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Consultation(problems=(Problem(ProblemCode.COUNT_EXCEEDED, "too\nmany"),))
    monkeypatch.setattr(gather, "read_outcomes", lambda source, *_: iter([evolve(page, origin=source)]))
    assert run("page.txt", "--strict").err == "page.txt: count-exceeded: too\\nmany\n"


# Streams, signals and bugs


def test_standard_input_and_output_are_utf_8_in_any_locale() -> None:
    done = process("-", "--to", "md", input=PAGE.encode(), env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith(f"# {TITLE}\n")


def test_an_error_on_standard_input_names_it() -> None:
    done = process("-", input=b"\xff\0")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines() == ["<stdin>:1: not text: byte 0xff does not belong in UTF-8"]


@pytest.mark.skipif(os.name != "posix", reason="closed streams are a matter of POSIX shells")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ("- <&-", 1, "<stdin>: Bad file descriptor\n"),
        ("page.txt >&-", 1, "<stdout>: Bad file descriptor\n"),
        ("--explain page.txt >&-", 1, "<stdout>: Bad file descriptor\n"),
        ("page.txt -o out.md >&-", 0, ""),
        ("nowhere.txt 2>&-", 1, ""),
    ],
)
def test_a_closed_stream_is_an_error_where_it_is_needed(arguments: str, code: int, message: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m talkparse {arguments}'],
        capture_output=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert (done.returncode, done.stdout, done.stderr.decode()) == (code, b"", message)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "arguments", [["page.txt"], ["--schema"], ["--explain", "page.txt"], ["--help"], ["--version"]]
)
def test_a_full_disk_is_one_line_and_exit_1(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "talkparse", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=ENVIRONMENT,
        )
    assert (done.returncode, done.stderr) == (1, b"<stdout>: No space left on device\n")


@pytest.mark.parametrize(
    "arguments", [["page.txt"] * 200, ["--explain", *["page.txt"] * 200], ["--schema"], ["--help"], ["--version"]]
)
def test_a_pipe_closed_early_is_quiet(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "talkparse", *arguments],
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
            env=ENVIRONMENT,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_stand_in_for_standard_output_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["page.txt", "--to", "md"], ["--explain", "page.txt"]):
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(arguments) == 0
        assert TITLE in stream.getvalue()


def test_the_words_of_another_site_come_from_a_file(run: Any) -> None:
    Path("words.toml").write_text('[comment]\nmember = "Pond Keeper"\n', "utf-8")
    done = run("doubtful.txt", "--vocabulary", "words.toml")
    (page,) = json.loads(done.out)
    # Now it is the other role that nobody knows.
    assert (done.code, [(problem["code"], problem["line"]) for problem in page["problems"]]) == (
        0,
        [("unknown-role", 10)],
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[comment]\nmembr = 'x'", "words.toml: comment.membr: unknown"),
        ("[comment", "words.toml: no valid TOML: "),
        ("\udce9", "words.toml: 'utf-8' codec can't decode"),
        (None, "words.toml: No such file or directory"),
    ],
)
def test_a_wrong_file_of_words_is_a_wrong_call(run: Any, text: str | None, message: str) -> None:
    if text is not None:
        Path("words.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run("page.txt", "--vocabulary", "words.toml")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert message in done.err


def raising(error: BaseException) -> Any:
    def read_outcomes(*_: object) -> Any:
        raise error

    return read_outcomes


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "a SOURCE without a name"),
        (["page.txt", ""], "a SOURCE without a name"),
        (["page.txt", "-o", ""], "-o: a FILE without a name"),
    ],
)
def test_names_that_are_empty_are_wrong_calls(run: Any, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert message in done.err


def test_a_process_that_is_told_to_end_leaves_no_part_of_a_file(folder: Path) -> None:
    """SIGTERM comes while standard input is still open, and so the output not whole."""
    call = [sys.executable, "-m", "talkparse", "page.txt", "-", "--to", "jsonl", "-o", "out.jsonl"]
    with subprocess.Popen(call, stdin=subprocess.PIPE, env=ENVIRONMENT) as process:
        before = {path.name for path in folder.iterdir()}
        deadline = time.monotonic() + 60
        while {path.name for path in folder.iterdir()} == before and time.monotonic() < deadline:
            time.sleep(0.02)
        process.terminate()
        assert process.wait(60) == 143
    assert {path.name for path in folder.iterdir()} == before


def test_in_a_thread_the_signals_stay_as_they_are(run: Any) -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(run, "page.txt").result().code == 0


def test_an_interrupt_exits_with_130(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "read_outcomes", raising(KeyboardInterrupt()))
    done = run("page.txt")
    assert (done.code, done.out, done.err) == (130, "", "")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise elsewhere")
def test_an_end_that_the_system_asks_for_exits_with_143(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "read_outcomes", lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM))
    done = run("page.txt")
    assert (done.code, done.out, done.err) == (143, "", "")


def test_a_bug_is_one_line_too(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "read_outcomes", raising(KeyError("ducks")))
    done = run("page.txt")
    assert (done.code, done.out) == (1, "")
    assert done.err == "talkparse: a bug, please report it (python -X dev shows where): KeyError: 'ducks'\n"


def test_a_bug_shows_where_in_development_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    class Flags:
        dev_mode = True

    monkeypatch.setattr(gather, "read_outcomes", raising(KeyError("ducks")))
    monkeypatch.setattr(sys, "flags", Flags)
    with pytest.raises(KeyError):
        main(["page.txt"])
