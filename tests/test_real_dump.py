"""The one real page that is known whole: what must come out of it, told without its members' words or names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

from talkparse import DateInterval, DateRange, TimelineEvent, UnrecognisedPage, parse_text

# The offsets, in characters, of nothing of the page's words: only how long each text and each preview is.
LENGTHS = [
    (1983, 241), (439, 243), (195, 0), (338, 240), (326, 243), (1023, 239), (417, 243), (102, 0), (219, 0), (1451, 243),
    (177, 177), (213, 213), (522, 239), (200, 0), (48, 0), (2000, 243), (860, 233), (309, 243), (59, 59), (1452, 237),
    (385, 243), (1504, 236), (55, 0), (1219, 236), (729, 241), (130, 130),
]  # fmt: skip


def test_all_26_posts_and_20_previews(real_dump: str) -> None:
    posts = list(parse_text(real_dump).posts())
    assert [(len(post.text), len(post.preview or "")) for post in posts] == LENGTHS
    assert {post.role for post in posts} == {"Community Member"}
    assert [post.age.text for post in posts if post.age] == [
        "5 months ago" if index in {4, 14} else "6 months ago" for index in range(26)
    ]
    assert all(post.author and post.author_status == "named" for post in posts)
    assert [index for index, post in enumerate(posts) if post.cut] == [15]
    assert posts[15].cut == "site-limit"


def test_each_word_once_in_order(real_dump: str) -> None:
    """The texts, read by hand from the dump, are pinned by their digest."""
    posts = list(parse_text(real_dump).posts())
    said = "\n\n".join(f"{post.author}\n{post.text}" for post in posts)
    assert sha256(said.encode()).hexdigest() == "e509b0a95857695d3657a1c7f460af583dd37a750a5522a8429d4c7d3653149b"


def test_header(real_dump: str) -> None:
    page = parse_text(real_dump)
    assert (page.status, page.responses, page.section, page.kind) == ("Closed", 1622, "Discussions", "discussion")
    assert page.title is not None
    assert page.title.endswith("consultation")
    assert page.period == DateRange(first=date(2024, 12, 18), last=date(2025, 2, 12))
    assert page.discussion is not None
    assert (page.discussion.status, page.discussion.period) == ("Closed", page.period)
    assert (len(page.intro), len(page.questions)) == (8, 3)
    assert [event.state for event in page.timeline] == ["Happened", "Happened", None]
    assert page.timeline[-1] == TimelineEvent(title="Londoners have responded 1622 times")
    assert (page.layout, page.problems, page.comment_count) == ("T3", (), None)


def test_cut_at_every_offset(real_dump: str) -> None:
    """No cut invents a post, changes an earlier one, or leaves a gap in the tokens."""
    whole = list(parse_text(real_dump, threads="none").posts())
    for stop in range(0, len(real_dump), 7):
        try:
            page = parse_text(real_dump[:stop], threads="none")
        except UnrecognisedPage:
            assert stop < 100
            continue
        posts = list(page.posts())
        assert posts[:-1] == whole[: max(len(posts) - 1, 0)]
        assert "".join(real_dump[token.start : token.stop] for token in page.tokens) == real_dump[:stop]
        if posts:
            assert posts[-1].author == whole[len(posts) - 1].author


def test_dates(real_dump: str) -> None:
    """The page shows itself when it was rendered: by either formatter and either clock, all taken together."""
    page = parse_text(real_dump)
    assert page.captured_by == "inferred"
    assert page.captured == DateInterval(
        start=datetime(2025, 6, 16, tzinfo=UTC), stop=datetime(2025, 8, 13, tzinfo=UTC)
    )
    run = DateInterval(start=datetime(2024, 12, 18, tzinfo=UTC), stop=datetime(2025, 2, 13, tzinfo=UTC))
    assert all(post.posted and run.start <= post.posted.start < post.posted.stop <= run.stop for post in page.posts())
    posts = list(parse_text(real_dump, as_of=date(2025, 7, 15)).posts())
    older = DateInterval(start=run.start, stop=datetime(2025, 1, 16, 23, tzinfo=UTC))
    newer = DateInterval(start=datetime(2025, 1, 14, 23, 0, 1, tzinfo=UTC), stop=run.stop)
    assert [post.posted for post in posts] == [newer if index in {4, 14} else older for index in range(26)]
