"""CSV: a row per post, as RFC 4180 has it: commas, CRLF, quotes where they are needed, doubled inside.

The columns are those of ``rows``. Instants are written as in JSON, and None as an empty cell. Cells that spreadsheets
would run are defused as ``formulas`` says. NUL, which few readers of CSV survive, and half surrogates, which UTF-8
cannot hold, become U+FFFD.
"""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from talkparse.writers.formulas import defuse as defused
from talkparse.writers.rows import COLUMNS, cell_text, rows
from talkparse.writers.unwritable import HALVES_AND_NUL, replace, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str], *, defuse: bool = True) -> None:
    """Write the names of the columns, and a row per post; ``defuse=False`` leaves formulas as they are."""
    said: Counter[str] = Counter()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for row in rows(consultations):
        cells = [replace(cell_text(value), HALVES_AND_NUL, said) for value in row.values()]
        writer.writerow(map(defused, cells) if defuse else cells)
    say("csv", said)
