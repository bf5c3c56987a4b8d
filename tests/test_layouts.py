"""The table of layouts: complete, searched without a gap, and what the documentation shows of it."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from pages import HEADING, RANGE, RUN, SENTENCE, t1, t3
from talkparse import Consultation, Layout, parse_text, to_dict
from talkparse.readers.dump.layouts import CARRIED, LAYOUTS
from talkparse.readers.dump.shape import Family
from talkparse.testing.carried import CARRIES

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    spec = spec_from_file_location("tables", ROOT / "docs" / "tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_layout_has_one_row() -> None:
    assert sorted(row.layout for row in LAYOUTS) == sorted(Layout)


def test_the_last_row_of_each_family_fits_whatever_the_others_leave() -> None:
    for family in Family:
        *others, last = (row for row in LAYOUTS if row.family is family)
        assert last.fits is None
        assert all(row.fits for row in others)


def test_rows_speak_of_what_a_layout_can_carry() -> None:
    for row in LAYOUTS:
        assert set(row.carries) <= set(CARRIED)


def test_what_is_rendered_has_a_row() -> None:
    innertext = {"innerText", "R0-novotes"}  # shapes that other layouts have too
    assert set(CARRIES) - innertext <= set(Layout)


@pytest.mark.parametrize(
    ("thing", "field"),
    [
        ("discussion.title", "subtitle"), ("author, role, age", "names"), ("avatar", "avatars"),
        ("votes", "votes"), ("comment_count, pinned", "pins"), ("idea.suggested_by", "suggester"),
        ("timeline", "timeline"),
    ],
)  # fmt: skip
def test_the_table_says_what_the_renderers_print(thing: str, field: str) -> None:
    """Of R0-d the count is left, and no pin."""
    for row in LAYOUTS:
        if row.layout in CARRIES and (row.layout, field) != (Layout.R0_D, "pins"):
            assert (row.carried(thing) != "–") is getattr(CARRIES[row.layout], field), row.layout


def test_the_documents_show_the_table(tables: ModuleType) -> None:
    for page in tables.TABLES:
        text = (ROOT / page).read_text("utf-8")
        assert tables.fill(page, text) == text, f"run {sys.executable} docs/tables.py"
    with pytest.raises(ValueError, match="expected a table between"):
        tables.fill("docs/layouts.md", "no marker")


def test_a_result_holds_a_member_and_its_data_a_name() -> None:
    page = parse_text(t3("Ann", "Community Member 6 months agoHello."))
    assert page.layout is Layout.T3
    assert type(to_dict(page)["layout"]) is str
    assert Consultation(layout="R0").layout is Layout.R0


def test_the_name_of_a_merged_page_names_several() -> None:
    assert type(Consultation(layout="R0+T3").layout) is str


def test_a_page_without_comments_shows_its_layout_by_its_call() -> None:
    assert parse_text(t1()).layout is Layout.T1
    call = (HEADING, SENTENCE, "Join Talk London", "Already have an account?", "Log into your account")
    lines = (
        "Big plan",
        "Closed",
        RANGE,
        "Discussions",
        "Lanes",
        "Added by Talk London",
        "We ask.",
        RUN,
        "Closed",
        *call,
    )
    assert parse_text("\n".join(lines)).layout is Layout.GET_TEXT
