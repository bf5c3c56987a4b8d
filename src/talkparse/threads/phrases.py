"""The phrases of ``cues.toml`` as patterns: grouped by their words, and compiled when a text holds these.

They match text as ``said.fold`` writes it: in lower case, with plain quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from talkparse.threads.cues import cues

_FIRST: Final = re.compile(r"\w+|[^\w\s]")
_AFTER: Final = re.compile(rf"\s*({_FIRST.pattern})")
_SPACED: Final = re.compile(r"\S+")
_INSIDE: Final = re.compile(r"[\w'-]")
_NEEDED: Final = re.compile(r"(?:^|(?<= ))[a-z']+(?= |$)")
_END: Final = r"(?=\s*(?:$|[.,;:!?…()\n–—-]|\b(?:but|as(?!\s+\w+\s+as\b)|because|although|though|here|too|however)\b))"
_STOP: Final = r"(?=\s*(?:$|[.!?…\n]))"


def match_phrase(table: str, text: str, start: int = 0) -> re.Match[str] | None:
    """Match the phrases of one table at a place of a text."""
    return next((match for _, match in match_phrases((table,), text, start)), None)


def match_phrases(tables: tuple[str, ...], text: str, start: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Match the phrases of some tables at a place of a text; yield the table and the match of each that does."""
    if first := _FIRST.match(text, start):
        for table in _begun_by(tables).get(first[0], ()):
            openings = _openings(table, first[0])
            after = _AFTER.match(text, first.end())
            for phrase, needed in openings.get(after[1] if after else "", openings[""]):
                if _are_in(text, needed) and (match := _compiled((phrase,)).match(text, start)):
                    yield table, match
                    break


def _are_in(text: str, needed: Iterable[Sequence[str]]) -> bool:
    """Tell whether a text holds the words that a phrase cannot do without, each spelled in one of some ways."""
    return all(any(word in text for word in spellings) for spellings in needed)


def find_phrase(table: str, text: str) -> re.Match[str] | None:
    """Find the first phrase of one table that begins with a word of a text."""
    groups = _groups(table)
    found = [
        _search(_compiled(some), text)
        for first, by_needed in groups.items()
        if first in text
        for needed, spellings, some in by_needed
        if all(map(text.__contains__, needed)) and any(_are_in(text, words) for words in spellings)
    ]
    return min(filter(None, found), key=re.Match.start, default=None)


