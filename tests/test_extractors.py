"""Real extractors over invented pages: each dump must parse to what the page says.

``dumps/`` holds the pages, recorded dumps of many releases and the scripts that made them; the releases that are
installed here run as well. What a layout cannot carry stands in ``benchmarks/agreement.py``.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import talkparse
from benchmarks import scorer
from benchmarks.agreement import DUMPS, LOST, PARTIAL, compare, family, pages, truth_of
from benchmarks.extractors import agreement, agreement_of, extractors_recorded, group, layouts, rewritten, tools_table
from benchmarks.peers import found_by_talkparse, quietly, talkparse_from_html
from benchmarks.scorer import Found, gold_of
from dumps import recorded
from dumps.record import extractors
from dumps.recorded import recorded as recorded_files

FILES = recorded_files()
TEXTS = sorted(set(FILES.values()))


def name_of(key: tuple[str, str]) -> str:
    """Name a dump in the test's output."""
    return "-".join(key)


def test_there_are_dumps() -> None:
    """The tests below run over something, and every layout is among it."""
    assert len({page for page, _ in FILES}) >= 9
    assert {family(extractor) for _, extractor in FILES} | {"html"} == set(LOST)


def test_each_text_is_kept_once() -> None:
    assert len({path.read_bytes() for path in TEXTS}) == len(TEXTS)
    assert set(DUMPS.glob("*/*.txt")) == set(TEXTS)


def test_a_new_text_is_kept_beside_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "HERE", tmp_path)
    monkeypatch.setattr(recorded, "TABLE", tmp_path / "recorded.tsv")
    (tmp_path / "page").mkdir()
    recorded.keep("page", {"a-1": "one", "a-2": "one", "b-1": "two"})
    assert sorted(path.name for path in tmp_path.glob("page/*")) == ["a-1.txt", "b-1.txt"]
    recorded.keep("page", {"a-1": "three", "b-1": "one"})
    found = {name: recorded.dump_of("page", name) for name in ("a-1", "a-2", "b-1")}
    assert found == {"a-1": "three", "a-2": "one", "b-1": "one"}
    assert len(list(tmp_path.glob("page/*"))) == 2


def check_run_on(truth: dict[str, Any], result: talkparse.Consultation) -> None:
    """Where all parts run together, comments are still told apart; a name that nothing tells is not guessed."""
    posts = list(result.posts())
    assert len(posts) == len(truth["comments"])
    untold = [post for post in posts if post.author_status == "absent"]
    assert len(untold) == len([problem for problem in result.problems if problem.code == "missing-author"])
    for post, expected in zip(posts, truth["comments"], strict=True):
        assert post.author in {expected["author"], None}
        assert post.age is not None
        assert post.age.text == expected["age"]["text"]
        assert talk_words(post.text).startswith(talk_words(expected["text"]))


def talk_words(text: str) -> str:
    """Leave out what the line breaks of these dumps depend on."""
    return "".join(text.split())


def check_dump(truth: dict[str, Any], text: str, extractor: str) -> None:
    """A dump parses to what its page says, less what the layout loses."""
    result = talkparse.parse_text(text)
    if family(extractor) == "glued" and truth["minified"]:
        check_run_on(truth, result)
        return
    found = compare(truth, result, extractor)
    assert not found.wrong, "\n".join(found.wrong)
    assert found.compared


FILTERED = {"borrowed-names", "quoted-buttons", "village-lamps"}
"""Pages of which the filters behind R0-d and P take lines out of texts, so that no preview proves these."""
WHOLE = [key for key in FILES if not (family(key[1]) in PARTIAL and key[0] in FILTERED)]


@pytest.mark.parametrize("dump", WHOLE, ids=name_of)
def test_recorded_dump(dump: tuple[str, str]) -> None:
    """A dump parses to what its page says, less what the layout loses."""
    page, extractor = dump
    check_dump(truth_of(DUMPS / page), FILES[dump].read_bytes().decode(), extractor)


@pytest.mark.parametrize("folder", pages(), ids=lambda folder: folder.name)
def test_page_itself(folder: Path) -> None:
    """The HTML that all dumps were made from says everything, and what none of them can: numbers and parents."""
    truth, result = truth_of(folder), talkparse.parse_html((folder / "page.html").read_bytes())
    found = compare(truth, result, "html", strict=True)
    assert not found.wrong, "\n".join(found.wrong)
    assert result.url == truth["url"]
    assert [post.id for post in result.posts()] == [post["id"] for post in truth["comments"]]
    parents = [item.parent for item in found_by_talkparse(result)]
    assert parents == [item.parent for item in gold_of(truth)]


