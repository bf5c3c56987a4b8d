"""The cue words and weights of ``cues.toml``, checked as the site's vocabulary is, and compiled to patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from talkparse.vocabulary.tables import parse_toml, read_tables


@frozen(kw_only=True)
class Weights:
    """What each sign weighs; ``enough`` is what a likely reply needs."""

    enough: int
    strong: int
    polite: int
    medium: int
    weak: int
    leans: int
    named: int
    """The name of an earlier author, where one calls somebody."""
    mentioned: int
    """The name anywhere else."""
    quoted: int
    """Words of the thread between quotation marks."""
    asks_back: int
    """A short question at the beginning in words of the post above."""
    official: int
    """Written by an official, not at the head of the page: most of what they write there are answers."""
    returning: int
    """Written by the author of the thread, after somebody answered."""
    follows: int
    """Directly below a reply."""
    first_echo: int
    """For one rare word that a post shares with its thread and with nothing else on the page, which may be chance."""
    echo: int
    """For each further one."""
    echo_most: int
    new_subject: int
    """A longer text that shares no word with its thread."""
    turned: int
    """Words that say that the subject is another one."""
    room: int
    """How much less is enough while the page holds more posts than comments can be, by their number."""


@frozen(kw_only=True)
class Words:
    """Words that phrases refer to, and words that are looked up."""

    adverbs: tuple[str, ...]
    fillers: tuple[str, ...]
    said: tuple[str, ...]
    turns: tuple[str, ...]
    consulted: tuple[str, ...]
    pointing: tuple[str, ...]
    common: tuple[str, ...]
    places: tuple[str, ...]
    plain_names: tuple[str, ...]


@frozen(kw_only=True)
class Opens:
    """Phrases that open a post, or lean on what was said before it."""

    leans: tuple[str, ...]
    polite: tuple[str, ...]
    strong: tuple[str, ...]
    medium: tuple[str, ...]
    weak: tuple[str, ...]


@frozen(kw_only=True)
class Address:
    """Phrases that speak to somebody, and what stands around a name that is called."""

    strong: tuple[str, ...]
    medium: tuple[str, ...]
    weak: tuple[str, ...]
    before_name: tuple[str, ...]
    before_any_name: tuple[str, ...]
    after_name: tuple[str, ...]
    not_members: tuple[str, ...]


@frozen(kw_only=True)
class Cues:
    """All of the file."""

    weights: Weights = field(metadata={"type": Weights})
    words: Words = field(metadata={"type": Words})
    opens: Opens = field(metadata={"type": Opens})
    address: Address = field(metadata={"type": Address})


@cache
def cues() -> Cues:
    """Give the cues of the package, loaded at the first call."""
    return read_tables(Cues, parse_toml(files("talkparse.threads").joinpath("cues.toml").read_text("utf-8")))


@frozen(kw_only=True)
class Patterns:
    """The phrases as patterns; they match text in lower case with plain quotation marks and single spaces."""

    filler: re.Pattern[str]
    opens: dict[str, re.Pattern[str]]
    """By the name of the weight."""
    address: dict[str, re.Pattern[str]]
    leans: re.Pattern[str]
    turn: re.Pattern[str]
    pointing: re.Pattern[str]
    consulted: re.Pattern[str]
    """Matches a few words that lead to what a consultation is about."""
    before_name: re.Pattern[str]
    """Finds what stands directly before a name that is called."""
    before_any_name: re.Pattern[str]
    after_name: re.Pattern[str]
    not_members: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Compile the phrases at the first call."""
    words, opens, address = cues().words, cues().opens, cues().address
    return Patterns(
        filler=re.compile(rf"(?:{_any_of(words.fillers)})(?:\W+|$)"),
        opens={name: re.compile(_any_of(getattr(opens, name))) for name in ("polite", *_STRENGTHS)},
        address={name: re.compile(rf"(?<![\w'-])(?:{_any_of(getattr(address, name))})") for name in _STRENGTHS},
        leans=re.compile(rf"(?<![\w'-])(?:{_any_of(opens.leans)})"),
        turn=re.compile(rf"(?<![\w'])(?:{_any_of(words.turns)})"),
        pointing=re.compile(rf"(?<![\w'-])(?:{_any_of(words.pointing)})"),
        consulted=re.compile(rf"(?:[\s,]+[\w'-]+){{0,4}}?[\s,]+(?:{_any_of(words.consulted)})"),
        before_name=re.compile(rf"{_CALLS}(?:{_any_of(address.before_name)})[\s,]*$"),
        before_any_name=re.compile(rf"{_CALLS}(?:{_any_of(address.before_any_name)})[\s,]*$"),
        after_name=re.compile(rf"\s*(?:{_any_of(address.after_name)})"),
        not_members=re.compile(_any_of(address.not_members)),
    )


_STRENGTHS: Final = ("strong", "medium", "weak")
_END: Final = r"(?=\s*(?:$|[.,;:!?…()\n–—-]|(?:but|as(?!\s+\w+\s+as\b)|because|although|though|here|too|however)\b))"
_STOP: Final = r"(?=\s*(?:$|[.!?…\n]))"
_CALLS: Final = r"(?:^|(?<=\W))"


def _any_of(phrases: Iterable[str]) -> str:
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
            return expression + rf"\s+(?:{_any_of(cues().words.said)})"
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


def _adverbs() -> str:
    return "|".join(map(re.escape, cues().words.adverbs))
