"""What a format cannot hold: replaced or divided, counted, and said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections import Counter

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
REPLACED: Final = "characters that this format cannot hold became U+FFFD"
TOO_LARGE: Final = "numbers too large for this format were left out"
_LARGE: Final = 1 << 63
HALVES: Final = re.compile("[\ud800-\udfff]")
"""Half surrogates, which UTF-8 cannot hold."""
HALVES_AND_NUL: Final = re.compile("[\0\ud800-\udfff]")
CONTROLS_AND_CR: Final = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to hold, and the carriage return, which its readers change."""


def replace(text: str, unwritable: re.Pattern[str], said: Counter[str]) -> str:
    """Put U+FFFD in the place of each character that a format cannot hold, and count them."""
    if unwritable.search(text) is None:  # nearly always, and quicker than the next
        return text
    text, count = unwritable.subn(REPLACEMENT, text)
    said[REPLACED] += count
    return text


def fit(number: int | None, said: Counter[str]) -> int | None:
    """Give a whole number of 64 bits, or None for one that is larger, and count those."""
    if number is None or -_LARGE <= number < _LARGE:
        return number
    said[TOO_LARGE] += 1
    return None


def say(name: str, said: Counter[str]) -> None:
    """Log a warning under ``talkparse`` for each thing that was counted while a format was written."""
    if said:
        import logging  # noqa: PLC0415 -- slower to import than all of this package, and seldom needed

        logger = logging.getLogger("talkparse")
        for what, count in said.items():
            logger.warning("%s: %s (%d)", name, what, count)
