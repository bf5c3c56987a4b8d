"""When two texts are the same: what dumps print differently is taken out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

# One character for the kinds of a mark that word processors, sites and extractors put for each other.
_MARKS: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None)
    | {"\u2026": "..."}
)
_WORD: Final = re.compile(r"\w+")
_KEPT: Final = 4096  # texts that the captures of a discussion repeat
_DISTINCT: Final = 40
_LEFT: Final = 0.75
_ALIKE: Final = 0.5


@lru_cache(_KEPT)
def fold(text: str) -> str:
    """Take out white space, and tell kinds of quotation marks and dashes apart no more."""
    return "".join(text.translate(_MARKS).split())


def is_distinct(folded: str) -> bool:
    """Tell whether a text is so long that nobody else writes it by chance, as "I agree." is written.

    Forty characters are seven words: of the sentences that many people write alike, nearly all are shorter.
    """
    return len(folded) >= _DISTINCT


def is_edited(one: str, other: str) -> bool:
    """Tell whether one text can be the other after an edit, which leaves most of the words of the shorter one.

    And at least half of those of the longer one, or another post would do that holds the few words of a short one.
    """
    words, others = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    shared, fewer, more = (words & others).total(), *sorted((words.total(), others.total()))
    return shared >= _LEFT * fewer and shared >= _ALIKE * more > 0
