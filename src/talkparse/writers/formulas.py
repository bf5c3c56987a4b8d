"""Texts that a spreadsheet would run, for every format that is a CSV.

A cell is run as a formula when it begins with ``=``, ``+``, ``-`` or ``@`` (or their full-width forms), in some
programs even after white space or quotes: such a text gets an apostrophe before it. Nothing else gets one, so dropping
the apostrophe that stands before whatever ``FORMULA`` matches gives the text back.
"""

from __future__ import annotations

import re
from typing import Final

# Quotes, white space and what is invisible may stand before the sign; an apostrophe is among the quotes, so that a
# text which looks defused already is defused once more.
FORMULA: Final = re.compile("[\\s'\"`\u2018\u2019\u201c\u201d\u200b\ufeff\ufffd]*[-=+@\t\r\n\uff0b\uff0d\uff1d\uff20]")


def defuse(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could run, and before no other: dropping it is the inverse."""
    return f"'{text}" if FORMULA.match(text) else text
