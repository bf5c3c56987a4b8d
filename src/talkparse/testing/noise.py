"""Noise that a dump may carry and that changes nothing of what it says."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from talkparse.vocabulary import talk_london

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from random import Random


class Noise(StrEnum):
    """One kind of noise. They are made in this order, so that none undoes another."""

    NO_BREAK_SPACES = "no-break-spaces"
    """Prose holds no-break spaces. Only beyond a line's head, where no name, role or age can stand."""
    ZERO_WIDTH_SPACES = "zero-width-spaces"
    """A zero-width space ends a sentence of the site's own."""
    BLANK_LINES = "blank-lines"
    """A blank line stands twice."""
    TRAILING_BLANKS = "trailing-blanks"
    """Lines end in spaces and tabs."""
    CARRIAGE_RETURNS = "carriage-returns"
    """Lines end as in Windows."""
    BYTE_ORDER_MARK = "byte-order-mark"
    """The dump begins with U+FEFF."""


EXCLUDED: Final[dict[str, frozenset[Noise]]] = {
    # A doubled blank line is what shows that R0-w lost a line.
    **dict.fromkeys(("R0", "R0-novotes", "R0-w"), frozenset({Noise.BLANK_LINES})),
    # Space-only lines are what shows T3w.
    **dict.fromkeys(("T2", "T3", "T3w"), frozenset({Noise.BLANK_LINES})),
}
"""Noise that would change by which road a layout says it was made."""
_HEAD: Final = 60
"""Characters of a line within which the site's frame words may stand."""


def noisy(dump: str, layout: str, random: Random, kinds: Collection[Noise] = frozenset(Noise)) -> str:
    """Add noise of the given kinds, at places that ``random`` chooses, as far as the layout bears it."""
    for kind in Noise:
        if kind in kinds and kind not in EXCLUDED.get(layout, ()):
            dump = _MAKERS[kind](dump, random)
    return dump


def _no_break_spaces(dump: str, random: Random) -> str:
    def change(line: str) -> str:
        tail = re.sub(r"(?<=\w) (?=\w)", lambda _: random.choice(" \u00a0"), line[_HEAD:])
        return line[:_HEAD] + tail

    return _by_line(dump, change)


def _zero_width_spaces(dump: str, random: Random) -> str:
    call, boxes = talk_london().call_to_action, talk_london().boxes
    sentences = {call.sentence, call.question, *call.headings, boxes.guidelines_text, boxes.safety_text}
    return _by_line(dump, lambda line: line + random.choice(("", "\u200b")) if line in sentences else line)


def _blank_lines(dump: str, random: Random) -> str:
    return re.sub(r"\n\n", lambda _: "\n" * random.choice((2, 3)), dump)


def _trailing_blanks(dump: str, random: Random) -> str:
    return _by_line(dump, lambda line: line + random.choice(("", " ", "\t", "  \t")) if line.strip() else line)


def _carriage_returns(dump: str, random: Random) -> str:  # noqa: ARG001 -- all lines end alike
    return dump.replace("\n", "\r\n")


def _byte_order_mark(dump: str, random: Random) -> str:  # noqa: ARG001 -- there is one place for it
    return "\ufeff" + dump


def _by_line(dump: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) for line in dump.split("\n"))


_MAKERS: Final = {
    Noise.NO_BREAK_SPACES: _no_break_spaces,
    Noise.ZERO_WIDTH_SPACES: _zero_width_spaces,
    Noise.BLANK_LINES: _blank_lines,
    Noise.TRAILING_BLANKS: _trailing_blanks,
    Noise.CARRIAGE_RETURNS: _carriage_returns,
    Noise.BYTE_ORDER_MARK: _byte_order_mark,
}
