"""The gate stops no page that is recognised, whatever the address of its record."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_files import OTHER, page
from talkparse.problems import UnrecognisedPage
from talkparse.readers.dump.lines import read_lines
from talkparse.readers.gate import may_be_page, may_be_saved_page
from talkparse.readers.recognise import recognise
from talkparse.readers.signs import SIGNS, Seen
from talkparse.vocabulary import load_vocabulary, talk_london

WORDS = talk_london()
DUMPS = sorted((Path(__file__).parent / "dumps").glob("*/*.txt"))
# What signs need, filled in or left as it is, whole, in pieces, and with other white space.
PARTS = sorted({part for sign in SIGNS if sign.needs for part in sign.needs(WORDS)})
FILLED = [
    re.sub(r"\{\w+\}", filling, part) for part in PARTS for filling in ("12", "3 days ago", "01 July 2025", "Parks")
]
LINES = st.sampled_from(FILLED) | st.sampled_from(page("A").split("\n")) | st.text(max_size=20)
SPACES = st.sampled_from([" ", "  ", "\t", "\u00a0", "\u2009", " \u200b", "\u200d"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines = draw(st.lists(LINES, max_size=8))
    return "\n".join(line.replace(" ", draw(SPACES)) for line in lines)


def is_recognised(text: str, *, is_elsewhere: bool) -> bool:
    _, lines = read_lines(text, WORDS, markdown=False)
    try:
        recognise(Seen(text, lines), WORDS, is_elsewhere=is_elsewhere)
    except UnrecognisedPage:
        return False
    return True


@pytest.mark.parametrize("is_elsewhere", [False, True])
@given(text=texts())
def test_no_page_that_is_recognised_is_stopped(text: str, *, is_elsewhere: bool) -> None:
    if is_recognised(text, is_elsewhere=is_elsewhere):
        assert may_be_page(text, WORDS, is_elsewhere=is_elsewhere)


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_recorded_dump_is_stopped(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    for is_elsewhere in (False, True):
        assert may_be_page(text, WORDS, is_elsewhere=is_elsewhere) >= is_recognised(text, is_elsewhere=is_elsewhere)


def test_pages_of_other_sites_are_stopped() -> None:
    assert not may_be_page(OTHER, WORDS)
    assert not may_be_page(OTHER + "Londoners walk. The discussion ends.", WORDS, is_elsewhere=True)
    weak = "Avatar for - Koala\nUp vote 3\nCare 1\n"
    assert may_be_page(weak, WORDS)
    assert not may_be_page(weak, WORDS, is_elsewhere=True)


def test_a_label_that_is_nothing_but_a_hole_stops_nothing() -> None:
    words = load_vocabulary({"header": {"updated": "{date}"}})
    assert may_be_page("anything", words) == may_be_page("", words)
    assert may_be_page("Avatar for - Koala\n01 July 2025\n", words)
    assert not may_be_page("anything", words, is_elsewhere=True)


@pytest.mark.parametrize("gap", [" " * 200_000, "&nbsp;" * 40_000, " &nbsp;" * 40_000, "\n" * 200_000])
def test_wide_gaps_take_no_memory(gap: str) -> None:
    page = f"Talk{gap}x"
    tracemalloc.start()
    assert not may_be_page(page, WORDS)
    assert not may_be_saved_page(page.encode(), WORDS)
    assert tracemalloc.get_traced_memory()[1] < 10 * len(page)
    tracemalloc.stop()
    assert may_be_saved_page(f"Talk{gap}London".encode(), WORDS)
