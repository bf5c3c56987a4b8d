"""What the benchmark of speed compares is what it says: its pages are read, and every candidate does its work."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from benchmarks.races import ages, foreign, growth, html, text
from benchmarks.races.rounds import Table, figure, installed, race, ratios
from talkparse import UnrecognisedPage, parse_html, parse_text


def test_pages_of_text_are_of_the_sample_s_shape_and_all_different() -> None:
    dumps = [text.dump(seed) for seed in range(3)]
    text.check(dumps)
    assert len(set(dumps)) == 3


def test_scripts_read_the_texts_of_a_saved_page() -> None:
    data = html.page(20, first=7)
    candidates, _ = installed(html.contestants())
    for name, candidate in candidates.items():
        found = candidate(data)
        if isinstance(found, list):
            expected = [" ".join(post.text.split()) for post in parse_html(data).posts()]
            assert [" ".join(row["text"].split()) for row in found] == expected, name


@pytest.mark.skipif(not find_spec("dateparser"), reason="dateparser is not installed")
def test_dateparser_reads_the_ages_of_a_dump() -> None:
    posts = text.naive_with_dateparser(languages=["en"])(text.dump(0))
    assert isinstance(posts, list)
    assert all(post["date"] for post in posts)


def test_ages_agree_with_the_calendar() -> None:
    ages.check(ages.drawn(0))
    assert not {*ages.drawn(0)} & {*ages.drawn(1)}


def test_texts_of_other_sites_are_refused() -> None:
    page = foreign.prose(4_000)
    foreign.four_tests(page)
    foreign.refuse(parse_text, page, None)
    foreign.refuse(parse_html, foreign.saved(page), foreign.ELSEWHERE)


@pytest.mark.parametrize("name", growth.TEXTS)
def test_a_text_of_each_family_has_about_the_size_that_is_asked_for(name: str) -> None:
    page = growth.TEXTS[name](30_000)
    assert 0.9 < len(page.encode("utf-8", "surrogatepass")) / 30_000 < 2
    if "alone" not in name:
        assert len([*parse_text(page, threads="none").posts()]) > 1


@pytest.mark.parametrize("name", growth.HTMLS)
def test_a_saved_page_of_each_family_likewise(name: str) -> None:
    page = growth.HTMLS[name](30_000)
    assert 0.9 < len(page.encode("utf-8", "surrogatepass")) / 30_000 < 2
    assert len([*parse_html(page, threads="none").posts()]) > 0


def test_growth_is_told_by_its_exponent() -> None:
    assert growth.exponent((10, 1.0), (40, 4.0)) == pytest.approx(1)
    assert growth.exponent((10, 1.0), (40, 16.0)) == pytest.approx(2)
    with pytest.raises(UnrecognisedPage):
        parse_text(growth.TEXTS["spaces, alone"](100))


def test_a_race_tells_ratios_alone() -> None:
    times = race({"least": len, "more": sorted}, lambda number: ["benches" * 9] * (number + 1), rounds=2)
    [first, second] = ratios(times)
    assert first == ("least", "1.00")
    assert float(second[1]) > 1
    assert [figure(ratio) for ratio in (0.123, 9.994, 12.34, 1234.5)] == ["0.12", "9.99", "12.3", "1,234"]
    assert str(Table(("a", "b"), [("x", "1")], ["Note."])) == "| a | b |\n| --- | --: |\n| x | 1 |\n\nNote."


def test_what_is_not_installed_is_said() -> None:
    found, notes = installed([("one", None, lambda: 1), ("two", "no_such_module", lambda: 2)])
    assert (found, notes) == ({"one": 1}, ["Not installed, so not compared: two."])
