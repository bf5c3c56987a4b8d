"""Small pages that were once read wrongly, each with what is right. Every word in them is invented.

Each stands for a kind: the property or the page that would have found it is in the test file of its subject.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import talkparse
from pages import HEADING, MEMBER, SENTENCE, codes, r0, t3, texts
from talkparse import Consultation, UnrecognisedPage, parse_html, parse_text

CASES = Path(__file__).parent / "cases"


def read(name: str, url: str | None = None) -> Consultation:
    data = (CASES / name).read_bytes()
    return parse_html(data, url=url) if name.endswith(".html") else parse_text(data.decode(), url=url)


def test_a_quoted_role_and_age_make_no_run_on_page() -> None:
    page = read("01-quoted-role-and-age.txt")
    assert (page.layout, page.title, page.status, codes(page)) == ("T3", "Walking to school", "Closed", [])
    assert texts(page) == [
        "The clerk, a Community Member 3 months ago, told me so.",
        "They Log into your account page is slow.",
        "The sign said Up vote 12 or Care 3.",
    ]


def test_a_run_on_page_without_comments_is_one() -> None:
    """What cannot be told of its head is nobody's, as where comments stand below it."""
    head = "BenchesClosed12 Londoners have respondedDiscussionsWe ask."
    page = parse_text(f"{head}{HEADING}{SENTENCE}Join Talk LondonAlready have an account?Log into your account")
    assert (page.layout, page.responses, codes(page)) == ("text_content", 12, ["unclaimed-text"] * 2)


def test_a_name_below_an_avatar_stands_above_a_role_and_an_age_and_nothing_else() -> None:
    typed = ("the", "Community Member 3 months ago, then a Community Member 4 weeks ago")
    page = parse_text(r0("Avatar for -", *typed))
    assert (page.layout, texts(page)) == ("R0", ["\n".join(typed)])


@pytest.mark.parametrize("glue", ["", "\n"])
def test_dots_behind_a_heading_may_share_a_line_with_the_button(glue: str) -> None:
    text = " ".join(["The lane behind the allotments is dark."] * 9)
    kept = text[:240].rstrip(" .")
    full = f"... Show full comment{glue}{text}"
    page = parse_text(t3("Ann", f"{MEMBER}{kept}", *full.split("\n"), "Show less of comment"))
    assert [(post.text, post.preview) for post in page.posts()] == [(text, f"{kept}\n...")]


def test_a_button_is_nobody_s_name() -> None:
    """Below an avatar that a member typed at the end of a folded text."""
    header = "Avatar for - Tiger\n\nAnn\n\nCommunity Member 6 months ago"
    page = parse_text(
        r0(
            header,
            "So:",
            "Avatar for - Koala",
            "Show full comment",
            "So:",
            "Avatar for - Koala",
            "Show less of comment",
        )
    )
    assert texts(page) == ["So:\nAvatar for - Koala"]


def test_a_quoted_badge_does_not_break_the_dates() -> None:
    page = read("02-quoted-badge-breaks-dates.txt")
    assert (page.layout, len(page.comments), codes(page)) == ("T3", 3, [])
    assert page.captured is not None
    assert page.captured.start == datetime(2025, 4, 5, 23, tzinfo=UTC)
    assert page.captured.stop == datetime(2026, 4, 13, 23, tzinfo=UTC)


def test_a_typed_button_inside_a_line_of_t1_is_text() -> None:
    page = read("03-t1-typed-toggle.txt")
    assert texts(page) == ["More lamps, please.", "I pressed Show full comment and nothing happened."]
    assert codes(page) == []


def test_a_heading_without_words_is_nobody_s_text() -> None:
    page = read("04-html2text-empty-heading.txt")
    assert (texts(page), codes(page)) == (["More lamps, please.", "Fewer cars, please."], [])


def test_the_bullets_of_a_list_of_posts_are_the_list_s() -> None:
    page = read("05-list-shaped-thread.txt")
    assert texts(page) == ["More lamps, please.", "Fewer cars, please.", "More buses."]
    assert [post.author for post in page.comments] == ["Mudlark", "Kestrel"]
    assert [post.avatar for post in page.posts()] == ["Koala"] * 3
    (reply,) = page.comments[0].replies
    assert (reply.author, reply.certainty, [str(sign.kind) for sign in reply.evidence]) == (
        "Oldtom",
        "certain",
        ["structure"],
    )
    assert (page.layout, codes(page)) == ("R1", [])


def test_a_bullet_below_an_item_of_two_lines_is_its_list_s() -> None:
    page = read("06-item-of-two-lines.txt")
    assert texts(page) == [
        "Three wishes:\n- More lamps.\nOn my street.\n- Fewer cars.\n- More buses.",
        "Fewer cars.",
    ]
    assert codes(page) == []


def test_events_are_told_by_their_states() -> None:
    titles = ["First kettle lit", "Second kettle lit", "You and other Londoners have shared 16 ideas"]
    assert [event.title for event in read("07-timeline-links.txt").timeline] == titles


