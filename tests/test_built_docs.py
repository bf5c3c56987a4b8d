"""The documentation as a reader has it: built, and looked at in Chromium.

Skipped where Sphinx or Chromium is not installed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import chromium

ROOT = Path(__file__).resolve().parent.parent

# What is wider than its place: the page itself, and whatever a reader could push sideways in it.
SIDEWAYS = """
[document.documentElement, ...document.querySelectorAll("article *")]
  .filter((element, index) => !index || ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => `${element.tagName}: ${element.textContent.slice(0, 40)}`)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built pages."""
    for module in ("sphinx", "myst_parser", "furo"):
        pytest.importorskip(module, reason="the documentation is built by `pip install -e .[dev]`")
    folder = tmp_path_factory.mktemp("docs")
    call = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", str(ROOT / "docs"), str(folder / "html")]
    subprocess.run([*call, "-d", str(folder / "trees")], check=True)
    return folder / "html"


@pytest.mark.skipif(chromium.FOUND is None, reason="Chromium is not installed")
def test_nothing_scrolls_sideways_in_a_window_of_1200_pixels(built: Path, tmp_path: Path) -> None:
    pages = sorted(built.glob("*.html"))
    assert len(pages) > 20
    with chromium.browser(tmp_path / "profile") as tab:
        wide = {}
        for page in pages:
            tab.open(page, width=1200, height=900)
            wide[page.name] = tab.run(SIDEWAYS)
    assert wide == {page.name: [] for page in pages}


def test_definition_lists_are_rendered(built: Path) -> None:
    for page in built.glob("*.html"):
        assert "<p>:" not in page.read_text("utf-8"), page.name
    assert "<dt>" in (built / "threads.html").read_text("utf-8")


@pytest.mark.skipif(chromium.FOUND is None, reason="Chromium is not installed")
def test_the_highlight_of_the_tutorial_is_not_off_by_one_behind_an_emoji(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "tutorial-developer.md").read_text("utf-8")
    [script] = re.findall(r"^```js\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    text = "\U0001f600 <b>Fern</b>\nHedges, please.\n"
    stretches = [{"start": 0, "stop": 15, "kind": "author"}, {"start": 15, "stop": 31, "kind": "body"}]
    call = f"highlight({json.dumps(text)}, {json.dumps(stretches)}, document.body)"
    with chromium.browser(tmp_path / "profile") as tab:
        marks = "[...document.querySelectorAll('mark')].map((mark) => [mark.className, mark.textContent])"
        found = tab.run(f"{script};{call};{marks}")
    assert found == [["author", "\U0001f600 <b>Fern</b>\n"], ["body", "Hedges, please.\n"]]
