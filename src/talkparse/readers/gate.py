"""The gate: whether a text may be a page of the site, told by substrings before anything is read.

A page of another site costs little more than these. What a sign needs is derived from the table of signs, so the gate
lets every page pass that is recognised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import Final

from talkparse.readers.repetition import repeats
from talkparse.readers.signs import SIGNS, Sign, is_enough
from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary import Vocabulary

_HEAD: Final = 4096


def may_be_page(text: str, words: Vocabulary, *, is_elsewhere: bool = False) -> bool:
    """Tell whether a text dump may be the site's by its words; where this is False, only its address can show it.

    ``is_elsewhere`` says that it has the address of another site, as nearly all records of a corpus: then only strong
    signs count, and those are few.
    """
    if is_elsewhere:
        return _may_be_strong(plain(text), words)
    return _may_be_enough(plain(text), words) or repeats(text, words.limits.preview)


def may_be_saved_page(html: bytes, words: Vocabulary) -> bool:
    """Tell the same of a saved page in UTF-8, which its own address, its stylesheets and scripts may show as well."""
    for data in (html[:_HEAD].lower(), html.lower()):  # nearly all of the site's show it in their heads
        if any(part in data for part in _own_parts(words)):
            return True
    text = plain(html.decode().replace("&nbsp;", " "))
    return _may_be_enough(text, words, in_markup="comment" in text)


def plain(text: str) -> str:
    """Leave out what has no width, which may stand in any word."""
    if not text.isascii():
        for nothing in ZERO_WIDTH:
            if nothing in text:  # a test for one character costs next to nothing, and most texts hold none of these
                text = text.replace(nothing, "")
    return text


def _may_be_strong(text: str, words: Vocabulary) -> bool:
    """Tell whether a plain text holds what a strong sign needs."""
    if not _shows_any(text, _strong_searches(words)):
        return False
    holds = holder(text, words)
    return any(may_show(sign, text, holds, words) for sign in SIGNS if sign.is_strong)


def _may_be_enough(text: str, words: Vocabulary, *, in_markup: bool = False) -> bool:
    """Tell whether a plain text holds what enough signs need."""
    if not (in_markup or _shows_any(text, _first_searches(words))):
        return False  # as of most pages
    holds = holder(text, words)
    return is_enough(
        sign
        for sign in SIGNS
        if (may_show(sign, text, holds, words) if sign.needs else in_markup and "drupal" in sign.kinds)
    )


def holder(text: str, words: Vocabulary) -> Callable[[str], bool]:
    """Give what tells whether a text holds a part that a sign needs, and remembers it."""
    searches = _all_searches(words)
    shows = cache(lambda letter: _shows_any(text, (searches[letter],)))
    return cache(lambda part: shows(part[:1]) and _pattern(part).search(text) is not None)


def may_show(sign: Sign, text: str, holds: Callable[[str], bool], words: Vocabulary) -> bool:
    """Tell whether a plain text holds what a sign needs, by what ``holder`` gave."""
    found = _needed(sign, words)
    if sign.times > 1:
        return sum(1 for part in found if holds(part) for _ in _pattern(part).finditer(text)) >= sign.times
    return not found or any(map(holds, found))


class _Search:
    """A search for several parts that begin with one letter.

    A pattern whose first letter is known is quicker than a test for a substring, and one finds several.
    """

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self.mark = _mark_of(parts)
        """A character that all of them hold and few texts do, such as "|"; a test for it costs next to nothing."""

    @cached_property
    def find(self) -> Callable[[str], object]:
        """Compiled when it is needed: a page of the site is mostly known by the first."""
        return re.compile("|".join(map(_spaced, self._parts))).search


def _shows_any(text: str, searches: Iterable[_Search]) -> bool:
    # Spelled out, for this is asked of each record of a corpus.
    for search in searches:  # noqa: SIM110
        if search.mark in text and search.find(text):
            return True
    return False


def _searches_for(signs: Iterable[Sign], words: Vocabulary) -> dict[str, _Search]:
    """Give for each first letter of what some signs need the search for all that begin so; "" for a mere hole."""
    groups: dict[str, list[str]] = {}
    for part in sorted({part for sign in signs for part in _needed(sign, words)}):
        groups.setdefault(part[:1], []).append(part)
    return {letter: _Search(parts) for letter, parts in groups.items()}


def _spaced(part: str) -> str:
    """Match a part with white space of any kind and width between its words, as lines fold it."""
    return r"\s+".join(map(re.escape, part.split()))


@cache
def _pattern(part: str) -> re.Pattern[str]:
    return re.compile(_spaced(part))


def _mark_of(parts: Iterable[str]) -> str:
    shared = set.intersection(*map(set, parts))
    return min((character for character in shared if not (character.isalnum() or character.isspace())), default="")


@cache
def _all_searches(words: Vocabulary) -> dict[str, _Search]:
    return _searches_for(SIGNS, words)


@cache
def _first_searches(words: Vocabulary) -> tuple[_Search, ...]:
    """Give the searches of which one must succeed in a page: the last kind of sign does not suffice alone."""
    *others, _ = (sign for sign in SIGNS if sign.needs)
    return tuple(_searches_for(others, words).values())


@cache
def _strong_searches(words: Vocabulary) -> tuple[_Search, ...]:
    """Give the searches of which one must succeed in a page that a strong sign shows."""
    return tuple(_searches_for((sign for sign in SIGNS if sign.is_strong), words).values())


@cache
def _needed(sign: Sign, words: Vocabulary) -> tuple[str, ...]:
    """Give of each template that a sign needs a stretch that every layout spells alike."""
    return tuple({_stretch(template, words): None for template in (sign.needs(words) if sign.needs else ())})


def _stretch(template: str, words: Vocabulary) -> str:
    """Give the site's name where it stands in a template, for several signs need it; else the longest part of it.

    An apostrophe is spelled in two ways, and what varies in any.
    """
    if words.site.name in template:
        return words.site.name
    return max((part.strip() for part in re.split(r"\{\w+\}|['\u2019]", template)), key=len)


@cache
def _own_parts(words: Vocabulary) -> tuple[bytes, ...]:
    """Give what stands in every address of the site, and in those of its stylesheets and scripts, in small letters."""
    hosts = [address.partition("/")[0] for address in words.site.addresses]
    parts = {part.lower().encode() for part in (*hosts, *words.site.theme)}
    return tuple(part for part in parts if not any(other in part for other in parts - {part}))
