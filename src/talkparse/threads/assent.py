"""``assent``: posts that open by agreeing or disagreeing with something said before, or go on from it.

Assumption: who answers the consultation names what they agree with ("I agree with the plan", "I agree that …"); who
answers another member need not ("Fully agree."), or points at the words above ("what you say", "the above"). It holds
so often that such an opening is half of what a likely reply needs, and not more: "Not true" opens comments on what
the page itself says, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from talkparse.enums import EvidenceKind
from talkparse.threads.cues import cues
from talkparse.threads.finding import Sign
from talkparse.threads.phrases import find_phrase, leads_to, match_phrase, match_phrases
from talkparse.threads.said import Said, stems_of

_OPENINGS: Final = ("agrees", "politely", "goes_on", "fillers")
_MOST_FILLERS: Final = 3
_FIRST: Final = 80  # characters within which a post that goes on from another points back at it
_WORD: Final = re.compile(r"[^\W_]+")  # "it" of "it's"
_SOME_LENGTH: Final = 3  # words that say what a text is about, in one that has a subject of its own


def find_assent(index: int, page: Sequence[Said]) -> Sign | None:
    """Find the heaviest phrase with which a post opens; none if it agrees and turns to another subject."""
    said, above = page[index], page[index - 1]
    agrees, goes_on = _find_opening(said, above)
    found = agrees or goes_on
    if found is None or (agrees and find_phrase("turns", said.heard)):
        return None
    return Sign("agrees" if agrees else "goes_on", EvidenceKind.ASSENT, f"opens with {found[0].strip()!r}")


def _find_opening(said: Said, above: Said) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Find a phrase that agrees or disagrees, or else one that goes on, behind what merely stands before it.

    What agrees politely only goes on, where a longer text shares no word with the post above.
    """
    goes_on: re.Match[str] | None = None
    start = 0
    for _ in range(_MOST_FILLERS):
        filler = None
        for table, match in match_phrases(_OPENINGS, said.opening, start):
            if table == "fillers":
                filler = match
            elif not _speaks_to_others(said.opening, match):
                if table == "agrees" or (table == "politely" and not _changes_subject(said, above)):
                    return match, None
                goes_on = goes_on or match
        if filler is None:
            break
        start = _NEXT.match(said.opening, filler.end()).end()  # type: ignore[union-attr] # it matches anything
    return None, goes_on


_NEXT: Final = re.compile(r"\W*")


def _changes_subject(said: Said, above: Said) -> bool:
    """Tell whether a post of some length shares no word with the one above, and does not point at it."""
    stems = stems_of(said.text)
    longer = len(stems) >= _SOME_LENGTH and stems.isdisjoint(stems_of(above.text))
    return longer and _pointing().isdisjoint(_WORD.findall(said.opening[:_FIRST]))


@cache
def _pointing() -> frozenset[str]:
    return frozenset(cues().words.pointing)


def _speaks_to_others(opening: str, match: re.Match[str]) -> bool:
    """Tell whether the phrase goes on to the mayor, or whoever else runs the consultation, or to what it is about."""
    if leads_to("consulted", opening, match.end()):
        return True
    others = match_phrase("not_members", opening, _NEXT.match(opening, match.end()).end())  # type: ignore[union-attr]
    return others is not None
