"""``echo``: posts that take up the words of the post above, or quote one.

Assumption: rare words that two posts share show that both speak of the same thing, the more the rarer they are on the
page. Posts that share nearly all of them are copies, of a campaign mostly, and copies answer nobody. Words between
quotation marks are another post's only if no other has them, nobody quotes them above, and the page does not say them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from math import fsum, log, sqrt
from typing import Final, NamedTuple

from talkparse.enums import EvidenceKind
from talkparse.threads.finding import Sign
from talkparse.threads.said import Said, stems_of, words_of

_QUOTE: Final = re.compile(r'"([^"\n]{12,300})"')
_ASKED: Final = re.compile(r"([^.,!?\n]{3,30})\?")
_SEARCHED: Final = 4000  # characters in which quotations are looked for, twice as many as the site lets anybody write
_MOST_QUOTES: Final = 4
_MOST_NAMED: Final = 8  # words that the evidence spells out
_FAR: Final = 10  # posts above that may be quoted
_SHARED: Final = 0.08  # cosine of two posts that speak of the same thing, each word weighed by how rare it is
_COPIED: Final = 0.6  # of two that are hardly more than copies of one another
_SOME_LENGTH: Final = 4  # words without which equal texts are no campaign's


class Page(NamedTuple):
    """The words of a page, as far as they say what its posts are about."""

    stems: Sequence[AbstractSet[str]]
    counts: Mapping[str, int]
    """In how many posts each of the words stands that are asked for."""
    rarity: Sequence[float]
    """What a word weighs by that number: the square of the logarithm of all posts to those that hold it."""


def read_words(said: Sequence[Said], asked: Iterable[int]) -> Page:
    """Note the words of each post; and of those that are asked for, and above these, how rare they are on the page."""
    stems = [stems_of(one.text) for one in said]
    words = set().union(*(stems[at] for index in asked for at in (index - 1, index)))
    rarity = [0.0, *(log(len(said) / count) ** 2 for count in range(1, len(said) + 1))]
    return Page(stems, Counter(chain.from_iterable(words.intersection(some) for some in stems)), rarity)


def find_shared(index: int, said: Sequence[Said], page: Page) -> Sign | None:
    """Find the rare words that a post shares with the one above, if these are enough of both and no copy."""
    shared = page.stems[index] & page.stems[index - 1]
    weight = _weigh(shared, page)
    if not weight:
        return None
    likeness = weight / sqrt(_weigh(page.stems[index], page) * _weigh(page.stems[index - 1], page))
    if not _SHARED <= likeness < _COPIED:
        return None
    rarest = sorted(shared, key=lambda stem: (page.counts[stem], stem))[:_MOST_NAMED]
    words = ", ".join(words_of(said[index].text, rarest))
    return Sign("shares", EvidenceKind.ECHO, f"shares {words} with the post above")


def _weigh(stems: AbstractSet[str], page: Page) -> float:
    return fsum([page.rarity[page.counts[stem]] for stem in stems])  # in any order the same


def find_copies(page: Page) -> set[int]:
    """Find the posts that are copies of one above, or nearly.

    Texts that share most of their words nearly always share the first or the last in the alphabet, so only such are
    compared, and the time is linear in the number of posts.
    """
    copies: set[int] = set()
    seen: dict[str, AbstractSet[str]] = {}
    for index, stems in enumerate(page.stems):
        if len(stems) >= _SOME_LENGTH:
            for stem in (min(stems), max(stems)):
                other = seen.setdefault(stem, stems)
                if other is not stems and len(stems & other) >= _COPIED * len(stems | other):
                    copies.add(index)
    return copies


def find_quote(index: int, said: Sequence[Said], intro: str) -> Sign | None:
    """Find words between quotation marks that one of the posts above says, and nothing else above."""
    for match in islice(_QUOTE.finditer(said[index].text, 0, _SEARCHED), _MOST_QUOTES):
        quote = match[1].strip(" .,;:!?")
        holders = [other for other in range(max(index - _FAR, 0), index) if quote in said[other].text]
        if len(holders) == 1 and quote not in intro and not _is_quoted(quote, said[holders[0]]):
            return Sign("quotes", EvidenceKind.ECHO, f"quotes {quote!r}")
    return None


def _is_quoted(quote: str, said: Said) -> bool:
    return any(quote in match[1] for match in _QUOTE.finditer(said.text, 0, _SEARCHED))


def find_question(index: int, said: Sequence[Said], page: Page) -> Sign | None:
    """Find a short question at the beginning that is made of words of the post above ("Bins? …")."""
    asked = _ASKED.match(said[index].opening)
    stems = stems_of(asked[1]) if asked else set[str]()
    if not asked or not stems or not stems <= page.stems[index - 1]:
        return None
    return Sign("asks_back", EvidenceKind.ECHO, f"asks back {asked[0]!r}", above=True)
