"""``assent``: posts that open by agreeing or disagreeing with something said before, or go on from it.

Assumption: who answers the consultation names what they agree with ("I agree with the plan", "I agree that …"); who
answers another member need not ("Fully agree."), or points at the words above ("what you say", "the above").
"""

from __future__ import annotations

import re

from talkparse.threads.cues import cues, patterns
from talkparse.threads.said import Said, without_filler
from talkparse.threads.sign import Sign

_MOST_FILLERS = 3


def find_assent(said: Said) -> Sign | None:
    """Find the heaviest phrase with which a post opens."""
    found: list[Sign] = []
    opening = said.opening
    for _ in range(_MOST_FILLERS):
        for name, phrases in patterns().opens.items():
            match = phrases.match(opening)
            if match and not _speaks_to_others(opening, match):
                found.append(Sign(getattr(cues().weights, name), f"opens with {match[0].strip()!r}", name == "strong"))
        shorter = without_filler(opening)
        if shorter == opening:
            break
        opening = shorter
    leans = patterns().leans.search(said.opening)
    if leans:
        found.append(Sign(cues().weights.leans, f"says {leans[0].strip()!r}"))
    return max(found, default=None)


def _speaks_to_others(opening: str, match: re.Match[str]) -> bool:
    """Tell whether the phrase goes on to the mayor, or whoever else runs the consultation, or to what it is about."""
    if patterns().consulted.match(opening, match.end()):
        return True
    rest = opening[match.end() :].lstrip(" ,")
    others = patterns().not_members.match(rest)
    return others is not None and not rest[others.end() :][:1].isalpha()
