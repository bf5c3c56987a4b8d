"""Laws of lines: white space of every kind is folded, and whether a dump has any to fold changes nothing else."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from talkparse.readers.dump.lines import fold, label_of, read_lines
from talkparse.tokens import ZERO_WIDTH, TokenKind
from talkparse.vocabulary import talk_london

SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
LINE = st.text(st.sampled_from(["a", "é", "’", "•", "-", " ", *SPACES, *ZERO_WIDTH]), max_size=12)


def test_every_kind_of_white_space_is_folded() -> None:
    for space in SPACES:
        _, lines = read_lines(f"one{space}two\nthree  four\n", talk_london(), markdown=False)
        texts = [line.text for line in lines]
        assert texts == (["one", "two"] if space == "\n" else ["one two"]) + ["three four"], ascii(space)


def test_white_space_is_folded_where_there_is_one_kind_of_it_in_the_dump() -> None:
    for space in SPACES:
        _, lines = read_lines(f"one{space}two\nthree\n", talk_london(), markdown=False)
        assert lines[0].text in {"one", "one two"}, ascii(space)


@given(LINE, LINE)
def test_a_stretch_of_several_lines_is_folded_to_one(first: str, second: str) -> None:
    source = f"{first}\n{second}"
    dump, _ = read_lines(source, talk_london(), markdown=False)
    text = dump.text(0, len(source))
    assert text == fold(text)
    assert 0 in dump.items or text == " ".join(source.split())


@given(st.lists(LINE, max_size=5))
def test_the_text_of_a_line_is_its_words_and_a_label_has_nothing_without_width(some: list[str]) -> None:
    source = "\n".join(line.replace("\n", " ") for line in some)
    dump, lines = read_lines(source, talk_london(), markdown=False)
    for line in lines:
        raw = source[line.start : line.stop]
        words = line.text if line.start in dump.items else " ".join(raw.split())
        assert line.text == words == fold(line.text)
        visible = line.text.replace("’", "'")
        assert line.label == label_of(line.text) == " ".join("".join(c for c in visible if c not in ZERO_WIDTH).split())
        mark = dump.mark(TokenKind.BODY, line.start, line.stop)
        assert mark == line.mark(TokenKind.BODY)


@given(LINE, LINE, LINE)
def test_a_glued_mark_keeps_the_white_space_before_it(first: str, gap: str, second: str) -> None:
    source = f"x{first}{gap}{second}y".replace("\n", " ")
    dump, _ = read_lines(source, talk_london(), markdown=False)
    before = dump.mark(TokenKind.CHROME, 0, 1 + len(first))
    after = dump.mark(TokenKind.BODY, 1 + len(first), len(source), after=before)
    whole = f".{source[1 + len(first) :]}"
    assert " ".join(f".{after.gap}{after.text}".split()) == " ".join(whole.split())
    assert (after.start, after.stop, after.glued) == (1 + len(first), len(source), True)
