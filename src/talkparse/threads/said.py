"""What a post says, in the forms in which signs are looked for: folded once."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from talkparse.threads.cues import cues

_OPENING: Final = 200  # characters within which a post opens
_HEARD: Final = 500  # characters within which it speaks to somebody, if it answers
_SEARCHED: Final = 4000  # characters in which quotations are looked for, twice as many as the site lets anybody write
_WORD: Final = re.compile(r"[^\W\d_][\w']*")
_SHORTEST: Final = 4  # letters of a word that says what a text is about
_SUFFIXES: Final = ("'s", "ing", "ed", "es", "s")


@frozen
class Said:
    """A text in lower case, with plain quotation marks."""

    opening: str
    """Its first words, without what merely stands before them."""
    heard: str
    """Its first sentences."""
    stems: frozenset[str]
    """The words that say what it is about, without endings."""
    text: str
    """The whole, as far as quotations are looked for."""


def listen(text: str) -> Said:
    """Read a text."""
    plain = fold(text)
    heard = plain[:_HEARD]
    return Said(heard[:_OPENING].lstrip(" \n\"'*-."), heard, stems_of(plain), plain[:_SEARCHED])


def fold(text: str) -> str:
    """Write a text in lower case, with plain quotation marks."""
    plain = text.lower()
    if plain.isascii():
        return plain
    return (
        plain.replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"').replace("\u00a0", " ")
    )


def stems_of(text: str) -> frozenset[str]:
    """Give the words that say what a text is about, without their endings."""
    return frozenset(map(_stem_of, set(_WORD.findall(text)))) - _NO_STEM


_NO_STEM: Final = frozenset([""])


@cache
def _common() -> frozenset[str]:
    return frozenset(cues().words.common)


@lru_cache(maxsize=4096)  # the words of a page are few, and most come again
def _stem_of(word: str) -> str:
    """Give a word without its ending; "" if it is short or common."""
    if len(word) < _SHORTEST or word in _common():
        return ""
    suffix = next((suffix for suffix in _SUFFIXES if word.endswith(suffix)), "")
    stem = word[: len(word) - len(suffix)] if len(word) - len(suffix) >= _SHORTEST - 1 else word
    return "" if stem in _common() else stem.rstrip("e'")
