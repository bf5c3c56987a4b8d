"""The documentation's examples are run, and the invented pages beside it parse to what is written there."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest

import talkparse
from talkparse.arguments import read_arguments
from talkparse.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

ADDRESS = "https://www.london.gov.uk/talk-london/discussions/7"
_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAME = doctest.OutputChecker()


def blocks(path: Path, language: str) -> list[str]:
    return [body for found, body in _FENCED.findall(path.read_text("utf-8")) if found == language]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> talkparse.Consultation:
    return talkparse.parse_text(path.read_bytes().decode("utf-8"))


@pytest.fixture
def copy_of_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which what the documentation names is at hand, and what its commands write does no harm."""
    (tmp_path / "examples").mkdir()
    for path in (ROOT / "examples").iterdir():
        if path.is_file():  # all that a clone has there: a folder is read as a whole
            (tmp_path / "examples" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "README.md").write_bytes((ROOT / "README.md").read_bytes())
    (tmp_path / "saved.html").write_bytes((ROOT / "tests" / "html" / "drupal-8.0.html").read_bytes())
    text = EXAMPLES[-1].read_text("utf-8")
    (tmp_path / "old.txt").write_text(text, "cp1252", errors="replace")
    (tmp_path / "crawl.jsonl").write_text(json.dumps({"page": {"words": text}, "link": ADDRESS}), "utf-8")
    (tmp_path / "words.toml").write_text('[comment]\nother_roles = ["Moderator"]\n', "utf-8")
    (tmp_path / "key").write_bytes(b"a key of your own, 16 bytes or more")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("copy_of_examples")
@pytest.mark.parametrize("path", [path for path in DOCUMENTS if blocks(path, "pycon")], ids=name)
def test_python_examples_print_what_is_written_below_them(path: Path) -> None:
    source = "\n".join(blocks(path, "pycon"))
    for module in re.findall(r"^>>> import (\w+)", source, re.MULTILINE):
        pytest.importorskip(module)
    test = doctest.DocTestParser().get_doctest(source, {}, name(path), str(path), 0)
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert not said, "".join(said)


@pytest.mark.usefixtures("copy_of_examples")
@pytest.mark.parametrize("path", [path for path in DOCUMENTS if blocks(path, "console")], ids=name)
def test_commands_print_what_is_written_below_them(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks(path, "console"):
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            printed = run(command, capsys)
            assert _SAME.check_output(expected, printed, doctest.ELLIPSIS), f"$ {command}\n{printed}"


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run ``talkparse …`` or ``python -m talkparse …`` in this process, as a shell would.

    ``; echo $?`` at its end prints the exit code, and ``| head -n 3`` the first lines of what it prints.
    """
    call, semicolon, _ = command.partition("; echo $?")
    call, pipe, lines = call.partition(" | head -n ")
    arguments = shlex.split(call.removeprefix("python -m "))
    assert arguments.pop(0) == "talkparse"
    code = main(arguments)
    printed = "".join(capsys.readouterr()).replace("\r\n", "\n")  # as a terminal shows it
    assert semicolon or code == 0, printed
    if pipe:
        printed = "".join(printed.splitlines(keepends=True)[: int(lines)])
    return f"{printed}{code}\n" if semicolon else printed


def test_the_first_shell_blocks_of_the_readme_are_one_line_each_that_installs_and_runs() -> None:
    convert, suite = blocks(ROOT / "README.md", "sh")[:2]
    assert convert.count("\n") == suite.count("\n") == 1
    assert "pip install" in convert
    assert convert.endswith("-m talkparse examples/cycle-lanes.txt\n")
    assert "pip install" in suite
    assert suite.endswith("-m pytest\n")


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
@pytest.mark.usefixtures("copy_of_examples")
def test_the_ten_lines_of_the_readme_work_on_every_example(path: Path) -> None:
    [block] = blocks(ROOT / "README.md", "pycon")
    examples = doctest.DocTestParser().get_examples(block)
    source = "".join(example.source for example in examples)
    assert "cycle-lanes.txt" in source
    assert source.count("\n") <= 10
    exec(source.replace("examples/cycle-lanes.txt", f"examples/{path.name}"), {})  # noqa: S102 -- our own lines


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_an_example_parses_to_what_stands_beside_it(path: Path) -> None:
    [expected] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert expected == {**talkparse.to_dict(parse(path)), "origin": f"examples/{path.name}"}


def test_the_two_dumps_of_the_example_hold_the_same_words() -> None:
    first, second = ([(post.text, post.preview) for post in parse(path).posts()] for path in EXAMPLES)
    assert first == second


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_between_documents_lead_to_files(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_each_law_is_held_by_the_tests_that_the_document_names() -> None:
    text = (ROOT / "docs" / "laws.md").read_text("utf-8")
    named = re.findall(r"`(test_\w+\.py)(?:::(\w+))?`", text)
    assert len(named) > 15
    for file, test in named:
        assert not test or f"def {test}(" in (ROOT / "tests" / file).read_text("utf-8"), test
    held = {test for path in (ROOT / "tests").glob("test_*.py") for test in _LAW.findall(path.read_text("utf-8"))}
    assert held == {test for _, test in named if test}


_LAW = re.compile(r"def (test_[0-9]{1,2}_\w+)\(")


def test_every_public_name_is_in_the_reference() -> None:
    documented = set(re.findall(r"auto\w+:: talkparse\.(\w+)", (ROOT / "docs" / "reference.md").read_text("utf-8")))
    assert set(talkparse.__all__) - {"__version__"} == documented - {"testing"}


def test_every_problem_code_has_its_meaning_and_something_to_do() -> None:
    text = (ROOT / "docs" / "problems.md").read_text("utf-8")
    entries = dict(re.findall(r"^`([a-z-]+)`\n: (.*?)\n: \*To do:\* ", text, re.MULTILINE | re.DOTALL))
    source = (ROOT / "src" / "talkparse" / "problems.py").read_text("utf-8")
    meanings = dict(re.findall(r'^    [A-Z_]+ = "([a-z-]+)"\n    """(.*?)"""$', source, re.MULTILINE | re.DOTALL))
    assert list(meanings) == [*talkparse.ProblemCode]
    plain = {code: " ".join(meaning.replace("`", "").split()) for code, meaning in entries.items()}
    assert plain == {code: " ".join(meaning.replace("`", "").split()) for code, meaning in meanings.items()}


def test_every_option_has_an_example_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--help"])
    options = re.findall(r"^  (?:-h, )?(-o|--[a-z-]+)", capsys.readouterr().out, re.MULTILINE)
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    found = re.findall(r"^### `(\S+?)[ `].*?^```(?:console|sh)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert [option for option, _ in found] == options
    assert [option for option, example in found if option not in example] == []


def test_the_headings_of_the_workbook_are_those_of_the_document(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    talkparse.write(map(parse, EXAMPLES), tmp_path / "pages.xlsx")
    text = " ".join((ROOT / "docs" / "formats.md").read_text("utf-8").split())
    posts, pages, problems = (
        [cell.value for cell in next(sheet.iter_rows())] for sheet in openpyxl.load_workbook(tmp_path / "pages.xlsx")
    )
    table = text.partition("| heading in *Posts* |")[2].partition("The headings in *Pages*")[0]
    assert re.findall(r"\| ([^|`]+) \| `", table) == posts
    assert f"The headings in *Pages* are {', '.join(pages)}." in text
    assert f"Those in *Problems* are {', '.join(problems)}." in text
