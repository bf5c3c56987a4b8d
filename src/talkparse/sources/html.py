"""Saved pages: one a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from talkparse.problems import RecordError
from talkparse.sources.record import Media, Place, Reading, Record
from talkparse.sources.whole import read_whole

_LOOKED_AT: Final = 256
# Marks of encodings, and the zeros of UTF-16, may stand around the first tag. No dump begins with one of these.
_TAGS: Final = r"\s*<(?:!--|(?:!doctype\s+html|\?xml|html|head|body|section|article|div)\b)"
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?" + _TAGS.encode(), re.IGNORECASE)
_MARKUP_TEXT: Final = re.compile("\ufeff?" + _TAGS, re.IGNORECASE)


def records(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Record | RecordError]:
    """Yield the page of a file; bytes of any kind are a page or none."""
    place = Place(name)
    data = read_whole(stream, place, reading)
    if isinstance(data, RecordError):
        yield data
    else:
        yield Record(place=place, data=data, media=Media.HTML, charset=reading.encoding)


def begins_as_markup(data: str | bytes) -> bool:
    """Tell whether a page begins as saved pages do."""
    if isinstance(data, str):
        return _MARKUP_TEXT.match(data[:_LOOKED_AT]) is not None
    return _MARKUP.match(data[:_LOOKED_AT].replace(b"\0", b"")) is not None
