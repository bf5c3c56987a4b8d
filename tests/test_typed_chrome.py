"""Members write of the site in the site's words: what they type stays theirs, in any layout and anywhere in a text."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pages import t3
from talkparse import Age, AuthorStatus, Comment, Consultation, Discussion, Kind, Reply, Votes, parse_text
from talkparse.testing import RENDERERS, carried, confusions_of, is_cut, lay_out, pages, printed, render, truncate
from talkparse.testing.page import split_lines
from typed_chrome import BUTTONS, COMMENT, SENTENCES, WHOLE_LINES

SLOW = settings(
    phases=[__import__("hypothesis").Phase.generate],
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@st.composite
def told(draw: st.DrawFn, layout: str) -> tuple[Consultation, str]:
    """Draw a page on which a sentence of some comments holds the site's words, and the dump of it."""
    page = draw(pages(layout))
    assume(page.posts)
    comments, posts = [], []
    for laid, comment in zip(page.posts, page.consultation.comments, strict=True):
        sentence = draw(SENTENCES)
        typed = sentence if draw(st.booleans()) else None
        if typed and not laid.toggled:
            place = draw(st.integers(0, comment.text.count("\n") + 1))
            lines = comment.text.split("\n")
            text = "\n".join([*lines[:place], typed, *lines[place:]])
            comment = evolve(comment, text=text)  # noqa: PLW2901 -- the same comment, with one sentence more
            laid = evolve(laid, post=comment, paragraphs=split_lines(text), empty_end=False)  # noqa: PLW2901
            assume(not laid.toggled)
        comments.append(comment)
        posts.append(laid)
    consultation = evolve(page.consultation, comments=tuple(comments))
    return consultation, render(evolve(page, consultation=consultation, posts=tuple(posts)), layout)


def words_of(post: Comment | Any) -> list[str]:
    return post.text.split()


@pytest.mark.parametrize("layout", sorted(set(RENDERERS) - {"P", "R0-d"}))
def test_6_typed_chrome_inside_a_line_stays_text(layout: str) -> None:
    """No words are lost, nothing is torn, and the rest of the page is as it was."""

    @SLOW
    @given(told(layout))
    def stays(drawn: tuple[Consultation, str]) -> None:
        consultation, dump = drawn
        page = parse_text(dump, threads="none")
        assert evolve(printed(page), layout=None) == evolve(carried(consultation, layout), layout=None)

    stays()


UNTOLD = frozenset({"innerText"})
"""Layouts whose previews stand beside no full text."""


@st.composite
def lined(draw: st.DrawFn, layout: str) -> tuple[Consultation, str, bool, list[str]]:
    """Draw a page, its dump, whether it can be told, and the members' own lines.

    One comment has a whole line of the site's words, at any place of its text, folded or not.
    """
    page = draw(pages(layout))
    assume(page.posts)
    place = draw(st.integers(0, len(page.posts) - 1))
    laid, comment = page.posts[place], page.consultation.comments[place]
    own = [line for post in page.consultation.comments for line in post.text.split("\n")]
    lines = comment.text.split("\n")
    at, typed = draw(st.integers(0, len(lines))), draw(st.sampled_from(WHOLE_LINES))
    if "votes" in confusions_of(typed, layout, first=not at) and any(role in comment.text for role in COMMENT.roles):
        at = len(lines)  # above an imitated header they would be taken, and with them the proof that it is one
    text = "\n".join([*lines[:at], typed, *lines[at:]])
    folded = laid.toggled or is_cut(text)
    comment = evolve(comment, text=text, preview=truncate(text) if folded else None, cut=None)
    laid = evolve(laid, post=comment, paragraphs=split_lines(text), empty_end=False)
    shown = "\n".join([*lines[:at], typed]) + "\n" in f"{truncate(text)}\n"
    redundant = folded and shown and typed not in BUTTONS and layout not in UNTOLD
    confused = confusions_of(typed, layout, first=not at)
    told = (redundant and "votes" not in confused) or not confused  # votes are taken before a preview begins
    posts = (*page.posts[:place], laid, *page.posts[place + 1 :])
    comments = (*page.consultation.comments[:place], comment, *page.consultation.comments[place + 1 :])
    consultation = evolve(page.consultation, comments=comments)
    return consultation, render(evolve(page, consultation=consultation, posts=posts), layout), told, own


