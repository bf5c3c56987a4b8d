"""MHTML, as browsers save "a page in one file", and other mails that hold a page.

The first part that is HTML is the page; what follows are its pictures, styles and frames. The part's bytes are in the
page's own encoding: Chromium names none in the part's header, and keeps what the page declares of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from talkparse.problems import RecordError
from talkparse.sources.record import Media, Place, Reading, Record
from talkparse.sources.whole import read_whole

if TYPE_CHECKING:
    from email.message import Message

# The head of a mail: lines of names and values. The name of one is what a dump never begins with.
_HEAD: Final = re.compile(
    rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,60}?(?:MIME-Version|Content-Type):", re.IGNORECASE
)
_FIRST: Final = re.compile(
    rb"(?:From|MIME-Version|Content-Type|Subject|Date|Return-Path|Received|To|X-[\w-]+|Message-ID):", re.IGNORECASE
)
_CUT: Final = "it is a file whose last part has no end"


def records(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Record | RecordError]:
    """Yield the page of a file."""
    place = Place(name)
    data = read_whole(stream, place, reading)
    try:
        yield data if isinstance(data, RecordError) else _page(data, place, reading)
    except RecursionError:  # the standard library reads and walks each mail within a mail by a call within a call
        yield RecordError(*place, "no mail that can be read: nested too deep")


def _page(data: bytes, place: Place, reading: Reading) -> Record | RecordError:
    from email import message_from_bytes  # noqa: PLC0415 -- it imports much, and few files are mails

    message = message_from_bytes(data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        return RecordError(*place, "a mail or MHTML file without a part in HTML")
    body = part.get_payload(decode=True)
    addresses = (part["Content-Location"], message["Snapshot-Content-Location"], message["Content-Location"])
    return Record(
        place=place,
        data=body if isinstance(body, bytes) else b"",
        media=Media.HTML,
        url=next((_address(text) for text in addresses if text), None),
        date=message["Date"],
        charset=part.get_content_charset() or reading.encoding,
        cut=_CUT if _is_cut(message) else None,
    )


def begins_as_mail(head: bytes) -> bool:
    """Tell whether a file begins with the header of a mail."""
    return _FIRST.match(head) is not None and _HEAD.match(head) is not None


def _address(text: object) -> str:
    """Put an address together that was folded into several lines."""
    return re.sub(r"\s+", "", str(text))


def _is_cut(message: Message) -> bool:
    from email.errors import (  # noqa: PLC0415 -- as above
        CloseBoundaryNotFoundDefect,
        StartBoundaryNotFoundDefect,
    )

    ends = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
    return any(isinstance(defect, ends) for part in message.walk() for defect in part.defects)
