"""How deep the posts of a dump are nested, from the columns in which their names and roles stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from talkparse.readers.dump.nesting import STEP
from talkparse.tokens import Mark, Markup, ReplyTo


def read_markups(headers: Sequence[Sequence[Mark]]) -> list[Markup]:
    """Give for each post, from its header, what a dump keeps of its place in its thread."""
    depths: Sequence[int | None] = _read_depths(headers) or [None] * len(headers)
    said = [next((mark.fact for mark in header if isinstance(mark.fact, ReplyTo)), None) for header in headers]
    return [
        _NOTHING if depth is None and reply_to is None else Markup(depth=depth, reply_to=reply_to)
        for depth, reply_to in zip(depths, said, strict=True)
    ]


_NOTHING: Final = Markup()  # as of nearly all dumps


def _read_depths(headers: Sequence[Sequence[Mark]]) -> Sequence[int]:
    """Read how deep each post is nested, against the shallowest of the page.

    Gives nothing where the columns are no such thing: all alike, no multiples of a step, or name and role of a post,
    which stand in one block, in two columns.
    """
    columns: list[int] = []
    for header in headers:
        places = {mark.column for mark in header if mark.column is not None}
        if len(places) != 1:
            return ()
        columns += places
    least = min(columns, default=0)
    depths = [(column - least) // STEP for column in columns]
    regular = all((column - least) % STEP == 0 for column in columns)
    return depths if regular and any(depths) else ()