def printed_lines(post: Any) -> list[str]:
    """Give the lines of a post, and those of its header that its fields spell."""
    age = post.age.text if post.age else ""
    return [post.author or "", f"{post.role} {age}", post.role or "", age, f"{COMMENT.avatar} {post.avatar}", post.text]


@pytest.mark.parametrize("layout", sorted(set(RENDERERS) - {"P", "R0-d", "R0-w"}))
def test_6_typed_chrome_on_lines_of_its_own(layout: str) -> None:
    """It stays text where the layout's confusions do not name it, or a preview repeats it.

    Elsewhere nothing can tell, as ``docs/imitation.md`` says; but then what looks like another comment is at most one,
    and where the page has no problem, no other line is lost.
    """

    @SLOW
    @given(lined(layout))
    def stays(drawn: tuple[Consultation, str, bool, list[str]]) -> None:
        consultation, dump, told, own = drawn
        page = parse_text(dump, threads="none")
        right = carried(consultation, layout)
        if told:
            assert evolve(printed(page), layout=None) == evolve(right, layout=None)
            return
        assert len(page.comments) <= len(right.comments) + 1
        if layout not in UNTOLD and not page.problems and not any(post.cut for post in page.posts()):
            kept = "\n".join(line for post in page.posts() for line in printed_lines(post))
            assert all(line in kept for line in own)

    stays()


HEADER_LIKE = st.builds(
    "{}{}{}".format,
    st.sampled_from((COMMENT.member, COMMENT.official, COMMENT.member.lower())),
    st.sampled_from((", ", " · ", "  ", " wrote ", " (edited) ", ": ", " – ")),
    st.sampled_from(("6 Months Ago", "yesterday", "an hour ago, it says", "5 months ago Second words.", "just now")),
)


@given(HEADER_LIKE, st.sampled_from(("Kerb Bo", "A line that is much too long to be anybody's name, and a sentence.")))
def test_4_no_header_like_line_vanishes(line: str, above: str) -> None:
    """It gives a post or a problem, whatever stands where the grammar does not expect it."""
    dump = t3("Ann", f"{COMMENT.member} 6 months agoFirst words.", above, line, "Last words.")
    page = parse_text(dump)
    posts = list(page.posts())
    if len(posts) == 1:
        assert posts[0].text.endswith("\nLast words.")
        assert [str(problem.code) for problem in page.problems] == ["unnamed-header"]
        assert page.problems[0].start == dump.index(line)
    else:
        assert [post.author for post in posts] == ["Ann", above]


def thread(*texts: str) -> Consultation:
    """Make a page whose comments have these texts."""
    return Consultation(
        title="Walking to school",
        status="Open",
        responses=12,
        section="Discussions",
        kind=Kind.DISCUSSION,
        discussion=Discussion(status="Open"),
        intro=("We would like to hear from you.",),
        comment_count=len(texts),
        comments=tuple(
            Comment(
                author=f"Kerb {number}",
                author_status=AuthorStatus.NAMED,
                role=COMMENT.member,
                age=Age(amount=6, unit="month", text="6 months ago"),
                text=text,
                votes=Votes(up=2, care=1),
                avatar="Koala",
            )
            for number, text in enumerate(texts)
        ),
    )


def texts_of(texts: tuple[str, ...], layout: str) -> tuple[str | None, list[str | None]]:
    """Give layout and texts of what a page with these comments is read as."""
    page = parse_text(render(thread(*texts), layout))
    return page.layout, [post.text for post in page.posts()]


@pytest.mark.parametrize("layout", sorted(set(RENDERERS) - {"P", "R0-d", "innerText"}))
@pytest.mark.parametrize("place", range(3))
def test_a_sentence_about_an_avatar_is_none(layout: str, place: int) -> None:
    texts = ["More lamps, please.", "Fewer cars on it.", "And the bins here."]
    plain = texts_of(tuple(texts), layout)
    texts[place] = f"See, it says:\n{COMMENT.avatar} Koala is what I chose.\nIt is cute."
    assert texts_of(tuple(texts), layout) == (plain[0], texts)


