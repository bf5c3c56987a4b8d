"""Undivided pages: comments without any header, told apart by their previews alone."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate

from talkparse.posts.settle import Settled, limited
from talkparse.posts.unfold import read_pieces, toggles_of
from talkparse.preview import DOTS, Proof, prove, weigh
from talkparse.problems import Fault, ProblemCode
from talkparse.tokens import Mark, Piece, TokenKind
from talkparse.vocabulary.words import Limits


def divide(body: Sequence[Mark], limits: Limits, *, framed: bool) -> Iterator[Settled]:
    """Divide a body of several comments, without headers, at the previews that are proved.

    What stands before the first preview is a post on a ``framed`` page, where nothing but comments can stand there,
    and nobody's elsewhere.
    """
    toggles = [mark for mark in body if mark.kind is TokenKind.TOGGLE]
    at = [mark.start for mark in toggles]
    closes = [body[index].start for index in toggles_of(body, opens=False)]
    pieces = read_pieces(body, [index for index, mark in enumerate(body) if mark.kind is TokenKind.TOGGLE])
    starts = [piece.start for piece in pieces]
    proved = list(_previews(body, pieces, limits.preview))
    taken: set[int] = set()
    if pieces and (not proved or proved[0][0] > 0):
        early = pieces[: proved[0][0] if proved else len(pieces)]
        yield from _unclear(early, known=framed)
    for number, (first, split, covered) in enumerate(proved):
        after = proved[number + 1][0] if number + 1 < len(proved) else len(pieces)
        limit = starts[after] if after < len(pieces) else body[-1].stop
        end = after
        used = toggles[bisect(at, starts[first]) : bisect(at, starts[split])]
        close = bisect(closes, starts[split])
        if close < len(closes) and closes[close] < limit:
            end = bisect(starts, closes[close])
            used.append(toggles[bisect(at, closes[close]) - 1])
        faults: tuple[Fault, ...] = ()
        if end == after and end > covered:
            message = "nothing marks where this comment ends; these lines may be another comment"
            faults = (Fault(ProblemCode.UNCLEAR_BOUNDARY, message, starts[covered], pieces[end - 1].stop),)
        text = tuple(pieces[split:end])
        yield limited(Settled((), tuple(pieces[first:split]), text, tuple(used), faults=faults), limits)
        taken.update(mark.start for mark in used)
        if after > end:
            yield from _unclear(pieces[end:after], known=True)
    stray = tuple(mark._replace(kind=TokenKind.UNKNOWN) for mark in toggles if mark.start not in taken)
    if stray:
        yield Settled((), (), (), unknown=stray)


def _previews(body: Sequence[Mark], pieces: Sequence[Piece], limit: int) -> Iterator[tuple[int, int, int]]:
    """Find the previews in a body of several comments, of which these are the lines of text.

    Gives for each the index of its first line, of its full text's first line, and of the first line after those that
    the proof covers.
    """
    starts = [piece.start for piece in pieces]
    opened = {bisect(starts, body[index].start) for index in toggles_of(body, opens=True)}
    texts = [piece.text for piece in pieces]
    ends = [split for split, text in enumerate(texts, 1) if split in opened or text.endswith(DOTS)]
    weights = [0, *accumulate(map(weigh, texts))]
    place = 0
    while place < len(texts):
        split = None
        for end in range(bisect(ends, place), bisect(ends, bisect(weights, weights[place] + limit + len(DOTS)) - 1)):
            if _is_preview(texts, place, ends[end], limit, opened=ends[end] in opened):
                split = ends[end]
                break
        if split is None:
            place += 1
            continue
        yield place, split, min(2 * split - place, len(texts))
        place = 2 * split - place


def _is_preview(texts: Sequence[str], place: int, split: int, limit: int, *, opened: bool) -> bool:
    """Tell whether the lines from a place to another are a preview: an equal one only where a toggle opens its text."""
    lines = split - place
    full = texts[split : split + lines] if opened else texts[split : split + lines + 1]
    proof = prove(texts[place:split], full, limit)
    return proof is not None and (opened or proof is not Proof.EQUAL)


def _unclear(pieces: Sequence[Piece], *, known: bool) -> Iterator[Settled]:
    """Give lines that hold one comment or several; or nobody's, where they may be anything."""
    start, stop = pieces[0].start, pieces[-1].stop
    if known:
        message = "nothing marks where these comments end; they are kept as one"
        yield Settled((), (), tuple(pieces), faults=(Fault(ProblemCode.UNCLEAR_BOUNDARY, message, start, stop),))
        return
    unknown = tuple(Mark(TokenKind.UNKNOWN, piece.start, piece.stop) for piece in pieces)
    yield Settled((), (), (), unknown=unknown)
