"""A dump, labelled."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from model_strategies import texts
from talkparse.explain import explain, printable, show
from talkparse.model import Consultation
from talkparse.parse import parse_text
from talkparse.tokens import Token, TokenKind

SOURCE = "Benches\n\nFern\nSit. \x1b[31m\nRun.\n"
PAGE = Consultation(
    source=SOURCE,
    tokens=(
        Token(TokenKind.TITLE, 0, 9),
        Token(TokenKind.AUTHOR, 9, 14, 0),
        Token(TokenKind.BODY, 14, 19, 0),
        Token(TokenKind.UNKNOWN, 19, 25),
        Token(TokenKind.BODY, 25, 30, 12),
    ),
)


def test_each_token_has_a_line() -> None:
    assert list(explain(PAGE)) == [
        "  1:1  title                    Benches␤␤",
        "  3:1  author             #0    Fern␤",
        "  4:1  body               #0    Sit.␠",
        "  4:6  unknown                  \\x1b[31m␤",
        "  5:1  body               #12   Run.␤",
    ]


def test_colour_adds_nothing_but_colour() -> None:
    coloured = list(explain(PAGE, colour=True))
    assert coloured[0] == "  1:1  title                    \x1b[1mBenches␤␤\x1b[0m"
    assert [re.sub("\x1b\\[[0-9;]*m", "", line) for line in coloured] == list(explain(PAGE))


def test_a_page_without_its_source_cannot_be_explained() -> None:
    with pytest.raises(ValueError, match="only a page that was read from text"):
        list(explain(Consultation()))


def hidden_again(shown: str) -> str:
    """Undo ``show``, by a reading of its own."""
    plain = re.sub(r"^␠+|␠+$", lambda found: " " * len(found[0]), shown).replace("␤", "\n")
    found = re.split(r"(\\\\|\\[nrt]|\\x..|\\u....|\\U........)", plain)
    return "".join(
        part.encode("ascii").decode("unicode_escape") if part.startswith("\\") else part for part in found
    )  # fmt: skip


@given(texts())
def test_no_character_is_hidden(text: str) -> None:
    shown = show(text)
    assert shown.isprintable()
    assert hidden_again(shown) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b", "a b"),
        ("  a ", "␠␠a␠"),
        ("   ", "␠␠␠"),
        ("", ""),
        ("\t\r\n", "\\t\\r␤"),
        ("␤␠\\", "\\u2424\\u2420\\\\"),
        ("\xa0\u200b\u202e\ud83d", "\\xa0\\u200b\\u202e\\ud83d"),
        ("é…🙂", "é…🙂"),
    ],
)
def test_show(text: str, shown: str) -> None:
    assert show(text) == shown


@given(texts())
def test_messages_reach_a_terminal_as_one_printable_line(text: str) -> None:
    assert printable(text).isprintable()


def test_the_lines_of_the_real_dump_give_it_back(real_dump: str) -> None:
    page = parse_text(real_dump)
    lines = list(explain(page))
    assert len(lines) == len(page.tokens)
    assert "".join(hidden_again(re.sub(r"^ *\d+:\d+  \S+ +(#\d+ *)?  ", "", line)) for line in lines) == real_dump
