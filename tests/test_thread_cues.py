"""The cue file, how its phrases are written and found, and that looking for them takes linear time."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steps import count_steps
from talkparse import parse_text
from talkparse.threads import phrases, said
from talkparse.threads.cues import Cues, cues
from talkparse.threads.phrases import any_of, begin, compile_phrase, find_phrase, known_phrases, match_phrase
from talkparse.threads.said import fold, stems_of
from talkparse.vocabulary.tables import VocabularyError, parse_toml, read_tables

TEXT = files("talkparse.threads").joinpath("cues.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("enough = 10", "enough = true", "weights.enough: expected a whole number"),
        ("enough = 10\n", "", "weights.enough: missing"),
        ("enough = 10", "enough = 10\nplenty = 9", "weights.plenty: unknown"),
        ("[words]", "[works]", "words: missing"),
    ],
)
def test_errors_name_the_key(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(VocabularyError) as error:
        read_tables(Cues, parse_toml(TEXT.replace(old, new, 1)))
    assert message in str(error.value)


def test_the_package_has_whole_cues() -> None:
    assert read_tables(Cues, parse_toml(TEXT)).as_dict() == cues().as_dict()
    tables = (cues().opens, cues().address)
    found = [phrase.split() for table in tables for some in table.as_dict().values() for phrase in some]
    assert not [words for words in found if {"<end>", "<stop>"} & {*words[:-1]}]  # nothing after it would count


def test_phrases() -> None:
    for phrase, text, found in (
        ("~ agree <end>", "really fully agree.", True),
        ("~ agree <end>", "agree", True),
        ("~ agree <end>", "agree that", False),
        ("i? agree/concur with <said>", "concur with the above", True),
        ("i? agree with <said>", "i agree with the plan", False),
        ("a/b c", "b  c", True),
        ("a/b c", "b cd", False),
        ("true <stop>", "true, but", False),
        ("true <stop>", "true!", True),
    ):  # fmt: skip
        assert bool(re.match(compile_phrase(phrase), text)) is found, (phrase, text)


SPOKEN = cues().address.speaks_to


def test_phrases_that_speak_to_somebody_hold_you() -> None:
    assert all("you" in phrase for phrase in SPOKEN)


def spell(phrase: str, pick: int) -> str:
    """Write a text that a phrase matches: its first words, or its last ones."""
    words = []
    for part in phrase.split():
        if part == "<said>":
            words.append("with the above")
        elif not part.startswith("<") and part != "~" and not (len(part) > 1 and part.endswith("?")):
            words.append(part.split("/")[pick])
    return " ".join(words).replace("with with", "with")


PIECES = sorted(
    {
        word.removesuffix("?")
        for some in known_phrases().values()
        for part in " ".join(some).split()
        for word in part.split("/")
    }
    | {*cues().words.adverbs, *" ".join(cues().words.said).replace("/", " ").split(), ".", ",", "!", "'s", "plan"}
)
FIRST = re.compile(r"\w+|[^\w\s]")
BEGUN: dict[tuple[str, str], list[str]] = {}
for table in ("agrees", "politely", "goes_on", "fillers", "after_name", "to_all", "not_members"):
    for phrase in known_phrases()[table]:
        for word, rest in begin(phrase, FIRST).items():
            BEGUN.setdefault((table, word), []).append(rest)
TOGETHER = {key: re.compile(any_of(some)) for key, some in BEGUN.items()}


@st.composite
def openings(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw a word with which phrases of a table begin, and a text that begins with it and maybe with one of them."""
    table, word = draw(st.sampled_from(sorted(TOGETHER)))
    phrase = draw(st.sampled_from(BEGUN[table, word]))
    parts = [part.removesuffix("?" * (len(part) > 1)).split("/") for part in phrase.split()]
    words = [draw(st.sampled_from(part)) for part in parts if draw(st.integers(0, 4))]
    for _ in range(draw(st.integers(0, 3))):
        words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from([*cues().words.adverbs, *PIECES])))
    words = [draw(st.sampled_from([*cues().words.adverbs, ""])) if part == "~" else part for part in words]
    text = word + "".join(draw(st.sampled_from(["  ", " ", "", "\n"])) + part for part in words if part[:1] != "<")
    return table, word, text.replace(word + " " + word, word, 1)


