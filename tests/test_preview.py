"""The site's rule for previews, and what counts as its proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkparse import testing
from talkparse.preview import Proof, looks_cut, prove, truncate

WORDS = "word " * 100


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=700))
def test_two_makers_of_previews_agree(text: str) -> None:
    """The renderers have a rule of their own, written apart from the parser's."""
    words = " ".join(text.split())
    assert (truncate(words) == words) == (testing.truncate(words) == words)


@given(st.lists(st.text("abc d.,-é", min_size=1, max_size=120), min_size=1, max_size=8))
def test_each_preview_is_proved(parts: list[str]) -> None:
    lines = [line for part in parts if (line := " ".join(part.split()))]
    preview = truncate("\n".join(lines)).split("\n")
    if lines:
        assert prove(preview, lines) in {Proof.EQUAL, Proof.EXACT}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a" * 240, "a" * 240),
        ("a" * 241, "a" * 240 + "..."),
        ("a" * 239 + "é", "a" * 239 + "é" + "..."),
        ("a" * 239 + " b", "a" * 239 + "..."),
        ("a" * 238 + ", b", "a" * 238 + "..."),
        ("a" * 236 + "\n" + "b" * 20, "a" * 236 + "\nbbb..."),
        ("a" * 236 + "\nb b b", "a" * 236 + "\nb b..."),
        ("a" * 240 + "\nb", "a" * 240 + "..."),
        ("a" * 239 + "\nb", "a" * 239 + "\n..."),
        ("é" * 200, "é" * 200),
    ],
)
def test_edges(text: str, kept: str) -> None:
    assert truncate(text) == kept
    assert prove(kept.split("\n"), text.split("\n")) in {Proof.EQUAL, Proof.EXACT}


def test_folded_spaces_still_prove() -> None:
    """An extractor folded double spaces, so the cut seems to come too early: by no more than the spaces."""
    text = " ".join(["word"] * 100)
    kept = text[: 240 - 20].rstrip()
    assert prove([kept + "..."], [text]) is Proof.PREFIX
    assert prove([text[:119] + "..."], [text]) is None


def test_dots_behind_the_whole_text_prove_only_where_its_spaces_may_have_reached_the_limit() -> None:
    """An extractor folded the double spaces of a text of 240 characters; a text without such room was never cut."""
    text = " ".join(["one two three four five six"] * 8)[:235]
    assert prove([text + "..."], [text]) is Proof.PREFIX
    short = "word" * 50
    assert prove([short + "..."], [short]) is None


def test_a_cut_inside_a_word_falls_on_the_limit() -> None:
    """The rest of the limit counts per text node, so the first word of a link or an emphasis is cut hard."""
    text = "a" * 300
    assert prove([text[:240] + "..."], [text]) is Proof.EXACT
    assert prove([text[:230] + "..."], [text]) is None
    words = WORDS[:238] + "interminable"
    assert prove([words[:240] + "..."], [words]) is Proof.PREFIX
    assert prove([words[:242] + "..."], [words]) is None
    short = WORDS[:60] + "interminable" + WORDS
    assert prove([short[:66] + "..."], [short]) is None


def test_a_quotation_mark_begins_a_line() -> None:
    text = "a " * 117 + "\n“Consultation” and more"
    lines = [line.strip() for line in text.split("\n")]
    assert prove([lines[0], "“Cons..."], lines) is Proof.PREFIX


@pytest.mark.parametrize(
    ("preview", "full"),
    [
        ([], ["a"]),
        (["a"], ["b"]),
        (["a"], ["a", "b"]),
        (["a..."], ["a b"]),
        (["x" * 244], ["x" * 300]),
        ([WORDS[:239] + "..."], ["other" * 60]),
        (["x" * 241], ["x" * 241]),
        (["x" * 300 + "..."], ["x" * 400]),
        (["x" * 200 + "..."], ["x" * 200 + "(a) and more"]),
    ],
)
def test_no_proof(preview: list[str], full: list[str]) -> None:
    assert prove(preview, full) is None


@pytest.mark.parametrize(
    ("preview", "full"),
    [
        ([WORDS[:229] + "word. ..."], [WORDS[:229] + "word. Another sentence."]),  # a no-break space stays before them
        ([WORDS[:229] + "word. ..."], [WORDS[:229] + "word.", "Another paragraph."]),
        ([WORDS[:234].strip(), "..."], [WORDS.strip()]),  # they stand behind a heading
        ([WORDS[:230] + "it", "..."], [WORDS[:230] + "it’s cut inside a word"]),
        ([WORDS[:210].strip(), "..."], [WORDS[:210].strip(), "More below blank lines."]),
        (["- " + WORDS[:115].strip(), "- " + WORDS[:123] + "..."], ["- " + WORDS[:115].strip(), "- " + WORDS]),
        ([WORDS[:234].strip() + "..."], [WORDS[:234].strip() + " (“interminable”)"]),
        (["a", "b", WORDS[:236] + "i..."], ["a", "b", WORDS[:236] + "interminable"]),  # breaks without a line feed
    ],
)
def test_what_a_dump_does_not_show(preview: list[str], full: list[str]) -> None:
    assert prove(preview, full) is Proof.PREFIX
    assert looks_cut(preview)


def test_list_marks_are_no_characters_of_the_site() -> None:
    items = ["- " + "x" * 40] * 6
    assert prove(items, items) is Proof.EQUAL
    assert prove(["x" * 42] * 6, ["x" * 42] * 6) is None


def test_dots_that_a_member_typed_where_the_site_puts_its_own() -> None:
    text = [WORDS[:239] + "..."]
    assert prove(text, text) is Proof.EXACT


def test_a_space_before_the_dots_is_one_of_the_text_too() -> None:
    assert prove([WORDS[:236] + "int ..."], [WORDS[:236] + "interminable"]) is None


def test_dots_below_a_text_that_goes_on_prove_only_near_the_limit() -> None:
    assert prove(["one", "..."], ["one"]) is Proof.EQUAL
    assert prove(["one", "..."], ["one", "two"]) is None


def test_dots_alone_are_equal_to_dots() -> None:
    assert prove(["..."], ["..."]) is Proof.EQUAL


def test_what_looks_cut() -> None:
    assert looks_cut([truncate(WORDS)])
    assert not looks_cut(["Well..."])
    assert not looks_cut([WORDS[:240].strip()])
    assert not looks_cut(["x" * 241 + "..."])
