"""``echo``: posts that take up rare words of their thread, or quote it.

Assumption: a word that stands in a post and in the thread above it, and nowhere else on the page, shows that both
speak of the same thing. One may be chance, so words are counted, and those shared with a post elsewhere count against.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from talkparse.threads.cues import cues
from talkparse.threads.said import Said, stems_of
from talkparse.threads.sign import Sign

_QUOTE: Final = re.compile(r'"([^"\n]{12,300})"')
_ASKED: Final = re.compile(r"([^.,!?\n]{3,30})\?")
_MOST_QUOTES: Final = 4
_MOST_NAMED: Final = 8  # words that the evidence spells out
_BACK: Final = 6  # posts of a thread that are looked at, besides its head
_FAR: Final = 10
_RARE: Final = 4  # posts of a page that may hold a rare word
_AFTER: Final = 6  # posts below, which may be further replies and do not make a word less rare


class Index(NamedTuple):
    """In which posts of a page each word stands."""

    places: dict[str, list[int]]


def index_words(said: Sequence[Said]) -> Index:
    """Note for each word the posts that hold it, in page order."""
    places: dict[str, list[int]] = {}
    for index, one in enumerate(said):
        for stem in one.stems:
            places.setdefault(stem, []).append(index)
    return Index(places)


def thread_of(head: int, index: int) -> list[int]:
    """Give the posts of the open thread that a post may take up: its head, and the last ones."""
    return [head, *range(max(head + 1, index - _BACK), index)]


def posts_before(index: int) -> range:
    """Give the posts whose author or words a post may take up, whatever thread they were taken for."""
    return range(max(index - _FAR, 0), index)


def find_quote(index: int, said: Sequence[Said]) -> Sign | None:
    """Find words between quotation marks that stand in one of the posts before."""
    for quote in islice(_quotes(said[index].text), _MOST_QUOTES):
        for other in reversed(posts_before(index)):
            if quote in said[other].text:
                return Sign(cues().weights.quoted, f"quotes {quote!r}", firm=True, at=other)
    return None


def find_question(index: int, said: Sequence[Said]) -> Sign | None:
    """Find a short question at the beginning that is made of words of the post above ("Bins? …")."""
    asked = _ASKED.match(said[index].opening)
    stems = stems_of(asked[1]) if asked else frozenset()
    if not asked or not stems or not stems <= said[index - 1].stems:
        return None
    return Sign(cues().weights.asks_back, f"asks back {asked[0]!r}", firm=True)


def find_echo(index: int, thread: Sequence[int], said: Sequence[Said], words: Index) -> Sign | None:
    """Find the rare words that a post takes up of its thread."""
    inside: list[str] = []
    outside: Counter[int] = Counter()
    for stem in said[index].stems:
        places = words.places[stem]
        if not 1 < len(places) <= _RARE:
            continue
        if thread[0] <= places[0] < index and places[-1] <= index + _AFTER:
            inside += [stem] if any(place in thread for place in places) else []
        else:
            outside.update(place for place in places if not thread[0] <= place <= index)
    count = len(inside) - max(outside.values(), default=0)
    if count < 1:
        return None
    weights = cues().weights
    weight = min(weights.first_echo + weights.echo * (count - 1), weights.echo_most)
    return Sign(weight, f"shares {', '.join(sorted(inside)[:_MOST_NAMED])} with its thread and no other post")


def _quotes(text: str) -> Iterator[str]:
    return (match[1].strip(" .,;:!?") for match in _QUOTE.finditer(text))


def shares_nothing(index: int, thread: Sequence[int], said: Sequence[Said]) -> bool:
    """Tell whether a post of some length shares no word at all with its thread."""
    one = said[index]
    return len(one.stems) >= _SOME_LENGTH and all(one.stems.isdisjoint(said[other].stems) for other in thread)


_SOME_LENGTH: Final = 3
