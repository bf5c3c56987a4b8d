"""Pages whose source is one line, printed by extractors that put nothing between two parts: what is told is right."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from talkparse import Consultation, parse_text
from talkparse.testing import Page, carried, pages, render
from talkparse.vocabulary import talk_london

WORDS = talk_london()
MENU = ("", "Home", "HomeHow it worksTopicsLog in")
SLOW = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@st.composite
def glued(draw: st.DrawFn) -> tuple[Page, str]:
    """Draw a page and what BeautifulSoup prints of it where its source is one line."""
    page = draw(pages("get_text"))
    first, rest = render(page, "get_text").split(f"\n{WORDS.navigation.items[0]}\n", 1)
    named = draw(st.booleans())
    top = (f"{first}{WORDS.navigation.items[0]}" if named else "") + draw(st.sampled_from(MENU))
    return page, top + rest.replace("\n", "")


def squeezed(value: Any) -> Any:
    """Leave out white space, which depends on the line breaks of the source."""
    return "".join("".join(value).split()) if isinstance(value, (str, tuple)) else value


def told(actual: Any, expected: Any) -> bool:
    """Tell whether a field is right, or not told."""
    return actual is None or actual == () or squeezed(actual) == squeezed(expected)


def fields(page: Consultation) -> dict[str, Any]:
    discussion, idea = page.discussion, page.idea
    return {
        **{name: getattr(page, name) for name in ("title", "status", "responses", "period", "section", "intro")},
        "events": tuple(event.title for event in page.timeline),
        **{f"discussion.{name}": getattr(discussion, name, None) for name in ("title", "status", "period", "votes")},
        **{f"idea.{name}": getattr(idea, name, None) for name in ("title", "text", "suggested_by")},
    }


ALWAYS = ("status", "responses", "period", "discussion.status", "discussion.period")
"""What the site's words alone show, whatever stands around them."""


@SLOW
@given(glued())
def test_what_a_head_on_one_line_tells_is_right(drawn: tuple[Page, str]) -> None:
    """Each field is what the page says, or not told."""
    page, dump = drawn
    right = fields(carried(page.consultation, "get_text"))
    actual = fields(parse_text(dump, threads="none"))
    assert [(name, actual[name], right[name]) for name in right if not told(actual[name], right[name])] == []
    assert [(name, right[name]) for name in ALWAYS if actual[name] is None and right[name] is not None] == []


@SLOW
@given(glued())
def test_names_on_one_line_are_right_or_not_told(drawn: tuple[Page, str]) -> None:
    """Where no member types the site's words, each post is found, and its words are in it or in the name behind it.

    A preview that was cut inside a word, because lines before it counted too, is not proved where those are gone.
    """
    page, dump = drawn
    expected = list(carried(page.consultation, "get_text").posts())
    assume(not any(WORDS.patterns.site_words.search(f"{post.text} {post.author}") for post in expected))
    read = parse_text(dump, threads="none")
    posts = list(read.posts())
    assert [(post.role, post.age, post.votes) for post in posts] == [
        (post.role, post.age, post.votes) for post in expected
    ]
    assert all(told(post.author, right.author) for post, right in zip(posts, expected, strict=True))
    if any(problem.code == "unproved-preview" for problem in read.problems):
        return
    for index, (post, right) in enumerate(zip(posts, expected, strict=True)):
        name = expected[index + 1].author if index + 1 < len(posts) and posts[index + 1].author is None else ""
        assert squeezed(post.text) in {squeezed(right.text), squeezed(right.text + (name or ""))}


CALL = WORDS.call_to_action
CALLED = f"{CALL.headings[0]}{CALL.sentence}{CALL.join[0]}{CALL.question}{CALL.log_in}"
FIRST = f"{CALLED}Comments (9)Kerb AnnCommunity Member 2 days ago"
GUIDELINES = f"{WORDS.boxes.guidelines}{WORDS.boxes.guidelines_text}{WORDS.boxes.guidelines_link}"


