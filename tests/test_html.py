"""Saved pages: what they hold is what a dump of them holds, and what only markup can tell comes with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import talkparse
from talkparse.markup import Markup
from talkparse.readers.html import read_html

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*/page.html"))
NOT_ON_THE_PAGE = {"hero", "minified", "standalone"}  # what only the maker of the page has to know
NOT_ON_A_POST = {"depth", "tail"}


def test_there_are_pages() -> None:
    assert len(DUMPS) >= 5


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.parent.name)
def test_an_invented_page_parses_to_what_stands_beside_it(path: Path) -> None:
    truth: dict[str, Any] = json.loads((path.parent / "expected.json").read_text("utf-8"))
    page = talkparse.parse_html(path.read_bytes(), threads="none")
    found = talkparse.to_dict(page)
    assert page.layout == "html"
    assert {name: found[name] for name in truth.keys() - NOT_ON_THE_PAGE - {"comments"}} == {
        name: value for name, value in truth.items() if name not in NOT_ON_THE_PAGE | {"comments"}
    }
    for post, expected in zip(found["comments"], truth["comments"], strict=True):
        assert {name: post[name] for name in expected.keys() - NOT_ON_A_POST} == {
            name: value for name, value in expected.items() if name not in NOT_ON_A_POST
        }


VARIANTS = sorted((Path(__file__).parent / "html").glob("*.html"))


def test_every_variant_has_its_truth() -> None:
    assert len(VARIANTS) >= 9
    assert {path.stem for path in VARIANTS} == {path.stem for path in (Path(__file__).parent / "html").glob("*.json")}


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)
def test_a_variant_of_the_markup_parses_to_what_stands_beside_it(path: Path) -> None:
    truth: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    html = path.read_bytes()
    page = talkparse.parse_html(html, threads="none")
    found = talkparse.to_dict(page)
    problems, posts = truth.pop("problems"), truth.pop("posts")
    assert [problem.code for problem in page.problems if problem.code not in DATING] == problems
    assert {name: found[name] for name in truth} == truth
    markups = [comment.markup() for comment in read_html(html.decode(), None).comments]
    for index, (post, expected) in enumerate(zip(found["comments"], posts, strict=True)):
        told = markup_of(markups[index]) if markups else {}
        assert {name: told[name] if name in told else post[name] for name in expected} == expected


DATING = {"no-capture", "unordered-posts", "outside-run", "mixed-ages"}  # not the subject of these pages


def markup_of(markup: Markup) -> dict[str, Any]:
    """What the markup tells, as JSON spells it."""
    return {
        "depth": markup.depth,
        "parent_id": markup.parent_id,
        "created": markup.created and markup.created.isoformat(),
        "changed": markup.changed and markup.changed.isoformat(),
        "reply_to": markup.reply_to and list(markup.reply_to),
    }
