"""Example pages of each kind: what stands before the comments, and pages that have none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import talkparse
from pages import FRAME, HEADING, LONG, MEMBER, RANGE, RUN, SENTENCE, codes, cut, r0, t1, t3
from talkparse import (
    DateInterval,
    DateRange,
    Discussion,
    Idea,
    TimelineEvent,
    UnrecognisedPage,
    Votes,
    parse_text,
)

PERIOD = DateRange(first=date(2024, 12, 18), last=date(2025, 2, 12))
ANN = ("Ann", f"{MEMBER}Hi")


def test_an_ordinary_page() -> None:
    page = parse_text(t3(*ANN))
    assert (page.title, page.status, page.responses, page.period) == ("Big plan", "Closed", 12, PERIOD)
    assert (page.section, page.kind, page.intro) == ("Discussions", "discussion", ("We ask.",))
    assert page.discussion == Discussion(status="Closed", period=PERIOD)
    assert [(post.author, post.text) for post in page.posts()] == [("Ann", "Hi")]


def test_without_a_section() -> None:
    page = parse_text(t3(*ANN, head=("Big plan", "Open", "12 Londoners have responded", "", "We ask.")))
    assert (page.section, page.period, page.intro, page.discussion) == (None, None, ("We ask.",), None)


def test_a_discussion_that_stands_alone() -> None:
    page = parse_text(t3(*ANN, head=("Big plan", "What do you think of it?", "We ask.", RUN, "Closed")))
    assert (page.title, page.status, page.responses) == ("Big plan", None, None)
    assert page.intro == ("What do you think of it?", "We ask.")
    assert page.questions == ()
    assert page.discussion == Discussion(status="Closed", period=PERIOD)


def test_boxes_are_no_introduction() -> None:
    boxes = (
        *("New for you", "A newer plan", "Updated: 02 July 2025", "Read of it."),
        *("", "Join our other discussions", "See all", "An older plan", "Stage: Latest news01 March 2022", "Read on."),
        *("Community guidelines", "Read our guidelinesStaying safe", "Access supportTimeline", "We began"),
        *(
            "HappenedSTAGE: What you told us",
            "-",
            "We ended",
            "HappenedLondoners have responded 12 times",
            "Find out more",
        ),
    )
    page = parse_text(t3(*ANN, head=("Big plan", "Closed", RANGE, "Discussions", "We ask.", RUN, "Closed", *boxes)))
    assert page.intro == ("We ask.",)
    assert page.timeline == (
        TimelineEvent(title="We began", state="Happened"),
        TimelineEvent(title="We ended", state="Happened"),
        TimelineEvent(title="Londoners have responded 12 times"),
    )
    assert codes(page) == []


def test_boxes_glued_to_what_precedes() -> None:
    page = parse_text(
        t1(f"Ann{MEMBER}", "Hi").replace(
            HEADING, f"Timeline\nWe beganHappened\nLondoners have responded 12 times\nFind out more\n{HEADING}"
        )
    )
    assert [event.state for event in page.timeline] == ["Happened", None]
    assert page.layout == "T1"


def test_an_unknown_box_is_a_problem() -> None:
    page = parse_text(
        t3(*ANN, head=("Big plan", "Closed", RANGE, "We ask.", RUN, "Closed", "Staying safe", "Be kind."))
    )
    assert codes(page) == ["unclaimed-text"]


def test_the_name_of_a_box_in_an_introduction() -> None:
    head = ("Big plan", "Closed", RANGE, "Discussions", "We ask.", "Timeline", "We start in May.", RUN, "Closed")
    page = parse_text(t3(*ANN, head=head))
    assert page.intro == ("We ask.", "Timeline", "We start in May.")
    assert page.timeline == ()


@pytest.mark.parametrize(
    ("lines", "intro"),
    [
        (("Join the conversation", "- One?", "- Two.", "End."), ("Join the conversation", "One?", "Two.", "End.")),
        (("Join our discussion:- One?", "- Two."), ("Join our discussion:", "One?", "Two.")),
        (("What else:- One?",), ("What else:", "One?")),
        (("He said:- well.",), ("He said:- well.",)),
        (("We want:- parks", "- trees"), ("We want:", "parks", "trees")),
        (("We want to know- One?", "- And how."), ("We want to know", "One?", "And how.")),
        (("What else?", "-", "One?", "-", "Two?"), ("What else?", "One?", "Two?")),
        (
            ("Join the conversation", "-", "One?", "-", "Two.", "End."),
            ("Join the conversation", "One?", "Two.", "End."),
        ),
        (("We ask.", "One?", "-", "Two.", "-", "End."), ("We ask.", "One?", "Two.", "End.")),
        (("-", "One?"), ("One?",)),
        (("1. One?",), ("1. One?",)),
    ],
)
def test_lists(lines: tuple[str, ...], intro: tuple[str, ...]) -> None:
    page = parse_text(t3(*ANN, head=("Big plan", "Closed", RANGE, "Discussions", *lines, RUN, "Closed")))
    assert page.intro == intro
    assert page.questions == tuple(line for line in intro if line in {"One?", "Two?"})


def test_a_picture_among_plain_text() -> None:
    head = ("Big plan", "Closed", RANGE, "![A heron](/files/heron.jpg)", "Discussions", "We ask.", RUN, "Closed")
    page = parse_text(t3(*ANN, head=head))
    assert (page.section, page.intro) == ("Discussions", ("We ask.",))


def test_r0() -> None:
    page = parse_text(r0("This comment has been pinned\n" + FRAME, "Hi"))
    assert page.discussion == Discussion(title="A title")
    assert page.comment_count == 9
    post = next(page.posts())
    assert (post.pinned, post.avatar, post.votes, post.author_status) == (True, "Tiger", Votes(up=3, care=1), "absent")


def test_r0_stage_summary_and_picture() -> None:
    before = ("An icon", "Big plan", "Stage: Closed", "In short.", "Closed", RANGE, "A heron", "Discussions", "A title")
    page = parse_text(r0(FRAME, "Hi", before=before))
    assert (page.title, page.status, page.section, page.intro) == ("Big plan", "Closed", "Discussions", ("We ask.",))
    assert page.discussion == Discussion(title="A title")


def test_r0_stage_without_a_count() -> None:
    page = parse_text(r0(FRAME, "Hi", before=("Big plan", "Stage: Closed", "A title")))
    assert page.title == "Big plan"


def test_r0_without_a_section() -> None:
    page = parse_text(r0(FRAME, "Hi", before=("Big plan", "Closed", RANGE, "A heron", "A title")))
    assert page.discussion == Discussion(title="A title")


def test_r0_whose_title_names_the_discussion() -> None:
    page = parse_text(r0(FRAME, "Hi", before=("Discussion | Trees", "Closed", RANGE, "A heron")))
    assert page.discussion == Discussion(title="Trees")


def test_r0_alone() -> None:
    page = parse_text(r0(FRAME, "Hi", before=("Big plan", "What do you think of it?")))
    assert (page.title, page.intro, page.discussion) == ("Big plan", ("What do you think of it?", "We ask."), None)


def test_r0_in_a_stray_list() -> None:
    text = r0(FRAME, "Hi")
    nested = "• Add\n  • " + text.replace("\n", "\n    ")
    page = parse_text(nested)
    assert (page.title, [post.text for post in page.posts()]) == ("Big plan", ["Hi"])


def test_r0_without_the_words_of_images() -> None:
    page = parse_text(r0("Up vote 3\nCare 1\nReport", "Hi", "This comment has been pinned\nUp vote 0\nCare 2", "Bye"))
    assert [(post.text, post.pinned) for post in page.posts()] == [("Hi", False), ("Bye", True)]


def test_r0_without_votes_and_images() -> None:
    """Only toggles divide the comments then: the first that closes ends one."""
    short = "Short and toggled."
    page = parse_text(
        r0("One.", short, "Show full comment", short, "Show less of comment", "Two.", "Show less of comment")
    )
    assert [post.text for post in page.posts()] == ["One.", short, "Two."]
    assert codes(page) == ["unclear-boundary", "unclear-boundary", "unclaimed-text"]


def test_a_page_of_a_reader_with_a_menu() -> None:
    menu = "Skip to main content\nHome\nTopics\nBig plan\nAdded by Talk London\nWe ask.\n"
    page = parse_text(f"{menu}{HEADING}\n{SENTENCE}\nLog into your account\nComments (1)\nAnn\n{MEMBER}\nUp vote 1\nHi")
    assert (page.title, page.intro, codes(page)) == (None, ("We ask.",), ["unclaimed-text"])
    assert next(page.posts()).votes == Votes(up=1)


def test_markdown_without_links() -> None:
    text = f"# Big plan\n\nClosed\n\n{RANGE}\n\n## Discussions\n\nWe ask.\n\n## Ann\n\n{MEMBER}\na\\_b\n"
    page = parse_text(text)
    assert (page.title, page.layout, [post.text for post in page.posts()]) == ("Big plan", "T4-markdown", ["a_b"])


def test_markdown_by_its_avatars() -> None:
    text = f"![Avatar for - Koala](x.png)\n\n### Ann\n\n{MEMBER}\n\n**Hi** [there](http://x.example)"
    post = next(parse_text(text).posts())
    assert (post.avatar, post.author, post.text) == ("Koala", "Ann", "**Hi** there")


def test_an_idea() -> None:
    before = ("Big plan", "Open", "12 Londoners have responded", "Idea generation", "more trees!!")
    paragraphs = ["Plant them.", "And water them.", "User Image for", "Suggested by Bettina", "Up vote 4\nDown vote 1"]
    call = [f"\n{HEADING}", SENTENCE, "Log into your account\nComments (1)", FRAME, "Hi"]
    page = parse_text("\n\n".join([*before, *paragraphs, *call]))
    assert page.kind == "idea"
    assert page.idea == Idea(
        title="more trees!!", text="Plant them.\nAnd water them.", suggested_by="Bettina", votes=Votes(up=4, down=1)
    )
    assert (page.intro, page.discussion) == ((), None)


def test_an_idea_below_a_picture() -> None:
    before = (
        "Big plan",
        "Open",
        "12 Londoners have responded",
        "A heron",
        "more trees",
        "Plant them.",
        "User Image for",
    )
    page = parse_text("\n\n".join([*before, "Suggested by Bettina", "Want to have your say next time?", SENTENCE]))
    assert page.idea == Idea(title="more trees", text="Plant them.", suggested_by="Bettina")


LISTING = [
    *("Green plan", "Open", "9 Londoners have responded", "A street", "Idea generation", "Ideas for a green city"),
    *("User Image for\n\nAdded by Talk London", "Para one.", "Closed"),
    *("Open for ideas between 15 March 2021 and 17 September 2021", "169 ideas generated by Talk London members"),
    *("View this idea", "more trees", "1 comment\nLast activity 1 year ago", "Plant them."),
    *("Up vote 13\nDown vote 0\nReport", "View this idea"),
]  # fmt: skip


@pytest.mark.parametrize("stop", [11, 12, 13, len(LISTING)])
def test_a_list_of_ideas(stop: int) -> None:
    page = parse_text("\n\n".join(LISTING[:stop]))
    assert (page.kind, page.intro, list(page.posts())) == ("listing", ("Para one.",), [])
    assert page.discussion == Discussion(
        title="Ideas for a green city",
        status="Closed",
        period=DateRange(first=date(2021, 3, 15), last=date(2021, 9, 17)),
    )


def test_a_list_of_ideas_by_trafilatura() -> None:
    lines = ["Green plan", "Open", "9 Londoners have responded", "Idea generation", "We want ideas.", "more trees"]
    page = parse_text("\n".join([*lines, "1 comment", "Last activity 3 years ago", "Plant them.", "View this idea"]))
    assert (page.kind, page.intro) == ("listing", ("We want ideas.",))


def test_a_list_of_discussions() -> None:
    page = parse_text("Environment\n\nTrees\n\nUpdates\n\nRead our update\n\nNews\n\nUpdated: 27 June 2025")
    assert (page.kind, page.title, page.section) == ("listing", "Environment", "Updates")


def test_a_link_of_a_listing_in_a_timeline() -> None:
    boxes = ("Timeline", "STAGE: What you told us", "Read our update", "We began", "Happened")
    page = parse_text(t3(*ANN, head=("Big plan", "Closed", RANGE, "Discussions", "We ask.", RUN, "Closed", *boxes)))
    assert (page.kind, len(list(page.posts()))) == ("discussion", 1)


def test_a_survey_in_a_box() -> None:
    boxes = ("New for you", "Survey | Cycling", "Updated: 02 July 2025", "Read of it.")
    page = parse_text(t3(*ANN, head=("Big plan", "Closed", RANGE, "Discussions", "We ask.", RUN, "Closed", *boxes)))
    assert (page.kind, page.intro) == ("discussion", ("We ask.",))


def test_a_section_inside_an_introduction() -> None:
    page = parse_text(t3(*ANN, head=("Big plan", "Closed", RANGE, "", "We ask.", "Background", "It was so.", "Closed")))
    assert (page.kind, page.section, page.intro) == ("discussion", None, ("We ask.", "Background", "It was so."))


@pytest.mark.parametrize("end", ["Commu", "Want to join our n", "Happ", "New here? Join Talk Lon"])
def test_a_head_cut_short(end: str) -> None:
    page = parse_text(f"Big plan\nClosed\n{RANGE}\nDiscussions\nWe ask.\n{RUN}\nClosed\n{end}")
    assert (page.intro, page.discussion) == (("We ask.",), Discussion(status="Closed", period=PERIOD))
    assert codes(page) == []


def test_run_dates_cut_short() -> None:
    page = parse_text(f"Big plan\nClosed\n{RANGE}\nDiscussions\nWe ask.\nThe discussion ran from 18 De")
    assert (page.intro, page.discussion, codes(page)) == (("We ask.",), None, [])


def test_an_idea_whose_title_was_filtered() -> None:
    page = parse_text(
        "Big plan\n\n\n\n12 Londoners have responded\n\n\n\nIdea generation\n\n\n\nPlant them.\n\nUser Image for\n\n"
        "Suggested by Bettina\n\n\nWant to have your say next time?\n\nComments (0)"
    )
    assert page.idea == Idea(text="Plant them.", suggested_by="Bettina")


def test_an_idea_about_a_timeline() -> None:
    page = parse_text(
        "Big plan\n\nOpen\n\n12 Londoners have responded\n\nIdea generation\n\ntrees\n\nTimeline\n\nTwo years.\n\n"
        f"User Image for\n\nSuggested by Bettina\n\n{SENTENCE}"
    )
    assert page.idea == Idea(title="trees", text="Timeline\nTwo years.", suggested_by="Bettina")


def test_a_place_and_its_past_are_no_role() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}Trees", "Paris 10 years ago", "more"))
    assert [post.text for post in page.posts()] == ["Trees\nParis 10 years ago\nmore"]


def test_a_role_in_a_preview_is_no_problem() -> None:
    whole = ["Intro words", "Bob", "Youth Panel 2 days agoHi", LONG]
    preview = cut("\n".join(whole))
    page = parse_text(
        t3("Cy", MEMBER + preview[0], *preview[1:], f"Show full comment{whole[0]}", *whole[1:], "Show less of comment")
    )
    assert [post.text for post in page.posts()] == ["\n".join(whole)]
    assert codes(page) == []


def test_the_words_of_a_role_alone() -> None:
    page = parse_text(r0(FRAME, "Dear all,", "Community Member"))
    assert [post.text for post in page.posts()] == ["Dear all,\nCommunity Member"]


def test_a_survey() -> None:
    lines = ["Survey | Streets", "We ask.", "The survey will close on Sunday 21 July 2024.", "Join 919 others..."]
    page = parse_text("\n\n".join(lines))
    assert (page.kind, page.title) == ("survey", "Survey | Streets")


@pytest.mark.parametrize(("section", "kind"), [("Updates", "update"), ("Background", "background")])
def test_other_sections(section: str, kind: str) -> None:
    page = parse_text(f"Big plan\nClosed\n{RANGE}\n{section}\nNews\nUpdated: 12 June 2025\nProse.")
    assert (page.kind, page.intro, list(page.posts())) == (kind, ("News", "Prose."), [])


def test_a_landing_page() -> None:
    page = parse_text(
        "Trees\n\nProse.\n\nThis page is part of the Environment topic area. View other Environment discussions."
    )
    assert (page.kind, page.title) == ("post", "Trees")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.london.gov.uk/talk-london/topics/x/y/updates/9?page=1", "update"),
        ("https://www.london.gov.uk/talk-london/x", "post"),
        ("https://talklondon.london.gov.uk/blogs/x", "post"),
    ],
)
def test_an_address_recognises_a_page(url: str, kind: str) -> None:
    page = parse_text("Trees\n\nProse.", url=url)
    assert (page.kind, page.title, page.intro, page.url) == (kind, "Trees", ("Prose.",), url)


@pytest.mark.parametrize(
    "text",
    ["", " \n\u00a0\r\n", "Hello world", "<!doctype html><title>x</title>", "Show me\nmore", "Comments (2)\nHi\nBye",
     "Community Member since 2019", "six months ago\nBob"],
)  # fmt: skip
def test_other_texts(text: str) -> None:
    with pytest.raises(UnrecognisedPage):
        parse_text(text)
    with pytest.raises(UnrecognisedPage):
        parse_text(text, url="https://www.example.org/talk-london/x") if text != "" else parse_text(text)


def test_a_page_that_begins_inside_a_comment() -> None:
    page = parse_text(f"the end of it.\nBob\n{MEMBER}Hi\nAnn\n{MEMBER}Bye")
    assert [(post.author, post.text) for post in page.posts()] == [("Bob", "Hi"), ("Ann", "Bye")]
    assert (page.title, codes(page)) == (None, ["weak-signs", "unclaimed-text"])


def test_a_page_that_begins_below_a_name() -> None:
    page = parse_text(f"{MEMBER}Hi\nBob\n{MEMBER}Bye")
    assert [post.author for post in page.posts()] == [None, "Bob"]
    assert codes(page) == ["missing-author", "weak-signs"]


@pytest.mark.parametrize("above", ["Log into your account", "Log into your account\nComments (1)"])
def test_no_name_behind_the_call_to_action(above: str) -> None:
    page = parse_text(f"Big plan\nClosed\n{RANGE}\n{HEADING}\n{SENTENCE}\n{above}\n{MEMBER}\nHi")
    assert [(post.author, post.text) for post in page.posts()] == [(None, "Hi")]
    assert codes(page) == ["missing-author"]


def test_a_name_that_begins_like_the_call_to_action() -> None:
    page = parse_text(t3(*ANN, "Log into your accountBob", f"{MEMBER}Bye"))
    assert [post.text for post in page.posts()] == [f"Hi\nLog into your accountBob\n{MEMBER}Bye"]
    assert codes(page) == ["unnamed-header"]


def test_zero_width_characters_inside_a_header() -> None:
    post = next(parse_text(t3("\u200bAnn", "Community\u200b Member\u200b 6\u200bmonths agoHi")).posts())
    assert (post.author, post.role, post.age and post.age.text) == ("Ann", "Community Member", "6 months ago")


def test_a_name_behind_the_call_to_action_alone() -> None:
    page = parse_text(t3("Mitch"))
    assert (list(page.posts()), codes(page)) == ([], ["unclaimed-text"])


def test_a_role_that_nobody_knows() -> None:
    page = parse_text(t3("Bob Lee", "Youth Panel 6 months agoThank you.", *ANN))
    assert [(post.author, post.role) for post in page.posts()] == [
        ("Bob Lee", "Youth Panel"),
        ("Ann", "Community Member"),
    ]
    assert codes(page) == ["unknown-role"]


@pytest.mark.parametrize(
    ("printed", "author", "status"),
    [
        ("Anonymous - account deleted", None, "deleted"),
        ("fourteen chara…", "fourteen chara…", "abbreviated"),
        ("x y_z-9", "x y_z-9", "named"),
        ("Ann (not verified)", "Ann (not verified)", "named"),
        ("Open", "Open", "named"),
    ],
)
def test_names(printed: str, author: str | None, status: str) -> None:
    post = next(parse_text(t3(printed, f"{MEMBER}Hi")).posts())
    assert (post.author, post.author_status, post.text) == (author, status, "Hi")


@pytest.mark.parametrize(
    ("printed", "amount", "unit"),
    [
        ("6 months ago", 6, "month"),
        ("a month ago", 1, "month"),
        ("an hour ago", 1, "hour"),
        ("3 min ago", 3, "minute"),
        ("0 sec ago", 0, "second"),
        ("1 year 2 months ago", 1, "year"),
        ("999999 days ago", 999999, "day"),
    ],
)
def test_ages(printed: str, amount: int, unit: str) -> None:
    post = next(parse_text(t3("Ann", f"Community Member {printed}4 of us came.")).posts())
    assert post.age == talkparse.Age(amount=amount, unit=unit, text=printed)
    assert post.text == "4 of us came."


def test_an_age_of_seven_digits_is_none() -> None:
    assert list(parse_text(t3("Ann", "Community Member 1000000 days agoHi")).posts()) == []


@pytest.mark.parametrize("dates", ["31/02/2024 - 12/02/2025", "18/12/2024 - 17/12/2024", "18/12/0000 - 17/12/2024"])
def test_impossible_dates(dates: str) -> None:
    page = parse_text(t3(*ANN, head=("Big plan", "Closed", f"12 Londoners have responded | {dates}", "We ask.")))
    assert (page.responses, page.period, codes(page)) == (12, None, ["impossible-date"])
    assert page.problems[0].line == 3


def test_a_month_that_does_not_exist() -> None:
    run = "The discussion ran from 18 Decembre 2024 - 12 February 2025"
    page = parse_text(t3(*ANN, head=("Big plan", "Closed", RANGE, "We ask.", run, "Closed")))
    assert page.discussion == Discussion(status="Closed")
    assert codes(page) == ["impossible-date"]


def test_as_of() -> None:
    text = t3(*ANN)
    moment = datetime(2025, 7, 1, 12, 0, 5, 999, tzinfo=timezone(timedelta(hours=1)))
    second = DateInterval(
        start=datetime(2025, 7, 1, 11, 0, 5, tzinfo=UTC), stop=datetime(2025, 7, 1, 11, 0, 6, tzinfo=UTC)
    )
    day = DateInterval(start=datetime(2025, 6, 30, 23, tzinfo=UTC), stop=datetime(2025, 7, 1, 23, tzinfo=UTC))
    assert parse_text(text, as_of=moment).captured == second
    assert parse_text(text, as_of=date(2025, 7, 1)).captured == day
    assert parse_text(text, as_of=second).captured == second
    assert parse_text(text, as_of=second).captured_by == "given"
    assert parse_text(text).captured_by == "inferred"


def test_wrong_calls() -> None:
    with pytest.raises(ValueError, match="time zone"):
        parse_text("x", as_of=datetime(2025, 7, 1))  # noqa: DTZ001 -- that is the point
    with pytest.raises(ValueError, match="calendar"):
        parse_text("x", as_of=date.max)
    with pytest.raises(TypeError, match="as_of"):
        parse_text("x", as_of="2025")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="threads"):
        parse_text("x", threads="some")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text"):
        parse_text(b"x")  # type: ignore[arg-type]


@pytest.mark.parametrize("page", [t3(*ANN), t1(f"Ann{MEMBER}", "Hi"), r0(FRAME, "Hi")])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: "\n".join(f"{line} \t" for line in text.split("\n")),
        lambda text: text.replace("\n", "\u200b\n"),
        lambda text: text.replace("'", "\u2019"),
    ],
)
def test_noise_changes_nothing(page: str, change: object) -> None:
    assert callable(change)
    assert parse_text(change(page)) == parse_text(page)


def test_a_line_of_nothing_visible_is_empty() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}Hi", "\u200b", "Ho"))
    assert next(page.posts()).text == "Hi\nHo"


def test_the_limit_between_two_lines() -> None:
    text = f"{LONG[:239]}\n{LONG}"
    page = parse_text(
        t3("Ann", f"{MEMBER}{LONG[:239]}...", f"Show full comment{LONG[:239]}", LONG, "Show less of comment")
    )
    assert next(page.posts()).text == text


def test_the_version() -> None:
    assert talkparse.__version__
    with pytest.raises(AttributeError, match="nothing"):
        _ = talkparse.nothing


def test_a_page_on_one_line() -> None:
    one, two = (f"{text}Show full comment{text}Show less of comment" for text in ("One.", "Two."))
    posts = f"Ann{MEMBER}{one}Bob{MEMBER}{two}"
    page = parse_text(f"Big planClosed{RANGE}We ask.{HEADING}{SENTENCE}Log into your accountComments (2){posts}")
    assert [(post.author, post.text, post.preview) for post in page.posts()] == [
        ("Ann", "One.", "One."),
        ("Bob", "Two.", "Two."),
    ]
    assert (page.layout, page.title, page.responses, page.comment_count) == ("text_content", None, 12, 2)
    assert codes(page) == ["unclaimed-text", "unclaimed-text"]
