"""Compressed files are read whole, member after member; what is cut, damaged or a bomb says so."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from corpus_files import lines, page, row
from talkparse.problems import RecordError
from talkparse.sources import read
from talkparse.sources.streams import decompress, look_at

PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lambda data: lzma.compress(data, preset=0),
    "lzma": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE, preset=0),
    "zst": zstandard.ZstdCompressor().compress,
}
CUT = "cut off: the compressed data end too early"


def found(data: bytes, **options: Any) -> tuple[list[str | None], list[str]]:
    errors: list[RecordError] = []
    titles = [page.title for page in read(io.BytesIO(data), on_error=errors.append, **options)]
    return titles, [str(error) for error in errors]


@pytest.mark.parametrize("name", PACK)
def test_a_page_and_records_are_unpacked(name: str) -> None:
    assert found(PACK[name](page("A").encode())) == (["A"], [])
    assert found(PACK[name](lines(row("A"), row("B")))) == (["A", "B"], [])
    assert found(PACK[name](PACK["gz"](page("A").encode()))) == (["A"], [])


@pytest.mark.parametrize("name", sorted(set(PACK) - {"lzma"}))  # its old format has no members
@given(st.lists(st.binary(max_size=300), max_size=4), st.integers(1, 50))
def test_all_members_are_read(name: str, members: list[bytes], size: int) -> None:
    class Dripping(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self.data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            piece = self.data.read(min(size, len(buffer)))
            buffer[: len(piece)] = piece
            return len(piece)

    # What is packed begins with a letter, so that it is not taken for packed once more.
    members = [b"a" + member for member in members]
    packed = b"".join(map(PACK[name], members))
    head, stream = look_at(io.BufferedReader(Dripping(packed)), "x")
    if packed:
        assert decompress(head, stream, "x", 100)[1].read() == b"".join(members)


@pytest.mark.parametrize("name", PACK)
@pytest.mark.parametrize("left", [0.5, 0.99])
def test_what_is_cut_says_so(name: str, left: float) -> None:
    packed = PACK[name](page("A").encode())
    with pytest.raises(RecordError, match=f"^<stream>: {CUT}$"):
        found(packed[: int(len(packed) * left)])


def noise(count: int) -> bytes:
    """Give lines that no compressor makes small."""
    chance = random.Random(count)
    return lines(*(row("A", note=chance.randbytes(10_000).hex()) for _ in range(count)))


@pytest.mark.parametrize("name", PACK)
def test_what_came_before_a_cut_is_read(name: str) -> None:
    data = noise(150)
    packed = PACK[name](data)
    titles, [error] = found(packed[: len(packed) * 9 // 10])
    assert 50 < len(titles) < 150
    assert error == f"<stream>:{len(titles) + 1}: {CUT}"


def test_bytes_after_the_end_are_an_error_and_zeros_are_none() -> None:
    packed = gzip.compress(lines(row("A")))
    assert found(packed + bytes(512)) == (["A"], [])
    titles, [error] = found(packed + b"words")
    assert titles == ["A"]
    assert error == "<stream>:2: damaged: Not a gzipped file (b'wo')"
    zst = PACK["zst"](lines(row("A")))
    titles, [error] = found(zst + b"words")
    assert titles == ["A"]
    assert error.startswith("<stream>:2: damaged: ")


def test_damage_inside_is_an_error() -> None:
    packed = bytearray(gzip.compress(noise(50)))
    packed[len(packed) // 2] ^= 0xFF
    titles, errors = found(bytes(packed))
    assert len(titles) < 50
    assert errors


@pytest.mark.parametrize("name", PACK)
def test_a_bomb_is_an_error(name: str) -> None:
    bomb = PACK[name](lines(row("A")) + b" " * 20_000_000)
    titles, [error] = found(bomb)
    assert titles == ["A"]
    assert error == "<stream>:2: more than 100 times its compressed size, which max_ratio allows"
    bomb = PACK[name](bytes(20_000_000))
    with pytest.raises(RecordError, match="more than 100 times its compressed size"):
        found(bomb)


def test_the_limits_are_the_callers() -> None:
    data = page("A").encode() + b" " * 3_000_000
    with pytest.raises(RecordError, match="more than 100 times"):
        found(gzip.compress(data))
    assert found(gzip.compress(data), max_ratio=2000) == (["A"], [])
    with pytest.raises(RecordError, match=r"more than 2,000,000 bytes, which max_record allows"):
        found(data, max_record=2_000_000)
    assert found(data, max_record=len(data)) == (["A"], [])
    with pytest.raises(RecordError, match=r"more than 2,000,000 bytes, which max_record allows"):
        found(b"<!DOCTYPE html>" + data, max_record=2_000_000)


def test_a_file_packed_too_often_is_no_text() -> None:
    data = page("A").encode()
    for _ in range(4):
        data = gzip.compress(data)
    with pytest.raises(RecordError, match="not text"):
        found(data)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_a_file_without_an_end_ends_in_an_error() -> None:
    with pytest.raises(RecordError, match=r"^/dev/zero: more than 67,108,864 bytes, which max_record allows"):
        list(read("/dev/zero"))


def test_a_text_that_begins_like_a_compressed_file_is_text() -> None:
    assert found(b"BZh is a name.\n" + page("A").encode())[1] == []


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(RecordError, match=r'<stream>: this needs zstandard: pip install "talkparse\[zstd\]"'):
        found(PACK["zst"](page("A").encode()))


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"max_record": 0}, ValueError, "max_record: expected a number above 0, not 0"),
        ({"max_ratio": "9"}, TypeError, "max_ratio: expected an int, not str"),
        ({"max_ratio": True}, TypeError, "max_ratio: expected an int, not bool"),
        ({"encoding": "klingon"}, ValueError, "encoding: none is called 'klingon'"),
        ({"encoding": 7}, TypeError, "encoding: expected a str, not int"),
        ({"encoding": "hex"}, ValueError, "encoding: none is called 'hex'"),
        ({"url": 7}, TypeError, "url: expected a str or None, not int"),
    ],
)
def test_wrong_limits_are_a_wrong_call_before_anything_is_read(
    options: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        read("nowhere", **options)