def head(text: str, comments: str = "Lamps.") -> Consultation:
    return parse_text(f"{text}{FIRST}{comments}", threads="none")


def authors(comments: str) -> list[str | None]:
    return [post.author for post in head("Benches", comments).posts()]


def test_a_head_is_told_by_the_words_that_stand_around_its_parts() -> None:
    page = head(
        "Benches | Talk LondonSkip to main contentTopicsBenchesClosed12 Londoners have responded | "
        "01/02/2025 - 03/04/2025DiscussionsWhere to sit?Added by Talk LondonUp vote 5Care 2A bench is a start.We ask:"
        "Where?Join the conversationThe discussion ran from 01 February 2025 - 03 April 2025Closed"
    )
    assert page.discussion is not None
    assert page.discussion.votes is not None
    assert (page.title, page.status, page.responses, page.section) == ("Benches", "Closed", 12, "Discussions")
    assert (page.discussion.title, page.discussion.status, page.discussion.votes.care) == ("Where to sit?", "Closed", 2)
    assert page.intro == ("A bench is a start.", "We ask:", "Where?", "Join the conversation")
    assert page.problems == ()


def test_a_title_is_told_where_the_document_s_own_repeats_it() -> None:
    assert head("Survey | Benches | Talk LondonHomeSurvey | BenchesOpen12 Londoners have responded").title == (
        "Survey | Benches"
    )
    assert head("Benches | Talk LondonHomeOld BenchesOpen12 Londoners have responded").title is None
    assert (
        head("Benches | Talk LondonHomeBenchesStage: DesignWe draw.Open12 Londoners have responded").title == "Benches"
    )
    assert head("BenchesOpen12 Londoners have responded").title is None  # or a menu, and "es"
    assert head("Survey | Benches | Talk LondonHomeSurveyOpen12 Londoners have responded").title is None
    alone = head("Benches | Talk LondonHomeBenchesWhere to sit?Added by Talk LondonA bench.Closed")
    assert (alone.title, alone.intro) == ("Benches", ("Where to sit?", "A bench."))
    idea = head(
        "Paper boats | Talk LondonHomeRiversOpen12 Londoners have respondedIdea generationPaper boatsFold them."
    )
    assert idea.idea is not None
    assert (idea.idea.title, idea.idea.text, idea.title) == ("Paper boats", "Fold them.", None)
    named = head("Paper boats | Talk LondonHomeRiversOpen12 Londoners have respondedDiscussionsPaper boatsWe ask.Open")
    assert named.discussion is not None
    assert (named.discussion.title, named.intro) == ("Paper boats", ("We ask.",))
    assert (
        head("Paper boats | Talk LondonHomeRiversOpen12 Londoners have respondedDiscussionsPaper boats sink.").title
        is None
    )


def test_digits_that_may_be_two_numbers_are_no_number() -> None:
    counts = [head(f"Plans for {title}12 Londoners have responded").responses for title in ("2030", "Covid-19", "all")]
    assert counts == [None, None, 12]
    assert head("Plans for 2030Open12 Londoners have responded").responses == 12
    voted = "Added by Talk LondonUp vote 5Care "
    for text, care in (("2A bench.", 2), ("2“Sit!”", 2), ("24 of us sat.", None), ("220mph is fast.", None)):
        page = head(f"Open12 Londoners have respondedWhere?{voted}{text}Open")
        assert page.discussion is not None
        votes = page.discussion.votes
        assert (votes and votes.care, page.intro) == (care, (text[1:],) if care else ())


def test_words_of_the_site_in_a_sentence_divide_no_head() -> None:
    typed = "So far 99 Londoners have responded, it was Added by Talk London and is Closed, says the Timeline of it."
    page = head(f"Open12 Londoners have respondedDiscussionsWhere?Added by Talk London{typed}Open")
    assert page.discussion is not None
    assert (page.responses, page.intro, page.discussion.status) == (12, (typed,), "Open")
    prose = "We ask where you sit, and what you sit on, and with whom, on each day of the week."
    titled = head(f"Open12 Londoners have respondedDiscussions{prose}Added by Talk LondonA bench.Open")
    assert titled.discussion is not None
    assert (titled.discussion.title, titled.intro) == (None, ("A bench.",))


