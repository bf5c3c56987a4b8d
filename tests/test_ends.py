"""Two pages in one text, text after a page, a page inside an article: never in silence."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages import MEMBER, codes, t3
from talkparse import Consultation, parse_text
from talkparse.testing import dumps
from talkparse.vocabulary import talk_london

SLOW = settings(max_examples=40, suppress_health_check=list(HealthCheck))
GLUED = ("T1", "T2", "T3", "T4")
ANN = ("Ann", f"{MEMBER}Hello there.", "Bob", f"{MEMBER}Good day.", "And a second line.")
ARTICLE = ("A story", "The rain will fall on Tuesday, said the forecaster, and again on the day after that, all day.")


def same(one: Consultation, other: Consultation) -> bool:
    return evolve(one, problems=()) == evolve(other, problems=())


@SLOW
@given(
    st.sampled_from((*GLUED, "R1", "inscriptis", "html2text")).flatmap(
        lambda kind: st.tuples(
            dumps(kind).filter(lambda drawn: bool(drawn[0].comments)),
            dumps(kind).filter(lambda drawn: drawn[0].responses is not None),
        )
    )
)
def test_of_two_pages_the_first_is_read_and_the_second_is_said(drawn: tuple[tuple[Consultation, str], ...]) -> None:
    (_, first), (_, second) = drawn
    alone, both = parse_text(first), parse_text(f"{first}\n{second}")
    assert "second-page" in codes(both)
    if alone.layout in GLUED:  # elsewhere pictures and stages may stand above the title
        assert len(list(both.posts())) == len(list(alone.posts()))


def test_the_second_page_begins_at_its_title() -> None:
    page = parse_text(f"{t3(*ANN)}\n{t3(*ANN)}")
    (problem,) = page.problems
    assert (problem.code, problem.start) == ("second-page", len(t3(*ANN)) + 1)
    assert same(page, parse_text(t3(*ANN)))


def test_a_second_page_without_its_count_begins_at_its_call() -> None:
    page = parse_text("\n".join([t3(*ANN), t3(*ANN)[t3(*ANN).index("Want to join") :]]))
    (problem,) = page.problems
    assert (problem.code, problem.start) == ("second-page", len(t3(*ANN)) + 1)
    assert same(page, parse_text(t3(*ANN)))


def test_the_second_page_is_seen_with_no_break_spaces() -> None:
    page = parse_text(f"{t3(*ANN)}\n{t3(*ANN)}".replace(" ", "\u00a0"))
    assert codes(page) == ["second-page"]
    assert same(page, parse_text(t3(*ANN)))


@pytest.mark.parametrize("after", [("More stories", *ARTICLE), ("WARC/1.0",), (*ARTICLE, "", *ARTICLE)])
def test_text_after_a_page_is_nobody_s(after: tuple[str, ...]) -> None:
    page = parse_text("\n".join([t3(*ANN), "", *after]))
    assert same(page, parse_text(t3(*ANN)))
    assert codes(page) == ["text-after-page"]
    assert page.problems[0].start == len(t3(*ANN)) + 2


def test_a_dump_with_double_spacing_stays_whole() -> None:
    page = parse_text(t3(*ANN).replace("\n", "\n\n"))
    assert [post.text for post in page.posts()] == ["Hello there.", "Good day.\nAnd a second line."]


def test_an_empty_line_with_comments_below_it_ends_nothing() -> None:
    page = parse_text(t3(*ANN, "", "Cid", f"{MEMBER}Me too."))
    assert [post.text for post in page.posts()] == ["Hello there.", "Good day.\nAnd a second line.", "Me too."]


def test_an_article_above_a_page_is_nobody_s() -> None:
    page = parse_text("\n".join([*ARTICLE, *ARTICLE, t3(*ANN)]))
    assert page.title == "Big plan"
    assert "unclaimed-text" in codes(page)
    assert page.problems[0].line == 1


def test_a_quoted_sentence_of_the_call_begins_no_page() -> None:
    quoted = talk_london().call_to_action.sentence
    page = parse_text(t3(*ANN, quoted))
    assert codes(page) == []
    assert [post.text for post in page.posts()][-1].endswith(quoted)
