"""Dumps that end too early: what was read stays, and what is cut is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dumps.recorded import recorded
from pages import FRAME, LONG, MEMBER, cut, r0, t3
from talkparse import Consultation, Cut, ProblemCode, UnrecognisedPage, parse_text
from talkparse.posts.unfold import unfold_end
from talkparse.tokens import Mark, TokenKind

PREVIEW = cut(LONG)[0]
KEPT = PREVIEW.removesuffix("...")


def said(page: Consultation) -> list[tuple[str, Cut | None]]:
    return [(post.text, post.cut) for post in page.posts()]


@pytest.mark.parametrize("start", ["", "Community M", "Community Member 6", "Community Member 6 mon"])
def test_a_header_cut_short_is_no_text(start: str) -> None:
    page = parse_text(t3("Ann", f"{MEMBER}Hello there.", "Bob", start))
    assert [post.text.removesuffix("\nBob") for post in page.posts()] == ["Hello there."]
    assert page.problems == ()


def test_a_header_cut_short_behind_a_toggle() -> None:
    page = parse_text(
        t3("Ann", MEMBER + PREVIEW, f"Show full comment{LONG}", "Show less of commentBob", "Community Mem")
    )
    assert said(page) == [(LONG, None)]
    assert page.problems == ()


def test_a_name_behind_a_preview_that_was_not_cut() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}Short one.", "Show full commentShort one.", "Show less of commentBob"))
    assert said(page) == [("Short one.", None)]
    assert next(page.posts()).preview == "Short one."


@pytest.mark.parametrize("start", ["Avatar f", "This comment has been pi", "This comment has been pinned"])
def test_a_frame_cut_short(start: str) -> None:
    assert said(parse_text(r0(start))) == []
    assert said(parse_text(r0(FRAME, "Hello.", start))) == [("Hello.", None)]


@pytest.mark.parametrize("start", ["Up vo", "Up vote 3\nCar", "Up vote 3\nCare 1\nRepo"])
def test_votes_cut_short(start: str) -> None:
    page = parse_text(r0(FRAME, "Hello.", f"Avatar for - Koala\n{start}"))
    assert [post.text for post in page.posts()] == ["Hello.", ""]


def test_a_named_header_cut_short_on_a_page_with_avatars() -> None:
    header = f"Avatar for - Tiger\n\nAnn\n\n{MEMBER}\nUp vote 3\nCare 1\nReport"
    for end in ("Avatar for - Koala", "Avatar for - Koala\n\nBob", "Avatar for - Koala\n\nBob\n\nCommunity Mem"):
        page = parse_text(r0(header, "Hello.", "This comment has been pinned\n" + end))
        assert said(page) == [("Hello.", None)]
        assert page.layout == "R1"


def test_inside_a_preview() -> None:
    page = parse_text(t3("Ann", f"{MEMBER}First line", "Show full commentsecond li"))
    assert said(page) == [("First line\nsecond li", "end-of-dump")]


def test_inside_a_toggle() -> None:
    assert said(parse_text(t3("Ann", MEMBER + PREVIEW, "Show full com"))) == [(KEPT, "end-of-dump")]


def test_the_preview_stands_while_the_full_text_is_shorter() -> None:
    page = parse_text(t3("Ann", MEMBER + PREVIEW, f"Show full comment{LONG[:50]}"))
    assert said(page) == [(KEPT, "end-of-dump")]
    assert next(page.posts()).preview == PREVIEW
    assert page.problems == ()


def test_the_full_text_stands_once_it_proves_the_preview() -> None:
    page = parse_text(t3("Ann", MEMBER + PREVIEW, f"Show full comment{LONG[:300]}"))
    assert said(page) == [(LONG[:300], "end-of-dump")]
    assert page.problems == ()


def test_the_full_text_is_something_else() -> None:
    other = "Quite another text that shares no beginning with what stands before it. " * 4
    page = parse_text(t3("Ann", MEMBER + PREVIEW, f"Show full comment{other.strip()}"))
    assert page.problems[0].code == "unproved-preview"
    assert LONG[:200] in next(page.posts()).text
    assert other.strip() in next(page.posts()).text


def test_a_first_line_too_long_for_a_preview() -> None:
    page = parse_text(t3("Ann", MEMBER + LONG, "Show full commentx"))
    assert said(page) == [(f"{LONG}\nShow full commentx", None)]


def test_a_header_alone() -> None:
    assert said(parse_text(t3("Ann", MEMBER))) == [("", "end-of-dump")]


def test_previews_only() -> None:
    """Where an extractor dropped the hidden full texts, the previews stand for them."""
    header = f"Avatar for - Tiger\n\nAnn\n\n{MEMBER}"
    page = parse_text(r0(header, PREVIEW, "Show full comment", header, "Short.", "Show full comment", header, "Plain."))
    assert said(page) == [(KEPT, "preview-only"), ("Short.", None), ("Plain.", None)]


def test_previews_only_with_both_toggles() -> None:
    header = f"Avatar for - Tiger\n\nAnn\n\n{MEMBER}"
    page = parse_text(r0(header, PREVIEW, "Show full comment", "Show less of comment", header, "Plain."))
    assert said(page) == [(KEPT, "preview-only"), ("Plain.", None)]


def test_the_limit_of_the_site() -> None:
    text = ("word " * 400)[:2000].rstrip() + "x"
    assert len(text) == 2000
    page = parse_text(t3("Ann", MEMBER + cut(text)[0], f"Show full comment{text}", "Show less of comment"))
    assert said(page) == [(text, "site-limit")]


def test_one_character_less_is_no_limit() -> None:
    text = ("word " * 400)[:1999]
    page = parse_text(t3("Ann", MEMBER + cut(text)[0], f"Show full comment{text}", "Show less of comment"))
    assert said(page) == [(text, None)]


def test_where_no_button_opens_a_full_text_the_dump_ends_in_none() -> None:
    body = [Mark(TokenKind.BODY, 0, 1, "a"), Mark(TokenKind.TOGGLE, 2, 22, "Show less of comment", opens=False)]
    assert unfold_end(body, 240, framed=False) is None


DUMPS = sorted(set(recorded().values()))
_LINE = 200  # characters: the last line, or the last lines of a head, that may be cut


@settings(max_examples=60)
@given(st.sampled_from(DUMPS), st.floats(0.05, 0.99))
def test_where_a_dump_ends_is_all_that_its_end_makes_doubtful(path: Path, share: float) -> None:
    """Of every beginning of a dump: no problem comes or goes but those of the last post or the last lines.

    Only whether dates contradict each other depends on all that stand on the page, so that problem may come later.
    """
    whole = path.read_bytes().decode()
    text = whole[: int(len(whole) * share)]
    try:
        page = parse_text(text)
    except UnrecognisedPage:
        return
    last = sum(1 for _ in page.posts()) - 1
    end = min((token.start for token in page.tokens if token.post == last), default=len(text))
    sure = min(end, text.rstrip().rfind("\n") - _LINE)
    before, after = (
        {
            (found.code, found.start)
            for found in read.problems
            if found.start is not None and found.start < sure and found.code is not ProblemCode.NO_CAPTURE
        }
        for read in (page, parse_text(whole))
    )
    assert before == after


@pytest.mark.parametrize("letters", range(1, 5))
@pytest.mark.parametrize(
    "above",
    ["Community guidelines", "our next discussion?", "on London's biggest issues.", "Already have an account?"],
)
def test_the_first_letters_of_the_next_line_of_the_site_are_no_text(above: str, letters: int) -> None:
    boxes = "Community guidelines\nAnything you publish will appear almost right away. We want anyone to feel welcome "
    boxes += "to get involved in a constructive way. Our community guidelines will help us all do this.\n"
    page = t3().replace("Want to", f"{boxes}Want to", 1)
    place = page.index(above) + len(above) + 1
    assert parse_text(page[: place + letters]).problems == ()
