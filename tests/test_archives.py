"""WARC, MHTML and Parquet: what the recorded files do not show, and what is broken."""

from __future__ import annotations

import gzip
import io
import struct
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from corpus_files import OTHER, page
from talkparse.enums import CapturedBy
from talkparse.problems import ProblemCode, RecordError, UnrecognisedPage
from talkparse.sources import read
from talkparse.sources.http_body import Response, read_response, unpack
from talkparse.sources.record import BrokenStream, Reading

HTML = b"<!DOCTYPE html><html><body><h1>A</h1><p>5 Londoners have responded</p><div>Comments (0)</div></body></html>"
URL = "https://www.london.gov.uk/talk-london/discussions/7"


def found(data: bytes, **options: Any) -> tuple[list[tuple[str | None, str | None]], list[str]]:
    errors: list[RecordError] = []
    pages = [(page.origin, page.title) for page in read(io.BytesIO(data), on_error=errors.append, **options)]
    return pages, [str(error) for error in errors]


# WARC


def warc(block: bytes, kind: str = "response", media: str = "application/http; msgtype=response", **more: str) -> bytes:
    headers = {
        "WARC-Type": kind,
        "WARC-Target-URI": URL,
        "WARC-Date": "2025-07-20T11:30:00Z",
        "Content-Type": media,
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in more.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def http(body: bytes = HTML, status: str = "200 OK", **headers: str) -> bytes:
    headers = {"Content_Type": "text/html", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


GOOD = warc(http())
FOUND = ("<stream>:1", "A")


@pytest.mark.parametrize(
    "record",
    [
        GOOD,
        warc(http().replace(b"\r\n", b"\n")),
        warc(http(Content_Type="application/xhtml+xml; charset=utf-8")),
        warc(http(Content_Type="")),
        warc(HTML, "resource", "text/html"),
        warc(HTML, "resource", ""),
        warc(page("A").encode(), "conversion", "text/plain"),
        warc(http(Content_Encoding="gzip")),
        warc(http(Content_Encoding="br")),
        warc(http(Content_Encoding="deflate")),
        warc(http(Content_Encoding="odd")),
        warc(http(Transfer_Encoding="chunked")),
        warc(http(zlib.compress(HTML)[2:-4], Content_Encoding="deflate")),
        warc(http(gzip.compress(brotli.compress(HTML)), Content_Encoding="br, gzip")),
        warc(http(b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), Transfer_Encoding="chunked")),
    ],
)
def test_a_page_is_read_however_the_archive_keeps_it(record: bytes) -> None:
    assert found(record) == ([FOUND], [])
    assert found(record + GOOD) == ([FOUND, ("<stream>:2", "A")], [])


@pytest.mark.parametrize(
    "record",
    [
        warc(http(status="404 Not Found")),
        warc(http(status="301 Moved", Location=URL)),
        warc(http(b"\x89PNG", Content_Type="image/png")),
        warc(http(page("A").encode(), Content_Type="text/plain")),
        warc(page("A").encode(), "resource", "text/plain"),
        warc(http(b""), "revisit"),
        warc(b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc(HTML, "metadata", "text/html"),
        warc(HTML, "nonsense", "text/html"),
        warc(b"no answer", "response"),
        warc(OTHER.encode(), "conversion", "text/plain", WARC_Target_URI="https://example.org/bread"),
    ],
)
def test_what_is_no_page_is_passed_over(record: bytes) -> None:
    assert found(record) == ([], [])
    assert found(record + GOOD) == ([("<stream>:2", "A")], [])


LARGE = warc(http(b" " * 3_000_000))
BROKEN = {
    warc(http(gzip.compress(HTML)[:-9], Content_Encoding="gzip")): "cut off: the compressed data end too early",
    warc(http(zlib.compress(HTML)[:-9], Content_Encoding="deflate")): "cut off: the compressed data end too early",
    warc(http(brotli.compress(HTML)[:-9], Content_Encoding="br")): "cut off: the compressed data end too early",
    warc(http(b"5\r\nab", Transfer_Encoding="chunked")): "cut off: the body ends inside a chunk",
    warc(http(b"2\r\nab\r\n", Transfer_Encoding="chunked")): "cut off: the body ends before its last chunk",
    warc(http(b"2\r\nab\r\nwords", Transfer_Encoding="chunked")): "damaged: no chunk",
    warc(b"\xff", "conversion", "text/plain"): "not text: byte 0xff does not belong in UTF-8",
    LARGE: "more than 2,000,000 bytes, which max_record allows: no page is so large",
    warc(http(brotli.compress(b" " * 3_000_000), Content_Encoding="br")): "more than 2,000,000 bytes,",
    warc(http(zlib.compress(b" " * 3_000_000), Content_Encoding="deflate")): "more than 2,000,000 bytes,",
    warc(http(gzip.compress(b" " * 3_000_000), Content_Encoding="gzip")): "more than 100 times its compressed size,",
    warc(http(zstandard.compress(HTML * 30_000), Content_Encoding="zstd")): "more than 100 times its compressed size,",
    b"WARC/1.0\r\nWARC-Type: response\r\n\r\n": "no WARC record: its length is missing",
    GOOD.replace(b"WARC/1.0", b"WARC/9.9"): "no WARC record: ",
}


@pytest.mark.parametrize("record", BROKEN, ids=BROKEN.values())
def test_a_broken_record_is_one_error_and_the_rest_goes_on(record: bytes) -> None:
    pages, [error] = found(record + GOOD, max_record=2_000_000)
    assert error.startswith(f"<stream>:1: {BROKEN[record]}")
    assert pages == [("<stream>:2", "A")]


def test_what_stands_between_records_is_one_error() -> None:
    pages, errors = found(GOOD + b"words\r\nmore words\r\n\r\n" + GOOD)
    assert pages == [FOUND, ("<stream>:2", "A")]
    assert errors == ["<stream>:1: what follows this record is none: the rest up to the next is lost"]
    pages, errors = found(GOOD.replace(b"Content-Length: 1", b"Content-Length: 7x1") + GOOD)
    assert pages == [("<stream>:2", "A")]
    assert errors


@pytest.mark.parametrize("left", [30, 200, 250, len(GOOD) - 20])
def test_a_cut_archive_says_so_after_what_came_before(left: int) -> None:
    pages, [error] = found(GOOD + GOOD[:left])
    assert pages == [FOUND]
    assert error.startswith("<stream>:2: ")


def test_a_header_without_an_end_is_an_error() -> None:
    pages, [error] = found(GOOD + b"WARC/1.0\r\nWARC-Type: " + b"x" * 300_000)
    assert pages == [FOUND]
    assert error == "<stream>:3: damaged: a header has no end"
    _, [error] = found(GOOD + b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000)
    assert error == "<stream>:3: damaged: a header has no end"
    assert found(GOOD + b"\r\n" * 300_000 + GOOD)[1] == []


def test_a_record_that_was_cut_on_purpose_says_so() -> None:
    [found] = read(io.BytesIO(warc(http(), WARC_Truncated="length")))
    [problem] = [problem for problem in found.problems if problem.code is ProblemCode.CUT_RECORD]
    assert problem.message.endswith("the archive cut it (length)")


def test_the_header_says_the_encoding() -> None:
    body = HTML.replace(b"<h1>A", "<h1>é".encode("cp1252"))
    for block in (http(body, Content_Type="text/html; charset=windows-1252"), http(body)):
        [found] = read(io.BytesIO(warc(block)))
        assert found.title == "é"
    [found] = read(io.BytesIO(warc(http(b"<meta charset=koi8-r>" + body, Content_Type='text/html;charset="cp1252"'))))
    assert found.title == "é"


@given(st.binary(), st.sampled_from(["gzip", "br", "deflate", "zstd", "chunked", "identity"]))
def test_any_body_is_bytes_or_broken(body: bytes, coding: str) -> None:
    name = "Transfer-Encoding" if coding == "chunked" else "Content-Encoding"
    response = read_response(b"HTTP/1.1 200 OK\r\n%s: %s\r\n\r\n" % (name.encode(), coding.encode()) + body)
    assert isinstance(response, Response)
    with suppress(BrokenStream):
        assert isinstance(unpack(response, Reading(max_record=10_000)), bytes)


@given(st.binary(), st.integers(0, len(GOOD)))
def test_any_archive_gives_pages_and_errors(data: bytes, place: int) -> None:
    with suppress(UnrecognisedPage, RecordError):  # it may be no archive any more
        found(GOOD[:place] + data + GOOD[place:])


@pytest.mark.parametrize(("module", "coding"), [("brotli", "br"), ("warcio.recordloader", "gzip")])
def test_a_missing_package_is_named_with_its_extra(module: str, coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    data = warc(http(Content_Encoding=coding))
    message = f'this needs {module.partition(".")[0]}: pip install "talkparse[warc]"'
    if coding == "br":
        assert found(data) == ([], [f"<stream>:1: {message}"])
    else:
        with pytest.raises(RecordError) as caught:
            found(data)
        assert str(caught.value) == f"<stream>: {message}"


# MHTML

PART = b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: %s\r\n\r\n%s\r\n" % (
    URL.encode(),
    HTML,
)
HEAD = b"From: <Saved by x>\r\nDate: Sun, 20 Jul 2025 11:30:00 GMT\r\nMIME-Version: 1.0\r\n"
MULTIPART = HEAD + b'Content-Type: multipart/related; boundary="b"\r\n\r\n'


def test_the_first_part_in_html_is_the_page() -> None:
    picture = b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n"
    other = b"--b\r\nContent-Type: text/html\r\n\r\n<p>frame</p>\r\n"
    [found] = read(io.BytesIO(MULTIPART + picture + b"--b\r\n" + PART + other + b"--b--\r\n"))
    assert (found.title, found.url, found.captured_by) == ("A", URL, CapturedBy.RECORD)
    assert not [problem for problem in found.problems if problem.code is ProblemCode.CUT_RECORD]


def test_a_page_alone_is_one_too() -> None:
    [found] = read(io.BytesIO(HEAD + PART))
    assert (found.title, found.url) == ("A", URL)


def test_a_part_says_its_encoding() -> None:
    body = HTML.replace(b"<h1>A", "<h1>é".encode("cp1252"))
    part = b"Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body
    [found] = read(io.BytesIO(HEAD + part))
    assert (found.title, found.url) == ("é", None)


def test_a_cut_file_says_so() -> None:
    [found] = read(io.BytesIO(MULTIPART + b"--b\r\n" + PART))
    [problem] = [problem for problem in found.problems if problem.code is ProblemCode.CUT_RECORD]
    assert "a file whose last part has no end" in problem.message


def test_a_mail_without_a_page_is_an_error() -> None:
    with pytest.raises(RecordError, match="a mail or MHTML file without a part in HTML"):
        list(read(io.BytesIO(HEAD + b"Content-Type: text/plain\r\n\r\nwords\r\n")))
    with pytest.raises(RecordError, match="more than 100 bytes"):
        list(read(io.BytesIO(HEAD + PART), max_record=100))


@pytest.mark.parametrize("end", [b"Content-Type: text/plain\r\n\r\nwords", PART])
def test_mails_within_mails_are_an_error_where_they_are_nested_too_deep(end: bytes) -> None:
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 3_000
    with pytest.raises(RecordError, match="no mail that can be read: nested too deep"):
        list(read(io.BytesIO(HEAD + nested + end)))


# Parquet


def parquet(table: Any, **options: Any) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, **options)
    return sink.getvalue()


TABLE = pa.table({"Text": [page("A"), OTHER, None, page("B")], "meta": [{"url": URL, "n": 1}] * 4})


def test_rows_are_counted_through_all_groups(tmp_path: Path) -> None:
    data = parquet(TABLE, row_group_size=2)
    expected = [("A", 1), ("B", 4)]
    assert found(data) == ([(f"<stream>:{number}", title) for title, number in expected], [])
    for name, content in (("a.parquet", data), ("b.parquet.gz", gzip.compress(data))):
        path = tmp_path / name
        path.write_bytes(content)
        assert [(page.title, page.origin) for page in read(path)] == [
            (title, f"{path}:{number}") for title, number in expected
        ]
    pages = read(io.BytesIO(data), columns={"url": "META.URL"})
    assert {page.url for page in pages} == {URL}


def test_a_table_without_the_column_is_an_error() -> None:
    pages, [error] = found(parquet(pa.table({"a": [1]})))
    assert pages == []
    assert error.startswith("<stream>: no column with the text of a page: none is called text, content,")


def test_values_of_other_types_are_errors() -> None:
    assert found(parquet(pa.table({"text": [7]}))) == (
        [],
        ["<stream>:1: the column of the text: expected a string, found a number"],
    )
    _, [error] = found(parquet(pa.table({"text": [b"\xff", page("A").encode(), HTML]})))
    assert error == "<stream>:1: not text: byte 0xff does not belong in UTF-8"
    assert found(parquet(pa.table({"text": [page("A"), "x" * 3000]})), max_record=2000) == (
        [FOUND],
        ["<stream>:2: more than 2,000 bytes, which max_record allows: no page is so large"],
    )


def text_of(*values: bytes) -> Any:
    """Give a column of text that holds any bytes."""
    offsets = [sum(map(len, values[:number])) for number in range(len(values) + 1)]
    return pa.Array.from_buffers(
        pa.string(),
        len(values),
        [None, pa.py_buffer(struct.pack(f"<{len(offsets)}i", *offsets)), pa.py_buffer(b"".join(values))],
    )


@pytest.mark.parametrize(
    ("column", "odd"),
    [
        ({"date": pa.array([0, 2**60, 0], pa.timestamp("us"))}, [2]),
        ({"date": pa.array([None, 0, None], pa.timestamp("us", "Nowhere/At_All"))}, [2]),
        ({"url": text_of(b"a", b"\xff", b"c")}, [2]),
        ({"text": text_of(b"\xff", page("B").encode(), b"\xfe")}, [1, 3]),
    ],
)
def test_a_value_that_python_cannot_hold_costs_its_row_alone(column: dict[str, Any], odd: list[int]) -> None:
    pages, errors = found(parquet(pa.table({"text": [page("A"), page("B"), page("C")], **column})))
    assert [origin for origin, _ in pages] == [f"<stream>:{number}" for number in (1, 2, 3) if number not in odd]
    assert [error.partition(" that")[0] for error in errors] == [f"<stream>:{number}: a value" for number in odd]
    assert all(": a value that cannot be read: " in error for error in errors)


def test_a_packed_table_that_is_cut_is_an_error() -> None:
    assert found(gzip.compress(parquet(TABLE))[:-20]) == (
        [],
        ["<stream>: cut off: the compressed data end too early"],
    )


@pytest.mark.parametrize("damage", [lambda data: data[:100], lambda data: data[:20] + b"x" * 200 + data[220:]])
def test_a_damaged_table_is_an_error(damage: Any) -> None:
    pages, [error] = found(damage(parquet(TABLE)))
    assert pages == []
    assert error.startswith("<stream>: no Parquet that can be read: ")


def test_without_arrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = parquet(TABLE)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(RecordError, match=r'this needs pyarrow: pip install "talkparse\[parquet\]"'):
        found(data)
