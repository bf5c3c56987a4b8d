"""The site's words: what is wrong with them is named by its key, and no place in a list means anything."""

from __future__ import annotations

import pickle
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkparse import Vocabulary, load_vocabulary, parse_html, parse_text, to_dict
from talkparse.vocabulary import talk_london
from talkparse.vocabulary.any_of import AnyOf
from talkparse.vocabulary.tables import VocabularyError, parse_toml, read_tables
from talkparse.vocabulary.templates import alternatives, pattern
from talkparse.vocabulary.words import Words

TEXT = files("talkparse").joinpath("vocabulary.toml").read_text("utf-8")
HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('new = "New for you"', "new = 1", "boxes.new: expected a text"),
        ('new = "New for you"', 'new = ""', "boxes.new: expected a text"),
        ('new = "New for you"', "", "boxes.new: missing"),
        ('new = "New for you"', 'new = "a"\nnewer = "b"', "boxes.newer: unknown"),
        ('hour = ["hour", "hours"]', "hour = 1", "comment.units.hour: expected a list"),
        ('hour = ["hour", "hours"]', 'hour = ["hour", 2]', "comment.units.hour[1]: expected a text"),
        ('hour = ["hour", "hours"]', "hour = []", "comment.units.hour: expected a list"),
        ("other_roles = [", 'other_roles = "Moderator" # [', "comment.other_roles: expected a list"),
        ("[navigation]", "[nowhere]", "navigation: missing"),
        ('surveys = "survey"', "surveys = 3", "addresses.surveys: expected a text"),
        ("preview = 240", 'preview = "240"', "limits.preview: expected a whole number"),
        ("preview = 240", "preview = true", "limits.preview: expected a whole number"),
        ("[header]", "[header", "no valid TOML"),
    ],
)
def test_errors_name_the_key(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(VocabularyError) as error:
        read_tables(Words, parse_toml(TEXT.replace(old, new, 1)))
    assert message in str(error.value)


def test_a_table_must_be_one() -> None:
    with pytest.raises(VocabularyError, match="intro: expected a table"):
        load_vocabulary({"intro": 1})


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"coment": {"pin": "Pinned"}}, "coment: unknown"),
        ({"comment": {"pinn": "Pinned"}}, "comment.pinn: unknown"),
        ({"comment": {"pin": 7}}, "comment.pin: expected a text"),
        ({"call_to_action": {"idea_heading": "None of them"}}, "call_to_action.idea_heading"),
        ({"call_to_action": {"headings": ["Speak up"]}}, "call_to_action.idea_heading"),
        (
            {"header": {"sections": {"Discussions": "debate"}}},
            "header.sections.Discussions: 'debate' is no kind of page",
        ),
        ({"addresses": {"news": "novelty"}}, "addresses.news: 'novelty' is no kind of page"),
        ({"comment": {"units": {"fortnight": ["fortnight"]}}}, "comment.units.fortnight: unknown"),
        ({"comment": {"formatters": {"other": ["years"]}}}, "comment.formatters.other: unknown"),
        ({"comment": {"in_reply_to": "In reply to {name}"}}, "comment.in_reply_to: {subject} is missing"),
        ({"header": {"stage": "Stage {name}, {count}"}}, "header.stage: {count} is unknown"),
    ],
)
def test_words_laid_over_ours_are_checked(words: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_vocabulary(words)


def test_words_are_laid_over_ours(tmp_path: Path) -> None:
    words = {"comment": {"pin": "Kept on top", "other_roles": ["Moderator"], "units": {"day": ["day", "days", "d"]}}}
    file = tmp_path / "words.toml"
    file.write_text(
        '[comment]\npin = "Kept on top"\nother_roles = ["Moderator"]\n[comment.units]\nday = ["day", "days", "d"]\n',
        "utf-8",
    )
    for vocabulary in (load_vocabulary(words), load_vocabulary(file), load_vocabulary(str(file))):
        assert vocabulary.comment.pin == "Kept on top"
        assert vocabulary.comment.roles == ("Community Member", "Official Representative", "Moderator")
        assert vocabulary.comment.unit_of["d"] == "day"
        assert vocabulary.comment.unit_of["hours"] == "hour"
        assert vocabulary.header.as_dict() == talk_london().header.as_dict()


def test_only_a_path_or_a_mapping_is_taken() -> None:
    with pytest.raises(TypeError, match="expected a path or a mapping, not int"):
        load_vocabulary(7)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(OSError, match="nowhere"):
        load_vocabulary("nowhere.toml")


def test_a_vocabulary_names_its_site_in_a_line() -> None:
    assert repr(talk_london()) == f"<Vocabulary: {', '.join(talk_london().comment.roles)}>"


@st.composite
def shuffled(draw: st.DrawFn) -> Vocabulary:
    """Our vocabulary with each of its lists in another order."""

    def shuffle(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shuffle(item) for key, item in value.items()}
        return draw(st.permutations(value)) if isinstance(value, list) else value

    return load_vocabulary(shuffle(tomllib.loads(TEXT)))


PAGES = [
    *sorted((HERE / "dumps").glob("*/resiliparse-0.1*.txt")),
    *sorted((HERE / "dumps").glob("*/trafilatura-1.*.0.txt")),
    *sorted((HERE / "dumps").glob("*/*2text*.txt")),
    *sorted((HERE / "html").glob("*.html")),
]


@given(shuffled())
@settings(max_examples=10)
def test_no_place_in_a_list_means_anything(vocabulary: Vocabulary) -> None:
    assert len(PAGES) > 20
    for page in PAGES[:: max(len(PAGES) // 12, 1)]:
        if page.suffix == ".txt":
            text = page.read_text("utf-8")
            assert to_dict(parse_text(text, vocabulary=vocabulary)) == to_dict(parse_text(text)), page.name
        else:
            html = page.read_bytes()
            assert to_dict(parse_html(html, vocabulary=vocabulary)) == to_dict(parse_html(html)), page.name


def test_patterns() -> None:
    found = pattern("{count} of {name}, says {name}").fullmatch("12 of us, says us")
    assert found is not None
    assert found.groupdict() == {"count": "12", "name": "us"}
    assert pattern("City Hall's").fullmatch("City Hall\u2019s")
    assert pattern("a {strange} hole").fullmatch("a {strange} hole")


def test_tables_are_frozen_and_show_their_fields() -> None:
    intro = talk_london().intro
    with pytest.raises(AttributeError, match=r"Intro\.headings: frozen"):
        intro.headings = ()  # type: ignore[misc]
    assert repr(intro) == f"Intro(headings={intro.headings!r})"
    assert set(talk_london().as_dict()) == set(Words.__annotations__)


def test_what_was_worked_out_of_the_words_is_not_pickled() -> None:
    words = load_vocabulary({"comment": {"pin": "Kept"}})
    assert words.patterns.role.fullmatch("Community Member")
    copy = pickle.loads(pickle.dumps(words))  # noqa: S301 -- our own
    assert copy.as_dict() == words.as_dict()
    assert set(vars(copy)) == set(Words.__annotations__)


PIECES = st.sampled_from(
    ("Join", "Log", "in", "in.", "It's", "It\u2019s", "'Tis", "Log in", " ", "  ", "\u200b ", "\n", "x", "Joint")
)
LINES = st.lists(PIECES, max_size=8).map("".join)


@given(st.lists(LINES.filter(str.split), min_size=1, max_size=4), LINES, st.booleans())
def test_any_of_some_texts_is_found_as_one_pattern_finds_them(texts: list[str], line: str, at_end: bool) -> None:  # noqa: FBT001
    known = AnyOf(texts, at_end=at_end)
    one = re.compile(f"(?:{alternatives(texts)}){'$' * at_end}")
    start, stop = len(line) // 3, len(line) - len(line) // 4
    assert str(known.match(line, start, stop)) == str(one.match(line, start, stop))
    assert str(known.search(line, start, stop)) == str(one.search(line, start, stop))
    assert str(known.fullmatch(line)) == str(one.fullmatch(line))
