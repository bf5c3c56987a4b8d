"""The body of an HTTP response as an archive holds it: as it was sent, in pieces and compressed, or already unpacked.

Archives disagree with their own headers: crawlers unpack a body and keep the header, or rename it. So each encoding is
undone only where the body shows it.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from talkparse.extras import import_extra
from talkparse.sources.record import BrokenStream, Reading
from talkparse.sources.streams import decompress
from talkparse.sources.whole import say_too_large

if TYPE_CHECKING:
    from email.message import Message

_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_CHUNK: Final = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_WRAPPED: Final = ("gzip", "x-gzip", "zstd")  # told by their first bytes


class Response(NamedTuple):
    """A response, taken apart."""

    status: int
    headers: Message
    body: bytes


def read_response(block: bytes) -> Response | None:
    """Take a response apart; None for what is none. The body is as it was sent."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block)
    if status is None or end is None:
        return None
    from email.parser import BytesHeaderParser  # noqa: PLC0415 -- it imports much, and few containers hold responses

    head = block[: end.start()].partition(b"\n")[2]
    return Response(int(status[1]), BytesHeaderParser().parsebytes(head), block[end.end() :])


def unpack(response: Response, reading: Reading) -> bytes:
    """Give the body as a browser has it. Raises ``BrokenStream``, ``ImportError``."""
    body = response.body
    if "chunked" in _tokens(response.headers, "Transfer-Encoding"):
        body = _join_chunks(body)
    for coding in reversed(_tokens(response.headers, "Content-Encoding")):
        body = _decode(coding, body, reading)
    return body


def _tokens(headers: Message, name: str) -> list[str]:
    return [token.strip().lower() for value in headers.get_all(name, []) for token in str(value).split(",")]


def _join_chunks(body: bytes) -> bytes:
    """Join the chunks of a body. One that does not begin with the size of a chunk was joined by the archive."""
    chunks: list[bytes] = []
    place = 0
    while match := _CHUNK.match(body, place):
        size = int(match[1], 16)
        if not size:
            return b"".join(chunks)
        chunks.append(body[match.end() : match.end() + size])
        place = match.end() + size
        place += 2 if body.startswith(b"\r\n", place) else body.startswith(b"\n", place)
        if place > len(body):
            raise BrokenStream("cut off: the body ends inside a chunk")
    if not chunks:
        return body
    raise BrokenStream("cut off: the body ends before its last chunk" if place >= len(body) else "damaged: no chunk")


def _decode(coding: str, body: bytes, reading: Reading) -> bytes:
    if coding in _WRAPPED:
        _, stream = decompress(body[:16], io.BytesIO(body), "body", reading.max_ratio)
        return _limited(stream.read(reading.max_record + 1), reading)
    if coding == "deflate":
        return _inflate(body, reading)
    if coding == "br":
        return _unbrotli(body, reading)
    return body  # identity, or what nobody sends: then the body is no HTML, and passed over


def _inflate(body: bytes, reading: Reading) -> bytes:
    """Undo deflate, which some servers send without its header; a body that is neither was undone by the archive."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        decoder = zlib.decompressobj(bits)
        try:
            data = decoder.decompress(body, reading.max_record + 1)
        except zlib.error:
            continue
        if not decoder.eof and len(data) <= reading.max_record:
            raise BrokenStream("cut off: the compressed data end too early")
        return _limited(data, reading)
    return body


def _unbrotli(body: bytes, reading: Reading) -> bytes:
    brotli = import_extra("brotli", "warc")
    decoder = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    try:
        # A piece of 64 KiB can hold some 50 GB, so the output is asked for in steps.
        piece = decoder.process(body, output_buffer_limit=1 << 20)
        while piece or not decoder.can_accept_more_data():
            pieces.append(piece)
            size += len(piece)
            if size > reading.max_record or decoder.is_finished():
                break
            piece = decoder.process(b"", output_buffer_limit=1 << 20)
    except brotli.error:
        return body  # Brotli has no first bytes by which it is known: then the archive unpacked it
    if size <= reading.max_record and not decoder.is_finished():
        raise BrokenStream("cut off: the compressed data end too early")
    return _limited(b"".join(pieces), reading)


def _limited(data: bytes, reading: Reading) -> bytes:
    if len(data) > reading.max_record:
        raise BrokenStream(say_too_large(reading))
    return data
