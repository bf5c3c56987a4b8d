"""Saved pages made to hurt: any input gives a result or ``UnrecognisedPage``, in time linear in its length."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from damaged_pages import TAGS, damaged_pages
from steps import count_steps
from talkparse import Consultation, UnrecognisedPage, from_dict, parse_html, to_dict

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

HEAD = (
    '<html><head><link rel="canonical" href="https://www.london.gov.uk/talk-london/x/discussions/1"></head><body>'
    "<h1>T</h1><p>5 Londoners have responded</p><div>Comments (9)</div>"
)
COMMENT = (
    '<article id="comment-1" data-comment-user-id="1"><h3>Nm</h3><span>Community Member</span> '
    '<span>6 months ago</span><div class="content"><p>abc</p>'
)


def parsed(html: str | bytes) -> Consultation | None:
    try:
        return parse_html(html)
    except UnrecognisedPage:
        return None


@SLOW
@given(st.one_of(st.text(), st.binary(), st.lists(st.sampled_from(TAGS)).map("".join)), st.booleans(), st.booleans())
def test_11_totality(html: str | bytes, page: bool, comment: bool) -> None:  # noqa: FBT001 -- drawn
    """Anything gives a result or ``UnrecognisedPage``, also inside a page and inside a comment."""
    before = HEAD * page + COMMENT * comment
    found = parsed(before + html if isinstance(html, str) else before.encode() + html)
    assert found is not None or not page


@SLOW
@given(damaged_pages())
def test_a_damaged_page_gives_a_result_that_survives_serialisation_and_is_always_the_same(html: str) -> None:
    page = parsed(html)
    assert page == parsed(html)
    if page is not None:
        assert from_dict(to_dict(page)) == page
        assert all(problem.line is not None and problem.start is None for problem in page.problems)


@SLOW
@given(damaged_pages())
def test_5_nothing_invented(html: str) -> None:
    """Every word of every field of a post stands on the page; tags, whole or damaged, may stand inside a word.

    NULs, which HTML does not hold, are left out wherever they stand.
    """
    page = parsed(html)
    source = unescape(html.replace("\0", ""))
    bare = " ".join(unescape(re.sub("<[^>]*>", "", html.replace("\0", ""))).split())
    for post in page.posts() if page else ():
        for value in (post.author, post.role, post.avatar, *post.text.split("\n"), *(post.preview or "").split("\n")):
            for word in re.findall(r"[^\W\d_]+", value or ""):
                assert word in bare or count_pieces(word, source) <= MOST_PIECES, word


MOST_PIECES = 3


def count_pieces(word: str, source: str) -> int:
    """Count the fewest pieces of a word that stand in a text; of a letter that does not stand there, count too many."""
    pieces, place = 0, 0
    while place < len(word) and pieces <= MOST_PIECES:
        ends = range(len(word), place, -1)
        place = next((end for end in ends if word[place:end] in source), place)
        pieces += 1
    return pieces


@pytest.mark.parametrize("before", [HEAD, HEAD + COMMENT], ids=["page", "comment"])
@pytest.mark.parametrize("flood", TAGS)
def test_11_linear(flood: str, before: str) -> None:
    """Four times the input takes about four times the steps; steps are counted, for time is not steady."""
    few, many = (steps(before + flood * (size // len(flood))) for size in (1_000, 4_000))
    assert many < 6 * few


def steps(html: str) -> int:
    """Count the lines that run while a page is parsed."""
    return count_steps(lambda: parsed(html))


def is_cut(page: Consultation) -> bool:
    """Newer releases of libxml2 give up below 2,048 elements that stand in each other; then a problem says so."""
    return "nested-too-deep" in [problem.code for problem in page.problems]


@pytest.mark.parametrize("tag", ["div", "b", "ul"])
def test_a_hundred_thousand_open_tags_are_no_matter(tag: str) -> None:
    deep = f"<{tag}>" * 100_000
    page = parse_html(HEAD + COMMENT + "</div></article>" + deep + COMMENT.replace("1", "2") + f"</{tag}>" * 100_000)
    assert [post.text for post in page.posts()] == ["abc"] * (1 if is_cut(page) else 2)
    page = parse_html(HEAD + deep)
    assert page.title == "T"


def test_ten_thousand_comments_in_each_other_are_no_matter() -> None:
    page = parse_html(HEAD + "".join(f'<article id="comment-{number}">x' for number in range(10_000)), threads="none")
    count = sum(1 for _ in page.posts())
    assert count > 2_000 if is_cut(page) else count == 10_000


def test_a_thousand_elements_in_each_other_are_read() -> None:
    page = parse_html(HEAD + "<div>" * 1_000 + COMMENT + "</div>" * 1_000)
    assert [post.text for post in page.posts()] == ["abc"]
    assert not is_cut(page)


@pytest.mark.parametrize("flood", ["<pre ", "?destination=", "/comment/1", "display ", "a='", "= ", "b=c/"])
@pytest.mark.parametrize("frame", ["{}", '<a href="{}">', "<p style='{}'>", "<div {}>"])
def test_no_pattern_goes_back_over_a_long_stretch(frame: str, flood: str) -> None:
    """Patterns run in no step that could be counted: half a megabyte of their beginnings would take hours."""
    assert parse_html(HEAD + frame.format(flood * (500_000 // len(flood)))) is not None


def test_wrong_calls_raise() -> None:
    with pytest.raises(TypeError, match="html: expected a str or bytes, not int"):
        parse_html(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="threads"):
        parse_html(HEAD, threads="all")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="time zone"):
        parse_html(HEAD, as_of=datetime(2024, 1, 1))  # noqa: DTZ001
    with pytest.raises(TypeError):
        parse_html(HEAD, as_of="today")  # type: ignore[arg-type]


def test_what_a_member_types_behind_a_tag_is_no_attribute_of_it() -> None:
    head = re.sub("<link[^>]*>", "", HEAD)
    typed = 'See <link rel="x"> rel="canonical" href="https://www.london.gov.uk/talk-london/y/discussions/2"'
    page = head + COMMENT.replace("abc", typed) + "</div></article></body></html>"
    assert [post.text[:8] for post in parse_html(page).posts()] == ["See rel="]
    assert parse_html(page).url is None
