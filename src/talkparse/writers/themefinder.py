"""ThemeFinder: a CSV of exactly two columns, ``response_id`` and ``response``.

Every further column would go into the prompts of a language model, names too, so there is none. The ids are whole
numbers from 1, no two alike: that of a post is the number of its row in what ``rows`` gives.

Cells that spreadsheets would run are defused as ``formulas`` says, and the apostrophe stays in what the model reads.
"""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from talkparse.writers.formulas import defuse as defused
from talkparse.writers.responses import responses
from talkparse.writers.unwritable import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str], *, defuse: bool = True) -> None:
    """Write the header, and a row per post that has a text."""
    writer = csv.writer(stream)
    writer.writerow(("response_id", "response"))
    said: Counter[str] = Counter()
    for _, found in responses(consultations, said):
        writer.writerows((one.number, defused(one.text) if defuse else one.text) for one in found)
    say("themefinder", said)
