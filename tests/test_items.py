"""Marks of lists and of Markdown: which an extractor printed, and which a member typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages import MEMBER, t1, t3, texts
from talkparse import parse_text
from talkparse.testing import Page, pages, render

LISTING = ("R0", "R1", "inscriptis", "html2text", "markdownify")
CALL = """A plan
Open
3 Londoners have responded

Want to add a comment?
New here? Join Talk London, City Hall's online community where you can have your say on London's biggest issues.
Join Talk London
Already have an account?
Log into your account
Comments (2)
"""


@pytest.mark.parametrize("layout", LISTING)
def test_a_list_of_posts_tells_how_deep_they_are_nested(layout: str) -> None:
    """Each post in a list within the item of another is a certain reply; of the others none is."""

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    @given(pages(layout).filter(lambda page: page.listed))
    def tells(page: Page) -> None:
        found = parse_text(render(page, layout), threads="certain")
        nested = [any(sign.kind == "structure" for sign in getattr(post, "evidence", ())) for post in found.posts()]
        assert nested == [laid.depth > 0 for laid in page.posts]

    tells()


@pytest.mark.parametrize("typed", ["* one", "+ one", "- one", "o one", "\u2022 one"])
@pytest.mark.parametrize("deep", ["", "  "], ids=["plain", "deeper"])
def test_a_mark_typed_at_the_beginning_of_a_folded_text_is_text(typed: str, deep: str) -> None:
    """A button stands in the column of its block, so that what stands there too is no item."""
    body = f"{deep}  {typed}\n\n{deep}  and two"
    page = parse_text(
        f"{CALL}\n  Ann\n\n  Community Member 6 months ago\n\n{body}\n\n{deep}  Show full comment\n\n{body}\n\n"
        f"{deep}  Show less of comment\n\n  Cy\n\n  Community Member 6 months ago\n\n  Bye.\n\n    * red\n    * blue\n"
    )
    assert texts(page) == [f"{typed}\nand two", "Bye.\n- red\n- blue"]
    assert page.problems == ()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("  * red\n    dark\n  * blue", "- red\ndark\n- blue"),
        ("  * red\n      + dark\n  * blue", "- red\n- dark\n- blue"),
        ("  * red\n    + dark\n  * blue", "- red\n+ dark\n- blue"),  # beside the item's words: typed
        ("  \u2022 red\n    \u2022 dark\n  \u2022 blue", "- red\n- dark\n- blue"),
        ("  * red\nwords\n* blue", "- red\nwords\n* blue"),
        ("* red", "* red"),
    ],
)
def test_items(body: str, text: str) -> None:
    page = parse_text(f"{CALL}\nAnn\n\nCommunity Member 6 months ago\n\nColours:\n\n{body}\n")
    assert texts(page) == [f"Colours:\n{text}"]


def test_a_name_that_begins_like_an_item_is_a_name() -> None:
    page = parse_text(f"{CALL}\no Ann\n\nCommunity Member 6 months ago\n\nYes.\n")
    assert [post.author for post in page.posts()] == ["o Ann"]


@pytest.mark.parametrize(
    "typed", ["[Show full comment](x)", "# Timeline", "![Avatar for - Tiger](x)", "[Log into your account](y)"]
)
def test_markdown_that_a_member_typed_makes_no_page_of_markdown(typed: str) -> None:
    page = parse_text(t3("Ann", f"{MEMBER}Hello.", "Cy", f"{MEMBER}See:", typed, "Dee", f"{MEMBER}Bye"))
    assert (page.layout, texts(page)) == ("T3", ["Hello.", f"See:\n{typed}", "Bye"])


def test_markdown_typed_on_a_page_without_any_frame_is_text() -> None:
    long = " ".join(["[Show full comment](x) is what the benches by the long canal say to all of us."] * 6)
    kept = " ".join(["[Show full comment](x) is what the benches by the long canal say to all of us."] * 3)
    page = parse_text(f"{kept[:237].rsplit(' ', 1)[0]}...\n{long}\n" * 2)
    assert page.layout == "P"
    assert texts(page)[0] == long


def test_a_rule_between_posts_is_nobody_s_text() -> None:
    head = CALL.replace("Want", "### Want")
    post = "### {}\n\nCommunity Member 6 months ago\n\nYes.\n\n* * *\n\n"
    page = parse_text(f"{head}\n{post.format('Ann')}{post.format('Cy')}")
    assert (texts(page), page.problems) == (["Yes.", "Yes."], ())
    assert page.tokens[-1].kind == "chrome"


@given(
    st.lists(
        st.sampled_from(("  * a", "    b", "* c", "+ d", "d", "    o e", "  \u2022 f", "Show full comment")), max_size=9
    )
)
def test_marks_lose_no_words(lines: list[str]) -> None:
    body = "\n".join(lines)
    page = parse_text(f"{CALL}\nAnn\n\nCommunity Member 6 months ago\n\nFirst.\n{body}\n")
    said = " ".join(texts(page)).replace("Show full comment", "")
    assert all(letter in said for letter in "abcdef" if any(line.endswith(letter) for line in lines))


def test_a_name_beside_the_bullets_of_posts_keeps_its_first_letter() -> None:
    """The mark of an inner list stands deeper than that of the outer one."""
    post = "  {}\n\n    Community Member 6 months ago\n\n    Yes.\n\n"
    page = parse_text(f"{CALL}\n{post.format('* Ann')}{post.format('o Bo')}")
    assert [post.author for post in page.posts()] == ["Ann", "o Bo"]


def test_a_mark_typed_above_a_sentence_about_a_role_is_no_post_of_a_list() -> None:
    typed = ("o don't", "Community Member 3 months ago, then one 4 weeks ago")
    page = parse_text(f"{CALL}\n  \u2022 Avatar for - Tiger\n\n    {typed[0]}\n\n    {typed[1]}\n")
    assert texts(page) == ["\n".join(typed)]


def test_the_mark_of_the_posts_typed_above_such_a_sentence_is_text() -> None:
    posts = "  * Ann\n\n    Community Member 6 months ago\n\n    Yes.\n\n    And so:\n\n    {}\n\n    {}\n"
    typed = ("* one of us", "Community Member 3 months ago, then one 4 weeks ago")
    assert texts(parse_text(f"{CALL}\n{posts.format(*typed)}")) == ["\n".join(("Yes.", "And so:", *typed))]


def test_the_mark_that_glues_elsewhere_typed_above_such_a_sentence_is_text() -> None:
    head = CALL.replace("Want", "### Want")
    typed = ("- the", "Community Member 3 months ago, then one 4 weeks ago")
    page = parse_text(f"{head}\n* ### Ann\n\n  Community Member 6 months ago\n\n  {typed[0]}\n\n  {typed[1]}\n")
    assert texts(page) == ["\n".join(typed)]


def test_a_sentence_about_a_role_below_an_avatar_leaves_the_bullet_to_the_post() -> None:
    said = "Community Member 3 months ago, then one 4 weeks ago"
    page = parse_text(f"{CALL}\nComments (1)\n\n  \u2022 Avatar for -\n\n    {said}\n\n    Yes.\n")
    assert texts(page) == [f"{said}\nYes."]


def test_a_mark_typed_below_headers_that_end_in_an_age_is_no_post_of_a_list() -> None:
    whole = ("- mine", "Community Member 3 months ago, then one 4 weeks ago")
    page = parse_text(t1(f"Ann{MEMBER}", "Yes.", f"Cy{MEMBER}", *whole))
    assert texts(page) == ["Yes.", "\n".join(whole)]


def test_an_address_that_is_its_own_link_is_read() -> None:
    head = CALL.replace("Want", "### Want")
    page = parse_text(f"{head}\n### Ann\n\n{MEMBER}\n\nSee <https://example.org/a> there.\n")
    assert texts(page) == ["See https://example.org/a there."]


def test_an_avatar_typed_above_the_buttons_shows_no_post_without_a_name() -> None:
    """What follows an avatar is a post's name or its text, and no text begins with a button."""
    picture = "![Avatar for - Koala](/talk-london/sites/default/files/avatar.png)"
    typed = "It says so.\n\nAvatar for - Koala\n\n"
    head = (
        f"{CALL.replace('Want', '### Want')}\nComments (1)\n\n{picture}\n\n### Ann\n\nCommunity Member 6 months ago\n\n"
    )
    folded = f"{typed}[Show full comment](#)\n\n{typed}[Show less of comment](#)\n\n"
    page = parse_text(f"{head}{folded}#### Pagination\n\n* [Page 2](?page=1)\n* [Page 3](?page=2)\n")
    assert [(post.author, post.text) for post in page.posts()] == [("Ann", "It says so.\nAvatar for - Koala")]
