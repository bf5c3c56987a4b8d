"""``echo``: posts that take up the words of the post above, or quote one.

Assumption: rare words that two posts share show that both speak of the same thing, the more the rarer they are on the
page. Posts that share nearly all of them are copies, of a campaign mostly, and copies answer nobody. Words between
quotation marks are another post's only if no other has them, nobody quotes them above, and the page does not say them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from math import log, sqrt
from typing import Final

from talkparse.model import EvidenceKind
from talkparse.threads.finding import Sign
from talkparse.threads.said import Said, stems_of

_QUOTE: Final = re.compile(r'"([^"\n]{12,300})"')
_ASKED: Final = re.compile(r"([^.,!?\n]{3,30})\?")
_MOST_QUOTES: Final = 4
_MOST_NAMED: Final = 8  # words that the evidence spells out
_FAR: Final = 10  # posts above that may be quoted
_SHARED: Final = 0.08  # cosine of two posts that speak of the same thing, each word weighed by how rare it is
_COPIED: Final = 0.6  # of two that are hardly more than copies of one another
_SOME_LENGTH: Final = 4  # words without which equal texts are no campaign's


def weigh_words(said: Sequence[Said]) -> Mapping[str, float]:
    """Weigh each word of a page by how rare it is: the square of the logarithm of posts to posts that hold it."""
    counts: Counter[str] = Counter()
    for one in said:
        counts.update(one.stems)
    by_count = [0.0, *(log(len(said) / count) ** 2 for count in range(1, len(said) + 1))]
    return {stem: by_count[count] for stem, count in counts.items()}


def find_shared(said: Said, above: Said, rarity: Mapping[str, float]) -> Sign | None:
    """Find the rare words that a post shares with the one above, if these are enough of both and no copy."""
    shared = said.stems & above.stems
    weight = sum(rarity[stem] for stem in shared)
    if not weight:
        return None
    likeness = weight / sqrt(sum(rarity[stem] for stem in said.stems) * sum(rarity[stem] for stem in above.stems))
    if not _SHARED <= likeness < _COPIED:
        return None
    rarest = sorted(shared, key=lambda stem: (-rarity[stem], stem))[:_MOST_NAMED]
    return Sign("shares", EvidenceKind.ECHO, f"shares {', '.join(rarest)} with the post above")


def find_copies(said: Sequence[Said]) -> set[int]:
    """Find the posts that are copies of one above, or nearly.

    Texts that share most of their words nearly always share the first or the last in the alphabet, or the longest: so
    only such are compared, and the time is linear in the number of posts.
    """
    copies: set[int] = set()
    seen: dict[str, Said] = {}
    for index, one in enumerate(said):
        if len(one.stems) < _SOME_LENGTH:
            continue
        for stem in {min(one.stems), max(one.stems), max(one.stems, key=lambda stem: (len(stem), stem))}:
            other = seen.setdefault(stem, one)
            if other is not one and len(one.stems & other.stems) >= _COPIED * len(one.stems | other.stems):
                copies.add(index)
    return copies


def find_quote(index: int, said: Sequence[Said], intro: str) -> Sign | None:
    """Find words between quotation marks that one of the posts above says, and nothing else above."""
    if '"' not in said[index].text:
        return None
    for match in islice(_QUOTE.finditer(said[index].text), _MOST_QUOTES):
        quote = match[1].strip(" .,;:!?")
        holders = [other for other in range(max(index - _FAR, 0), index) if quote in said[other].text]
        if len(holders) == 1 and quote not in intro and not _is_quoted(quote, said[holders[0]]):
            return Sign("quotes", EvidenceKind.ECHO, f"quotes {quote!r}")
    return None


def _is_quoted(quote: str, said: Said) -> bool:
    return any(quote in match[1] for match in _QUOTE.finditer(said.text))


def find_question(said: Said, above: Said) -> Sign | None:
    """Find a short question at the beginning that is made of words of the post above ("Bins? …")."""
    asked = _ASKED.match(said.opening)
    stems = stems_of(asked[1]) if asked else frozenset[str]()
    if not asked or not stems or not stems <= above.stems:
        return None
    return Sign("asks_back", EvidenceKind.ECHO, f"asks back {asked[0]!r}", above=True)
