"""Real extractors over invented pages: each dump must parse to what the page says.

``dumps/`` holds the pages, recorded dumps of many releases and the scripts that made them; the releases that are
installed here run as well. What a layout cannot carry stands in ``benchmarks/agreement.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import talkparse
from benchmarks.agreement import DUMPS, LOST, compare, family, truth_of

FILES = sorted(DUMPS.glob("*/*.txt"))


def name_of(path: Path) -> str:
    """Name a dump in the test's output."""
    return f"{path.parent.name}-{path.stem}"


def test_there_are_dumps() -> None:
    """The tests below run over something, and every layout is among it."""
    assert len({path.parent for path in FILES}) >= 9
    assert {family(path.stem) for path in FILES} == set(LOST)


def check_run_on(truth: dict[str, Any], result: talkparse.Consultation) -> None:
    """Where all parts run together, comments are still told apart; a name glued to a text is not guessed."""
    posts = list(result.posts())
    assert len(posts) == len(truth["comments"])
    assert [problem.code for problem in result.problems if problem.code == "missing-author"]
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


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_recorded_dump(path: Path) -> None:
    """A dump parses to what its page says, less what the layout loses."""
    check_dump(truth_of(path.parent), path.read_bytes().decode(), path.stem)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_tokens_tile_the_dump(path: Path) -> None:
    """The tokens' slices, joined, are the dump."""
    text = path.read_bytes().decode()
    result = talkparse.parse_text(text)
    assert "".join(text[token.start : token.stop] for token in result.tokens) == text
