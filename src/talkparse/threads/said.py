"""What a post says, in the forms in which signs are looked for: folded once."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, NamedTuple

from talkparse.threads.cues import cues

_OPENING: Final = 200  # characters within which a post opens
_HEARD: Final = 500  # characters within which it speaks to somebody, if it answers
_ABOUT: Final = 1000  # characters in which it says what it is about
_SHORTEST: Final = 4  # letters of a word that says what a text is about
_LONGEST: Final = 40  # characters of a piece that is a word
_PUNCTUATION: Final = ".,;:!?'\"()[]*_…–—-/&#"
_SUFFIXES: Final = ("'s", "ing", "ed", "es", "s")


class Said(NamedTuple):
    """A text in lower case, with plain quotation marks."""

    opening: str
    """Its first words, without what merely stands before them."""
    heard: str
    """Its first sentences."""
    text: str
    """The whole."""


def listen(text: str) -> Said:
    """Read a text."""
    plain = fold(text)
    heard = plain[:_HEARD]
    return Said(heard[:_OPENING].lstrip(" \n\"'*-."), heard, plain)


def fold(text: str) -> str:
    """Write a text in lower case, with plain quotation marks."""
    plain = text.lower()
    if plain.isascii():
        return plain
    return (
        plain.replace("\u2019", "'")
        .replace("\u2018", "'")
        .replace("\u201c", '"')
        .replace("\u201d", '"')
        .replace("\u00a0", " ")
    )


def stems_of(text: str) -> AbstractSet[str]:
    """Give the words that say what a text is about, without their endings."""
    pieces = text[:_ABOUT].split()
    if len(text[:_ABOUT]) > _LONGEST * len(pieces):
        pieces = [piece for piece in pieces if len(piece) <= _LONGEST]
    stems = set(map(_known_stem, pieces))
    stems.discard("")
    return stems


def words_of(text: str, stems: Iterable[str]) -> list[str]:
    """Give for each of some stems of a text the word there that has it."""
    words = {_known_stem(piece): piece.strip(_PUNCTUATION) for piece in reversed(text[:_ABOUT].split())}
    return [words[stem] for stem in stems]


class _Stems(dict[str, str]):
    """The words of pieces without their endings, remembered: those of a page are few, and most come again on the next.

    A dictionary is asked in half the time that a cache of calls takes.
    """

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        stem = self[piece] = _stem_of(piece)
        return stem


_MOST: Final = 32768
_known_stem: Final = _Stems().__getitem__


def _stem_of(piece: str) -> str:
    """Give the word of a piece between white space, without its ending; "" for one that is short or common."""
    word, common = piece.strip(_PUNCTUATION), _common()
    if len(word) < _SHORTEST or not word[0].isalpha() or word in common:
        return ""
    stem = word
    if word.endswith(_SUFFIXES):  # as half of all words
        suffix = next(suffix for suffix in _SUFFIXES if word.endswith(suffix))
        stem = word.removesuffix(suffix) if len(word) - len(suffix) >= _SHORTEST - 1 else word
    return "" if stem in common else stem.rstrip("e'")


@cache
def _common() -> frozenset[str]:
    return frozenset(cues().words.common)
