"""What containers yield: records, errors, and what they pass over. Nothing here is parsed."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from talkparse.model import Consultation
from talkparse.problems import RecordError, spell_place
from talkparse.sources.columns import Columns


class Media(StrEnum):
    """What the data of a record is."""

    TEXT = "text"
    HTML = "html"


class Place(NamedTuple):
    """A file, or a record in it."""

    source: str
    """The path as it was given, or the name of a stream."""
    position: int | None = None
    """The number of the record in the file, counted from 1: a line of JSON Lines, a row of Parquet."""

    def __str__(self) -> str:
        """As messages and ``origin`` have it."""
        return spell_place(*self)


class Record(NamedTuple):
    """A page as a container holds it."""

    place: Place
    data: str | bytes
    """Bytes are HTML whose encoding is to be found."""
    media: Media
    url: str | None = None
    """As the record has it, unless the container's format puts something around it."""
    date: object = None
    """When it was captured, as the record has it; ``record_dates`` reads it."""
    charset: str | None = None
    """What the transport said of the encoding, which wins over what the page says of itself."""
    cut: str | None = None
    """Why the record holds only the beginning of the page, where it says so."""
    guessed: str | None = None
    """The encoding by which it was read though nothing names it."""


class PassedOver(NamedTuple):
    """Records that are no pages of the site."""

    records: int = 1
    revisits: int = 0
    """How many of them only refer to an earlier capture with the same content."""


Found = Record | Consultation | RecordError | PassedOver
"""What a container yields; a page, where talkparse itself has written it."""


def no_text(error: UnicodeDecodeError, encoding: str = "UTF-8") -> str:
    """Say which byte shows that data are no text."""
    return f"not text: byte 0x{error.object[error.start]:02x} does not belong in {encoding}"


class Opened(NamedTuple):
    """A file of which records follow."""

    holds_many: bool
    """Whether it holds records, or is a page."""


class Reading(NamedTuple):
    """How containers are read: what ``read`` takes beside the options of parsing."""

    columns: Columns = Columns()
    encoding: str | None = None
    """The encoding of text files and saved pages, where the caller knows it."""
    url: str | None = None
    """The address of the page, where the caller gave one for a file that is a page."""
    leave_out: str | None = None
    """The real path of a file that is not read where it stands in a folder: the output, of an earlier run."""
    max_record: int = 64 * 2**20
    """The bytes that a record may have."""
    max_ratio: int = 100
    """How many times its compressed size a stream may have."""


class BrokenStream(Exception):  # noqa: N818 -- it says what there is, and the containers say where
    """A compressed stream ends too early, or is damaged, or grows past the limits."""
