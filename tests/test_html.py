"""Saved pages: what they hold is what a dump of them holds, and what only markup can tell comes with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import talkparse

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
