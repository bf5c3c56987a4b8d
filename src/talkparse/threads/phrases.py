"""The phrases of ``cues.toml`` as patterns: grouped by their first word, and compiled when a text holds that word.

They match text as ``said.fold`` writes it: in lower case, with plain quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from talkparse.threads.cues import cues

_FIRST: Final = re.compile(r"\w+|[^\w\s]")
_END: Final = r"(?=\s*(?:$|[.,;:!?…()\n–—-]|(?:but|as(?!\s+\w+\s+as\b)|because|although|though|here|too|however)\b))"
_STOP: Final = r"(?=\s*(?:$|[.!?…\n]))"


def match_phrase(table: str, text: str, start: int = 0) -> re.Match[str] | None:
    """Match the phrases of one table at a place of a text."""
    first = _FIRST.match(text, start)
    if first is None or first[0] not in _tables()[table]:
        return None
    return _pattern(table, first[0]).match(text, start)


def find_phrase(table: str, text: str) -> re.Match[str] | None:
    """Find a phrase of one table anywhere in a text, where a word begins."""
    for word in _tables()[table]:
        start = text.find(word)
        while start >= 0:
            if _begins_word(text, start) and (match := _pattern(table, word).match(text, start)):
                return match
            start = text.find(word, start + 1)
    return None


def _begins_word(text: str, start: int) -> bool:
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in "_'-")


def leads_to(table: str, text: str, start: int) -> bool:
    """Tell whether from a place of a text no more than four words lead to a phrase of one table."""
    return _leading(table).match(text, start) is not None


def ends_in(table: str, text: str) -> bool:
    """Tell whether a text ends in a phrase of one table."""
    return _ending(table).search(text) is not None


@cache
def _leading(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,]+[\w'-]+){{0,4}}?[\s,]+(?:{any_of(_phrases()[table])})")


@cache
def _ending(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\W))(?:{any_of(_phrases()[table])})[\s,]*$")


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    """Give the phrases of each table by each word with which they can begin."""
    tables: dict[str, dict[str, list[str]]] = {}
    for table, phrases in _phrases().items():
        by_word = tables.setdefault(table, {})
        for phrase in phrases:
            for word in sorted(first_words(phrase)):
                by_word.setdefault(word, []).append(phrase)
    return tables


@cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    words, opens, address = cues().words, cues().opens, cues().address
    return {
        "fillers": words.fillers, "turns": words.turns, "pointing": words.pointing, "consulted": words.consulted,
        "agrees": opens.agrees, "politely": opens.politely, "goes_on": opens.goes_on, "leans": opens.leans,
        "speaks_to": address.speaks_to, "not_members": address.not_members,
        "before_name": address.before_name, "before_any_name": address.before_any_name, "after_name": address.after_name,
    }  # fmt: skip


@cache
def _pattern(table: str, word: str) -> re.Pattern[str]:
    return re.compile(any_of(_tables()[table][word]))


def first_words(phrase: str) -> set[str]:
    """Give the words with which a phrase can begin, as far as letters or one sign go."""
    found: set[str] = set()
    for part in phrase.split():
        optional = len(part) > 1 and part.endswith("?")
        words = cues().words.adverbs if part == "~" else part.removesuffix("?" * optional).split("/")
        found.update(first[0] for word in words if (first := _FIRST.match(word)))
        if part != "~" and not optional:
            break
    return found


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
        optional = len(word) > 1 and word.endswith("?")
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
