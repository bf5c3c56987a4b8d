"""Text files: one page each."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO, Final

from talkparse.parse import parse_text
from talkparse.problems import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from talkparse.model import Consultation
    from talkparse.parse import Options

# A mark at the start names the encoding. Without one a file is UTF-8: nothing here guesses.
_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def pages(file: BinaryIO, place: str, **options: Unpack[Options]) -> Iterator[tuple[str, Consultation]]:
    """Yield the page of a text file, with its place. Raises ``RecordError`` or ``UnrecognisedPage``."""
    yield place, parse_text(decode(file.read(), place), **options)


def decode(data: bytes, place: str) -> str:
    """Decode a text file, without its mark. Raises ``RecordError`` with the line of what is no text."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS.items() if data.startswith(mark)), (b"", "utf-8"))
    data = data[len(mark) :]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        reason = f"not text: byte 0x{data[error.start]:02x} does not belong in {encoding.upper()}"
        raise RecordError(place, line, reason) from None
    before, nul, _ = text.partition("\0")
    if nul:
        raise RecordError(place, before.count("\n") + 1, "not text: it holds a NUL")
    return text
