"""Saved pages: one a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from talkparse.parse import parse_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from talkparse.model import Consultation
    from talkparse.parse import Options

_LOOKED_AT: Final = 256
# Marks of encodings, and the zeros of UTF-16, may stand around the first tag. No dump begins with one of these.
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:!--|(?:!doctype\s+html|\?xml|html|head|body|section|article|div)\b)",
    re.IGNORECASE,
)


def pages(file: BinaryIO, place: str, **options: Unpack[Options]) -> Iterator[tuple[str, Consultation]]:
    """Yield the page of a file, with its place. Raises ``UnrecognisedPage``; bytes of any kind are a page or none."""
    yield place, parse_html(file.read(), **options)


def begins_as_markup(data: bytes) -> bool:
    """Tell whether a file whose name says nothing begins as a saved page does."""
    return _MARKUP.match(data[:_LOOKED_AT].replace(b"\0", b"")) is not None
