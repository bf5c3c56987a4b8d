"""A saved page, read once more by its origin: for what its result does not keep."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from talkparse.extras import MissingExtra
from talkparse.readers.html.encoding import decode_page
from talkparse.sources.detect import tell
from talkparse.sources.record import BrokenStream, Media, Reading, Record
from talkparse.sources.streams import decompress, look_at


def read_again(origin: str, reading: Reading) -> str | bytes | None:
    """Give the data of a page that is a file of its own; None where its origin is no saved page, or gone."""
    with suppress(OSError, BrokenStream, MissingExtra), Path(origin).open("rb") as file:
        head, stream = decompress(*look_at(file, origin), origin, reading.max_ratio)
        container = tell(head, origin)
        for record in () if isinstance(container, str) else container.records(stream, origin, reading):
            if isinstance(record, Record) and record.media is Media.HTML:
                data = record.data
                return decode_page(data, record.charset) if isinstance(data, bytes) and record.charset else data
    return None