@pytest.mark.parametrize("layout", ["T1", "T3", "T4", "get_text", "html_text", "inscriptis", "R1"])
@pytest.mark.parametrize("place", range(2))
def test_a_typed_avatar_is_none_where_the_first_post_has_none_or_each_has_its_own(layout: str, place: int) -> None:
    texts = ["More lamps, please.", "Fewer cars on it.", "And the bins here."]
    plain = texts_of(tuple(texts), layout)
    for typed in (f"It says:\n{COMMENT.avatar} Koala", f"{COMMENT.avatar} Koala\nis cute"):
        texts[place] = typed
        assert texts_of(tuple(texts), layout) == (plain[0], texts)


@pytest.mark.parametrize("layout", ["html2text", "markdownify"])
def test_a_typed_avatar_is_none_where_those_of_the_page_are_pictures(layout: str) -> None:
    """Whatever is typed below it, and though its preview repeats it."""
    lamps = " ".join(["More lamps on it, please."] * 12)
    page = thread(f"{COMMENT.avatar} Koala\n{lamps}\nMudlark\n{COMMENT.member} 6 months ago\nNo.")
    folded = evolve(page.comments[0], votes=None, preview=truncate(page.comments[0].text))
    read = parse_text(render(evolve(page, comments=(folded,)), layout), threads="none")
    assert [(post.text, post.preview) for post in read.posts()] == [(folded.text, folded.preview)]


@pytest.mark.parametrize(
    ("layout", "marks"), [("inscriptis", "o*-\u2022"), ("html2text", "o+*-"), ("markdownify", "o*"), ("R1", "o+*-")]
)
def test_a_mark_before_a_typed_name_is_typed_where_no_list_can_stand(layout: str, marks: str) -> None:
    """By its column, or as a mark that the layout does not print there, on a page that lists its posts."""
    lamps = " ".join(["More lamps on it, please."] * 12)
    for mark in marks:
        page = thread("First.", f"{lamps}\n{mark} Mudlark\n{COMMENT.member} 6 months ago\nNo.", "Last.")
        previews = [truncate(post.text) if is_cut(post.text) else None for post in page.comments]
        posts = (evolve(post, votes=None, preview=cut) for post, cut in zip(page.comments, previews, strict=True))
        listed = evolve(lay_out(evolve(page, comments=tuple(posts))), listed=True)
        read = parse_text(render(listed, layout), threads="none")
        assert [post.text for post in read.posts()] == [post.text for post in page.posts()]


@pytest.mark.parametrize("layout", ["R0", "R0-novotes", "R0-w"])
def test_a_typed_role_and_age_below_an_avatar_name_nobody_where_others_have_none(layout: str) -> None:
    texts = (f"{COMMENT.member} 6 months ago", "Fewer cars on it.", "And the bins here.")
    assert texts_of(texts, layout) == (layout.removesuffix("-novotes"), list(texts))


@pytest.mark.parametrize("layout", ["R0", "R1", "get_text", "html2text", "html_text", "inscriptis", "markdownify"])
def test_a_typed_report_below_that_of_the_site_is_text(layout: str) -> None:
    texts = (f"{COMMENT.report}\nthem all.", COMMENT.report, "And the bins here.")
    assert texts_of(texts, layout)[1] == list(texts)


def test_votes_typed_below_an_avatar_are_text_where_no_other_post_has_any() -> None:
    texts = ("Up vote 3\nis what it says.", "Fewer cars on it.", "And the bins here.")
    assert texts_of(texts, "R0-novotes") == ("R0", list(texts))


def test_8_ages_prove_no_reply_where_the_page_counts_fewer_posts() -> None:
    """One of the posts was typed into another, so its age is nobody's."""
    typed = f"A friend wrote:\nMudlark\n{COMMENT.member} 6 months ago\nNo."
    younger = thread("One.", "Two.", typed, "Four.")
    old = Age(amount=7, unit="month", text="7 months ago")
    comments = tuple(evolve(post, age=old) if post.text in {typed, "Four."} else post for post in younger.comments)
    page = parse_text(render(evolve(younger, comments=comments), "R1"))
    assert [problem.code for problem in page.problems] == ["count-exceeded"]
    assert not [post for post in page.posts() if isinstance(post, Reply) and post.certainty == "certain"]
