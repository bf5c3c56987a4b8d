"""Talk to the City: a CSV of ``id``, ``interview`` (the author), ``comment`` and ``timestamp``, split where it must be.

The headers are bare, without a mark of the encoding, as its server wants them. It refuses a file of more than 150 KB,
so there are more files if need be, and any file in which one text looks like an attack to it, or is too long; that is
said, for no word of a member is changed for it. Its rules are those of July 2026.

Cells that spreadsheets would run are defused as ``formulas`` says, and the apostrophe stays in what the model reads;
undefused, a text of one line that begins with ``=`` is refused.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, Final

from talkparse.writers.edtf import edtf
from talkparse.writers.formulas import defuse as defused
from talkparse.writers.responses import Response, responses
from talkparse.writers.unwritable import HALVES_AND_NUL, replace, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation

_COLUMNS: Final = ("id", "interview", "comment", "timestamp")
_LARGEST: Final = 150_000
"""Bytes of a file: the limit of whoever has no special role there."""
_LONGEST: Final = 10_000
"""UTF-16 units of a comment."""
_NAMED: Final = 5  # a line has room for so many numbers
_TOO_LONG: Final = "texts are longer than its server takes"
_TOO_LARGE: Final = "the file is larger than its server takes, and only a path can be split"
_REFUSED: Final = re.compile(
    r"\A(?:=[^\n\r\u2028\u2029]*\Z|[-+@][a-z]+\()|data:|javascript:|vbscript:|powershell|<script|cmd\s*\||dde\s*\(",
    re.IGNORECASE,
)


def write(consultations: Iterable[Consultation], parts: Iterator[SupportsWrite[str]], *, defuse: bool = True) -> None:
    """Write a row per post that has a text; a new part is begun before one grows too large."""
    said: Counter[str] = Counter()
    refused: list[int] = []
    header = _line(_COLUMNS)
    stream = next(parts)
    stream.write(header)
    size = len(header)
    for _, found in responses(consultations, said):
        for one in found:
            cells = [replace(one.post.author or "", HALVES_AND_NUL, said), one.text, _timestamp(one)]
            if defuse:
                cells = [*map(defused, cells)]
            if any(_REFUSED.search(cell.strip()) for cell in cells):
                refused.append(one.number)
            said[_TOO_LONG] += len(cells[1].encode("utf-16-le")) // 2 > _LONGEST
            line = _line((one.number, *cells))
            length = len(line.encode())
            if size + length > _LARGEST and size > len(header):
                following = next(parts, None)
                if following is None:
                    said[_TOO_LARGE] = 1
                else:
                    stream = following
                    stream.write(header)
                    size = len(header)
            stream.write(line)
            size += length
    if refused:
        numbers = ", ".join(map(str, refused[:_NAMED])) + (" and more" if len(refused) > _NAMED else "")
        said[f"its server refuses the whole file for texts that look like attacks to it: number {numbers}"] = len(
            refused
        )
    say("t3c", +said)


def _timestamp(one: Response) -> str:
    return edtf(one.post.posted) if one.post.posted else ""


def _line(cells: Iterable[object]) -> str:
    stream = StringIO()
    csv.writer(stream).writerow(cells)
    return stream.getvalue()
