"""Any of some texts of the site, found as one pattern of them all would find it.

To compile a pattern of the site's longer sentences takes longer than to read a page, and few of them stand on a page:
so each is compiled when its first word is met.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator

from talkparse.vocabulary.templates import spaced


class AnyOf:
    """Texts with white space of any kind and width, the longest tried first; with ``at_end``, only where they end."""

    def __init__(self, texts: Iterable[str], *, at_end: bool = False) -> None:
        """Take the texts."""
        self._texts = sorted(texts, key=len, reverse=True)
        # An apostrophe may be of either kind, so words are compared as far as the first.
        self._begins = tuple("".join(text.partition("'")[0].split(maxsplit=1)[:1]) for text in self._texts)
        self._end = "$" if at_end else ""
        self._compiled: dict[str, re.Pattern[str]] = {}

    def match(self, source: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        """Match one at a place."""
        if not source.startswith(self._begins, start, stop):
            return None
        known = self._patterns(lambda word: source.startswith(word, start, stop))
        return next(filter(None, (pattern.match(source, start, stop) for pattern in known)), None)

    def fullmatch(self, label: str) -> re.Match[str] | None:
        """Match one as the whole of a label."""
        known = self._patterns(label.startswith)
        return next(filter(None, (pattern.fullmatch(label) for pattern in known)), None)

    def search(self, source: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first one."""
        known = self._patterns(lambda word: source.find(word, start, stop) >= 0)
        found = (pattern.search(source, start, stop) for pattern in known)
        return min(filter(None, found), key=re.Match.start, default=None)

    def _patterns(self, is_met: Callable[[str], bool]) -> Iterator[re.Pattern[str]]:
        """Yield the patterns of those texts whose first word is met."""
        for text, word in zip(self._texts, self._begins, strict=True):
            if is_met(word):
                if text not in self._compiled:
                    self._compiled[text] = re.compile(spaced(text) + self._end)
                yield self._compiled[text]
