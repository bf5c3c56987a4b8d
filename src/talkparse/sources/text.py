"""Text files: one page each."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Final

from talkparse.problems import RecordError
from talkparse.readers.html.encoding import decode_windows
from talkparse.sources.record import Media, Place, Reading, Record, no_text
from talkparse.sources.whole import read_whole

# A mark at the start names the encoding. Without one a file is UTF-8, unless the caller knows better.
_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def records(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Record | RecordError]:
    """Yield the page of a text file."""
    data = read_whole(stream, Place(name), reading)
    yield data if isinstance(data, RecordError) else _page(data, name, reading)


def _page(data: bytes, name: str, reading: Reading) -> Record | RecordError:
    try:
        text, guessed = decode(data, name, reading.encoding), None
    except RecordError as error:
        # Word and its like save "plain text" in the code page of Windows, and browsers read it so, too.
        if reading.encoding or b"\0" in data:
            return error
        text, guessed = decode_windows(data), "windows-1252"
    return Record(place=Place(name), data=text, media=Media.TEXT, guessed=guessed)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Decode a text file, without its mark. Raises ``RecordError`` with the line of what is no text."""
    mark, marked = next(((mark, name) for mark, name in _MARKS.items() if data.startswith(mark)), (b"", None))
    encoding = marked or encoding or "utf-8"
    data = data[len(mark) :]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise RecordError(name, line, no_text(error, encoding.upper())) from None
    before, nul, _ = text.partition("\0")
    if nul:
        raise RecordError(name, before.count("\n") + 1, "not text: it holds a NUL")
    return text
