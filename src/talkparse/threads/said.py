"""What a post says, in the forms in which signs are looked for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from talkparse.threads.cues import cues, patterns

_OPENING: Final = 200  # characters within which a post opens
_HEARD: Final = 500  # characters within which it speaks to somebody, if it answers
_SEARCHED: Final = 4000  # characters in which quotations are looked for, twice as many as the site lets anybody write
_PLAIN: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
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
    opening = heard[:_OPENING].lstrip(" \n\"'*-.")
    return Said(opening, heard, stems_of(plain), plain[:_SEARCHED])


def fold(text: str) -> str:
    """Write a text in lower case, with plain quotation marks."""
    return text.translate(_PLAIN).lower()


def without_filler(opening: str) -> str:
    """Take off what merely stands before the first words, once."""
    filler = patterns().filler.match(opening)
    return opening[filler.end() :] if filler else opening


def stems_of(text: str) -> frozenset[str]:
    """Give the words that say what a text is about, without their endings."""
    return frozenset(stem for word in _WORD.findall(text) if (stem := _stem_of(word)))


@cache
def _common() -> frozenset[str]:
    return frozenset(cues().words.common)


@lru_cache(maxsize=4096)  # the words of a page are few, and most come again
def _stem_of(word: str) -> str | None:
    """Give a word without its ending, or None if it is short or common."""
    if len(word) < _SHORTEST or word in _common():
        return None
    suffix = next((suffix for suffix in _SUFFIXES if word.endswith(suffix)), "")
    stem = word[: len(word) - len(suffix)] if len(word) - len(suffix) >= _SHORTEST - 1 else word
    return None if stem in _common() else stem.rstrip("e'")
