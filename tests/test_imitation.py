"""Members who type what the site prints: no word is lost, and no post is made against the page's own evidence."""

from __future__ import annotations

import pytest
from attrs import evolve

from pages import FRAME, LONG, MEMBER, cut, r0, t1, t3, texts
from talkparse import Age, AuthorStatus, Comment, Consultation, parse_text
from talkparse.testing import lay_out, render

IMITATIONS = [
    ["Bob99", f"{MEMBER}I agree"],
    ["Avatar for - Tiger"],
    ["Comments (3)"],
    ["Log into your account"],
    ["Pagination"],
    ["Up vote 12"],
    ["This comment has been pinned"],
    ["Last activity 3 years ago"],
    ["Happened"],
    ["![Avatar for - Tiger](x)"],
]


@pytest.mark.parametrize("typed", IMITATIONS, ids=" ".join)
def test_in_the_preview_of_a_t_page(typed: list[str]) -> None:
    whole = ["Intro words", *typed, LONG]
    preview = cut("\n".join(whole))
    page = parse_text(
        t3("Ann", f"{MEMBER}Hello.", "Cy", MEMBER + preview[0], *preview[1:], f"Show full comment{whole[0]}",
           *whole[1:], "Show less of commentDee", f"{MEMBER}Bye")
    )  # fmt: skip
    assert texts(page) == ["Hello.", "\n".join(whole), "Bye"]
    assert page.layout == "T3"
    assert page.problems == ()


@pytest.mark.parametrize("typed", IMITATIONS, ids=" ".join)
def test_behind_the_preview_of_a_t_page(typed: list[str]) -> None:
    whole = [LONG, *typed, "End."]
    page = parse_text(
        t3("Ann", f"{MEMBER}Hello.", "Cy", MEMBER + cut(LONG)[0], f"Show full comment{LONG}", *typed, "End.",
           "Show less of commentDee", f"{MEMBER}Bye")
    )  # fmt: skip
    assert texts(page) == ["Hello.", "\n".join(whole), "Bye"]


@pytest.mark.parametrize("typed", IMITATIONS, ids=" ".join)
def test_in_the_preview_of_an_r_page(typed: list[str]) -> None:
    whole = ["Intro words", *typed, LONG]
    preview = "\n".join(cut("\n".join(whole)))
    page = parse_text(
        r0(FRAME, "Hello.", FRAME, preview, "Show full comment", "\n".join(whole), "Show less of comment", FRAME, "Bye")
    )
    assert texts(page) == ["Hello.", "\n".join(whole), "Bye"]
    assert page.layout == "R0"


def test_a_header_in_the_last_paragraph_behind_the_toggle() -> None:
    whole = ["intro line here", "Bob99", f"{MEMBER}I agree", LONG]
    preview = cut("\n".join(whole))
    page = parse_text(
        t3("Cy", MEMBER + preview[0], f"Show full comment{preview[1]}", *preview[2:], whole[0],
           f"Show less of comment{whole[1]}", *whole[2:], "Dee", f"{MEMBER}Bye")
    )  # fmt: skip
    assert texts(page) == ["\n".join(whole), "Bye"]


def test_a_header_in_t1_counts_as_often_as_the_real_ones() -> None:
    whole = ["Bob", f"{MEMBER}I agree", LONG]
    preview = cut("\n".join(whole))
    page = parse_text(
        t1(f"Ann{MEMBER}", *preview[:-1], f"{preview[-1]}Show full comment", *whole[:-1], f"{LONG}Show less of comment",
           f"Cy{MEMBER}", "Bye")
    )  # fmt: skip
    assert (page.layout, texts(page)) == ("T1", ["\n".join(whole), "Bye"])


