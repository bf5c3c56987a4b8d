"""Templates of the vocabulary as expressions: holes become groups, white space and apostrophes may be of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from talkparse.tokens import ZERO_WIDTH

GAP: Final = rf"[\s{ZERO_WIDTH}]"
# As {GAP}+, of which it takes all that there are, in parts that each compile in a third of the time.
_GAPS: Final = rf"(?:\s++|[{ZERO_WIDTH[:2]}]++|{ZERO_WIDTH[2:]}++)++"
WORD_ENDS: Final = r"(?!\w)"
_DATE: Final = "[0-9]{1,2} [A-Za-z]+ [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
_ANY: Final = r"\S(?:.*\S)?"
HOLE: Final = re.compile(r"\{(\w+)\}")
HOLES: Final = {
    "count": "[0-9]{1,12}",
    "subject": r"\S.{0,63}",
    **dict.fromkeys(("name", "when"), _ANY),
    **dict.fromkeys(("date", "first", "last"), _DATE),
}


def pattern(template: str) -> re.Pattern[str]:
    """Turn a template into a compiled pattern with a group per hole; match it with ``fullmatch``.

    Either apostrophe matches either, for extractors and word processors exchange them.
    """
    return re.compile(_expression(template))


def _expression(template: str) -> str:
    seen: set[str] = set()

    def part_of(part: str) -> str:
        name = part[1:-1]
        if not (part.startswith("{") and name in HOLES):
            return re.escape(part).replace("'", "['\u2019]")
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>{HOLES[name]})"

    return "".join(map(part_of, re.split(r"(\{\w+\})", template)))


def templates(*templates: str) -> re.Pattern[str]:
    """Match any of some templates, without groups."""
    unnamed = (re.sub(r"\?P<[a-z]+>", "?:", _expression(template)) for template in templates)
    return re.compile("|".join(f"(?:{part})" for part in unnamed))


def spaced(text: str) -> str:
    """Match a text of the site where white space may be of any kind and width."""
    return _GAPS.join(map(re.escape, text.split())).replace("'", "['\u2019]")


def alternatives(texts: Iterable[str]) -> str:
    """Match any of some texts of the site, the longest first."""
    return "|".join(spaced(text) for text in sorted(texts, key=len, reverse=True))
