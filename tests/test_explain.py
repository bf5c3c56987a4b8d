"""A dump, labelled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from damaged_pages import damaged_pages
from model_strategies import texts
from talkparse.explain import explain, explain_html, show
from talkparse.model import Consultation
from talkparse.parse import parse_html, parse_text
from talkparse.problems import UnrecognisedPage, printable
from talkparse.sources.again import read_again
from talkparse.sources.record import Reading
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


# --- saved pages ------------------------------------------------------------------------------------------------------

SAVED_PAGES = sorted((Path(__file__).resolve().parent / "html").glob("*.html"))


def stretches(path: Path) -> list[tuple[int | None, str, int | None, str]]:
    """The lines of an explained page, taken apart: line of the file where it is known, kind, post, text."""
    found = []
    for line in explain_html(path.read_bytes(), "page.html"):
        match = re.fullmatch(r"page\.html(?::(\d+))?  (\S+) +(?:#(\d+) *)?  (.*)", line)
        assert match, line
        place, kind, post, text = match.groups()
        found.append((int(place) if place else None, kind, None if post is None else int(post), text))
    return found


def test_there_are_saved_pages() -> None:
    assert len(SAVED_PAGES) > 3


@pytest.mark.parametrize("path", SAVED_PAGES, ids=lambda path: path.stem)
def test_the_parts_of_each_comment_are_those_of_the_result(path: Path) -> None:
    page = parse_html(path.read_bytes())
    found = stretches(path)
    for index, post in enumerate(page.posts()):
        parts: dict[str, list[str]] = {}
        for _, kind, number, text in found:
            if number == index:
                parts.setdefault(kind, []).append(text)
        assert "\n".join(map(hidden_again, parts.get("body", []))) == post.text
        assert "\n".join(map(hidden_again, parts.get("preview", []))) == (post.preview or "")
        if post.author and "author" in parts:
            assert post.author in parts["author"]
        if post.role and "role" in parts:
            assert post.role in parts["role"]
    assert {number for _, _, number, _ in found} <= {None, *range(sum(1 for _ in page.posts()))}


@pytest.mark.parametrize("path", SAVED_PAGES, ids=lambda path: path.stem)
def test_a_stretch_stands_on_a_line_of_the_file_and_each_comment_below_the_last(path: Path) -> None:
    found = stretches(path)
    lines = path.read_text("utf-8").count("\n") + 1
    assert all(1 <= line <= lines for line, *_ in found if line is not None)
    of_posts = [line or 0 for line, _, post, _ in found if post is not None]
    assert of_posts == sorted(of_posts)


def test_a_saved_page_is_explained_in_colour_and_from_text() -> None:
    html = "<p>5 Londoners have responded</p>"
    assert list(explain_html(html, "a\x1b.html", colour=True)) == [
        "a\\x1b.html:1  responses                \x1b[34m5 Londoners have responded\x1b[0m"
    ]


def test_text_that_is_nobodys_is_labelled() -> None:
    """After the button that closes the full text nothing of the comment can stand."""
    html = (Path(__file__).resolve().parent / "html" / "words-only.html").read_text("utf-8")
    full = "We have asked for lamps at this corner every winter. " * 6
    cut = full[:235].rsplit(" ", 1)[0]
    comment = f"<p>{cut}...</p><p>Show full comment</p><p>{full}</p><p>Show less of comment</p><p>Stray.</p>"
    found = [line.split(maxsplit=1) for line in explain_html(html.replace("<p>Brighter.</p>", comment), "page.html")]
    assert ["page.html:8", "unknown                  Stray."] in found


@given(st.binary(max_size=60) | damaged_pages())
def test_any_saved_page_is_explained_or_is_none(data: str | bytes) -> None:
    try:
        lines = list(explain_html(data, "page.html"))
    except UnrecognisedPage:
        return
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("content", [None, b"PK\x03\x04 a zip", b"no text: \xff\xfe\xfd\0", b"a dump"])
def test_what_is_no_page_of_its_own_is_not_read_again(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "page"
    if content is not None:
        path.write_bytes(content)
    assert read_again(str(path), Reading()) is None
