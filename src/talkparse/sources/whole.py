"""Files that are one record: read whole, as far as a record may go."""

from __future__ import annotations

from typing import BinaryIO

from talkparse.problems import RecordError
from talkparse.sources.record import BrokenStream, Place, Reading


def read_whole(stream: BinaryIO, place: Place, reading: Reading) -> bytes | RecordError:
    """Read a stream to its end, or say why it is no record. A stream without an end is read to the limit."""
    pieces = []
    missing = reading.max_record + 1
    try:
        while missing > 0 and (piece := stream.read(missing)):  # a pipe gives what it has
            pieces.append(piece)
            missing -= len(piece)
    except BrokenStream as error:
        return RecordError(*place, str(error))
    return b"".join(pieces) if missing > 0 else too_large(place, reading)


def too_large(place: Place, reading: Reading) -> RecordError:
    """Give the error of a record that is larger than any page."""
    return RecordError(*place, say_too_large(reading))


def say_too_large(reading: Reading) -> str:
    """Say that a record is larger than any page."""
    return f"more than {reading.max_record:,} bytes, which max_record allows: no page is so large"
