"""Repetition: pages known by nothing but their previews, each printed right above the full text that it was cut from.

It looks at the text itself and not at lines that were read before, so that the gate may ask it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from talkparse.preview import DOTS, Proof, prove
from talkparse.readers.dump.lines import fold

_PAIRS: Final = 2  # one is a teaser above its article
_SHORTER: Final = 10  # characters that the site's rule takes off prose at the most (docs/site-rules.md), less its dots
_CUT: Final = 40  # characters by which a full text that the dump's end cuts repeats its preview, not by chance
_MOST_FAILED: Final = 500  # previews that stand above their text and are not proved: a flood, and no page
_TEXT_END: Final = re.compile(r"\.\.\.[^\S\n]*\n\s*")


def repeats(source: str, limit: int) -> bool:
    """Tell whether a text shows two pairs of a preview and the full text below it, each preview proved and cut.

    ``limit`` is the most characters that a preview keeps. Takes time linear in the length, for a preview is short.
    """
    source = source.removeprefix("\ufeff")
    if "\n" not in source:  # the ends of an old Macintosh's lines
        source = source.replace("\r", "\n")
    reach = _reach(limit)
    pairs, failed, place = 0, 0, 0
    for match in _TEXT_END.finditer(source):
        if match.start() < place or not _may_repeat(source, match, limit):
            continue
        above = _lines_above(source, match.start() + len(DOTS), reach)
        below = _lines_below(source, match.end(), reach)
        if _is_pair(above, below, limit, is_last=match.end() + reach >= len(source)):
            pairs, place = pairs + 1, match.end()
        else:
            failed += 1
        if pairs == _PAIRS or failed == _MOST_FAILED:
            break
    return pairs == _PAIRS


def _may_repeat(source: str, match: re.Match[str], limit: int) -> bool:
    """Tell whether the beginning of the line below the dots stands where a preview of the right length begins.

    It is sought as it stands, for what a page prints twice has the same white space; this turns down nearly all lines.
    """
    start, stop = match.end(), match.start() + len(DOTS)
    reach, fewest = _reach(limit), limit - _SHORTER
    below = source[start : start + _CUT].partition("\n")[0].rstrip()
    if not below or source.find(below, max(stop - reach, 0), max(stop - fewest, 0) + len(below)) < 0:
        return False
    # Joined by spaces or by ends of lines, a preview has one length.
    above, begun = fold(source[max(stop - reach, 0) : stop]), fold(source[start : start + 2 * _CUT])[:_CUT]
    end = len(above) - len(DOTS)
    return above.find(begun, max(end - limit, 0), max(end - fewest, 0) + len(begun)) >= 0


def _reach(limit: int) -> int:
    """Give how many characters are looked at on either side, white space of any width among them."""
    return 3 * limit


def _lines_above(source: str, stop: int, reach: int) -> list[str]:
    start = max(stop - reach, 0)
    lines = source[start:stop].split("\n")
    if start and source[start - 1] != "\n":
        lines = lines[1:]  # not whole
    return [line for line in map(fold, lines) if line]


def _lines_below(source: str, start: int, reach: int) -> list[str]:
    return [line for line in map(fold, source[start : start + reach].split("\n")) if line]


def _is_pair(above: list[str], below: list[str], limit: int, *, is_last: bool) -> bool:
    """Tell whether the last lines above are a preview of those below; of ``is_last`` the dump's end may cut them."""
    size = -1
    for start in range(len(above) - 1, -1, -1):
        size += len(above[start]) + 1
        kept = size - len(DOTS)
        if kept > limit:
            return False
        lines = above[start:]
        whole = lines[: len(below)][:-1]
        if kept < limit - _SHORTER or below[: len(whole)] != whole or below[: len(lines)] == lines:
            continue  # too short, something else, or one line printed twice
        preview = "\n".join(lines)
        if prove(lines, below, limit) in {Proof.PREFIX, Proof.EXACT}:
            return True
        if is_last and len(rest := "\n".join(below)) >= _CUT and preview.removesuffix(DOTS).startswith(rest):
            return True
    return False


def is_unfolded(texts: Sequence[str], place: int, limit: int) -> bool:
    """Tell whether a button that stands before a text of a list opens the full text of a proved preview.

    Extractors print it anywhere below the preview's first line (docs/dumps.md), so the preview ends there or later.
    """
    size = -1
    for split in range(place, len(texts)):
        if split > place:
            size += len(texts[split - 1]) + 1
        if size > limit + len(DOTS):
            return False
        if _proves(texts, place, split, limit):
            return True
    return False


def _proves(texts: Sequence[str], place: int, split: int, limit: int) -> bool:
    """Tell whether lines that begin above the button and end before ``split`` are a preview of those below."""
    below = texts[split : split + 2 * limit]  # as much as a proof looks at, each line of at least one character
    size = -1
    for start in range(split - 1, -1, -1):
        size += len(texts[start]) + 1
        if size > limit + len(DOTS):
            return False
        preview = texts[start:split]
        if start < place and (prove(preview, below, limit) or prove(preview, below[: len(preview)], limit)):
            return True
    return False
