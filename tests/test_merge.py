"""Merging by example: which pages belong together, which posts are one, and what is kept of what they say."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from attrs import evolve

from talkparse import (
    AuthorStatus,
    CapturedBy,
    Certainty,
    Comment,
    Consultation,
    DateInterval,
    DateRange,
    Discussion,
    Evidence,
    EvidenceKind,
    Idea,
    Kind,
    Problem,
    ProblemCode,
    Reply,
    Votes,
    from_dict,
    merge,
    to_dict,
    write,
)
from talkparse.enums import Cut
from talkparse.merging.spool import merge_spooled
from talkparse.merging.unite import trace
from talkparse.vocabulary import talk_london

SITE = "https://www.london.gov.uk/talk-london"
NODE = f"{SITE}/topics/streets/benches/discussions/930"
DAY = datetime(2025, 7, 1, 12, tzinfo=UTC)
RUN = DateRange(first=date(2025, 5, 1), last=date(2025, 6, 30))
LONG = "The bench outside the library faces the bins, and everybody says so."
OTHER = "A bench without a back is no bench for those who need one most."
THIRD = "Ask the school: its wall is the only place to sit in our street."


def day(number: int) -> DateInterval:
    start = DAY + timedelta(days=number)
    return DateInterval(start=start, stop=start + timedelta(seconds=1))


def by(author: str | None, text: str, **more: Any) -> Comment:
    status = AuthorStatus.ABSENT if author is None else AuthorStatus.NAMED
    return Comment(**{"author": author, "author_status": status, "text": text, **more})


def page(*comments: Comment | Reply, at: int | None = 0, **more: Any) -> Consultation:
    captured = {} if at is None else {"captured": day(at), "captured_by": CapturedBy.GIVEN}
    return Consultation(**{"title": "Benches", "layout": "T3", **captured, "comments": comments, **more})


def united(*pages: Consultation) -> Consultation:
    """Merge pages that must be one discussion, in any order."""
    [whole] = merge(pages)
    shuffled = [*pages]
    random.Random(len(pages)).shuffle(shuffled)
    assert merge(shuffled) == [whole]
    return whole


def texts(merged: Consultation) -> list[str]:
    return [post.text for post in merged.posts()]


def codes(merged: Consultation) -> list[str]:
    return [problem.code.value for problem in merged.problems]


# --- which pages belong together --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NODE, f"{NODE}?page=1"),
        (NODE, f"{NODE}?page=0%2C2"),
        (NODE, "http://london.gov.uk/talk-london/topics/streets/seats/discussions/930?page=1#comment-77"),
        (NODE, f"https://web.archive.org/web/20250701000000/{NODE}"),
        (f"{SITE}/environment/benches", "https://webcachetest.london.gov.uk/talk-london/environment/Benches/?page=2"),
        (f"{SITE}/environment/benches&action=join", f"{SITE}/environment/benches?utm_source=mail"),
        (f"{SITE}/topics/streets/benches/idea-gen/12/34", f"{SITE}/topics/homes/seats/idea-gen/98/34"),
        (f"{SITE}/comment/77", f"{SITE}/gla-comment/load-more/77?page=0"),
        (f"{SITE}/comment/77", f"{SITE}/gla-comment/load-comments-in-thread/077?page=1"),
        (f"{SITE}/node/930", NODE),
    ],
)
def test_addresses_of_one_discussion(one: str, other: str) -> None:
    merged = united(page(by("Ann", LONG), url=one), page(by("Bob", OTHER), url=other, title="Seats"))
    assert {*texts(merged)} == {LONG, OTHER}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NODE, NODE.replace("930", "931")),
        (f"{SITE}/topics/streets/benches/idea-gen/12/34", f"{SITE}/topics/streets/benches/idea-gen/12/35"),
        (f"{SITE}/topics/streets/benches/idea-gen/12", f"{SITE}/topics/streets/benches/idea-gen/12/35"),
        (SITE, f"{SITE}/"),  # the site's own first page says nothing
        ("https://example.org/talk-london/discussions/930", NODE),
        (None, NODE),
        (f"{SITE}/comment/77", f"{SITE}/comment/78"),
    ],
)
def test_addresses_that_do_not_say_so(one: str | None, other: str) -> None:
    pages = page(by("Ann", LONG), url=one), page(by("Bob", OTHER), url=other)
    assert len(merge(pages)) == 2


def test_other_numbers_in_an_address_say_nothing() -> None:
    first, second = f"{SITE}/topics/2024/benches", f"{SITE}/topics/2024/seats"
    assert len(merge([page(by("Ann", LONG), url=first), page(by("Ann", LONG), url=second, title="Seats")])) == 2
    long = f"{SITE}/topics/2024/benches?{'&'.join('x=1' for _ in range(200))}&page=4"
    assert len(merge([page(by("Ann", LONG), url=first), page(by("Bob", OTHER), url=long)])) == 1


def test_numbers_of_addresses_are_never_overruled() -> None:
    """Whatever two pages share; a page without a number then goes with the smaller one."""
    first = page(by("Ann", LONG, id="5"), url=NODE)
    second = page(by("Ann", LONG, id="5"), url=NODE.replace("930", "1000"), at=1)
    third = page(by("Ann", LONG, id="5"), by("Bob", OTHER), at=2)
    merged = merge([second, third, first])
    assert [[capture.url for capture in one.captures] for one in merged] == [[None, NODE], [second.url]]


def test_a_discussion_under_two_consultations_is_one() -> None:
    merged = united(page(by("Ann", LONG), url=NODE), page(by("Ann", LONG), url=NODE, title="Seats", at=1))
    assert merged.title == "Seats"
    assert codes(merged) == ["other-title"]
    assert "'Benches', 'Seats'" in merged.problems[0].message


def test_comments_by_their_numbers() -> None:
    assert len(merge([page(by("Ann", "Yes", id="7")), page(by("Ann", "No", id="7"), title=None)])) == 1
    assert len(merge([page(by("Ann", "Yes", id="7")), page(by("Ann", "Yes", id="8"), title=None)])) == 2
    assert len(merge([page(by("Ann", "Yes", id="7")), page(url=f"{SITE}/comment/7", title=None)])) == 1


@pytest.mark.parametrize("kind", [Kind.DISCUSSION, Kind.IDEA])
def test_title_run_and_an_equal_post(kind: Kind) -> None:
    def told(*comments: Comment, title: str = "Benches", run: DateRange = RUN, **more: Any) -> Consultation:
        discussion = Discussion(period=run, title=more.pop("subtitle", None))
        return page(*comments, title=title, discussion=discussion, kind=kind, **more)

    first = told(by("Ann", LONG), by("Bob", "Yes"))
    assert len(merge([first, told(by(None, LONG), at=1)])) == 1
    assert len(merge([first, told(by("Bob", "Yes"), at=1)])) == 1
    assert len(merge([first, told(by("Cam", "Yes"), at=1)])) == 2  # everybody says yes
    assert len(merge([first, told(by(None, OTHER), at=1)])) == 2
    assert len(merge([first, told(by(None, LONG), title="Seats", at=1)])) == 2
    assert len(merge([first, told(by(None, LONG), run=DateRange(first=RUN.first), at=1)])) == 2
    assert len(merge([first, told(by(None, LONG), subtitle="Where?", at=1)])) == 1
    other = told(by(None, LONG), subtitle="Why?", at=2)
    assert len(merge([told(by(None, LONG), subtitle="Where?", at=1), other])) == 2
    assert len(merge([first, told(by(None, LONG), subtitle="Where?", at=1), other])) == 3  # nobody knows whose it is


def test_short_posts_count_below_the_same_introduction_or_title() -> None:
    intro = ("Where shall we put them?",)
    pages = [page(by("Ann", "Yes"), intro=intro), page(by(None, "Yes"), intro=intro, at=1)]
    assert len(merge(pages)) == 1
    titled = [
        page(by(None, "Yes"), discussion=Discussion(title=title), at=at)
        for at, title in enumerate(("Where", "Where", "Why"))
    ]
    assert len(merge(titled)) == 2


def test_an_idea_is_known_by_its_own_title() -> None:
    idea = Idea(title="Benches that turn", text="Let them turn.")
    pages = [page(by("Ann", LONG), title=title, idea=idea, kind=Kind.IDEA) for title in ("Streets", "Parks", "Squares")]
    merged = united(*pages)
    assert merged.idea == idea
    assert codes(merged) == ["other-title"]


def test_pages_without_posts_are_one_by_their_address_alone() -> None:
    listing = page(kind=Kind.LISTING, url=f"{SITE}/topics/streets")
    assert len(merge([listing, evolve(listing, responses=7)])) == 1
    assert len(merge([listing, page(kind=Kind.LISTING)])) == 2
    assert len(merge([page(), page()])) == 1  # the same page


def test_results_come_newest_first_and_then_by_title() -> None:
    pages = [
        page(by("Ann", LONG), title="B", url=NODE),
        page(by("Ann", LONG), title="A", url=NODE.replace("930", "1")),
        page(by("Ann", LONG), title="C", url=NODE.replace("930", "2"), at=1),
        page(by("Ann", LONG), title="D", url=NODE.replace("930", "3"), at=None),
    ]
    assert [one.title for one in merge(pages)] == ["C", "A", "B", "D"]


# --- which posts are one ----------------------------------------------------------------------------------------------


def test_a_capture_with_names_and_one_with_votes_complete_each_other() -> None:
    """What the two families of layouts print, joined by the texts; white space and quotation marks may differ."""
    named = page(
        by("Ann", "It\u2019s dark \u2013 \u201cvery dark\u201d \u2013 behind the station.", role="Community Member"),
        by("Bob", "Yes"),
        by("Cam", OTHER),
        url=NODE,
    )
    voted = page(
        by(None, 'It\'s dark - "very dark" - behind the\u00a0station. ', votes=Votes(up=3, care=1), avatar="Otter"),
        by(None, "Yes", votes=Votes(up=1)),
        by(None, OTHER, votes=Votes(up=0)),
        at=1,
        url=NODE,
        layout="R0",
    )
    merged = united(named, voted)
    assert [(post.author, post.votes and post.votes.up, post.captures) for post in merged.posts()] == [
        ("Ann", 3, (0, 1)),
        ("Bob", 1, (0, 1)),
        ("Cam", 0, (0, 1)),
    ]
    assert merged.layout == "R0+T3"
    assert not codes(merged)


def test_equal_short_texts_of_different_people_stay_two() -> None:
    merged = united(page(by("Ann", "Yes"), url=NODE), page(by("Bob", "Yes"), url=f"{NODE}?page=1"))
    assert [post.author for post in merged.posts()] == ["Ann", "Bob"]


def test_equal_short_texts_at_different_places_stay_two() -> None:
    merged = united(page(by(None, "Yes"), url=f"{NODE}?page=0"), page(by(None, "Yes"), url=f"{NODE}?page=1"))
    assert texts(merged) == ["Yes", "Yes"]


def test_what_one_person_says_twice_stays_two() -> None:
    """On one page; and on two pages of a pager at one instant."""
    twice = page(by("Ann", "Yes"), by("Cam", LONG), by("Ann", "Yes"), url=NODE)
    assert len(texts(united(twice, evolve(twice, responses=9)))) == 3
    pages = page(by("Ann", LONG), url=f"{NODE}?page=0"), page(by("Ann", LONG), url=f"{NODE}?page=1")
    assert len(texts(united(*pages))) == 2


def test_a_campaign_text_of_many_people_is_many_posts() -> None:
    named = page(by("Ann", LONG), by("Bob", LONG), url=NODE)
    merged = united(
        named,
        page(by(None, LONG), by(None, LONG), url=NODE, at=1, layout="R0"),
        page(by("Bob", LONG), url=f"{NODE}?page=3", at=5),
    )
    assert [(post.author, len(post.captures)) for post in merged.posts()] == [("Ann", 2), ("Bob", 3)]


def test_dates_that_exclude_each_other_keep_posts_apart() -> None:
    pages = [page(by("Ann", LONG, posted=day(-at)), url=NODE, at=at) for at in (0, 40)]
    assert len(texts(united(*pages))) == 2


def test_neighbours_tell_short_texts_without_names() -> None:
    first = page(by(None, LONG), by(None, "Yes"), by(None, "Yes"), by(None, OTHER), url=NODE)
    second = page(by(None, THIRD), by(None, LONG), by(None, "Yes"), by(None, "Yes"), by(None, OTHER), url=NODE, at=1)
    assert texts(united(first, second)) == [THIRD, LONG, "Yes", "Yes", OTHER]


def test_a_cut_text_is_the_whole_one_that_begins_so() -> None:
    cut = by("Ann", LONG[:30], cut=Cut.END_OF_DUMP)
    merged = united(page(cut, url=NODE), page(by("Ann", LONG), url=NODE, at=-1), page(url=NODE, at=-2))
    assert (texts(merged), merged.comments[0].cut) == ([LONG], None)
    assert len(texts(united(page(cut, by("Bob", "Yes, and there is more to say of it"), url=NODE)))) == 2
    apart = united(
        page(cut, url=NODE), page(by("Ann", LONG), url=NODE), page(by("Ann", f"{LONG[:30]} too"), url=NODE, at=1)
    )
    assert len(texts(apart)) == 3  # nobody knows of which it is the beginning
    previews = [by("Ann", LONG[:length], cut=Cut.PREVIEW_ONLY, preview=f"{LONG[:length]}...") for length in (24, 30)]
    merged = united(*(page(post, url=NODE, at=at) for at, post in enumerate(previews)))
    assert (texts(merged), merged.comments[0].cut) == ([LONG[:30]], Cut.PREVIEW_ONLY)


def test_an_edited_text_is_told_by_its_number_or_its_neighbours() -> None:
    edited = LONG.replace("bins", "river")
    for more in ({"id": "5"}, {}):
        before = page(by("Bob", OTHER), by("Ann", LONG, **more), url=NODE)
        after = page(by("Bob", OTHER), by("Ann", edited, **more), url=NODE, at=1)
        merged = united(before, after)
        assert texts(merged) == [OTHER, edited]
        assert codes(merged) == ["edited-text"]
        assert repr(LONG) in merged.problems[0].message
        assert repr(edited) in merged.problems[0].message
    unlike = page(by("Bob", OTHER), by("Ann", THIRD), url=NODE, at=1)
    assert len(texts(united(page(by("Bob", OTHER), by("Ann", LONG), url=NODE), unlike))) == 3


def test_posts_without_words_are_kept() -> None:
    pages = [page(by("Ann", ""), by("Bob", OTHER), url=NODE, at=at) for at in (0, 1)]
    assert texts(united(*pages)) == ["", OTHER]


def test_a_renamed_author_is_told_by_number_or_neighbours() -> None:
    for more in ({"id": "5"}, {}):
        before = page(by("Bob", OTHER), by("Ann", LONG, **more), by("Cam", THIRD), url=NODE)
        after = page(by("Bob", OTHER), by("Ann2", LONG, **more), by("Cam", THIRD), url=NODE, at=1)
        merged = united(before, after)
        assert [post.author for post in merged.posts()] == ["Bob", "Ann2", "Cam"]
        assert codes(merged) == ["renamed-author"]
        assert "'Ann', then 'Ann2'" in merged.problems[0].message


def test_a_deleted_account() -> None:
    before = page(by("Ann", LONG), url=NODE)
    after = page(by(None, LONG, author_status=AuthorStatus.DELETED), url=NODE, at=1)
    merged = united(before, after)
    assert (merged.comments[0].author, merged.comments[0].author_status) == (None, AuthorStatus.DELETED)
    assert codes(merged) == ["deleted-account"]
    assert "'Ann'" in merged.problems[0].message
    back = united(evolve(before, captured=day(2)), after)
    assert back.comments[0].author == "Ann"


def test_an_abbreviated_name_is_completed() -> None:
    cut = by("Bartholomew-Ja…", LONG, author_status=AuthorStatus.ABBREVIATED)
    seventh = by("Bartholomew-Jam...", LONG, author_status=AuthorStatus.ABBREVIATED)
    whole = by("Bartholomew-James of Southwark", LONG)
    merged = united(*(page(post, url=NODE, at=at) for at, post in enumerate((whole, cut, seventh))))
    assert (merged.comments[0].author, merged.comments[0].author_status) == (whole.author, AuthorStatus.NAMED)
    assert not codes(merged)


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_of_counts_the_newest_capture_wins_and_all_are_kept() -> None:
    pages = [
        page(
            by("Ann", LONG, votes=Votes(up=up)),
            url=NODE,
            responses=100 + up,
            comment_count=up,
            at=at,
            origin=f"{at}.txt",
        )
        for at, up in ((0, 3), (2, 1), (1, 2))
    ]
    merged = united(*pages, page(by("Ann", LONG), url=NODE, at=3))
    assert (merged.responses, merged.comment_count, merged.comments[0].votes) == (101, 1, Votes(up=1))
    assert [(one.captured, one.comment_count, one.origin) for one in merged.captures] == [
        (day(3), None, None),
        (day(2), 1, "2.txt"),
        (day(1), 2, "1.txt"),
        (day(0), 3, "0.txt"),
    ]
    assert merged.origin == "0.txt, 1.txt, 2.txt"
    assert merged.captured == DateInterval(start=day(0).start, stop=day(3).stop)
    assert (merged.tokens, merged.source) == ((), None)


def test_at_one_instant_the_larger_value_wins() -> None:
    pages = [
        page(by("Ann", LONG), url=NODE, responses=responses, status=status)
        for responses, status in ((7, "Open"), (9, "Closed"))
    ]
    merged = united(*pages)
    assert (merged.responses, merged.status) == (9, "Open")


def test_pages_that_differ_in_little_have_an_order_too() -> None:
    problems = (Problem(ProblemCode.WORDS_ONLY, "only its words told it"),)
    sections = ("Discussions", "Updates", None)
    pages = [page(by("Ann", LONG), url=NODE, section=section, problems=problems) for section in sections]
    merged = united(*pages)
    assert merged.section == "Updates"
    assert len(merged.captures) == 1


def test_the_same_page_from_two_files_is_one_capture() -> None:
    pages = [page(by("Ann", LONG), url=NODE, origin=origin) for origin in ("b.txt", "a.txt", "b.txt")]
    merged = united(*pages)
    assert [one.origin for one in merged.captures] == ["a.txt, b.txt"]
    assert [one.origin for one in merged.merged_from] == ["a.txt", "b.txt"]


def test_votes_and_titles_are_put_together_part_by_part() -> None:
    first = page(
        by("Ann", LONG, votes=Votes(up=1, care=2)), url=NODE, discussion=Discussion(title="Where?", votes=Votes(up=5))
    )
    second = page(
        by("Ann", LONG, votes=Votes(up=3)), url=NODE, at=1, discussion=Discussion(status="Closed", votes=Votes(care=6))
    )
    merged = united(first, second)
    assert merged.comments[0].votes == Votes(up=3, care=2)
    assert merged.discussion == Discussion(title="Where?", status="Closed", votes=Votes(up=5, care=6))


def test_weekly_captures_narrow_the_dates() -> None:
    """An age of 6 months is a month wide; the week in which it became 6 months is a week."""
    narrow = [DateInterval(start=day(at).start, stop=day(at + 30).stop) for at in (0, 7, 14)]
    merged = united(*(page(by("Ann", LONG, posted=posted), url=NODE, at=at) for at, posted in enumerate(narrow)))
    assert merged.comments[0].posted == DateInterval(start=day(14).start, stop=day(30).stop)
    assert [[one.post.posted for one in post] for post in trace(merged)] == [narrow[::-1]]


def test_dates_that_contradict_each_other_are_said() -> None:
    pages = [page(by("Ann", LONG, id="5", posted=day(-10 * at)), url=NODE, at=at) for at in (0, 1)]
    merged = united(*pages)
    assert merged.comments[0].posted == day(-10)
    assert codes(merged) == ["contradicting-dates"]


def test_pins_are_believed_of_pages_that_print_them() -> None:
    pinned = page(by(None, LONG), by(None, OTHER, pinned=True, votes=Votes(up=1)), url=NODE)
    merged = united(pinned, page(by("Bob", OTHER), url=NODE, at=1))
    assert [post.text for post in merged.posts() if post.pinned] == [OTHER]
    unpinned = united(pinned, page(by(None, OTHER, votes=Votes(up=1)), url=NODE, at=1))
    assert not any(post.pinned for post in unpinned.posts())


def test_comments_that_are_known_to_be_missing() -> None:
    first = page(by("Ann", LONG), url=NODE, comment_count=5)
    later = page(by("Bob", OTHER, posted=day(1)), url=NODE, comment_count=4, at=2)
    merged = united(first, later)
    assert codes(merged) == ["missing-posts"]
    assert "at least 4 of 5" in merged.problems[0].message  # Bob's was not yet there to be counted
    assert not codes(united(page(by("Ann", LONG), url=NODE, comment_count=1), page(by("Ann", LONG), url=NODE, at=1)))


def test_problems_of_the_pages_are_kept_without_their_places() -> None:
    problem = Problem(ProblemCode.WORDS_ONLY, "only its words told it", 3, 9, 2)
    pages = [page(by("Ann", LONG), url=NODE, at=at, problems=(problem,)) for at in (0, 1)]
    [kept] = united(*pages).problems
    assert (kept, kept.start, kept.stop, kept.line) == (problem, None, None, None)


# --- in which order ---------------------------------------------------------------------------------------------------


def test_pages_of_a_pager_follow_each_other() -> None:
    pages = [page(by("Ann", f"{LONG} {number}"), url=f"{NODE}?page={number}") for number in range(4)]
    assert texts(united(*pages)) == [f"{LONG} {number}" for number in range(4)]
    undated = [evolve(one, captured=None, captured_by=None) for one in pages]
    assert texts(united(*undated)) == [f"{LONG} {number}" for number in range(4)]


def test_pages_that_share_a_post_were_not_captured_at_one_instant() -> None:
    undated = {"at": None, "captured": None, "captured_by": None}
    first = page(by("Ann", LONG), by("Bob", OTHER), url=f"{NODE}?page=0", **undated)
    second = page(by("Dee", "Yes"), by("Bob", OTHER), by("Cam", THIRD), url=f"{NODE}?page=1", **undated)
    assert texts(united(first, second)) == [LONG, "Yes", OTHER, THIRD]


def test_what_moved_to_a_later_page_stands_where_it_stood() -> None:
    old = page(by("Ann", LONG), by("Bob", OTHER), url=f"{NODE}?page=0")
    new = page(by("Dee", "Hello"), by("Ann", LONG), url=f"{NODE}?page=0", at=7)
    rest = page(by("Bob", OTHER), by("Cam", THIRD), url=f"{NODE}?page=1", at=7)
    assert texts(united(old, new, rest)) == ["Hello", LONG, OTHER, THIRD]


@pytest.mark.parametrize("by_number", [True, False])
def test_numbers_and_dates_order_what_no_page_shows_together(by_number: bool) -> None:  # noqa: FBT001 -- drawn
    def one(number: int) -> Comment:
        told = {"id": str(number)} if by_number else {"posted": day(number - 100)}
        return by("Ann", f"{LONG} {number}", **told)

    pages = [
        page(*(one(number) for number in numbers), url=NODE, at=sum(numbers)) for numbers in ((9, 5), (7, 3), (8,))
    ]
    assert texts(united(*pages)) == [f"{LONG} {number}" for number in (9, 8, 7, 5, 3)]
    rising = [
        page(*(one(number) for number in numbers), url=NODE, at=sum(numbers)) for numbers in ((5, 9), (3, 7), (8,))
    ]
    assert texts(united(*rising)) == [f"{LONG} {number}" for number in (3, 5, 7, 8, 9)]


def test_pinned_posts_come_first_and_contradictions_end() -> None:
    ann, bob, cam = by("Ann", LONG), by("Bob", OTHER), by("Cam", THIRD)
    merged = united(
        page(ann, bob, cam, url=NODE),
        page(cam, bob, ann, url=NODE, at=1),
        page(bob, by(None, "Yes", pinned=True), url=NODE, at=2),
    )
    assert texts(merged)[0] == "Yes"
    assert {*texts(merged)} == {LONG, OTHER, THIRD, "Yes"}


# --- replies ----------------------------------------------------------------------------------------------------------


def answer(
    author: str,
    text: str,
    kind: EvidenceKind = EvidenceKind.CHRONOLOGY,
    certainty: Certainty = Certainty.CERTAIN,
    **more: Any,
) -> Reply:
    evidence = (Evidence(kind=kind, detail="its place"),)
    return Reply(
        author=author, author_status=AuthorStatus.NAMED, text=text, certainty=certainty, evidence=evidence, **more
    )


def test_a_reply_that_one_capture_proves_stays_one() -> None:
    proved = page(by("Ann", LONG, replies=(answer("Bob", OTHER),)), by("Cam", THIRD), url=NODE)
    flat = page(by("Ann", LONG), by("Bob", OTHER), by("Cam", THIRD), url=NODE, at=1)
    merged = united(proved, flat)
    [ann, cam] = merged.comments
    [reply] = ann.replies
    assert (reply.text, reply.certainty, reply.evidence) == (
        OTHER,
        Certainty.CERTAIN,
        proved.comments[0].replies[0].evidence,
    )
    assert (reply.captures, cam.captures) == ((0, 1), (0, 1))
    assert [post.text for post in merge([proved, flat], threads="none")[0].comments] == [LONG, OTHER, THIRD]


def test_structure_goes_before_ages() -> None:
    wrong = page(by("Ann", LONG, replies=(answer("Bob", OTHER),)), url=NODE, at=1)
    nested = page(by("Bob", OTHER), by("Ann", LONG, replies=(answer("Cam", THIRD, EvidenceKind.STRUCTURE),)), url=NODE)
    merged = united(wrong, nested)
    assert {post.text for post in merged.comments} == {LONG, OTHER}


def test_a_parent_on_another_page_is_found_by_its_number() -> None:
    lost = page(answer("Bob", OTHER, EvidenceKind.IN_REPLY_TO, parent_id="5"), url=f"{NODE}?page=1")
    assert isinstance(united(lost).comments[0], Reply)
    merged = united(lost, page(by("Ann", LONG, id="5"), url=NODE))
    assert [post.text for post in merged.comments[0].replies] == [OTHER]


def test_replies_that_answer_each_other_in_a_circle_are_kept() -> None:
    one = page(answer("Ann", LONG, EvidenceKind.IN_REPLY_TO, id="1", parent_id="2"), url=NODE)
    other = page(answer("Bob", OTHER, EvidenceKind.IN_REPLY_TO, id="2", parent_id="1"), url=NODE, at=1)
    own = page(answer("Cam", THIRD, EvidenceKind.IN_REPLY_TO, id="3", parent_id="3"), url=NODE, at=2)
    assert {*texts(united(one, other, own))} == {LONG, OTHER, THIRD}


def test_likely_replies_are_decided_again() -> None:
    """On the whole thread, and only where they are asked for; those of single pages do not stay by themselves."""
    guessed = page(by("Ann", LONG, replies=(answer("Bob", THIRD, certainty=Certainty.LIKELY),)), url=NODE)
    assert [type(post) for post in united(guessed).posts()] == [Comment, Comment]
    apart = (
        page(by("Ann", LONG), url=NODE),
        page(by("Ann", LONG), by("Bob", "@Ann you are right, and thank you for saying so."), url=NODE, at=1),
    )
    assert [type(post) for post in united(*apart).posts()] == [Comment, Reply]
    assert [type(post) for post in merge(apart, threads="certain")[0].posts()] == [Comment, Comment]
    saved = [evolve(one, layout="html") for one in apart]
    assert [type(post) for post in united(*saved).posts()] == [Comment, Comment]  # its markup would have nested them


# --- calls, and the road by a file ------------------------------------------------------------------------------------


def test_wrong_calls() -> None:
    with pytest.raises(TypeError):
        merge(page())  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        merge([None])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="threads"):
        merge([], threads="some")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        merge([], vocabulary="words")  # type: ignore[arg-type]
    assert merge([]) == []


def test_the_spool_gives_the_same() -> None:
    pages = [page(by("Ann", f"{LONG} {number % 3}"), url=f"{NODE}{number % 4}", at=number) for number in range(20)]
    assert list(merge_spooled(iter(pages), "likely", talk_london())) == merge(pages)


def test_a_merged_page_that_was_read_again_counts_with_its_captures() -> None:
    [first] = merge([page(by("Ann", LONG), by("Bob", OTHER), url=NODE, at=at, responses=at) for at in (0, 1)])
    again = from_dict(to_dict(first))
    assert again == first
    assert merge([again]) == [first]
    [more] = merge([again, page(by("Cam", THIRD), by("Ann", LONG), url=NODE, at=2, responses=7)])
    assert [(post.text, post.captures) for post in more.posts()] == [(THIRD, (0,)), (LONG, (0, 1, 2)), (OTHER, (1, 2))]
    assert [one.responses for one in more.captures] == [7, 1, 0]


def test_captures_that_there_are_not_are_passed_over() -> None:
    """Somebody else may have written the file."""
    [first] = merge([page(by("Ann", LONG), by("Bob", OTHER), url=NODE, at=at) for at in (0, 1)])
    odd = evolve(first, comments=tuple(evolve(post, captures=(-1, 1, 7)) for post in first.comments), merged_from=())
    [merged] = merge([odd, evolve(odd, comments=(evolve(odd.comments[0], captures=(9,)),))])
    assert {post.captures for post in merged.posts()} <= {(1,), (0, 1)}
    stream = StringIO()
    write([odd], stream, format="html")
    assert stream.getvalue().count("Shown by 1 of 2 captures") == 2
