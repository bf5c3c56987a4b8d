"""The words "In reply to SUBJECT by NAME": where a dump prints them they are part of the frame, and name the parent."""

from __future__ import annotations

import pytest
from attrs import evolve

from pages import HEADING, RANGE, SENTENCE, cut, r0, t1, t3
from talkparse import Consultation, Reply, parse_text

AGE = "Community Member 6 months ago"
PARENT = "The lamps on Fern Lane have been dark since the storm in March."
WORDS = "In reply to The lamps on Fern Lane have… by Mossgate"


def flow(*lines: str) -> str:
    """A page whose every part has a line of its own, with blank lines between."""
    head = ["Big plan", "Closed", RANGE, "We ask.", HEADING, SENTENCE, "Join Talk London", "Already have an account?"]
    return "\n\n".join([*head, "Log into your account", *lines])


def lines(*printed: str) -> str:
    return "\n".join(printed)


LAYOUTS = {
    "T3": t3("Mossgate", f"{AGE}{PARENT}", "Dagmar", f"{AGE}{WORDS}", "Ours too.", "Ines", f"{AGE}Bins."),
    "T3, below the name": t3("Mossgate", f"{AGE}{PARENT}", "Dagmar", WORDS, f"{AGE}Ours too.", "Ines", f"{AGE}Bins."),
    "T1": t1(f"Mossgate{AGE}", PARENT, f"Dagmar{AGE}", WORDS, "Ours too.", f"Ines{AGE}", "Bins."),
    "T4": t3("Mossgate", AGE, PARENT, "Dagmar", AGE, WORDS, "Ours too.", "Ines", AGE, "Bins."),
    "R1": r0(
        "Avatar for - Tiger", "Mossgate", f"{AGE}\nUp vote 3\nCare 1\nReport", PARENT,
        "Avatar for -", "Dagmar", f"{AGE}\nUp vote 0\nCare 0\nReport", WORDS, "Ours too.",
        "Avatar for -", "Ines", f"{AGE}\nUp vote 0\nCare 0\nReport", "Bins.",
    ),
    "R1, below the age": r0(
        "Avatar for - Tiger", "Mossgate", f"{AGE}\nUp vote 3\nCare 1\nReport", PARENT,
        "Avatar for -", "Dagmar", f"{AGE}\n{WORDS}\nUp vote 0\nCare 0\nReport", "Ours too.",
        "Avatar for -", "Ines", f"{AGE}\nUp vote 0\nCare 0\nReport", "Bins.",
    ),
    "R0": r0(
        "Avatar for - Tiger\nUp vote 3\nCare 1\nReport", PARENT,
        "Avatar for -\nUp vote 0\nCare 0\nReport", WORDS, "Ours too.",
        "Avatar for -\nUp vote 0\nCare 0\nReport", "Bins.",
    ),
    "html_text": flow("Mossgate", AGE, PARENT, "Dagmar", AGE, WORDS, "Ours too.", "Ines", AGE, "Bins."),
    "get_text": lines(
        "Big plan", "Closed", RANGE, "We ask.", HEADING, SENTENCE, "Join Talk London", "Already have an account?",
        "Log into your account", "Comments (3)", "Mossgate", "Community Member", "6 months ago", PARENT,
        "Dagmar", "Community Member", "6 months ago", "In reply to", "The lamps on Fern Lane have…", "by Mossgate",
        "Ours too.", "Ines", "Community Member", "6 months ago", "Bins.",
    ),
    "html2text": flow(
        "Comments (3)", "### Mossgate", AGE, "Up vote 3", PARENT, "### Dagmar", AGE, "Up vote 0",
        "In reply to [The lamps on Fern Lane have…](/comment/12#comment-12) by Mossgate", "Ours too.", "### Ines", AGE,
        "Up vote 0", "Bins.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name: str) -> None:
    page = parse_text(LAYOUTS[name], threads="certain")
    assert [post.text for post in page.posts()] == [PARENT, "Ours too.", "Bins."]
    [head, other] = page.comments
    [reply] = head.replies
    assert (reply.certainty, other.replies) == ("certain", ())
    assert [(item.kind, item.detail) for item in reply.evidence] == [("in-reply-to", WORDS)]
    assert [token.post for token in page.tokens if token.kind == "reply-to"] == [1]
    assert page.problems == ()
    if name != "R0":
        assert [post.author for post in page.posts()] == ["Mossgate", "Dagmar", "Ines"]


def replies(*bodies: str, names: tuple[str, ...] = ("Mossgate", "Dagmar", "Ines")) -> Consultation:
    parts = [line for name, body in zip(names, bodies, strict=True) for line in (name, AGE + body)]
    return parse_text(t3(*[part for line in parts for part in line.split("\n")]), threads="certain")


@pytest.mark.parametrize(
    ("words", "parent"),
    [
        (WORDS, 0),
        ("In reply to Short. by Dagmar", 1),  # the whole text is the subject
        ("In reply to A text that nobody wrote… by Mossgate", None),  # a parent on another page
        ("In reply to The lamps on Fern Lane have… by Somebody", None),
    ],
)
def test_the_parent_is_found_by_beginning_and_name(words: str, parent: int | None) -> None:
    page = replies(PARENT, "Short.", f"{words}\nSo do I.")
    [*_, last] = page.posts()
    assert isinstance(last, Reply)
    assert last.text == "So do I."
    if parent is None:
        assert page.comments[-1] == last  # by itself, not under a stranger
    elif parent == 1:
        assert page.comments[1].replies == (last,)
    else:
        assert page.comments[-1] == last  # the thread above is closed, and the page keeps its order


def test_an_abbreviated_name_and_a_deleted_account() -> None:
    long, gone = "Anextraordina…", "Anonymous - account deleted"
    subject = "In reply to The lamps on Fern Lane have…"
    for name, named in ((long, long), (gone, gone)):
        page = replies(PARENT, f"{subject} by {named}\nYes.", "Bins.", names=(name, "Dagmar", "Ines"))
        assert len(page.comments[0].replies) == 1


def test_replies_to_replies_nest() -> None:
    page = replies(PARENT, f"{WORDS}\nSo is ours.", "In reply to So is ours. by Dagmar\nAnd mine.")
    assert [reply.text for reply in page.comments[0].replies[0].replies] == ["And mine."]


def test_of_two_posts_that_fit_the_nearest_is_the_parent() -> None:
    page = replies(PARENT, PARENT, f"{WORDS}\nYes.", names=("Mossgate", "Mossgate", "Ines"))
    assert [len(comment.replies) for comment in page.comments] == [0, 1]


def test_a_typed_line_stays_in_the_text() -> None:
    """Where nothing on the page fits it, or where the preview repeats it, a member wrote it."""
    for typed in (
        "In reply to the last comment by Mossgate", "In reply to all of you by the way",
        "In reply to The lamps on Fern Lane have been dark… by Mossgate", f"{WORDS} who is a friend of mine",
    ):  # fmt: skip
        page = replies(PARENT, f"{typed}\nYes.", "Bins.")
        assert [post.text for post in page.posts()] == [PARENT, f"{typed}\nYes.", "Bins."]
        assert not any(isinstance(post, Reply) for post in page.posts())
    far = replies(PARENT, f"Yes.\n{WORDS}\nAnd so on.", "Bins.")
    assert [post.text for post in far.posts()][1] == f"Yes.\n{WORDS}\nAnd so on."


def test_a_typed_line_in_a_preview_stays() -> None:
    text = f"{WORDS}\n{'We have counted every lamp between the church and the canal. ' * 6}".strip()
    parts = [
        "Mossgate",
        AGE,
        PARENT,
        "Dagmar",
        AGE,
        *cut(text),
        "Show full comment",
        *text.split("\n"),
        "Show less of comment",
    ]
    page = parse_text(t3(*parts, "Ines", AGE, "Bins."), threads="certain")
    assert [post.text for post in page.posts()] == [PARENT, text, "Bins."]


def test_words_below_what_only_looks_like_a_header_stay() -> None:
    """The age is glued to a name as no header of this page is, so it and what follows are a member's."""
    typed = f"JoCommunity Member 1 day ago\n{WORDS}\nSo they say."
    page = replies(PARENT, f"Look:\n{typed}", "Bins.")
    assert [post.text for post in page.posts()] == [PARENT, f"Look:\n{typed}", "Bins."]


def test_words_beside_ages() -> None:
    """Ages go on proving what they prove, also of posts whose words are lost."""
    dump = LAYOUTS["T3"].replace(f"Dagmar\n{AGE}", "Dagmar\nCommunity Member 5 months ago")
    page = parse_text(dump, threads="likely")
    [reply] = page.comments[0].replies
    assert [item.kind for item in reply.evidence] == ["in-reply-to", "chronology"]


def test_words_in_a_dump_without_posts_are_read_as_before() -> None:
    dump = t3(head=("Big plan", "Closed", RANGE, WORDS))
    assert list(parse_text(dump).posts()) == []
    assert evolve(parse_text(dump), source=None).comments == ()