def _search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Search for a match where a word begins. An assertion in the pattern itself would keep C from skipping ahead."""
    match = pattern.search(text)
    while match and match.start() and _INSIDE.match(text, match.start() - 1):
        match = pattern.search(text, match.start() + 1)
    return match


def leads_to(table: str, text: str, start: int) -> bool:
    """Tell whether from a place of a text no more than four words lead to a phrase of one table."""
    return _leading(table).match(text, start) is not None


def ends_in(table: str, text: str) -> bool:
    """Tell whether a text ends in a phrase of one table."""
    return _ending(table).search(text) is not None


@cache
def _leading(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,]+[\w'-]+){{0,4}}?[\s,]+(?:{any_of(known_phrases()[table])})")


@cache
def _ending(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\W))(?:{any_of(known_phrases()[table])})[\s,]*$")


@cache
def _begun_by(tables: tuple[str, ...]) -> Mapping[str, list[str]]:
    """Give the tables of which a phrase can begin with each word."""
    found: dict[str, list[str]] = {}
    for table in tables:
        for word in _first_words(table):
            found.setdefault(word, []).append(table)
    return found


@cache
def _first_words(table: str) -> Mapping[str, list[str]]:
    """Give the phrases of a table by each word with which they can begin, as they go on from it."""
    groups: dict[str, list[str]] = {}
    for phrase in known_phrases()[table]:
        for word, rest in begin(phrase, _FIRST).items():
            groups.setdefault(word, []).append(rest)
    return groups


@cache
def _groups(table: str) -> Mapping[str, list[tuple[list[str], list[list[list[str]]], tuple[str, ...]]]]:
    """Give the phrases of a table by the first word, and by the others that they cannot do without.

    With them stand the words that each phrase needs in one of several spellings.
    """
    groups: dict[str, dict[frozenset[str], list[str]]] = {}
    for phrase in known_phrases()[table]:
        for word, rest in begin(phrase, _SPACED).items():
            groups.setdefault(word, {}).setdefault(frozenset(_NEEDED.findall(rest)) - {word}, []).append(rest)
    return {
        first: [
            (sorted(needed, key=len, reverse=True), [*map(_needed_by, some)], tuple(some))
            for needed, some in by_needed.items()
        ]
        for first, by_needed in groups.items()
    }


@cache
def known_phrases() -> Mapping[str, tuple[str, ...]]:
    """Give the phrases of each table."""
    words, opens, address = cues().words, cues().opens, cues().address
    return {
        "fillers": words.fillers, "turns": words.turns, "consulted": words.consulted,
        "agrees": opens.agrees, "politely": opens.politely, "goes_on": opens.goes_on,
        "speaks_to": address.speaks_to, "to_all": address.to_all, "not_members": address.not_members,
        "before_name": address.before_name, "before_any_name": address.before_any_name,
        "after_name": address.after_name,
    }  # fmt: skip


@cache
def _openings(table: str, word: str) -> Mapping[str, list[tuple[str, list[list[str]]]]]:
    """Give the phrases of a table that begin with a word by each piece with which they can go on; by "" for any other.

    The longest come first, each with the words that it needs: few go on alike, and only those of which a text has all
    words are compiled.
    """
    begun = sorted(_first_words(table)[word], key=len, reverse=True)
    phrases = [((phrase, _needed_by(phrase)), _pieces_after(phrase, word)) for phrase in begun]
    pieces = set[str]().union(*(some for _, some in phrases))
    return {piece: [phrase for phrase, some in phrases if piece in some or "" in some] for piece in {"", *pieces}}


def _needed_by(phrase: str) -> list[list[str]]:
    """Give the words that a phrase cannot do without behind its first, each in all its spellings."""
    parts = phrase.split()[1:]
    return [part.split("/") for part in parts if part != "~" and part[0] != "<" and not _is_optional(part)]


def _pieces_after(phrase: str, word: str) -> set[str]:
    """Give the pieces that may follow the word with which a phrase begins; "" among them where any may, or none."""
    one, *parts = phrase.split()
    found = {piece[0] for spelled in one.split("/") if (piece := _FIRST.match(spelled, len(word)))}
    if all(spelled != word for spelled in one.split("/")):
        return found
    for part in parts:
        if part.startswith("<"):
            break
        words = cues().words.adverbs if part == "~" else part.removesuffix("?" * _is_optional(part)).split("/")
        found.update(_FIRST.findall(" ".join(words)))
        if part != "~" and not _is_optional(part):
            return found
    return found | {""}


@cache
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(phrases))


def begin(phrase: str, piece: re.Pattern[str]) -> dict[str, str]:
    """Give the words with which a phrase can begin, or a piece of each, and the phrase from there on."""
    found: dict[str, str] = {}
    parts = phrase.split()
    needed = next(at for at, part in enumerate(parts) if part != "~" and not _is_optional(part))
    for at, part in enumerate(parts[: needed + 1]):
        optional = _is_optional(part)
        words = cues().words.adverbs if part == "~" else part.removesuffix("?" * optional).split("/")
        by_piece: dict[str, list[str]] = {}
        for word in words:
            if first := piece.match(word):
                by_piece.setdefault(first[0], []).append(word)
        for first_piece, some in by_piece.items():
            found.setdefault(first_piece, " ".join(["/".join(some), *parts[at + (part != "~") :]]))
    return found


def _is_optional(part: str) -> bool:
    return len(part) > 1 and part.endswith("?")


def any_of(phrases: Iterable[str]) -> str:
    """Write phrases as one expression, the longest first."""
    return "|".join(map(compile_phrase, sorted(phrases, key=len, reverse=True)))


def compile_phrase(phrase: str) -> str:
    """Turn a phrase into an expression. White space stands before each part, and before the first word after it."""
    expression, begun = "", False
    for word in phrase.split():
        if word == "<end>":
            return expression + _END
        if word == "<stop>":
            return expression + _STOP
        if word == "<said>":
            return expression + rf"\s+(?:{any_of(cues().words.said)})"
        optional = _is_optional(word)
        one = _adverbs() if word == "~" else "|".join(map(re.escape, word.removesuffix("?" * optional).split("/")))
        part = rf"\s+(?:{one})" if begun else rf"(?:{one})\s+"
        if word == "~":
            expression += rf"(?:{part}){{0,3}}"
        elif optional:
            expression += rf"(?:{part})?"
        else:
            expression += part if begun else rf"(?:{one})"
            begun = True
    return expression + r"(?!\w)"


@cache
def _adverbs() -> str:
    return "|".join(map(re.escape, cues().words.adverbs))
