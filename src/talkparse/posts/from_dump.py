"""Dumps: from what the reader made of one to a page whose posts are settled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

from talkparse.fields.post import read_post
from talkparse.posts.depths import read_markups
from talkparse.posts.divide import divide
from talkparse.posts.drafts import group
from talkparse.posts.page import Page, is_post
from talkparse.posts.settle import settle
from talkparse.posts.tile import tile, unclaimed, unnamed
from talkparse.problems import BEYOND, ODD, Fault
from talkparse.readers.dump.read import Reading
from talkparse.readers.recognise import faults_of
from talkparse.tokens import Mark, TokenKind


def settle_text(reading: Reading, text: str) -> Page:
    """Settle the posts of a dump."""
    limits = reading.dump.words.limits
    outside, drafts = group(reading.comments)
    outside += [*reading.head, *(Mark(TokenKind.CHROME, *span) for span in reading.dump.residue)]
    if reading.loose:
        body = [mark for draft in drafts for mark in draft.body]
        settled = list(divide(body, limits, framed=reading.framed))
    else:
        ended = bool(drafts) and reading.comments[-1] in (drafts[-1].body or drafts[-1].header)[-1:]
        settled = settle(drafts, limits, framed=reading.framed, ended=ended, seen=reading.seen)
    beyond = reading.beyond
    tokens = tile(text, [*outside, *(beyond.marks if beyond else ())], settled)
    roles = {mark.start for post in settled for mark in post.header}
    faults = [Fault(code, ODD[code], start, start) for start, code in reading.odd if start in roles]
    if beyond:
        start, stop = beyond.marks[0].start, beyond.marks[-1].stop
        faults.append(Fault(beyond.code, BEYOND[beyond.code], start, stop))
        faults += unclaimed(token for token in tokens if token.start < start)
    else:
        faults += unclaimed(tokens)
    faults += unnamed(reading, settled)
    faults += faults_of(reading.known)
    posts = [post for post in settled if is_post(post)]
    return Page(
        kind=reading.kind,
        layout=reading.layout,
        outside=outside,
        posts=posts,
        fields=[read_post(post.header) for post in posts],
        markups=read_markups([post.header for post in posts]),
        faults=faults,
        line_of=_line_counter(text),
        tokens=tokens,
        source=text,
    )


def _line_counter(source: str) -> Callable[[int], int]:
    """Give how to find the line of an offset, counted from 1; the ends of lines are sought when one is asked for."""

    @cache
    def ends() -> list[int]:
        return [match.start() for match in re.finditer("\n", source)]

    return lambda offset: bisect_right(ends(), offset - 1) + 1