def test_comments_of_html_are_found_without_exception() -> None:
    """Precision, recall and F1 are 1.00, and so are authors and replies."""
    found = sum(
        (
            scorer.score(gold_of(truth_of(folder)), talkparse_from_html((folder / "page.html").read_text("utf-8")))
            for folder in pages()
        ),
        scorer.Score(),
    )
    assert (found.gold, found.edges) == (120, 26)
    assert (found.precision, found.recall, found.f1, found.authors) == (1, 1, 1, 1)
    assert (found.distance, found.repeated) == (0, 0)
    assert (found.edge_precision, found.edge_recall) == (1, 1)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_tokens_tile_the_dump(path: Path) -> None:
    """The tokens' slices, joined, are the dump."""
    text = path.read_bytes().decode()
    result = talkparse.parse_text(text)
    assert "".join(text[token.start : token.stop] for token in result.tokens) == text


INSTALLABLE = (
    "trafilatura",
    "resiliparse",
    "inscriptis",
    "html2text",
    "markdownify",
    "html_text",
    "justext",
    "bs4",
    "lxml",
    "chromium",
)
SLOW = {"chromium": 2}
"""How many pages an extractor is run on, where it is too slow to run on all: a browser takes a second to start."""


@pytest.fixture(scope="module")
def installed_extractors() -> list[tuple[str, Callable[[str], str]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about their own dependencies
        return list(extractors())


@pytest.mark.parametrize("tool", INSTALLABLE)
def test_installed_release(tool: str, installed_extractors: list[tuple[str, Callable[[str], str]]]) -> None:
    """What the release that is installed here prints of a page parses to what the page says."""
    variants = [(name, extract) for name, extract in installed_extractors if name.startswith(tool)]
    if not variants:
        pytest.skip(f"{tool} is not at hand: pip install talkparse[extractors], and a browser besides")
    for folder in pages()[: SLOW.get(tool)]:
        html, truth = (folder / "page.html").read_text(encoding="utf-8"), truth_of(folder)
        for name, extract in variants:
            check_dump(truth, quietly(extract, html), name)


def test_agreement_over_trafilatura_and_resiliparse() -> None:
    """At least 99.66 % of the fields, forgiving nothing. The count is pinned: agreeing on nothing would be easy."""
    found = agreement_of(name for name in extractors_recorded() if group(name) in {0, 1})
    assert found.compared == 22965
    assert found.share >= 0.9966


def test_agreement_over_all_others() -> None:
    """At least 99 % of the fields, forgiving nothing."""
    found = agreement_of(name for name in extractors_recorded() if group(name) in {2, 3})
    assert found.compared == 10353
    assert found.share >= 0.99


RELEASES = {
    "trafilatura": ("1.2", "1.4", "1.6", "1.7", "1.8", "1.9", "1.10", "1.12", "2.0", "2.1", "2.2", "2.3"),
    "resiliparse": ("0.14", "0.15", "2.0"),
}


def test_the_releases_that_dumps_come_from_are_recorded() -> None:
    for tool, releases in RELEASES.items():
        names = [name.partition("-")[2] for name in extractors_recorded() if name.startswith(tool)]
        assert {".".join(name.split("-")[0].split(".")[:2]) for name in names} == set(releases)


def test_the_documentation_names_every_recorded_extractor() -> None:
    """Its tables are printed by ``benchmarks/extractors.py``, and a new dump must show in both."""
    text = (DUMPS.parents[1] / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for name in extractors_recorded():
        found = agreement(name)
        equal = found.compared - len(found.wrong)
        assert f"| {name} | {layouts(name)} | {found.compared} | {equal} |" in text
        assert f"| talkparse, from {name} |" in text
    assert next(line for line in tools_table() if "from HTML" in line) in text


def test_tables_are_written_into_the_document() -> None:
    held = "A\n<!-- one -->\nold\n<!-- end of one -->\nB"
    assert rewritten(held, one=["| new |"]) == "A\n<!-- one -->\n\n| new |\n\n<!-- end of one -->\nB"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], (0, 0, 0.0, 1.0)),
        ([Found("One two.", "Ann"), Found("Three  four.", "Bob", 0)], (2, 1, 0.0, 0.0)),
        ([Found("One two.", "Bob"), Found("One two.", "Bob")], (1, 0, 0.5, 0.5)),
        ([Found("One two. Three four.")], (0, 0, 0.0, 0.5)),
    ],
)
def test_score(found: list[Found], expected: tuple[int, int, float, float]) -> None:
    """Comments right, replies right, share of comments that are repeated, distance."""
    gold = [Found("One two.", "Ann"), Found("Three four.", "Bob", 0)]
    score = scorer.score(gold, found)
    assert (score.right, score.right_edges, score.repeated / 2, score.distance) == expected


def test_edits() -> None:
    assert scorer.edits("kitten", "sitting") == 3
