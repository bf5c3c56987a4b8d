"""The cue words and weights of ``cues.toml``, checked as the site's vocabulary is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from talkparse.vocabulary.tables import Table, own_toml, read_tables


class Weights(Table):
    """What each sign weighs."""

    enough: int
    """What a likely reply needs."""
    writes_on: int
    """Its author, a member, wrote the post above."""
    returns: int
    """Its author wrote two posts above."""
    returns_soon: int
    """Three or four."""
    returns_late: int
    """More."""
    both_return: int
    """And whoever wrote the post above had written before as well."""
    between: int
    """It stands between two posts of one member, directly."""
    between_more: int
    """Among two or three such posts."""
    turns: int
    """It is the first answer of two who write in turn."""
    official: int
    """An official wrote it, below a member."""
    calls: int
    """It calls a member who wrote above by name."""
    calls_above: int
    """It calls whoever wrote the post above."""
    speaks_to: int
    agrees: int
    goes_on: int
    quotes: int
    """Words of one post above and of no other between quotation marks."""
    asks_back: int
    """It opens by a short question in words of the post above."""
    shares: int
    """It shares rare words with the post above."""
    full_page: int
    """How much less is enough while a page has fewer replies than it must have, by the number of its posts."""


class Words(Table):
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


class Opens(Table):
    """Phrases that open a post."""

    agrees: tuple[str, ...]
    politely: tuple[str, ...]
    goes_on: tuple[str, ...]


class Address(Table):
    """Phrases that speak to somebody, and what stands around a name that is called."""

    speaks_to: tuple[str, ...]
    to_all: tuple[str, ...]
    before_name: tuple[str, ...]
    before_any_name: tuple[str, ...]
    after_name: tuple[str, ...]
    not_members: tuple[str, ...]


class Cues(Table):
    """All of the file."""

    weights: Weights
    words: Words
    opens: Opens
    address: Address


@cache
def cues() -> Cues:
    """Give the cues of the package, loaded at the first call."""
    return read_tables(Cues, own_toml("talkparse.threads", "cues.toml"))


@cache
def weights() -> Mapping[str, int]:
    """Give the weights by their names."""
    return cues().weights.as_dict()