def test_a_line_too_long_for_a_name_above_a_header() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}He wrote, and I quote it here:", f"{MEMBER}I disagree", "Cy", f"{MEMBER}Bye"))
    assert texts(page) == [f"He wrote, and I quote it here:\n{MEMBER}I disagree", "Bye"]
    assert [(problem.code, problem.line) for problem in page.problems] == [("unnamed-header", 14)]


def test_a_body_that_continues_after_an_age() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}Tess", f"{MEMBER} and still no answer", "Cy", f"{MEMBER}Bye"))
    assert texts(page) == [f"Tess\n{MEMBER} and still no answer", "Bye"]


def test_a_sentence_that_begins_with_the_words_of_a_toggle() -> None:
    page = parse_text(
        r0(FRAME, cut(LONG)[0], "Show full comment", LONG, "Show less of comments is a good button", "End.",
           "Show less of comment", FRAME, "Bye")
    )  # fmt: skip
    assert texts(page) == [f"{LONG}\nShow less of comments is a good button\nEnd.", "Bye"]


def test_toggles_without_any_proof_stay_in_the_text() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}I pressed", "Show full commentbut nothing came", "Cy", f"{MEMBER}Bye"))
    assert texts(page) == ["I pressed\nShow full commentbut nothing came", "Bye"]
    assert [problem.code for problem in page.problems] == ["unproved-preview"]


def test_a_preview_cut_too_early_is_no_preview() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}one two...", f"Show full comment{LONG}", "Show less of comment"))
    assert texts(page) == [f"one two...\nShow full comment{LONG}\nShow less of comment"]
    assert [problem.code for problem in page.problems] == ["unproved-preview"]


def test_a_button_typed_in_a_text_that_is_its_own_preview() -> None:
    page = parse_text(
        t3("Ann", f"{MEMBER}so", "Show full comment", "so", "Show full comment", "so", "Show full comment", "so")
    )
    [post] = page.posts()
    assert post.text == post.preview == "so\nShow full comment\nso"


def test_a_text_that_stands_twice_without_a_button() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}No!", "No!", "Cy", f"{MEMBER}Bye"))
    assert texts(page) == ["No!\nNo!", "Bye"]
    assert [(problem.code, problem.line) for problem in page.problems] == [("possible-preview", 13)]


def test_dots_on_a_line_of_their_own_swallow_no_comment() -> None:
    """The rest of the limit fell on blank paragraphs, of which a dump has none: only their dots are left."""
    whole = "word" * 57
    page = parse_text(
        t3("Ann", f"{MEMBER}Hi.", "Bob", MEMBER + whole, "...", f"Show full comment{whole}", "Show less of commentCy",
           f"{MEMBER}Bye")
    )  # fmt: skip
    assert [(post.author, post.text) for post in page.posts()] == [("Ann", "Hi."), ("Bob", whole), ("Cy", "Bye")]
    assert [post.preview for post in page.posts()] == [None, f"{whole}\n...", None]
    assert page.problems == ()


def test_dots_below_a_short_text_where_its_button_stands() -> None:
    """However short a text is, blank paragraphs can fill the limit; without a button nothing shows that they did."""
    page = parse_text(
        t3("Ann", f"{MEMBER}Yes", "...", "Show full commentYes", "Show less of commentCy", f"{MEMBER}Bye")
    )
    assert [(post.text, post.preview) for post in page.posts()] == [("Yes", "Yes\n..."), ("Bye", None)]
    page = parse_text(t3("Ann", f"{MEMBER}Yes", "...", "Yes", "Cy", f"{MEMBER}Bye"))
    assert texts(page) == ["Yes\n...\nYes", "Bye"]


def test_a_dump_that_ends_where_dots_below_a_text_leave_open_whether_it_goes_on() -> None:
    [post] = parse_text(t3("Ann", f"{MEMBER}Yes", "...", "Show full commentYes")).posts()
    assert (post.text, post.cut) == ("Yes", "end-of-dump")


