"""The inverse of the parser is checked without the parser: against literal dumps, the real one, and its own laws."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from random import Random

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from talkparse import testing
from talkparse.enums import AuthorStatus, Kind
from talkparse.model import Age, Comment, Consultation, DateRange, Discussion, Idea, Reply, TimelineEvent, Votes
from talkparse.testing import (
    CARRIES,
    CONFUSIONS,
    RENDERERS,
    LaidPost,
    Mark,
    Noise,
    Teaser,
    ages,
    carried,
    confusions_of,
    consultations,
    dumps,
    is_boundary,
    is_cut,
    lay_out,
    lines,
    long_names,
    names,
    noisy,
    pages,
    posts,
    printed,
    render,
    texts,
    titles,
    truncate,
)
from talkparse.vocabulary import talk_london

LAYOUTS = sorted(RENDERERS)
RUN = DateRange(first=date(2031, 3, 4), last=date(2031, 5, 1))
LONG = (
    "Our street has three benches and not one of them stands in the shade.\n"
    "In July nobody sits there before the evening, and the people who would need them most walk on to the bus stop:\n"
    "there is a roof there, but the seats are narrow, and they slope.\n"
    "Two trees would do."
)
PAGE = evolve(
    lay_out(
        Consultation(
            title="Benches for everyone",
            status="Closed",
            responses=47,
            period=RUN,
            section="Discussions",
            discussion=Discussion(title="Where to sit", status="Closed", period=RUN, votes=Votes(up=5, care=2)),
            intro=("We are planning new benches.", "Join the conversation:", "Where would you sit?", "Thank you."),
            questions=("Where would you sit?",),
            timeline=(
                TimelineEvent(title="Benches counted", state="Happened"),
                TimelineEvent(title="Londoners have responded 47 times"),
            ),
            comment_count=3,
            comments=(
                Comment(
                    author="Plane_Tree", author_status=AuthorStatus.NAMED, role="Official Representative",
                    age=Age(amount=3, unit="week", text="3 weeks ago"), text=LONG, preview=truncate(LONG),
                    votes=Votes(up=1, care=0), pinned=True, avatar="Koala",
                ),
                Comment(
                    author_status=AuthorStatus.DELETED, role="Community Member",
                    age=Age(amount=1, unit="month", text="1 month ago"), text="2 more, please.\n- with backs",
                    votes=Votes(up=0, care=4),
                ),
                Comment(
                    author="kerbside", author_status=AuthorStatus.NAMED, role="Community Member",
                    age=Age(amount=2, unit="month", text="2 months ago"), text="None.", preview="None.",
                    votes=Votes(up=0, care=0), avatar="Sea turtle",
                ),
            ),
        )
    ),
    hero="A bench",
    guidelines=True,
    safety=True,
)  # fmt: skip
FIRST, SECOND, THIRD, FOURTH = LONG.split("\n")
# The last paragraph has two lines, so T layouts print its toggle between them.
PAGE = evolve(PAGE, posts=(evolve(PAGE.posts[0], paragraphs=((FIRST,), (SECOND,), (THIRD, FOURTH))), *PAGE.posts[1:]))


# --- the preview rule ------------------------------------------------------------------------------------------------


def test_a_text_of_240_bytes_is_left_whole() -> None:
    assert truncate("x" * 240) == "x" * 240


def test_between_240_characters_and_240_bytes_nothing_is_cut() -> None:
    text = "£" * 200
    assert len(text.encode()) == 400
    assert truncate(text) == text
    assert not is_cut(text)


def test_a_text_of_240_characters_of_more_bytes_get_dots_although_nothing_is_missing() -> None:
    text = "£" + "x" * 239
    assert truncate(text) == text + "..."


def test_the_cut_falls_before_the_last_boundary_within_the_limit() -> None:
    assert truncate("ab " * 100) == ("ab " * 80).rstrip() + "..."
    assert truncate("x" * 239 + " " + "y" * 9) == "x" * 239 + "..."
    assert truncate("x" * 240 + " y") == "x" * 240 + "..."
    assert truncate("x" * 230 + "-" + "y" * 30) == "x" * 230 + "..."


def test_a_word_longer_than_the_limit_is_cut_hard() -> None:
    assert truncate("x" * 300) == "x" * 240 + "..."


def test_a_break_counts_one_and_a_hard_cut_can_come_right_after_it() -> None:
    assert truncate("x" * 235 + "\n" + "y" * 30) == "x" * 235 + "\nyyyy..."
    assert truncate("x" * 239 + "\n" + "y" * 30) == "x" * 239 + "\n..."  # the break is a node, and the dots follow it


def test_trailing_punctuation_is_stripped_repeatedly() -> None:
    assert truncate("x" * 230 + "?!…, " + "y" * 30) == "x" * 230 + "..."
    assert truncate("x" * 230 + ". . " + "y" * 30) == "x" * 230 + "...."


@pytest.mark.parametrize("character", " \n-'’\"“()/&_@…—€£")
def test_boundaries(character: str) -> None:
    assert is_boundary(character)


@pytest.mark.parametrize("character", "aZ09éßµªº¼א東\N{DECIDUOUS TREE}\u0301")
def test_no_boundaries(character: str) -> None:
    assert not is_boundary(character)


@given(texts(hostile=True))
def test_a_preview_is_the_text_or_a_prefix_with_dots(text: str) -> None:
    preview = truncate(text)
    if is_cut(text):
        kept = preview.removesuffix("...")
        assert preview.endswith("...")
        assert text.startswith(kept)
        assert len(kept) <= 240
    else:
        assert preview == text


# --- the real dump ---------------------------------------------------------------------------------------------------


def comments_of(dump: str) -> list[tuple[str, str, list[str]]]:
    """Split a T3 dump into (name, role and age, lines), toggles still in place, a leading one given back."""
    log_in, less = talk_london().call_to_action.log_in, talk_london().comment.show_less
    header = re.compile(rf"(?:{'|'.join(talk_london().comment.roles)}) \d+ \w+ ago")
    found: list[tuple[str, str, list[str]]] = []
    for line in dump.partition(log_in)[2].split("\n"):
        match = header.match(line)
        if match is None:
            if not found:
                name = line
                found.append((name, "", []))
            else:
                found[-1][2].append(line)
            continue
        name = found[-1][2].pop() if found[-1][1] else found.pop()[0]
        if name.startswith(less):
            found[-1][2].append(less)
            name = name.removeprefix(less)
        found.append((name, match[0], [line[match.end() :]]))
    return found


def split_toggled(body: list[str]) -> tuple[list[str], list[str], int]:
    """Undo the toggles of a comment by the law of SITE.md 5.3: preview, full text, lines after the second toggle."""
    full, less = talk_london().comment.show_full, talk_london().comment.show_less
    stripped = [line.removeprefix(full).removeprefix(less) for line in body]
    after = next(len(body) - index for index, line in enumerate(body) if line.startswith(less))
    after -= not stripped[-1]
    stripped = [line for line in stripped if line]
    splits = [k for k in range(1, len(stripped)) if truncate("\n".join(stripped[k:])) == "\n".join(stripped[:k])]
    assert len(splits) == 1
    return stripped[: splits[0]], stripped[splits[0] :], after


def test_the_rule_gives_the_previews_of_the_real_dump(real_dump: str) -> None:
    toggled = [
        body for _, _, body in comments_of(real_dump) if any(talk_london().comment.show_full in line for line in body)
    ]
    assert len(toggled) == 20
    for body in toggled:
        preview, full, _ = split_toggled(body)
        assert truncate("\n".join(full)) == "\n".join(preview)


def test_t3_gives_back_the_comments_of_the_real_dump(real_dump: str) -> None:
    laid = []
    for name, header, body in comments_of(real_dump):
        role = next(role for role in talk_london().comment.roles if header.startswith(role))
        age = Age(amount=1, unit="month", text=header.removeprefix(role + " "))
        post = Comment(author=name, role=role, age=age, text="\n".join(body))
        paragraphs: tuple[tuple[str, ...], ...] = tuple((line,) for line in body)
        if any(talk_london().comment.show_full in line for line in body):
            preview, full, after = split_toggled(body)
            # The line before the toggle and all after it are one paragraph; the preview's may end in the same one.
            last = len(full) - after - 1
            post = evolve(post, text="\n".join(full), preview="\n".join(preview))
            paragraphs = (*((line,) for line in full[:last]), tuple(full[last:]))
            at = next(index for index, line in enumerate(body) if line.startswith(talk_london().comment.show_full))
            if len(preview) <= last and at < len(preview):
                joined = tuple(full[at - 1 : last])
                paragraphs = (*((line,) for line in full[: at - 1]), joined, tuple(full[last:]))
        laid.append(LaidPost(post=post, paragraphs=paragraphs))
    page = evolve(lay_out(Consultation(title="x")), posts=tuple(laid))
    log_in = talk_london().call_to_action.log_in
    assert render(page, "T3").partition(log_in)[2] == real_dump.partition(log_in)[2]


# --- literal dumps ---------------------------------------------------------------------------------------------------

HEADER = """\
Benches for everyone
Closed
47 Londoners have responded | 04/03/2031 - 01/05/2031