def test_a_timeline_is_told_from_its_heading_on() -> None:
    top = f"Open12 Londoners have responded{GUIDELINES}"
    end = "HappenedLondoners have responded 12 timesFind out more"
    told = head(f"{top}TimelineFirst bench builtHappenedSecond bench built{end}")
    assert [event.title for event in told.timeline] == [
        "First bench built", "Second bench built", "Londoners have responded 12 times",
    ]  # fmt: skip
    assert head(f"{top}First bench built{end}").timeline == ()
    assert head(f"{top}TimelineSTAGE: DesignRead about itFirst bench built{end}").timeline == ()


def test_a_name_is_told_where_the_page_tells_where_it_begins() -> None:
    again = "Community Member 3 days ago"
    assert authors(f"Lamps.Kerb Ann{again}Yes.") == ["Kerb Ann", "Kerb Ann"]
    assert authors(f"LampsKerb Ann{again}Yes.") == ["Kerb Ann", None]  # "LampsKerb Ann" may be one
    assert authors(f"Lamps by Kerb Ann{again}Yes.") == ["Kerb Ann", None]
    assert authors(f"Lamps.Kerb Bo{again}Yes.") == ["Kerb Ann", None]
    assert authors(f"Lamps.borough-watche\u2026{again}Yes.") == ["Kerb Ann", "borough-watche\u2026"]
    assert authors(f"Lampsborough-watche\u2026{again}Yes.") == ["Kerb Ann", None]
    page = head("Benches", f"Lamps{WORDS.comment.deleted_author}{again}Yes.")
    assert [(post.author, post.author_status, post.text) for post in page.posts()] == [
        ("Kerb Ann", "named", "Lamps"), (None, "deleted", "Yes."),
    ]  # fmt: skip
    assert authors(f"Kerb Ann{again}Yes.") == ["Kerb Ann", None]
    assert [post.author_status for post in head("", f"{WORDS.comment.deleted_author}{again}").posts()] == [
        "named",
        "deleted",
    ]


def test_what_stands_below_the_comments_is_no_text_of_the_last() -> None:
    ends = (
        "PaginationCurrent page 1Page 2Next page ››© Greater London AuthorityPrivacy policyCookies",
        "Log in to post comments© Greater London Authority",
        " Pagination Current page 1 Page 2 © Greater London Authority Privacy policy",
    )
    for end in ends:
        assert [post.text for post in head("Benches", f"Lamps.{end}").posts()] == ["Lamps."]
    assert [post.text for post in head("Benches", "Lamps, says the © Greater London Authority page.").posts()] == [
        "Lamps, says the © Greater London Authority page."
    ]


def test_a_pin_stands_above_a_name() -> None:
    pinned = FIRST.replace("(9)", f"(9){WORDS.comment.pin}")
    page = parse_text(f"Benches{pinned}Lamps.")
    assert [(post.author, post.pinned, post.text) for post in page.posts()] == [("Kerb Ann", True, "Lamps.")]


def test_parts_that_spaces_set_apart_are_not_glued() -> None:
    lines = ["Benches", "Open", "12 Londoners have responded"]
    called = " ".join((CALL.headings[0], CALL.sentence, CALL.join[0], CALL.question, CALL.log_in, "Comments (2)"))
    posts = "Kerb Ann Community Member 2 days ago Lamps. Bo Community Member 3 days ago Yes."
    page = parse_text(f"{' '.join(lines)} {called} {posts}")
    assert [(post.author, post.text) for post in page.posts()] == [("Kerb Ann", "Lamps. Bo"), (None, "Yes.")]
    assert (page.responses, page.layout) == (12, "text_content")
