"""What the renderers print, against dumps that are written out here line by line."""

from __future__ import annotations

import pytest
from attrs import evolve

from benches import FIRST, FOURTH, LONG, PAGE, SECOND, THIRD
from talkparse.enums import Kind
from talkparse.model import Comment, Consultation, Discussion, Idea, Reply, TimelineEvent
from talkparse.testing import (
    Mark,
    Teaser,
    carried,
    render,
    truncate,
)
from talkparse.vocabulary import talk_london

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
