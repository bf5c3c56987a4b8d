"""Unfolding: the preview of a comment told from its full text by proof, wherever the toggles stand.

Extractors displace the toggles, members type their words, and dumps lose them. So nothing is believed because of its
place: a preview is removed only where it is what the site makes of the text that follows it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from talkparse.preview import DOTS, Proof, looks_cut, prove, weigh
from talkparse.tokens import Mark, Piece, TokenKind, make

_MOST_TOGGLES: Final = 6  # readings tried per kind of toggle: members who type them do so once or twice


class Unfolded(NamedTuple):
    """A reading of a post's body in which the preview is proved."""

    preview: tuple[Piece, ...]
    text: tuple[Piece, ...]
    toggles: tuple[Mark, ...]
    """The toggles that this reading takes for the site's; others are text."""
    proof: Proof | None
    closed: bool = False
    """Whether the toggle that ends a full text is among them."""
    after: tuple[Piece, ...] = ()
    """Lines that the proof shows to stand after the full text: nobody's."""


def unfold(body: Sequence[Mark], limit: int) -> Unfolded | None:
    """Find the one reading of a body with a proved preview; None if there is none, or if several contradict.

    A preview that is equal to the full text is believed only beside a toggle: members repeat themselves too.
    """
    found: list[tuple[Proof, list[int], Unfolded]] = []
    for full, less in _readings(body):
        chosen = [index for index in (full, less) if index is not None]
        pieces = read_pieces(body, chosen)
        texts = [piece.text for piece in pieces]
        if not chosen and not any(text.endswith(DOTS) for text in texts):
            continue  # as most short comments: no more can be proved than that it repeats itself
        least = 1 if full is None else max(1, _count_before(pieces, body[full]))
        ends = len(pieces) if less is None else _count_before(pieces, body[less])
        most = len(pieces) - 1 if less is None else ends
        for split in _splits(texts, least, most, ends, limit):
            stop = len(pieces)
            proof = prove(texts[:split], texts[split:], limit)
            if proof is None and texts[:split] == texts[split:ends]:
                # A text that is not cut is whole in its preview: what follows its last toggle is not its own.
                proof, stop = prove(texts[:split], texts[split:ends], limit), ends
            if proof is None or (proof is Proof.EQUAL and not chosen):
                continue
            toggles = tuple(body[index] for index in chosen)
            text, after = tuple(pieces[split:stop]), tuple(pieces[stop:])
            reading = Unfolded(tuple(pieces[:split]), text, toggles, proof, closed=less is not None, after=after)
            found.append((proof, chosen, reading))
    if len(found) <= 1:
        return found[0][-1] if found else None
    ranks = [(proof, look(body, chosen)) for proof, chosen, _ in found]
    best = max(ranks)
    readings = [reading for rank, (*_, reading) in zip(ranks, found, strict=True) if rank == best]
    same = all(_preview_words(reading) == _preview_words(readings[0]) for reading in readings)
    return readings[-1] if same else None


def _preview_words(reading: Unfolded) -> list[str]:
    return [piece.text for piece in reading.preview]


def _readings(body: Sequence[Mark]) -> Iterator[tuple[int | None, int | None]]:
    """Give the pairs of toggles to try: the first few that open a full text, the last few that close one, or none."""
    toggles = [index for index, mark in enumerate(body) if mark.kind is TokenKind.TOGGLE]
    full = [index for index in toggles if body[index].opens][:_MOST_TOGGLES]
    less = [index for index in toggles if not body[index].opens][-_MOST_TOGGLES:]
    opening: list[int | None] = [*full] or [None]
    for first in opening:
        closing: list[int | None] = [last for last in less if first is None or last > first]
        for last in closing or [None]:
            yield first, last


def toggles_of(body: Sequence[Mark], *, opens: bool) -> list[int]:
    """Find the toggles of a body that open, or those that close."""
    return [index for index, mark in enumerate(body) if mark.kind is TokenKind.TOGGLE and mark.opens is opens]


