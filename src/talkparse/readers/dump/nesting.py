"""What little a text dump keeps of the markup of threads: how far posts are indented, and words that name a parent.

A text has no other trace of nesting, so most dumps give nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from talkparse.readers.dump.lines import label_of
from talkparse.tokens import Mark, Markup, TokenKind
from talkparse.vocabulary import Vocabulary

_STEP: Final = 2  # columns by which a block within a block is indented
_INDENTED: Final = frozenset(("inscriptis", "html_text"))
"""Layouts of an extractor that indents; without any list on a page its dumps have the other name."""


def read_hints(source: str, layout: str, headers: Sequence[Sequence[Mark]], words: Vocabulary) -> tuple[Markup, ...]:
    """Give a ``Markup`` for each post, from its header; an empty tuple if no post of the dump has a hint."""
    depths: Sequence[int | None] = _read_depths(source, headers) if layout in _INDENTED else ()
    said = [_read_words(header, words) for header in headers]
    if not depths and not any(said):
        return ()
    pairs = zip(depths or [None] * len(headers), said, strict=True)
    return tuple(Markup(depth=depth, reply_to=reply_to) for depth, reply_to in pairs)


def _read_depths(source: str, headers: Sequence[Sequence[Mark]]) -> Sequence[int]:
    """Read how deep each post is nested, against the shallowest of the page.

    Gives nothing where the columns are no such thing: all alike, no multiples of a step, or name and role of a post,
    which stand in one block, in two columns.
    """
    columns: list[int] = []
    for header in headers:
        places = {_column(source, mark) for mark in header if mark.kind in (TokenKind.AUTHOR, TokenKind.ROLE)}
        if len(places) != 1:
            return ()
        columns += places
    least = min(columns, default=0)
    depths = [(column - least) // _STEP for column in columns]
    regular = all((column - least) % _STEP == 0 for column in columns)
    return depths if regular and any(depths) else ()


def _column(source: str, mark: Mark) -> int:
    return mark.start - source.rfind("\n", 0, mark.start) - 1


def _read_words(header: Sequence[Mark], words: Vocabulary) -> tuple[str, str] | None:
    """Read the beginning of the text, and the author, of the post that a header says is answered."""
    said = [mark.text for mark in header if mark.kind is TokenKind.REPLY_TO]
    parts = words.patterns.in_reply_to.fullmatch(label_of(said[0])) if said else None
    return (parts["subject"], parts["name"]) if parts else None
