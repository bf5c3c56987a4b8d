"""JSON Lines: an object on each line.

What a line says is not looked at where none of the site's words is in it: in a corpus that is nearly all of them.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from talkparse.problems import RecordError
from talkparse.sources.columns import record_of
from talkparse.sources.gate import line_may_hold_page
from talkparse.sources.record import BrokenStream, PassedOver, Place, Reading, Record
from talkparse.sources.whole import too_large

# Shorter lines are decoded as fast as they are searched, and what is wrong with them is found.
_SHORT: Final = 1024


def records(
    stream: BinaryIO, name: str, reading: Reading, first: int = 1
) -> Iterator[Record | RecordError | PassedOver]:
    """Yield the record of each line; lines are counted from ``first``, and blank ones are none."""
    number = first - 1
    try:
        while line := stream.readline(reading.max_record + 1):
            number += 1
            place = Place(name, number)
            if len(line) > reading.max_record and not line.endswith(b"\n"):
                yield too_large(place, reading)
                _skip_line(stream, reading.max_record)
                continue
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
            if line.isspace():
                continue
            if len(line) > _SHORT and _is_whole(line) and not line_may_hold_page(line):
                yield PassedOver()
            else:
                yield _record(line, place, reading)
    except BrokenStream as error:
        yield RecordError(name, number + 1, str(error))


def _is_whole(line: bytes) -> bool:
    """Tell whether a line begins and ends as an object does: one that was cut is an error, whatever it says."""
    return line.startswith(b"{") and line.rstrip().endswith(b"}")


def _skip_line(stream: BinaryIO, size: int) -> None:
    while (piece := stream.readline(size)) and not piece.endswith(b"\n"):
        pass


def _record(line: bytes, place: Place, reading: Reading) -> Record | RecordError | PassedOver:
    try:
        row = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return RecordError(*place, f"not text: byte 0x{line[error.start]:02x} does not belong in UTF-8")
    except RecursionError:
        return RecordError(*place, "no JSON that can be read: nested too deep")
    except ValueError as error:  # a number of too many digits is one too, beside JSONDecodeError
        return RecordError(*place, f"no JSON: {error}")
    return record_of(row, place, reading.columns)
