"""A discussion's life, and what was captured of it, against the parser."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from drupal_formatters import diff, interval, passed
from talkparse import (
    AuthorStatus,
    Comment,
    Consultation,
    DateRange,
    Discussion,
    Evidence,
    Reply,
    Votes,
    parse_html,
    parse_text,
)
from talkparse.testing import (
    FORMATTERS,
    AccountDeleted,
    Dump,
    Edited,
    Life,
    Member,
    Pinned,
    Posting,
    Removed,
    Renamed,
    Saving,
    Snapshot,
    Voted,
    addresses,
    captured_at,
    captured_lives,
    dump_of,
    lives,
    page_count,
    printed,
    standing_at,
    truncate,
)
from talkparse.testing.confusions import survives

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def parsed(dump: Dump) -> Consultation:
    """Parse a dump as its form asks for; no thread is inferred, for what a page shows of its threads is certain."""
    snapshot, form = dump.snapshot, dump.snapshot.form
    if not isinstance(form, Saving):
        return parse_text(dump.text, url=snapshot.url, as_of=snapshot.as_of, threads="none")
    shown = (form.nested or form.in_reply_to) and any(laid.depth for laid in dump.page.posts)
    return parse_html(dump.text, url=snapshot.url, as_of=snapshot.as_of, threads="certain" if shown else "none")


def comparable(consultation: Consultation) -> Consultation:
    """Leave out which layout it was, which a page without comments may not show, and the details of evidence."""
    said = evolve(printed(consultation), layout=None)
    return evolve(said, comments=tuple(without_details(post) for post in said.comments))


def without_details(post: Comment | Reply) -> Comment | Reply:
    replies = tuple(without_details(reply) for reply in post.replies)
    if isinstance(post, Reply):
        kinds = tuple(Evidence(kind=kind, detail="") for kind in sorted({item.kind for item in post.evidence}))
        return evolve(post, evidence=kinds, replies=replies)  # type: ignore[arg-type]
    return evolve(post, replies=replies)  # type: ignore[arg-type]


@SLOW
@given(captured_lives() | captured_lives(equal_texts=False))
def test_a_dump_of_a_capture_says_what_the_life_showed_then(drawn: tuple[Life, list[Dump]]) -> None:
    """In every form: as much of each post as the form carries, in order, and of saved pages the numbers too."""
    for dump in drawn[1]:
        found = parsed(dump)
        assert comparable(found) == comparable(dump.carried)
        for post, number, laid in zip(found.posts(), dump.ids, dump.page.posts, strict=True):
            assert post.id == (number if dump.is_html else None)
            assert laid.post.posted is not None
            if post.age is not None:
                assert post.posted is not None
                assert post.posted.start <= laid.post.posted.start < post.posted.stop


@SLOW
@given(lives(equal_texts=False))
def test_without_equal_texts_no_preview_is_that_of_another_posting(life: Life) -> None:
    written = [(posting.id, posting.text) for posting in life.postings]
    edited = [(event.post_id, event.text) for event in life.events if isinstance(event, Edited)]
    previews = {(number, truncate(text)) for number, text in [*written, *edited]}
    assert len({preview for _, preview in previews}) == len(previews)


def test_a_text_whose_preview_ends_in_dots_alone_does_not_survive_every_layout() -> None:
    text = f"{'two words ' * 23}two words\n{'more words ' * 9}"
    assert truncate(text).endswith("words\n...")
    assert [survives(text, layout) for layout in ("T3", "R0-w")] == [True, False]


# --- ages ------------------------------------------------------------------------------------------------------------

INSTANTS = st.datetimes(datetime(2021, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001 -- bounds
    lambda instant: instant.replace(microsecond=0)
)


@given(INSTANTS, st.integers(0, 10**8))
def test_ages_are_those_of_drupals_formatters(created: datetime, seconds: int) -> None:
    """Written twice, from the same description: here for one unit, and for the tests of dates for all of them."""
    rendered = created + timedelta(seconds=seconds)
    assert FORMATTERS["interval"](created, rendered).text == interval(created, rendered)
    wall, elapsed = diff(created, rendered), passed(created, rendered)
    assert FORMATTERS["diff"](created, rendered).text in {wall, elapsed}


@pytest.mark.parametrize(
    ("formatter", "created", "rendered", "text"),
    [
        ("interval", "2025-01-31T12:00", "2025-03-01T12:00", "4 weeks ago"),
        ("diff", "2025-01-31T12:00", "2025-03-01T12:00", "1 month ago"),
        ("interval", "2024-01-01T00:00", "2024-12-31T00:00", "1 year ago"),
        ("diff", "2024-01-01T00:00", "2024-12-31T00:00", "11 months ago"),
        ("interval", "2025-01-01T00:00", "2025-01-01T00:01", "1 min ago"),
        ("diff", "2025-01-01T00:00", "2025-01-01T00:01", "1 minute ago"),
        ("interval", "2025-01-01T00:00", "2025-01-01T00:00", "0 sec ago"),
        ("diff", "2025-01-01T00:00", "2025-01-01T00:00", "0 seconds ago"),
        ("diff", "2025-10-25T12:00", "2025-10-26T12:00", "24 hours ago"),
        ("diff", "2025-03-29T12:00", "2025-03-30T11:00", "1 day ago"),
    ],
)
def test_an_age(formatter: str, created: str, rendered: str, text: str) -> None:
    instants = (datetime.fromisoformat(created + "+00:00"), datetime.fromisoformat(rendered + "+00:00"))
    assert FORMATTERS[formatter](*instants).text == text


# --- one life --------------------------------------------------------------------------------------------------------


def instant(day: int, hour: int = 12) -> datetime:
    return datetime(2031, 3, day, hour, tzinfo=UTC)


LIFE = Life(
    node=7,
    topic="environment",
    slug="benches",
    title="Benches for everyone",
    discussion_title="Where to sit",
    first=date(2031, 3, 4),
    last=date(2031, 3, 20),
    intro=("We are planning new benches.", "Where would you sit?"),
    questions=("Where would you sit?",),
    picture="A bench in the rain",
    members=(
        Member(name="Ann", role="Community Member", avatar="Tiger"),
        Member(name="Benjamin of the riverside", role="Community Member"),
        Member(name="City Hall", role="Official Representative"),
    ),
    postings=(
        Posting(id="101", member=0, created=instant(4), text="I agree."),
        Posting(id="104", member=2, created=instant(5), text="Tell us where."),
        Posting(id="105", member=1, created=instant(6), text="By the river.", parent_id="104"),
        Posting(id="109", member=0, created=instant(7), text="In the shade.", parent_id="105"),
        Posting(id="110", member=1, created=instant(8), text="I agree.", parent_id="104"),
        Posting(id="112", member=1, created=instant(9), text="Any place will do.", toggled=True),
    ),
    events=(
        Pinned(at=instant(5), post_id="104"),
        Voted(at=instant(8), post_id=None, votes=Votes(up=3, care=1)),
        Voted(at=instant(8), post_id="101", votes=Votes(up=2, care=0)),
        Edited(at=instant(10), post_id="112", text="No place will do."),
        Renamed(at=instant(11), member=0, name="Anna"),
        AccountDeleted(at=instant(12), member=1),
        Renamed(at=instant(13), member=1, name="Ben"),
        Removed(at=instant(14), post_id="105"),
        Edited(at=instant(15), post_id="105", text="Too late."),
        Pinned(at=instant(16), post_id="104", pinned=False),
    ),
    responses=40,
    per_page=2,
)


def shown(at: datetime, page: int = 0) -> list[str]:
    return [f"{laid.post.id} {laid.post.author}" for laid in captured_at(LIFE, at, page).posts]


def test_before_the_first_posting_there_is_a_page_without_comments() -> None:
    page = captured_at(LIFE, instant(3))
    assert (page.posts, page.pages, page.consultation.comment_count) == ((), 1, 0)


def test_pins_stand_first_then_the_newest_and_answers_below_from_the_oldest() -> None:
    assert shown(instant(9)) == [
        "104 City Hall",
        "105 Benjamin of th…",
        "109 Ann",
        "110 Benjamin of th…",
        "112 Benjamin of th…",
    ]
    assert [laid.depth for laid in captured_at(LIFE, instant(9)).posts] == [0, 1, 2, 1, 0]


def test_a_new_comment_moves_an_old_one_to_the_next_page() -> None:
    assert shown(instant(8))[-1] == "101 Ann"
    assert shown(instant(9), 1) == ["101 Ann"]
    assert shown(instant(9), 2) == []
    assert [page_count(LIFE, instant(day)) for day in (8, 9)] == [1, 2]
    assert captured_at(LIFE, instant(9)).pages == 2


def test_a_page_without_pins_begins_with_the_newest_comment() -> None:
    assert shown(instant(16)) == ["112 None", "104 City Hall", "110 None"]


def test_what_is_removed_takes_its_answers_with_it() -> None:
    assert "105" in standing_at(LIFE, instant(13))
    assert list(standing_at(LIFE, instant(15))) == ["101", "104", "110", "112"]
    assert captured_at(LIFE, instant(15)).consultation.comment_count == 4


def test_names_and_texts_change_and_an_account_that_is_gone_gets_no_name_again() -> None:
    before, after = standing_at(LIFE, instant(9)), standing_at(LIFE, instant(15))
    assert [(before[key].author, after[key].author) for key in ("101", "112")] == [
        ("Ann", "Anna"),
        ("Benjamin of th…", None),
    ]
    assert after["112"].author_status == AuthorStatus.DELETED
    assert (before["112"].text, after["112"].text) == ("Any place will do.", "No place will do.")
    [edited] = [laid for laid in captured_at(LIFE, instant(15)).posts if laid.post.id == "112"]
    assert (edited.edited_after, edited.post.preview) == (86_400, "No place will do.")


def test_counts_and_statuses_are_those_of_the_instant() -> None:
    early, late = (captured_at(LIFE, instant(day)).consultation for day in (7, 22))
    run = DateRange(first=date(2031, 3, 4), last=date(2031, 3, 20))
    assert (early.status, early.responses, early.period) == ("Open", 44, None)
    assert (late.status, late.responses, late.period) == ("Closed", 46, run)
    assert early.discussion == Discussion(title="Where to sit", status="Open", period=run, votes=Votes(up=0, care=0))
    assert late.discussion == Discussion(title="Where to sit", status="Closed", period=run, votes=Votes(up=3, care=1))
    assert captured_at(LIFE, instant(20, 23)).consultation.status == "Open"


def test_a_dump_of_a_snapshot() -> None:
    dump = dump_of(LIFE, Snapshot(instant=instant(12), page=1, form="T3"))
    assert dump.ids == ("101",)
    assert not dump.is_html
    assert dump.text.endswith("Log into your accountAnna\nCommunity Member 1 week agoI agree.")
    assert dump.text.startswith("Benches for everyone\nOpen\n46 Londoners have responded\n\nDiscussions\n")


def test_addresses() -> None:
    node = "https://www.london.gov.uk/talk-london/topics/environment/benches/discussions/7"
    assert addresses(LIFE, instant(12)) == (
        node,
        f"{node}?page=0",
        f"{node}?page=0%2C0",
        "https://london.gov.uk/talk-london/topics/environment/benches/discussions/7?page=0",
        *(f"https://www.london.gov.uk/talk-london/comment/{number}" for number in (104, 105, 109, 110, 112)),
        "https://www.london.gov.uk/talk-london/gla-comment/load-more/104?page=0",
    )
    assert len(addresses(LIFE, instant(12), 5)) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"first": date(2031, 3, 21)},
        {"first": date(2031, 3, 5)},
        {"per_page": 0},
        {"formatter": "clock"},
        {"postings": LIFE.postings[1:]},
        {"postings": LIFE.postings[::-1]},
        {"members": LIFE.members[:2]},
        {"members": LIFE.members[:1], "postings": LIFE.postings[:1], "events": LIFE.events[4:6]},
        {"events": LIFE.events[::-1]},
        {"events": (Removed(at=instant(4), post_id="104"),)},
        {"events": (Removed(at=instant(4), post_id="103"),)},
        {"postings": (evolve(LIFE.postings[0], parent_id="99"), *LIFE.postings[1:])},
        {"postings": (evolve(LIFE.postings[0], created=instant(5, 13)), *LIFE.postings[1:])},
    ],
)
def test_a_life_that_contradicts_itself_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^\w+: "):
        evolve(LIFE, **changes)


def test_a_failing_example_shows_the_life_and_the_calls_that_print_its_dumps() -> None:
    snapshot = Snapshot(instant=instant(12), page=1, form="T3")
    assert pretty((LIFE, dump_of(LIFE, snapshot))) == f"({LIFE!r},\n dump_of(life, {snapshot!r}))"
