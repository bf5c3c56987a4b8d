"""Memory does not grow with a corpus: records are read one by one."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_files import OTHER, lines, row
from talkparse.sources import read
from talkparse.sources.gate import may_be_ours
from talkparse.sources.record import Media, Place, Record
from talkparse.vocabulary import talk_london

FILLER = json.dumps({"text": OTHER * 20, "url": "https://example.org/bread"}).encode()
COUNT = 4000


class Endless(io.RawIOBase):
    """A stream that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.rest = self.rest or next(self.pieces, b"")
        piece, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def json_lines(count: int) -> Iterator[bytes]:
    yield from [FILLER + b"\n"] * count
    yield lines(row("A"))


def json_array(count: int) -> Iterator[bytes]:
    yield b"["
    yield from [FILLER + b",\n"] * count
    yield json.dumps(row("A")).encode() + b"]"


def warc(count: int) -> Iterator[bytes]:
    text = (OTHER * 20).encode()
    for block in [text] * count + [row("A")["text"].encode()]:
        yield b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(
            block
        )
        yield block + b"\r\n\r\n"


def peak_of(pieces: Iterator[bytes]) -> int:
    tracemalloc.start()
    try:
        assert [page.title for page in read(Endless(pieces))] == ["A"]  # type: ignore[arg-type]
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("pieces", [json_lines, json_array, warc])
def test_memory_does_not_grow_with_a_corpus(pieces: Callable[[int], Iterator[bytes]]) -> None:
    list(read(Endless(pieces(1))))  # type: ignore[arg-type]  # what is loaded once is no part of it
    small, large = peak_of(pieces(2000)), peak_of(pieces(4000))
    assert large < small * 1.1


def test_of_a_table_a_few_rows_are_in_memory_at_a_time() -> None:
    sink = io.BytesIO()
    texts = [f"{number} {OTHER * 20}" for number in range(COUNT)] + [row("A")["text"]]
    pq.write_table(pa.table({"text": texts, "more": texts}), sink, row_group_size=500)
    before = pa.total_allocated_bytes()
    sink.seek(0)
    peak = 0
    for page in read(sink):
        assert page.title == "A"
        peak = max(peak, pa.total_allocated_bytes() - before)
    assert peak < 2e6


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, True),
        ("https://example.org/bread", False),
        ("https://www.london.gov.uk/talk-london/a", True),
        ("https://WWW.LONDON.GOV.UK/talk-london/a", True),
        ("https://example.org/?to=www.london.gov.uk/talk-london", True),
        ("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.l%6Fndon.gov.uk%2Ftalk-london", True),
        ("words", True),
        ("http://[::1]/", True),
    ],
)
def test_a_record_is_refused_by_its_address_only_where_that_is_plain(url: str | None, *, expected: bool) -> None:
    record = Record(place=Place("x"), data=OTHER, media=Media.TEXT, url=url)
    assert may_be_ours(record, talk_london()) is expected
