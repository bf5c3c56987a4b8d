"""JSON Lines, JSON arrays and objects one after another become pages, and what is broken is named by its place."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_files import OTHER, lines, page, row
from talkparse.problems import RecordError
from talkparse.sources import read
from talkparse.sources.json_array import values_of


def found(data: bytes, **options: Any) -> tuple[list[tuple[str | None, str | None]], list[str]]:
    """Give the origins and titles of the pages, and the errors."""
    errors: list[RecordError] = []
    pages = [(page.origin, page.title) for page in read(io.BytesIO(data), on_error=errors.append, **options)]
    return pages, [str(error) for error in errors]


TWO: tuple[list[tuple[str | None, str | None]], list[str]] = ([("<stream>:1", "A"), ("<stream>:3", "B")], [])
ROWS = [row("A"), {"text": OTHER}, row("B")]


@pytest.mark.parametrize(
    "data",
    [
        lines(*ROWS),
        lines(*ROWS).removesuffix(b"\n"),
        lines(*ROWS).replace(b"\n", b"\r\n"),
        codecs.BOM_UTF8 + lines(*ROWS) + b"\n \n",
        json.dumps(ROWS).encode(),
        json.dumps(ROWS, indent=2).encode(),
        codecs.BOM_UTF8 + json.dumps(ROWS, ensure_ascii=False, indent=1).encode(),
        b" [\n" + b"\n,\n".join(json.dumps(entry).encode() for entry in ROWS) + b"\n]\n",
        "\n".join(json.dumps(entry, indent=2) for entry in ROWS).encode(),
    ],
    ids=[
        "lines",
        "no-last-line-feed",
        "crlf",
        "mark-and-blank-lines",
        "array",
        "indented",
        "mark",
        "by-lines",
        "one-by-one",
    ],
)
def test_each_record_is_a_page_or_passed_over(data: bytes) -> None:
    assert found(data) == TWO


def test_one_object_over_many_lines_is_one_record() -> None:
    assert found(json.dumps(row("A"), indent=2).encode()) == ([("<stream>:1", "A")], [])


def test_an_empty_array_has_no_pages() -> None:
    assert found(b"[ ]\n") == ([], [])


BROKEN = {
    b"{\n": "no JSON: Expecting property name enclosed in double quotes",
    b'{"text": "cut\n': "no JSON: ",
    b"words\n": "no JSON: Expecting value",
    b'{"text": "\xff"}\n': "not text: byte 0xff does not belong in UTF-8",
    b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n": "no JSON that can be read: nested too deep",
    b'{"text": ' + b"7" * 5000 + b"}\n": "no JSON: ",
    b'{"text": 7}\n': "the column of the text: expected a string, found a number",
    b'{"text": "a", "url": ["b"]}\n': "the column of the url: expected a string, found a list",
    b'{"text": false}\n': "the column of the text: expected a string, found a boolean",
    b'{"title": "A"}\n': "no column with the text of a page: none is called text, content, raw_content, html, body;",
    b"[1]\n": "expected an object, found a list",
    b"null\n": "expected an object, found null",
}


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: repr(line[:20]))
def test_a_broken_line_is_one_error_and_the_rest_goes_on(line: bytes) -> None:
    pages, [error] = found(lines(row("A"), line, row("B")))
    assert pages == [("<stream>:1", "A"), ("<stream>:3", "B")]
    assert error.startswith(f"<stream>:2: {BROKEN[line]}")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"[%s, %s", "<stream>:3: no JSON: cut off: the array has no end"),
        (b"[%s %s]", "<stream>:2: no JSON: expected a comma or the end of the array"),
        (b"[%s, {words}, %s]", "<stream>:2: no JSON: Expecting property name enclosed in double quotes"),
        (b"[%s, %s, ", "<stream>:3: no JSON: Expecting value"),
        (b'[%s, {"text": "\xff"}, %s]', "<stream>:1: not text: byte 0xff does not belong in UTF-8"),
        (b"[%s, " + b"[" * 100_000 + b", %s]", "<stream>:2: no JSON that can be read: nested too deep"),
    ],
)
def test_nothing_follows_what_is_broken_in_an_array(data: bytes, error: str) -> None:
    parts = [json.dumps(row(title)).encode() for title in "AB"]
    pages, errors = found(data.replace(b"%s", parts[0], 1).replace(b"%s", parts[1], 1))
    assert errors == [error]
    assert pages == [(f"<stream>:{number}", title) for number, title in ((1, "A"), (2, "B"))][: len(pages)]


def test_a_null_text_is_passed_over() -> None:
    assert found(lines({"text": None}, row("A"))) == ([("<stream>:2", "A")], [])


def test_a_record_may_not_be_too_large() -> None:
    large = {"text": "x" * 5000}
    too_large = "more than 2,000 bytes, which max_record allows: no page is so large"
    pages, errors = found(lines(row("A"), large, row("B")), max_record=2000)
    assert pages == [("<stream>:1", "A"), ("<stream>:3", "B")]
    assert errors == [f"<stream>:2: {too_large}"]
    assert found(lines(large).removesuffix(b"\n"), max_record=2000) == ([], [f"<stream>:1: {too_large}"])
    for size, count in ((3000, 2), (200_000, 1)):  # behind what is larger than the window nothing is found
        array = json.dumps([row("A"), {"text": "x" * size}, row("B")]).encode()
        assert found(array, max_record=2000) == (TWO[0][:count], [f"<stream>:2: {too_large}"])


def test_an_array_that_is_cut_while_packed_says_so() -> None:
    chance = random.Random(7)
    rows = [row("A", note=chance.randbytes(5000).hex()) for _ in range(30)]
    packed = gzip.compress(json.dumps(rows).encode())
    pages, [error] = found(packed[:-1000])
    assert 20 < len(pages) < 30
    assert error == f"<stream>:{len(pages) + 1}: cut off: the compressed data end too early"


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.text(max_size=3), SCALARS, max_size=3)


@given(st.lists(VALUES, max_size=5), st.sampled_from([None, 1]), st.integers(1, 9))
def test_an_array_is_read_value_by_value_as_the_standard_library_reads_it(
    values: list[object], indent: int | None, size: int
) -> None:
    data = json.dumps(values, indent=indent).encode()

    class Dripping(io.BytesIO):
        def read1(self, _: int | None = -1) -> bytes:
            return super().read1(size)

    assert list(values_of(Dripping(data), 10**6)) == values
    apart = b" ".join(json.dumps(value, indent=indent).encode() for value in values)
    if not apart.startswith(b"["):
        assert list(values_of(Dripping(apart), 10**6)) == values


def test_a_number_is_whole_where_a_window_ends() -> None:
    values = list(range(1_000_000, 1_030_000))
    assert list(values_of(io.BytesIO(json.dumps(values).encode()), 10**6)) == values
    assert list(values_of(io.BytesIO(" ".join(map(str, values)).encode()), 10**6)) == values


def test_html_in_a_column_is_a_saved_page() -> None:
    html = "<!DOCTYPE html><html><body><p>5 Londoners have responded</p><div>Comments (0)</div></body></html>"
    [page] = read(io.BytesIO(lines({"content": html, "uri": "https://example.org/a"})))
    assert (page.layout, page.url, page.responses) == ("html", "https://example.org/a", 5)


def test_a_text_that_begins_with_a_bracket_is_a_page() -> None:
    for start in ("[Skip to content](#main)\n", "{{ title }}\n", '["Quoted" link](/a)\n'):
        [found] = read(io.BytesIO((start + page()).encode()))
        assert found.source == start + page()
