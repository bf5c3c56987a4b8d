"""The gate: whether a text may be a page of the site, told by substrings before anything is read.

A page of another site costs little more than these. What a sign needs is derived from the table of signs, so the gate
lets every page pass that is recognised.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from talkparse.readers.repetition import repeats
from talkparse.readers.signs import SIGNS, Sign
from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary import Vocabulary

_SPACES: Final = "\t\v\f\r\x1c\x1d\x1e\x1f"
_OTHER_SPACES: Final = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


def may_be_page(text: str, words: Vocabulary) -> bool:
    """Tell whether a text dump may be the site's by its words; where this is False, only its address can show it."""
    return _may_be_enough(plain(text), words) or repeats(text)


def may_be_saved_page(html: str, words: Vocabulary) -> bool:
    """Tell the same of a saved page, which its own address, its stylesheets and its scripts may show as well."""
    if any(part in html for part in _own_parts(words)):
        return True
    text = plain(html.replace("&nbsp;", " ").replace("\n", " "))
    while "  " in text:
        text = text.replace("  ", " ")
    return _may_be_enough(text, words, in_markup="comment" in text)


def _may_be_enough(text: str, words: Vocabulary, *, in_markup: bool = False) -> bool:
    """Tell whether a plain text holds what enough signs need."""
    holds = cache(text.__contains__)
    kinds = {"markup"} if in_markup else set()
    *others, last = (sign for sign in SIGNS if sign.needs)
    for sign in others:
        if may_show(sign, text, holds, words):
            kinds |= sign.kinds
            if sign.is_strong or len(kinds) > 1:
                return True
    return bool(kinds) and may_show(last, text, holds, words)  # which does not suffice alone


def plain(text: str) -> str:
    """Make each white space but the ends of lines a space, and leave out what has no width."""
    for space in _SPACES if text.isascii() else _SPACES + _OTHER_SPACES:
        if space in text:
            text = text.replace(space, " ")
    if not text.isascii():
        for nothing in ZERO_WIDTH:
            text = text.replace(nothing, "")
    return text


def may_show(sign: Sign, text: str, holds: Callable[[str], bool], words: Vocabulary) -> bool:
    """Tell whether a plain text holds what a sign needs; ``holds`` tells whether it holds a part, and remembers it."""
    found = _needed(sign, words)
    if sign.times > 1:
        return sum(text.count(part) for part in found if holds(part)) >= sign.times
    return not found or any(map(holds, found))


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
def _own_parts(words: Vocabulary) -> tuple[str, ...]:
    """Give what stands in every address of the site, and in those of its stylesheets and scripts."""
    return (*(address.partition("/")[0] for address in words.site.addresses), *words.site.theme)