def read_pieces(body: Sequence[Mark], toggles: Iterable[int]) -> list[Piece]:
    """Join the parts of a body to its lines; a toggle that is not listed is text of the line on which it stands."""
    chosen = frozenset(toggles)
    pieces: list[Piece] = []
    start = stop = 0
    line: list[str] = []  # joined where it ends, for members may glue as many parts as they like
    for index, mark in enumerate(body):
        if line and mark.glued and index not in chosen:
            line += (mark.gap, mark.text)
            stop = mark.stop
            continue
        if line:
            pieces.append(make(Piece, (start, stop, "".join(line))))
            line = []
        if index not in chosen:
            start, stop, line = mark.start, mark.stop, [mark.text]
    if line:
        pieces.append(make(Piece, (start, stop, "".join(line))))
    return pieces


def _count_before(pieces: Sequence[Piece], toggle: Mark) -> int:
    return bisect_left(pieces, toggle.start, key=itemgetter(0))


def _splits(texts: Sequence[str], least: int, most: int, ends: int, limit: int) -> Iterator[int]:
    """Give the numbers of lines that a preview can have: within the limit, and either half of all or ending in dots.

    All are those of the body, or the first ``ends`` of them.
    """
    weight = 0
    for split, text in enumerate(texts, 1):
        weight += weigh(text)
        if split > most or weight > limit + len(DOTS):
            return
        if split >= least and (text.endswith(DOTS) or 2 * split in {len(texts), ends}):
            yield split


def look(body: Sequence[Mark], toggles: Sequence[int]) -> int:
    """Count the chosen toggles that stand as the site's do: at the end, or glued to the line before or after them.

    A member's own line with the same words begins and ends where the line does.
    """
    return sum(body[index].glued + (index + 1 == len(body) or body[index + 1].glued) for index in toggles)


def unfold_preview_only(body: Sequence[Mark], limit: int) -> Unfolded | None:
    """Read a body that holds a preview cut by the site, its toggle, and no full text."""
    full = toggles_of(body, opens=True)
    if len(full) != 1 or any(mark.kind is not TokenKind.TOGGLE for mark in body[full[0] :]):
        return None
    pieces = read_pieces(body, range(full[0], len(body)))
    if not looks_cut([piece.text for piece in pieces], limit):
        return None
    return Unfolded(tuple(pieces), (), tuple(body[full[0] :]), None)


def unfold_end(body: Sequence[Mark], limit: int, *, framed: bool) -> Unfolded | None:
    """Read a body inside which the dump ends: a preview, whole or not, and perhaps the beginning of the full text.

    While the full text is the shorter of the two and repeats the preview, the preview proves more of it. A button
    above which nothing stands is a member's; on a ``framed`` page so is one below which the text does not begin again.
    """
    full = toggles_of(body, opens=True)
    if not full or full[0] == 0:
        return None
    chosen = [*full[:1], *toggles_of(body, opens=False)[-1:]]
    pieces = read_pieces(body, chosen)
    texts = [piece.text for piece in pieces]
    least = max(1, _count_before(pieces, body[full[0]]))
    toggles = tuple(body[index] for index in chosen)
    for split in range(least, len(pieces)):
        if sum(map(weigh, texts[:split])) > limit + len(DOTS):
            return None
        preview = "\n".join(texts[:split])
        beginning = "\n".join(texts[split:]) if sum(map(len, texts[split:])) <= len(preview) else None
        if beginning is not None and preview.removesuffix(DOTS).startswith(beginning):
            return Unfolded(tuple(pieces[:split]), tuple(pieces[split:]), toggles, None)
    if sum(map(weigh, texts)) > limit + len(DOTS) or (framed and least < len(pieces)):
        return None
    return Unfolded(tuple(pieces), (), toggles, None)
