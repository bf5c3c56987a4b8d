"""Another site of the same kind is a file of words: what it prints is read, and the laws hold for it."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from other_site import KELDER, retell
from pages import t3
from talkparse import UnrecognisedPage, load_vocabulary, parse_text
from talkparse.testing import RENDERERS, Page, carried, noisy, pages, printed, render, truncate
from talkparse.testing.page import LaidPost

SLOW = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def survives(laid: LaidPost) -> bool:
    """Say whether the filter behind R0-w takes no line out of a preview. Pages are drawn without such for our limit."""
    return all(" " in line for line in truncate(laid.post.text, KELDER.limits.preview).split("\n"))


# Of layout P nothing but the lengths of previews tells whose it is, and those were drawn for ours.
@pytest.mark.parametrize("layout", sorted(set(RENDERERS) - {"P"}))
def test_round_trip(layout: str) -> None:
    """Law 3 in the words of the other site."""

    @SLOW
    @given(pages(layout).map(retell), st.randoms(use_true_random=False), st.booleans())
    def round_trip(page: Page, random: Random, noise: bool) -> None:  # noqa: FBT001 -- drawn
        assume(layout != "R0-w" or all(map(survives, page.posts)))
        dump = render(page, layout)
        read = parse_text(noisy(dump, layout, random) if noise else dump, threads="none", vocabulary=KELDER)
        assert evolve(printed(read), layout=None) == evolve(carried(page.consultation, layout, KELDER), layout=None)

    round_trip()


@SLOW
@given(st.sampled_from(sorted(RENDERERS)).flatmap(lambda layout: pages(layout).map(lambda page: (page, layout))))
def test_tiling_and_nothing_lost(drawn: tuple[Page, str]) -> None:
    """Laws 1 and 4 in the words of the other site."""
    page, layout = drawn
    dump = render(retell(page), layout)
    try:
        read = parse_text(dump, vocabulary=KELDER)
    except UnrecognisedPage:
        assert layout == "P"
        return
    assert "".join(dump[token.start : token.stop] for token in read.tokens) == dump
    unknown = [token for token in read.tokens if token.kind == "unknown"]
    problems = [problem for problem in read.problems if problem.start is not None]
    for token in unknown:
        assert any((problem.start or 0) <= token.start < (problem.stop or 0) for problem in problems)


@given(pages("T3"))
def test_one_site_is_not_the_other(page: Page) -> None:
    """Our words do not know the other site's pages."""
    dump = render(retell(page), "T3")
    # Members may quote headers of ours, and several of these are signs of our pages.
    assume("Community Member" not in dump and "Official Representative" not in dump)
    with pytest.raises(UnrecognisedPage):
        parse_text(dump)


def test_a_site_that_keeps_less_of_a_text() -> None:
    """The limits are the site's: of a preview, of a comment, and of a name that is printed whole."""
    words = load_vocabulary({"limits": {"preview": 40, "comment": 90, "name": 8}})
    text = ("It was the lane by the canal that they closed, twice, and nobody said why. " * 2)[:90]
    lines = (f"Community Member 6 months ago{truncate(text, 40)}", f"Show full comment{text}", "Show less of comment")
    more = ("Somebody", "Community Member 6 months agoHello.", "Some body", "Community Member 6 months agoHello.")
    first, second = parse_text(t3("Ann", *lines, *more), vocabulary=words).posts()
    assert (first.preview, first.text, first.cut) == (truncate(text, 40), text, "site-limit")
    assert second.text == "\n".join(("Hello.", *more[2:]))


def test_previews_alone_show_a_page_by_the_limit_of_its_site() -> None:
    texts = [" ".join(f"{word}{number}" for number in range(80)) for word in ("lane", "gate")]
    dump = "\n".join(line for text in texts for line in (truncate(text, 300), text))
    words = load_vocabulary({"limits": {"preview": 300}})
    assert [post.text for post in parse_text(dump, vocabulary=words).posts()] == texts
    with pytest.raises(UnrecognisedPage):
        parse_text(dump)


def test_words_may_stand_around_what_varies() -> None:
    words = load_vocabulary(
        {
            "header": {"responses_between": "{count} Londoners have responded ({first} to {last})"},
            "listing": {"last_activity": "Active {name} here"},
        }
    )
    assert words.patterns.cut_responses.fullmatch("12 Londoners have responded (01/0")
    assert words.patterns.last_activity.fullmatch("Active 3 years ago here")