Discussions
We are planning new benches.
Join the conversation:
- Where would you sit?
Thank you.
The discussion ran from 04 March 2031 - 01 May 2031
Closed
Community guidelines
"""
PREVIEW = f"""\
{FIRST}
{SECOND}
there is a roof there, but the seats are narrow, and they..."""


def test_t3_is_printed_as_described() -> None:
    words = talk_london().boxes
    assert (
        render(PAGE, "T3")
        == HEADER
        + f"""\
{words.guidelines_text}
Read our guidelinesStaying safe
{words.safety_text}
Access supportTimeline
Benches counted
HappenedLondoners have responded 47 times
Find out more
Want to join our next discussion?
{talk_london().call_to_action.sentence}
Join Talk LondonAlready have an account?
Log into your accountPlane_Tree
Official Representative 3 weeks ago{PREVIEW}
Show full comment{FIRST}
{SECOND}
{THIRD}
Show less of comment{FOURTH}
Anonymous - account deleted
Community Member 1 month ago2 more, please.
- with backs
kerbside
Community Member 2 months agoNone.
Show full commentNone.
Show less of comment"""
    )


def test_t1_glues_to_the_line_before() -> None:
    words = talk_london().boxes
    assert (
        render(PAGE, "T1")
        == HEADER
        + f"""\
{words.guidelines_text}Read our guidelines
Staying safe
{words.safety_text}Access support
Timeline
Benches countedHappened
Londoners have responded 47 timesFind out more
Want to join our next discussion?
{talk_london().call_to_action.sentence}Join Talk London
Already have an account?Log into your account
Plane_TreeOfficial Representative 3 weeks ago
{PREVIEW}Show full comment
{FIRST}
{SECOND}
{THIRD}Show less of comment
{FOURTH}
Anonymous - account deletedCommunity Member 1 month ago
2 more, please.
- with backs
kerbsideCommunity Member 2 months ago
None.Show full comment
None.Show less of comment"""
    )


def test_r0_is_printed_as_described() -> None:
    assert (
        render(PAGE, "R0")
        == f"""\