@settings(max_examples=300)
@given(openings())
def test_phrases_are_found_as_if_all_that_begin_alike_were_compiled_together(drawn: tuple[str, str, str]) -> None:
    table, word, text = drawn
    found, expected = match_phrase(table, text), TOGETHER[table, word].match(text)
    first = FIRST.match(text)
    if first and first[0] == word:
        assert (found and found.span()) == (expected and expected.span())


@given(st.sampled_from(sorted({*SPOKEN, *cues().words.turns})), st.sampled_from((0, -1)))
def test_grouping_by_words_loses_no_phrase(phrase: str, pick: int) -> None:
    """Whatever one expression of all phrases finds, the groups find at the same place."""
    table = next(name for name, some in phrases.known_phrases().items() if phrase in some)
    text = f"so now {spell(phrase, pick)}. you"
    whole = re.compile(rf"(?<![\w'-])(?:{any_of(phrases.known_phrases()[table])})")
    expected, found = whole.search(text), find_phrase(table, text)
    assert expected is not None
    assert found is not None
    assert found.start() == expected.start()


@given(
    st.sampled_from(sorted({*cues().opens.agrees, *cues().opens.politely, *cues().opens.goes_on})),
    st.sampled_from((0, -1)),
)
def test_grouping_by_the_first_word_loses_no_opening(phrase: str, pick: int) -> None:
    table = next(name for name, some in phrases.known_phrases().items() if phrase in some)
    text = spell(phrase, pick)
    assert re.match(compile_phrase(phrase), text)
    assert match_phrase(table, text)


def test_what_a_phrase_begins_with() -> None:
    adverbs = {re.match(r"\w+", word)[0] for word in cues().words.adverbs}  # type: ignore[index]
    assert begin("a/b? c d", re.compile(r"\w+")) == {"a": "a c d", "b": "b c d", "c": "c d"}
    assert begin("~ agree <end>", re.compile(r"\w+")).keys() == adverbs | {"agree"}
    assert begin("you've/you have", re.compile(r"\w+")) == {"you": "you've/you have"}
    assert begin("you've/you have", re.compile(r"\S+")) == {"you've": "you've have", "you": "you have"}
    assert begin("+1/yes", re.compile(r"\w+")) == {"yes": "yes"}


def test_no_phrase_begins_inside_a_word() -> None:
    assert find_phrase("speaks_to", "he was you say as you say it") is not None
    assert find_phrase("speaks_to", "the xas you say") is None
    assert find_phrase("speaks_to", "the xas you say, as you say")[0] == "as you say"  # type: ignore[index]


# --- Folding. ---


def test_folding() -> None:
    assert fold("“Don’t” ‘STOP’\u00a0now") == "\"don't\" 'stop' now"
    assert fold("PLAIN") == "plain"


def test_words_that_say_what_a_text_is_about() -> None:
    assert stems_of("The lamps, the lamp's bulb and lighting: ever the bulbs!") == {"lamp", "bulb", "light"}
    assert stems_of("1234567 " + "x" * 99) == set()
    assert stems_of("") == set()


def test_stems_are_the_same_where_too_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said, "_MOST", 2)
    text = "benches lamps willows lamps bridges benches"
    assert stems_of(text) == stems_of(text) == {"bench", "lamp", "willow", "bridg"}


# --- Time. ---

HEAD = "T\nClosed\n5 Londoners have responded\nComments (9)\n"


@pytest.mark.parametrize(
    "flood",
    [
        'Nm\nCommunity Member 6 months ago\nI agree with Nm, "the station needs a lamp" says it all\n',
        "Nm{}\nCommunity Member 6 months ago\n@Nm{} word{} word{} other words of a comment here\n",
        "Nm{}\nOfficial Representative {} days ago\nThanks Nm{}.\n",
        "Nm\nCommunity Member 6 months ago\nIn reply to Yes. by Nm\nYes.\n",
    ],
)
def test_11_linear(flood: str) -> None:
    """Four times the posts take about four times the steps."""
    few, many = (steps(HEAD + "".join(flood.replace("{}", str(at)) for at in range(count))) for count in (60, 240))
    assert many < 6 * few


def test_11_linear_in_one_post() -> None:
    posts = f"{HEAD}Nm\nCommunity Member 1 day ago\nYes.\nMn\nCommunity Member 1 day ago\n"
    few, many = (steps(posts + '"aa bb cc dd" ' * count) for count in (500, 2000))
    assert many < 6 * few


def steps(text: str) -> int:
    """Count the lines that run while a page is parsed, its words compiled before."""
    parse_text(text)
    return count_steps(lambda: parse_text(text))
