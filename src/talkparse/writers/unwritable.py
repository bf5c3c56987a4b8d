"""What a format cannot hold: replaced or divided, counted, and said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections import Counter

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
HALVES: Final = re.compile("[\ud800-\udfff]")
"""Half surrogates, which UTF-8 cannot hold."""
HALVES_AND_NUL: Final = re.compile("[\0\ud800-\udfff]")
CONTROLS: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to hold."""


def replace(text: str, unwritable: re.Pattern[str], said: Counter[str]) -> str:
    """Put U+FFFD in the place of each character that a format cannot hold, and count the text."""
    if unwritable.search(text) is None:
        return text
    said["texts hold characters that this format cannot: they became U+FFFD"] += 1
    return unwritable.sub(REPLACEMENT, text)


def say(name: str, said: Counter[str]) -> None:
    """Log a warning under ``talkparse`` for each thing that was counted while a format was written."""
    if said:
        import logging  # noqa: PLC0415 -- slower to import than all of this package, and seldom needed

        logger = logging.getLogger("talkparse")
        for what, count in said.items():
            logger.warning("%s: %s (texts: %d)", name, what, count)
