"""Tokens: the marks of a dump, each reaching to the next, and what is wrong with those that no rule could assign."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter

from talkparse.posts.page import is_post
from talkparse.posts.settle import Settled
from talkparse.problems import UNCLAIMED, Fault, ProblemCode
from talkparse.readers.dump.read import Reading
from talkparse.tokens import Mark, Token, TokenKind


def tile(source: str, outside: Iterable[Mark], settled: Sequence[Settled]) -> tuple[Token, ...]:
    """Make the tokens, each reaching to the start of the next, so that they cover the dump."""
    parts: list[tuple[int, TokenKind, int | None]] = [(mark.start, mark.kind, None) for mark in outside]
    preview, body = TokenKind.PREVIEW, TokenKind.BODY
    index = 0
    for post in settled:
        owner = index if is_post(post) else None
        parts += [(mark.start, mark.kind, owner) for mark in post.header]
        parts += [(mark.start, mark.kind, owner) for mark in post.toggles]
        parts += [(piece.start, preview, owner) for piece in post.preview]
        parts += [(piece.start, body, owner) for piece in post.text]
        parts += [(mark.start, mark.kind, None) for mark in post.unknown]
        index += owner is not None
    parts.sort(key=itemgetter(0))
    starts = [0, *[start for start, _, _ in parts[1:]], len(source)]
    kinds = [kind for _, kind, _ in parts]
    return tuple(map(Token, kinds, starts, starts[1:], [owner for _, _, owner in parts]))


def unclaimed(tokens: Iterable[Token]) -> list[Fault]:
    """Say which stretches no rule could assign, one problem per run of lines."""
    faults: list[Fault] = []
    open_run = False
    for token in tokens:
        is_unknown = token.kind is TokenKind.UNKNOWN
        if is_unknown:
            start = faults.pop().start if open_run else token.start
            faults.append(Fault(ProblemCode.UNCLAIMED_TEXT, UNCLAIMED, start, token.stop))
        open_run = is_unknown
    return faults


def unnamed(reading: Reading, settled: Iterable[Settled]) -> list[Fault]:
    """Say where a role and an age were left in a text, unless its preview proves that they belong there."""
    message = "this reads like the header of a comment, but is none as the site prints it: it was left in the text"
    faults: list[Fault] = []
    for post in settled:
        if not post.text:
            continue
        proved = post.text[: len(post.preview)]  # these lines stand in the preview too, the last at least in part
        begin = proved[-1].stop if proved else post.text[0].start
        first, last = bisect_left(reading.passed, begin), bisect_left(reading.passed, post.text[-1].stop)
        faults += [Fault(ProblemCode.UNNAMED_HEADER, message, start, start) for start in reading.passed[first:last]]
    return faults