def test_a_comment_is_no_word_of_the_one_above_that_proves_nothing() -> None:
    """With the next name, the text would be long enough to have been cut; but no preview prints that name."""
    whole = "東京都の自転車道" * 29
    page = parse_text(
        t3("Bob", f"{MEMBER}{whole}...", f"Show full comment{whole}", "Show less of commentInterminable99",
           f"{MEMBER}Bye")
    )  # fmt: skip
    assert [post.author for post in page.posts()] == ["Bob", "Interminable99"]
    assert [problem.code for problem in page.problems] == ["unproved-preview"]


LOST = ["Ann", MEMBER + cut(LONG)[0], f"Show full comment{LONG}", "Cy", f"{MEMBER}Hi."]
"""A comment that lost the button that closes it, and one below it."""


def test_comments_that_lost_a_button_each_are_not_one() -> None:
    page = parse_text(t3(*LOST, "Dee", f"{MEMBER}No!", "No!", "Show less of commentEve", f"{MEMBER}Bye"))
    assert texts(page) == [LONG, "Hi.", "No!", "Bye"]


def test_a_button_typed_on_a_line_of_its_own_closes_no_other_comment() -> None:
    page = parse_text(t3(*LOST, "Dee", f"{MEMBER}I pressed", "Show less of comment", "twice", "Eve", f"{MEMBER}Bye"))
    assert texts(page) == [LONG, "Hi.", "I pressed\nShow less of comment\ntwice", "Bye"]
    assert [problem.code for problem in page.problems] == ["unproved-preview"]


def test_a_header_that_only_buttons_show_to_be_text_is_said() -> None:
    page = parse_text(t3(*LOST[:3], "Bob", f"{MEMBER}I agree", "Show less of commentDee", f"{MEMBER}Bye"))
    assert texts(page) == [f"{LONG}\nBob\n{MEMBER}I agree", "Bye"]
    assert [(problem.code, problem.line) for problem in page.problems] == [("unclear-boundary", 15)]


def test_a_lost_toggle_does_not_hide_a_long_preview() -> None:
    page = parse_text(t3("Ann", MEMBER + cut(LONG)[0], LONG, "Cy", f"{MEMBER}Bye"))
    assert texts(page) == [LONG, "Bye"]


def test_more_comments_than_the_page_counts() -> None:
    page = parse_text(r0(*[FRAME, "Hi."] * 10))
    assert [problem.code for problem in page.problems] == ["count-exceeded"]


def test_a_typed_count_is_no_count_on_a_page_of_another_site() -> None:
    with pytest.raises(ValueError, match="nothing shows that this is a page"):
        parse_text("Some News\nComments (23)\nBob\n2 hours ago\nHello there")


@pytest.mark.parametrize("layout", ["T1", "T3", "T4", "R1", "get_text", "html_text", "inscriptis"])
@pytest.mark.parametrize("button", ["Show full comment", "Show less of comment"])
@pytest.mark.parametrize("place", [0, 1, 4])
def test_a_button_typed_beside_a_typed_header_that_the_preview_repeats(layout: str, button: str, place: int) -> None:
    age = {"T1": ["JoCommunity Member 3 days ago"], "T3": ["Jo", "Community Member 3 days agoNo."]}
    lines = ["- one by one", *age.get(layout, ["Jo", "Community Member 3 days ago", "No."]), "And so on."]
    lines.insert(min(place, len(lines) - 1), button)
    typed = Comment(
        author="Ann",
        author_status=AuthorStatus.NAMED,
        role="Community Member",
        age=Age(amount=6, unit="month", text="6 months ago"),
        text="\n".join(lines),
        preview="\n".join(lines),
    )
    told = Consultation(
        title="Seats",
        status="Open",
        responses=3,
        comment_count=2,
        comments=(typed, evolve(typed, author="Bob", text="Bye.", preview=None)),
    )
    page = parse_text(render(lay_out(told), layout))
    assert texts(page) == [typed.text, "Bye."]
