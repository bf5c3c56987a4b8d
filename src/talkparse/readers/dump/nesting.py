"""What a text dump keeps of the nesting of threads: the columns in which the headers of posts stand.

Only an extractor that indents a block within a block keeps that; the dumps of all others say nothing of it but in
words (``in_reply_to``).
"""

from __future__ import annotations

from collections.abc import Iterable

from talkparse.readers.dump.lines import Dump
from talkparse.tokens import Mark, TokenKind


def with_columns(dump: Dump, marks: Iterable[Mark]) -> list[Mark]:
    """Say of each name and role in which column it stands."""
    return [
        mark._replace(column=_column(dump.source, mark)) if mark.kind in {TokenKind.AUTHOR, TokenKind.ROLE} else mark
        for mark in marks
    ]


def _column(source: str, mark: Mark) -> int:
    return mark.start - source.rfind("\n", 0, mark.start) - 1
