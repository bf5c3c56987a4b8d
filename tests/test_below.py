"""What stands below the comments is no member's: a pager, a prompt to log in, the footer of the site."""

from __future__ import annotations

import pytest

from pages import MEMBER, r0, t1, t3, texts
from talkparse import Consultation, parse_text

OWNER = "© Greater London Authority"
FRAME = "Avatar for - Tiger\n\nAnn\n\nCommunity Member 2 days ago\nUp vote 3\nCare 1\nReport"


def read(*below: str) -> tuple[list[str], list[str]]:
    page: Consultation = parse_text(r0(FRAME, "Hello there.", *below))
    return [post.text for post in page.posts()], [str(problem.code) for problem in page.problems]


@pytest.mark.parametrize(
    "below",
    [
        (OWNER, "Privacy policy"),
        (f"{OWNER} 2025",),
        ("Share this page", "Facebook", OWNER, "Privacy policy", "Cookies"),
        ("Pagination", "Current page 1", "Page 2", "Next page ››", OWNER),
        ("Log in or register to post comments",),
        ("Log in to post comments", "Privacy policy"),
        ("Log in", "or", "register", "to post comments", "Share this page", OWNER),
        ("Pagination", "Current page 1", "2"),
    ],
)
def test_the_site_s_words_below_the_comments(below: tuple[str, ...]) -> None:
    assert read(*below) == (["Hello there."], [])


@pytest.mark.parametrize(
    "below",
    [
        (OWNER, "Registered office: the river"),
        ("Pagination", "Current page 1", "Something else"),
    ],
)
def test_unknown_words_below_them_are_nobody_s(below: tuple[str, ...]) -> None:
    assert read(*below) == (["Hello there."], ["unclaimed-text"])


@pytest.mark.parametrize("typed", ["Privacy policy", "Facebook", "Share this page", "Email"])
def test_what_members_write_too_is_theirs_where_nothing_else_stands_below(typed: str) -> None:
    assert read(typed) == ([f"Hello there.\n{typed}"], [])


@pytest.mark.parametrize("page", [t1(f"Ann{MEMBER}", "Hello."), t3("Ann", f"{MEMBER}Hello.")], ids=["T1", "T3"])
def test_a_prompt_ends_the_pages_that_keep_no_frames_too(page: str) -> None:
    assert texts(parse_text(f"{page}\nLog in to post comments\nShare this page")) == ["Hello."]
    assert texts(parse_text(f"{page}\nShare this page")) == ["Hello.\nShare this page"]
