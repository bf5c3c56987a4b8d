"""A JSON array of objects, or objects one after another, over as many lines as they like: read one by one.

The standard library reads a document whole, and an array may be a whole corpus. So one value at a time is read off a
window of the text, which grows twofold until it holds the value: the time for each stays linear in its length.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from talkparse.problems import RecordError
from talkparse.sources.record import BrokenStream, Found, Place, Reading, no_text
from talkparse.sources.rows import record_of
from talkparse.sources.streams import step_of
from talkparse.sources.whole import too_large

_WINDOW: Final = 1 << 16
_BLANK: Final = re.compile(r"[ \t\r\n]*")
_TOO_LARGE: Final = object()


def records(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Found]:
    """Yield the record of each value, counted from 1. After a broken one there is no way on: it is the last."""
    number = 0
    try:
        for value in values_of(stream, reading.max_record):
            number += 1
            place = Place(name, number)
            yield too_large(place, reading) if value is _TOO_LARGE else record_of(value, place, reading.columns)
    except UnicodeDecodeError as error:
        yield RecordError(name, number + 1, no_text(error))
    except RecursionError:
        yield RecordError(name, number + 1, "no JSON that can be read: nested too deep")
    except ValueError as error:
        yield RecordError(name, number + 1, f"no JSON: {getattr(error, 'msg', error)}")
    except BrokenStream as error:
        yield RecordError(name, number + 1, str(error))


def values_of(stream: BinaryIO, max_record: int) -> Iterator[object]:
    """Yield the values of an array, or those that stand one after another; a large one is ``_TOO_LARGE``."""
    window = _Window(stream)
    is_array = window.take("[")
    is_first = True
    while (sign := window.next()) and not (is_array and sign == "]"):
        if is_array and not is_first and not window.take(","):
            raise ValueError("expected a comma or the end of the array")
        window.next()
        yield window.value(max_record)
        if window.is_lost:
            return
        is_first = False
    if is_array and not window.take("]"):
        raise ValueError("cut off: the array has no end")


class _Window:
    """The text from the next character on, as much of it as was needed so far."""

    def __init__(self, stream: BinaryIO) -> None:
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self.step = step_of(stream)
        self.parse = json.JSONDecoder().raw_decode
        self.text = ""
        self.start = 0
        self.is_whole = False
        self.is_lost = False

    def grow(self, size: int) -> None:
        """Make the window at least so large, if there is so much."""
        pieces = [self.text[self.start :]]
        missing = size - len(pieces[0])
        while missing > 0 and not self.is_whole:
            data = self.step(max(missing, io.DEFAULT_BUFFER_SIZE))
            self.is_whole = not data
            pieces.append(self.decoder.decode(data, final=self.is_whole))
            missing -= len(pieces[-1])
        self.text, self.start = "".join(pieces), 0

    def next(self) -> str:
        """Give the next character that is no white space, or nothing at the end; it is the first one now."""
        while True:
            blank = _BLANK.match(self.text, self.start)
            self.start = blank.end() if blank else self.start
            if self.start < len(self.text) or self.is_whole:
                return self.text[self.start : self.start + 1]
            self.grow(_WINDOW)

    def take(self, sign: str) -> bool:
        """Go past a sign if it comes next."""
        is_there = self.next() == sign
        self.start += is_there
        return is_there

    def value(self, limit: int) -> object:
        """Go past the value that comes next, and give it; ``_TOO_LARGE`` if it is longer than the limit.

        Where the end of a large value is not in the window, it is not sought: the window ``is_lost``.
        """
        while True:
            try:
                value, stop = self.parse(self.text, self.start)
            except json.JSONDecodeError:
                if self.is_whole:
                    raise
            else:
                # A number at the end of the window may go on behind it.
                if stop < len(self.text) or self.is_whole:
                    length, self.start = stop - self.start, stop
                    return _TOO_LARGE if length > limit else value
            size = len(self.text) - self.start
            if size > limit:
                self.is_lost = True
                return _TOO_LARGE
            self.grow(max(2 * size, _WINDOW))