def test_a_headless_page_has_no_title() -> None:
    page = read("08-headless.txt")
    assert page.title is None
    assert page.intro[0].startswith("Paper boats have had")


@pytest.mark.parametrize("name", ["09-cut-in-site-words.txt", "10-t3-called-t4.txt"])
def test_a_page_that_ends_in_the_site_s_words_has_no_problem(name: str) -> None:
    page = read(name)
    assert (page.layout, codes(page)) == ("T3", [])


def test_the_title_above_a_summary() -> None:
    page = read("11-r0d-listing-title.txt")
    assert (page.title, page.layout, page.kind) == ("Warm Strong Quays", "R0-d", "listing")


def test_the_title_that_the_address_spells() -> None:
    url = "https://london.gov.uk/talk-london/updates-team-behind-warm-quays-warm-tea"
    page = read("12-post-alt-title.txt", url)
    assert page.title == "Updates from the team behind 'Warm Quays, Warm Tea'"
    assert "Heron with a kettle looking at a boat stall" not in page.intro


def test_a_landing_page_prints_its_title_twice() -> None:
    page = read("14-landing-title-twice.txt")
    assert page.title == "Kettle and Quay Plan consultation"
    assert page.intro[0].startswith("Throughout October and November 2016")


def test_no_header_like_line_vanishes() -> None:
    page = read("19-space-after-age.txt")
    assert [(str(problem.code), problem.line) for problem in page.problems] == [("unnamed-header", 25)]


def test_numbers_have_bounds() -> None:
    with pytest.raises(UnrecognisedPage):
        read("20-votes-of-4301-digits.txt")
    text = (CASES / "20-votes-of-4301-digits.txt").read_text("utf-8")
    assert talkparse.parse_text(f"12 Londoners have responded\n{text}").comments[0].votes is None


def test_a_second_page_in_one_text_is_said() -> None:
    page = read("27-two-pages-in-one-text.txt")
    assert [(str(problem.code), problem.line) for problem in page.problems] == [("second-page", 84)]
    assert len(list(page.posts())) == 13


def test_text_after_a_page_is_said() -> None:
    page = read("28-text-after-the-page.txt")
    assert [(str(problem.code), problem.line) for problem in page.problems] == [("text-after-page", 84)]
    assert len(list(page.posts())) == 13


def test_a_cut_full_text_is_what_its_preview_proves() -> None:
    [post] = read("13-cut-full-text.txt").posts()
    assert post.preview is not None
    assert post.preview.endswith("...")
    assert (post.text, post.cut) == (post.preview.removesuffix("..."), "end-of-dump")


def test_a_wrapper_around_the_anchors_of_comments() -> None:
    page = read("15-drupal-7-wrapper.html")
    assert [(post.author, post.role, post.text) for post in page.posts()] == [
        ("kestrel", "Community Member", "Mend the lock gate."),
        ("mudlark", "Community Member", "And the bins."),
    ]


def test_a_line_that_contains_a_permalink_is_a_line() -> None:
    page = read("16-permalink-in-line.html")
    assert texts(page)[:2] == [
        "First words of the kerb. #\nSecond line.",
        "See that comment, it is right.\nFourth line.",
    ]
    assert [post.author for post in page.posts()] == ["kerb_ann"] * 4 + ["Kerb Anna"]


def test_by_lines_name_the_author() -> None:
    authors = [post.author for post in read("17-submitted-by.html").posts()]
    assert authors == ["Kerb Anna", "Kerb Bo (not verified)", "Kerb Cy"]


def test_the_button_in_a_summary() -> None:
    [post] = read("18-details-summary.html").posts()
    assert post.preview is not None
    assert "Show full comment" not in post.text


def test_records_are_no_text() -> None:
    with pytest.raises(UnrecognisedPage, match="this is JSON"):
        read("22-two-records.jsonl")
    pages = list(talkparse.read(CASES / "22-two-records.jsonl"))
    assert [page.url and page.url.rpartition("/")[2] for page in pages] == ["1", "2"]
    assert [page.captured_by for page in pages] == ["record", "record"]


@pytest.mark.parametrize("name", ["23-swallowed-comment.txt", "24-no-break-space-before-dots.txt"])
def test_odd_previews_are_proved(name: str) -> None:
    page = read(name)
    assert [post.preview is not None for post in page.posts()] == [False, True, False]
    assert codes(page) == []


@pytest.mark.parametrize("name", ["25", "26", "29", "30", "31"])
def test_pages_of_other_sites(name: str) -> None:
    [path] = CASES.glob(f"{name}-*")
    with pytest.raises(UnrecognisedPage):
        read(path.name)


def test_a_sentence_that_begins_with_a_role_and_an_age_is_no_header_where_frames_are_kept() -> None:
    header = "Avatar for - Tiger\n\nAnn\n\nCommunity Member 6 months ago"
    typed = ("I disagree.", "Community Member 3 months ago, then a Community Member 4 weeks ago")
    page = parse_text(r0(header, *typed))
    assert (texts(page), codes(page)) == (["\n".join(typed)], ["unnamed-header"])
