"""What a text dump keeps of the nesting of threads: the columns in which the headers of posts stand, or their bullets.

Only an extractor that indents a block within a block keeps that, or one that prints the marks of lists where threads
are such; all other dumps say nothing of it but in words (``in_reply_to``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from talkparse.readers.dump.lines import Dump
from talkparse.tokens import Mark, TokenKind

STEP: Final = 2  # columns by which a block within a block is indented


def with_columns(dump: Dump, marks: Iterable[Mark]) -> list[Mark]:
    """Say of each name and role in which column it stands; where posts stand in lists, of each post how deep."""
    if dump.posts:
        depths = ((mark, dump.posts.get(mark.start)) for mark in marks)
        return [mark if depth is None else mark._replace(column=STEP * depth) for mark, depth in depths]
    return [
        mark._replace(column=_column(dump.source, mark)) if mark.kind in {TokenKind.AUTHOR, TokenKind.ROLE} else mark
        for mark in marks
    ]


def _column(source: str, mark: Mark) -> int:
    return mark.start - source.rfind("\n", 0, mark.start) - 1
