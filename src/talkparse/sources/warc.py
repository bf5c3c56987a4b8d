"""WARC, and WET, which is WARC with the text of pages in it.

Pages are ``response`` records, ``resource`` records (the same without HTTP) and ``conversion`` records (plain text).
warcio reads the records, and here their bodies are unpacked: it passes Brotli and Zstandard on as they are. FastWARC is
some ten times as fast, but panics when a stream cannot be sought or fails to be read, and stops without a word after a
record that is both in chunks and compressed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from talkparse.extras import MissingExtra, import_extra
from talkparse.problems import RecordError
from talkparse.sources.html import begins_as_markup
from talkparse.sources.http_body import read_response, unpack
from talkparse.sources.record import BrokenStream, Media, PassedOver, Place, Reading, Record
from talkparse.sources.text import decode
from talkparse.sources.whole import say_too_large

_VERSION: Final = re.compile(rb"WARC/[\d.]+[ \t]*\r?\n")
_LONGEST_HEADER: Final = 1 << 18  # an address may have some kilobytes
_PAGES: Final = frozenset({"response", "resource", "conversion", "revisit"})
_SUCCESS: Final = 2
_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})


def records(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Record | RecordError | PassedOver]:
    """Yield the pages of an archive; records are counted from 1, whatever their type."""
    load = import_extra("warcio.recordloader", "warc").ArcWarcRecordLoader().parse_record_stream
    failed = import_extra("warcio.exceptions", "warc").ArchiveLoadFailed
    lines = _Lines(stream)
    number = 0
    is_lost = False
    try:
        while line := lines.readline():
            if line.isspace():
                lines.left = _LONGEST_HEADER
                continue
            if not _VERSION.fullmatch(line):
                if not is_lost:  # said once: the next line that begins a record is where it goes on
                    yield RecordError(name, number, "what follows this record is none: the rest up to the next is lost")
                is_lost = True
                lines.left = _LONGEST_HEADER
                continue
            number += 1
            is_lost = False
            lines.left = _LONGEST_HEADER
            try:
                warc = load(lines, line.decode("ascii"), known_format="warc", no_record_parse=True)
            except (failed, ValueError) as error:
                yield RecordError(name, number, f"no WARC record: {error}")
                is_lost = True
                continue
            if outcome := _read(warc, Place(name, number), reading):
                yield outcome
    except BrokenStream as error:
        yield RecordError(name, number + 1, str(error))


class _Lines:
    """A stream whose lines may not be endless, nor the header that they make up."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.read = stream.read
        self.left = _LONGEST_HEADER

    def readline(self, _: int | None = None) -> bytes:
        line = self.stream.readline(self.left)
        self.left -= len(line)
        if self.left <= 0:
            raise BrokenStream("damaged: a header has no end")
        return line


def _read(warc: Any, place: Place, reading: Reading) -> Record | RecordError | PassedOver | None:  # noqa: ANN401
    """Give the page of a record that warcio gives; None for a record of a type that holds none."""
    if warc.rec_type not in _PAGES:
        _skip(warc.raw_stream)
        return None
    try:
        block = _block_of(warc, reading)
        if warc.rec_type == "revisit":
            return PassedOver(revisits=1)
        return _page(warc.rec_type, warc.rec_headers, block, place, reading)
    except (BrokenStream, MissingExtra) as error:
        return RecordError(*place, str(error))
    except RecordError as error:
        return RecordError(*place, error.reason)


def _block_of(warc: Any, reading: Reading) -> bytes:  # noqa: ANN401 -- a record of warcio
    """Give the block of a record, whole. Raises ``BrokenStream``."""
    if not (warc.rec_headers.get_header("Content-Length") or "").isdecimal():  # which warcio takes for 0
        raise BrokenStream("no WARC record: its length is missing")
    if warc.length > reading.max_record:
        _skip(warc.raw_stream)
        raise BrokenStream(say_too_large(reading))
    block: bytes = warc.raw_stream.read(warc.length)
    if len(block) < warc.length:
        raise BrokenStream(f"cut off: {len(block):,} of {warc.length:,} bytes")
    return block


def _skip(body: io.RawIOBase) -> None:
    while body.read(1 << 16):
        pass


def _page(rec_type: str, headers: Any, block: bytes, place: Place, reading: Reading) -> Record | PassedOver:  # noqa: ANN401
    """Make a record of a block."""
    media, charset = _media_of(headers.get_header("Content-Type") or "")
    if rec_type == "response":
        response = read_response(block)
        # An error and a redirect are no page, whatever they look like.
        if response is None or response.status // 100 != _SUCCESS:
            return PassedOver()
        media, charset = _media_of(str(response.headers.get("Content-Type", "")))
        block = unpack(response, reading)
    is_html = media in _HTML or (not media and begins_as_markup(block))
    if not is_html and rec_type != "conversion":
        return PassedOver()
    truncated = headers.get_header("WARC-Truncated")
    return Record(
        place=place,
        data=block if is_html else decode(block, place.source),
        media=Media.HTML if is_html else Media.TEXT,
        url=(headers.get_header("WARC-Target-URI") or "").strip("<> ") or None,
        date=headers.get_header("WARC-Date"),
        charset=charset,
        cut=f"the archive cut it ({truncated})" if truncated else None,
    )


def _media_of(content_type: str) -> tuple[str, str | None]:
    """Give the media type and the encoding that a header names."""
    media, _, rest = content_type.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
    return media.strip().lower(), charset[1] if charset else None
