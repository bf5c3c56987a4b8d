"""The gate: whether a text may be a page of the site, told by substrings before anything is read.

A page of another site costs little more than these. What a sign needs is derived from the table of signs, so the gate
lets every page pass that is recognised.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from talkparse.readers.repetition import repeats
from talkparse.readers.signs import SIGNS, Sign, is_enough
from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary import Vocabulary

_SPACES: Final = "\t\v\f\r\x1c\x1d\x1e\x1f"
# Without U+2000 and U+3000, for which a test is slow, as their codes end in zeros; no page of the site has any.
_OTHER_SPACES: Final = (
    "\x85\xa0\u1680\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
)


def may_be_page(text: str, words: Vocabulary, *, is_elsewhere: bool = False) -> bool:
    """Tell whether a text dump may be the site's by its words; where this is False, only its address can show it.

    ``is_elsewhere`` says that it has the address of another site, as nearly all records of a corpus: then only strong
    signs count, and those are few.
    """
    if is_elsewhere:
        return _may_be_strong(plain(text), words)
    return _may_be_enough(plain(text), words) or repeats(text, words.limits.preview)


def may_be_saved_page(html: str, words: Vocabulary) -> bool:
    """Tell the same of a saved page, which its own address, its stylesheets and its scripts may show as well."""
    data = html.encode("utf-8", "surrogatepass").lower()  # as bytes it is quick
    if any(part in data for part in _own_parts(words)):
        return True
    text = plain(html.replace("&nbsp;", " ").replace("\n", " "))
    while "  " in text:
        text = text.replace("  ", " ")
    return _may_be_enough(text, words, in_markup="comment" in text)


def plain(text: str) -> str:
    """Make each white space but the ends of lines a space, and leave out what has no width."""
    # A test for one character costs next to nothing, and most texts hold none of these.
    for space in _SPACES if text.isascii() else _SPACES + _OTHER_SPACES:
        if space in text:
            text = text.replace(space, " ")
    for nothing in ZERO_WIDTH:
        if nothing in text:
            text = text.replace(nothing, "")
    return text


def _may_be_strong(text: str, words: Vocabulary) -> bool:
    """Tell whether a plain text holds what a strong sign needs."""
    shown = _shower(text, words)
    if not any(map(shown, _strong_starts(words))):
        return False
    holds = _holder(text, shown)
    return any(may_show(sign, text, holds, words) for sign in SIGNS if sign.is_strong)


def _may_be_enough(text: str, words: Vocabulary, *, in_markup: bool = False) -> bool:
    """Tell whether a plain text holds what enough signs need."""
    shown = _shower(text, words)
    if not (in_markup or any(map(shown, _first_starts(words)))):
        return False  # as of most pages
    holds = _holder(text, shown)
    return is_enough(
        sign
        for sign in SIGNS
        if (may_show(sign, text, holds, words) if sign.needs else in_markup and "drupal" in sign.kinds)
    )


def holder(text: str, words: Vocabulary) -> Callable[[str], bool]:
    """Give what tells whether a text holds a part that a sign needs, and remembers it."""
    return _holder(text, _shower(text, words))


def _holder(text: str, shown: Callable[[str], bool]) -> Callable[[str], bool]:
    return cache(lambda part: shown(part[:_START]) and _search_for(part)(text) is not None)


def _shower(text: str, words: Vocabulary) -> Callable[[str], bool]:
    """Give what tells whether a text holds any part that begins with some letters, and remembers it."""
    searches = _searches(words)
    return cache(lambda start: searches[start](text) is not None)


def may_show(sign: Sign, text: str, holds: Callable[[str], bool], words: Vocabulary) -> bool:
    """Tell whether a plain text holds what a sign needs, by what ``holder`` gave."""
    found = _needed(sign, words)
    if sign.times > 1:
        return sum(text.count(part) for part in found if holds(part)) >= sign.times
    return not found or any(map(holds, found))


@cache
def _searches(words: Vocabulary) -> dict[str, Callable[[str], object]]:
    """Give for each beginning of needed parts the search for all that begin so.

    A pattern whose first letters are known and seldom is quicker than a test for a substring, and one finds several.
    """
    parts = sorted({part for sign in SIGNS for part in _needed(sign, words)})
    groups = groupby(parts, key=itemgetter(slice(_START)))
    return {start: re.compile("|".join(map(re.escape, group))).search for start, group in groups}


@cache
def _search_for(part: str) -> Callable[[str], object]:
    return re.compile(re.escape(part)).search


@cache
def _first_starts(words: Vocabulary) -> tuple[str, ...]:
    """Give the beginnings of which one must stand in a page: the last kind of sign does not suffice alone."""
    *others, _ = (sign for sign in SIGNS if sign.needs)
    return tuple(sorted({part[:_START] for sign in others for part in _needed(sign, words)}))


@cache
def _strong_starts(words: Vocabulary) -> tuple[str, ...]:
    """Give the beginnings of which one must stand in a page that a strong sign shows."""
    return tuple(sorted({part[:_START] for sign in SIGNS if sign.is_strong for part in _needed(sign, words)}))


_START: Final = 2  # letters, from which on patterns are searched for by their beginning


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
    return tuple(part.lower().encode() for part in (*hosts, *words.site.theme))