Benches for everyone

Closed

47 Londoners have responded | 04/03/2031 - 01/05/2031

A bench

Discussions

Where to sit

User Image for
Added by Talk London
Up vote 5
Care 2

We are planning new benches.

Join the conversation:

  • Where would you sit?

Thank you.

The discussion ran from 04 March 2031 - 01 May 2031

Closed


Want to join our next discussion?

{talk_london().call_to_action.sentence}

Join Talk London

Already have an account?

Log into your account
Comments (3)

This comment has been pinned
Avatar for - Koala
Up vote 1
Care 0
Report

{PREVIEW.replace(chr(10), chr(10) * 2)}

Show full comment

{FIRST}

{SECOND}

{THIRD}
{FOURTH}

Show less of comment

Avatar for -
Up vote 0
Care 4
Report

2 more, please.

- with backs

Avatar for - Sea turtle
Up vote 0
Care 0
Report

None.

Show full comment

None.

Show less of comment"""
    )


def test_t3_does_not_end_its_boxes_glued_to_the_call_to_action() -> None:
    dump = render(evolve(PAGE, safety=False, consultation=evolve(PAGE.consultation, timeline=())), "T3")
    assert "Read our guidelines\nWant to join our next discussion?\n" in dump


def test_t3_sets_teasers_apart_but_for_the_last_of_other_discussions() -> None:
    teasers = (Teaser(title="Lamps", date="01 March 2022", text="On."), Teaser(title="Kerbs", date="", text="Low."))
    dump = render(evolve(PAGE, new=teasers, others=teasers), "T3")
    assert "New for you\nLamps\nUpdated: 01 March 2022\nOn.\n\nKerbs\nUpdated: \nLow.\n\nJoin our other" in dump
    assert "See all\nLamps\nStage: Latest news01 March 2022\nOn.\n\nKerbs\nStage: Latest news\nLow.\nCommunity" in dump


def test_t3_glues_a_list_to_bold_text_before_it_and_t2_prints_marks_behind() -> None:
    page = evolve(PAGE, glued_list=True)
    assert "\nJoin the conversation:- Where would you sit?\n" in render(page, "T3")
    assert "\nJoin the conversation:\nWhere would you sit?\n-\nThank you.\n" in render(page, "T2")


def test_r0_numbers_ordered_lists_and_shows_empty_paragraphs() -> None:
    posts_ = (*PAGE.posts[:1], evolve(PAGE.posts[1], empty_end=True), evolve(PAGE.posts[2], empty_end=True))
    dump = render(evolve(PAGE, marks=(None, None, Mark.NUMBER, Mark.NUMBER), posts=posts_), "R0")
    assert "\n\n  1. Where would you sit?\n  2. Thank you.\n\n" in dump
    assert "- with backs\n\n \n\nAvatar" in dump
    assert dump.endswith("None.\n\n \n\nShow less of comment")


def test_the_derivatives_of_r0_lose_what_their_filters_take() -> None:
    filtered = render(PAGE, "R0-w")
    assert filtered.startswith("Benches for everyone\n\n\n47 Londoners")
    assert "Care 4\n\n2 more" in filtered
    assert "None." not in filtered
    assert render(PAGE, "R0-d").partition("Comments (3)\n\n")[2].startswith(PREVIEW.replace("\n", "\n\n"))
    assert render(PAGE, "P").startswith("We are planning new benches.\nJoin the conversation:\nThank you.\nOur street")
    assert "vote" not in render(PAGE, "R0-novotes")


def test_r1_prints_names_after_the_avatar() -> None:
    name = "Avatar for -\n\nAnonymous - account deleted\n\nCommunity Member 1 month ago\n"
    assert name + "Up vote 0\nCare 4\nReport\n\n2 more" in render(PAGE, "R1")


def test_inscriptis_indents_replies() -> None:
    answer = Reply(author="Kerb", role="Community Member", text="Yes.")
    first, *others = PAGE.consultation.comments
    consultation = evolve(PAGE.consultation, comments=(evolve(first, replies=(answer,)), *others))
    assert "\n\n    Kerb\n\n    Community Member\n\n    Yes.\n\n  Anonymous" in render(consultation, "inscriptis")
    assert len(carried(consultation, "inscriptis").comments) == 4


def test_an_idea_is_printed_with_its_suggester_where_the_layout_keeps_one() -> None:
    idea = Idea(title="Folding benches", text="At every stop.\nIn red.", suggested_by="kerbside")
    consultation = evolve(
        PAGE.consultation, kind=Kind.IDEA, section="Idea generation", idea=idea, discussion=None,
        intro=(), questions=(), comments=(),
    )  # fmt: skip
    assert "Idea generation\nFolding benches\nAt every stop.\nIn red.\nTimeline\n" in render(consultation, "T3")
    tail = "In red.\n\nUser Image for\n\nSuggested by kerbside\n\n\nWant to have your say next time?\n"
    assert tail in render(consultation, "R0")
    assert carried(consultation, "R0").idea == idea
    assert carried(consultation, "T3").idea == evolve(idea, suggested_by=None)
    assert carried(evolve(consultation, idea=None), "T3").idea is None
    assert "User Image for" not in render(evolve(consultation, idea=Idea(title="Folding benches")), "R0")


def test_what_is_not_known_is_not_printed() -> None:
    event, comment = TimelineEvent(title="Soon"), Comment(text=LONG)
    consultation = Consultation(title="Benches", timeline=(event,), comments=(comment,))
    assert "\nTimeline\nSoon\nWant to join our next" in render(consultation, "T3")
    assert f"Log into your account{FIRST}\n" in render(consultation, "T3")
    assert carried(consultation, "T3").comments[0].preview == truncate(LONG)


@pytest.mark.parametrize(
    ("status", "heading"),
    [("Open", "Want to add a comment?"), ("Closing soon", "Want to add a comment?"), (None, "Want to join our next")],
)
def test_the_call_to_action_fits_the_status(status: str | None, heading: str) -> None:
    consultation = evolve(PAGE.consultation, discussion=Discussion(title="x", status=status))
    assert heading in render(consultation, "T4")


def test_markdown_marks_what_it_prints() -> None:
    page = evolve(PAGE, pages=2)
    markdownify, html2text = render(page, "markdownify"), render(page, "html2text")
    assert "![Avatar for - Koala](/talk-london/sites/default/files/avatar.png)\n\n### Plane\\_Tree\n\n" in markdownify
    assert "[Show full comment](#)" in markdownify
    assert "Benches for everyone\n====================\n" in markdownify
    assert f"{THIRD}  \n{FOURTH}\n\nShow less of comment" in html2text
    assert "\n\n\\- with backs\n\n" in html2text
    assert "# Benches for everyone\n\nClosed\n\n" in html2text
    assert "  * [Current page 1](?page=0)\n" in html2text


def test_a_browser_copies_what_is_seen() -> None:
    dump = render(PAGE, "innerText")
    assert PREVIEW.replace("\n", "\n\n") in dump
    assert FOURTH not in dump
    assert carried(PAGE.consultation, "innerText").comments[0].cut == "preview-only"


# --- laws ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_layout_carries_it_carries_again(layout: str, data: st.DataObject) -> None:
    hostile = data.draw(st.booleans())
    consultation, dump = data.draw(dumps(layout, hostile=hostile))
    kept = carried(consultation, layout)
    assert carried(kept, layout) == kept
    assert printed(kept) == kept
    assert not hostile or dump
    for post in kept.comments:
        for line in post.text.split("\n") if CARRIES[layout].single_words and "\\" not in dump else ():
            assert line in dump


@settings(max_examples=50)
@given(pages(), st.sampled_from(LAYOUTS), st.randoms(use_true_random=False))
def test_noise_adds_only_blanks(page: testing.Page, layout: str, random: Random) -> None:
    dump = render(page, layout)
    without = re.compile(r"[\s\u200b\ufeff]+")
    assert without.sub("", noisy(dump, layout, random)) == without.sub("", dump)
    assert noisy(dump, layout, random, kinds=()) == dump


def test_noise_of_every_kind_is_made() -> None:
    dump, random = render(PAGE, "R1"), Random(0)
    for kind in Noise:
        assert noisy(dump, "R1", random, kinds={kind}) != dump


@given(st.sampled_from(LAYOUTS).flatmap(lambda layout: st.tuples(st.just(layout), lines(layout))))
def test_lines_are_clear_and_normalised(drawn: tuple[str, str]) -> None:
    layout, line = drawn
    assert not confusions_of(line, layout, first=True)
    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("age", "Night Mayor 3 days agoHello"),
        ("toggle", "Show full commentAnd"),
        ("frame", "Avatar for - Tiger"),
        ("in-reply-to", "In reply to Our lamps… by Mossgate"),
        ("votes", "Care 3"),
        ("pager", "Page 2"),
        ("below", "Log in to post comments"),
        ("residue", "-"),
        ("bullet", "• one"),
        ("inner-bullet", "+ one"),
        ("markdown", "# one"),
        ("emphasis", "a * b"),
        ("dots", "and so on..."),
        ("single-word", "Word"),
    ],
)
def test_confusions_are_recognised(name: str, line: str) -> None:
    assert name in confusions_of(line, None, first=True)


def test_every_confusion_is_tested_and_names_layouts_that_exist() -> None:
    marks = test_confusions_are_recognised.pytestmark  # type: ignore[attr-defined]
    assert {name for name, _ in marks[0].args[1]} == set(CONFUSIONS)
    for confusion in CONFUSIONS.values():
        assert confusion.layouts <= set(RENDERERS)
        assert confusion.reason


def test_every_layout_says_what_it_carries() -> None:
    assert CARRIES.keys() == RENDERERS.keys() | {"html"}


@given(names(), long_names(), titles(), ages())
def test_parts_are_what_the_site_prints(name: str, long_name: str, title: str, age: Age) -> None:
    assert 3 <= len(name) <= 20
    assert len(long_name) == 15
    assert len(title.split()) > 1
    assert age.text.startswith(f"{age.amount} ")
    assert age.unit in talk_london().comment.units


@given(posts(), consultations())
def test_drawn_posts_say_whether_they_are_previewed(post: Comment, consultation: Consultation) -> None:
    for drawn in (post, *consultation.comments):
        assert drawn.preview is not None or not is_cut(drawn.text)
        assert drawn.preview in {None, drawn.text} or drawn.preview.endswith("...")
        assert (drawn.cut == "site-limit") == (len(drawn.text) == 2000)


# --- wrong calls -----------------------------------------------------------------------------------------------------


def test_unknown_layouts_are_refused() -> None:
    with pytest.raises(ValueError, match="layout: expected one of"):
        render(PAGE, "T9")
    with pytest.raises(ValueError, match="layout: expected one of"):
        carried(PAGE.consultation, "T9")
    with pytest.raises(InvalidArgument, match="layout: expected None or one of"):
        texts("T9")


def test_pages_that_do_not_hold_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="paragraphs: expected the lines of 'a'"):
        LaidPost(post=Comment(text="a"), paragraphs=(("b",),))
    with pytest.raises(ValueError, match="marks: expected 4, found 0"):
        evolve(PAGE, marks=())


def test_renderers_do_without_hypothesis_and_strategies_name_the_extra() -> None:
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from talkparse.testing import render, carried\n"
        "try:\n    from talkparse.testing import texts\n"
        "except ImportError as error:\n    print(error)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "pip install talkparse[testing]" in ran.stdout


def test_unknown_names_are_no_attributes() -> None:
    with pytest.raises(AttributeError, match="no attribute 'dump'"):
        testing.dump  # noqa: B018
