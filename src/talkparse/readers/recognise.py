"""Recognition: whether a page is the site's, and by what it is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from talkparse.problems import Fault, ProblemCode, UnrecognisedPage
from talkparse.readers.gate import holder, may_show, plain
from talkparse.readers.signs import SIGNS, Seen, Sign, is_enough
from talkparse.vocabulary import Vocabulary


class Known(NamedTuple):
    """By what a page is known."""

    weak: tuple[str, ...] = ()
    """The names of the weak signs; empty where a strong sign or an address shows it."""


def unrecognised(words: Vocabulary) -> UnrecognisedPage:
    """Give the error of a page that nothing shows to be the site's."""
    advice = "if it is one, give its address (url)"
    return UnrecognisedPage(f"nothing shows that this is a page of {words.site.name}; {advice}")


def judge(addresses: Iterable[bool | None]) -> bool | None:
    """Tell whose a page is by its addresses; that of another site overrules the site's own."""
    found = set(addresses)
    return False if False in found else (True if True in found else None)


def recognise(seen: Seen, words: Vocabulary, *, is_elsewhere: bool) -> Known:
    """Find by what a page is known, beside its address. Raises ``UnrecognisedPage`` if nothing shows it.

    ``is_elsewhere`` says that it has the address of another site, which overrules all weak signs.
    """
    text = plain(seen.source)
    holds = holder(text, words)
    found: list[Sign] = []
    for sign in SIGNS:
        if (is_elsewhere and not sign.is_strong) or not may_show(sign, text, holds, words):
            continue
        if sign.find(seen, words):
            if sign.is_strong:
                return Known()
            found.append(sign)
    if not is_enough(found):
        raise unrecognised(words)
    return Known(tuple(sign.name for sign in found))


def faults_of(known: Known) -> list[Fault]:
    """Say where a page is known by weak signs alone."""
    if not known.weak:
        return []
    message = f"no strong sign shows that this is a page of the site; known by {', '.join(known.weak)}"
    return [Fault(ProblemCode.WEAK_SIGNS, message, 0, 0)]
