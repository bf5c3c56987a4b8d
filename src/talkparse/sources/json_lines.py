"""JSON Lines: an object on each line.

Each line is decoded. To search a line for the site's words first, and leave it where there are none, was measured to
take longer: the words are many, and the standard library decodes a line in the time that three of them take to find.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from talkparse.problems import RecordError
from talkparse.sources.record import BrokenStream, Found, Place, Reading, no_text
from talkparse.sources.rows import record_of
from talkparse.sources.whole import too_large


def records(stream: BinaryIO, name: str, reading: Reading, first: int = 1) -> Iterator[Found]:
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
            yield _record(line, place, reading)
    except BrokenStream as error:
        yield RecordError(name, number + 1, str(error))


def _skip_line(stream: BinaryIO, size: int) -> None:
    while (piece := stream.readline(size)) and not piece.endswith(b"\n"):
        pass


def _record(line: bytes, place: Place, reading: Reading) -> Found:
    try:
        row = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return RecordError(*place, no_text(error))
    except RecursionError:
        return RecordError(*place, "no JSON that can be read: nested too deep")
    except ValueError as error:  # a number of too many digits is one too, beside JSONDecodeError
        return RecordError(*place, f"no JSON: {error}")
    return record_of(row, place, reading.columns)
