"""The site's rule for previews: how it cuts a long comment, and the proof that one text is the preview of another.

The site prints the first 240 characters of a comment, cut at the end of a word, and three dots. A dump does not show
all that the site counted: white space is folded, blank paragraphs vanish, and the marks of list items were none of the
comment's characters. So a proof asks where the site *may* have cut. ``docs/site-rules.md`` states the rule in full.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

LIMIT: Final = 240
DOTS: Final = "..."
STRIPPED: Final = ".,:;?!…"  # punctuation that the site removes before its dots

_MARK: Final = re.compile(r"(?:[-*+•]|[0-9]{1,3}[.)]) ")
"""What a list item begins with in a dump. The site's own text has no such characters, unless a member typed them."""
_BASIC_PLANE: Final = 0xFFFF  # the site's table of boundaries ends here: emoji are none

_LONGEST_MARK: Final = len("\n999. ")
_LONGEST_WORD: Final = 300
"""A proof looks so many characters beyond the preview: the cut falls within that, and the word after it may be long."""


class Proof(IntEnum):
    """How well a preview is proved, best last."""

    PREFIX = 1
    """A prefix that ends where the site may have cut before an extractor folded white space."""
    EQUAL = 2
    """The same text, short enough that the site does not cut it; or dots below it, for blank lines that it cut."""
    EXACT = 3
    """Exactly what the site's rule makes of the full text."""


def truncate(text: str, limit: int = LIMIT) -> str:
    """Cut a text as the site does; a text of at most 240 bytes, or less than 240 characters, comes back whole."""
    if len(text) < limit or len(text.encode("utf-8", "surrogatepass")) <= limit:
        return text
    # The line in which the limit is reached; a line break counts one, with the line that it begins.
    start = max(text.rfind("\n", 0, limit), 0)
    stop = text.find("\n", limit)
    return _cut_line(text, start, stop if stop >= 0 else len(text), limit)


def _cut_line(text: str, start: int, stop: int, limit: int) -> str:
    """Cut inside text[start:stop], the line in which the limit is reached."""
    cut = limit
    while cut > start and cut < stop and not _is_boundary(text[cut]):
        cut -= 1
    if cut == start:  # no word ends within the limit
        cut = limit
    kept = text[:cut].rstrip(STRIPPED).rstrip()
    return f"{kept}\n{DOTS}" if len(kept) <= start and start else kept + DOTS  # nothing is left of a line but its dots


def _is_boundary(character: str) -> bool:
    """Tell whether a word may end before this character: anything but letters, digits, their marks and emoji."""
    return ord(character) <= _BASIC_PLANE and unicodedata.category(character)[0] not in "LNM"


def weigh(line: str) -> int:
    """Give the fewest characters that the site can have counted of a line: its mark, and its break, may be none."""
    mark = _MARK.match(line)
    return len(line) - (mark.end() if mark else 0)


def prove(preview: Sequence[str], full: Sequence[str], limit: int = LIMIT) -> Proof | None:
    """Prove that the first lines are the preview of the others, or give None.

    Takes time bounded by the limit, whatever the length of the full text.
    """
    text = "\n".join(preview)
    if len(text) > limit + len(DOTS) + _LONGEST_MARK * len(preview):
        return None
    if text and list(preview) == list(full[: len(preview) + 1]) and sum(map(weigh, preview)) <= limit:
        return Proof.EQUAL
    return _prove_cut(text, _beginning(full, len(text) + _LONGEST_WORD), limit) if text.endswith(DOTS) else None


def _prove_cut(preview: str, beginning: str, limit: int) -> Proof | None:
    """Prove that a text with dots at its end is the preview of one that begins so, or give None."""
    kept = preview.removesuffix(DOTS)  # a no-break space stays before the dots; after a heading they begin a line
    words = kept.rstrip()
    after = beginning[len(words) : len(words) + 1]
    if not words or not beginning.startswith(words) or (kept.endswith(" ") and after.strip()):
        return None
    if truncate(beginning, limit) == preview:
        return Proof.EXACT
    if _may_be_cut_at(beginning, len(words), kept, limit):
        return Proof.PREFIX
    # A dump has none of the blank lines that the site counted, however many: only their dots, on a line of their own.
    return Proof.EQUAL if kept.endswith("\n") and not after else None


def _beginning(lines: Sequence[str], reach: int) -> str:
    """Join as many lines as a proof looks at."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > reach:
            return "\n".join((*lines[:number], line[:reach]))
    return "\n".join(lines)


def _may_be_cut_at(text: str, cut: int, kept: str, limit: int) -> bool:
    """Tell whether the site can have cut the text here: what it counted is no more than what a dump does not show.

    Inside a word, the limit itself falls here: the first word of a link or an emphasis is cut hard. Elsewhere it falls
    on the next word, or on what ends the text.
    """
    stop = min(len(text), limit - _unseen(kept))  # beyond this nothing can be told, and nothing need be
    after = len(text) - len(text[cut:].lstrip(STRIPPED + " \n"))
    while after < stop and _is_boundary(text[after]):
        after += 1
    if after > cut:
        while after < stop and not _is_boundary(text[after]):
            after += 1
    return after >= limit - _unseen(kept) and sum(map(weigh, kept.rstrip().split("\n"))) <= limit


def _unseen(kept: str) -> int:
    """Give how many characters the site may have counted that a dump does not show.

    Each space may have stood for two, and at each break a paragraph may have been blank but for a no-break space.
    """
    return kept.count(" ") + 2 * kept.count("\n")


def looks_cut(lines: Iterable[str], limit: int = LIMIT) -> bool:
    """Tell whether lines look like a preview that the site cut: three dots after about as much text as it keeps."""
    text = "\n".join(lines)
    kept = text.removesuffix(DOTS)
    return kept != text and sum(map(weigh, kept.split("\n"))) <= limit <= len(kept) + _unseen(kept)
