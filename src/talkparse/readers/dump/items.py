"""Marks of lists: which bullets an extractor printed before an item, and which a member typed.

Extractors indent a list deeper than the text around it, and print one mark for all lists, or one for each level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from talkparse.readers.dump.spans import Span

MARK: Final = re.compile(r"[•*◦▪+o-][ \t\xa0]+")
_OUTER: Final = frozenset("•*◦▪")  # before the items of a list that stands in no other
_HANGING: Final = 2  # columns by which the lines of an item stand deeper than its mark


class Writer(NamedTuple):
    """How a writer of texts prints lists."""

    inner: frozenset[str]
    """Marks that may begin a list within an item in the column of the item's own lines."""
    flush: frozenset[str] = frozenset()
    """Marks of lists that are not indented: the same ones, where members typed them, are escaped."""
    indents: bool = False
    """Whether other blocks are indented too."""


PLAIN: Final = Writer(frozenset("•◦▪"), indents=True)
MARKDOWN: Final = Writer(frozenset("*+-"))
FLUSH: Final = MARKDOWN._replace(flush=frozenset("*"))


class _Open(NamedTuple):
    """A list that may go on, or a block of text."""

    indent: int
    mark: str = ""
    found: int = 0
    """How many items stand before its last line."""


def find_items(source: str, spans: Sequence[Span], writer: Writer, buttons: tuple[str, ...]) -> frozenset[int]:
    """Find the offsets of the marks of real list items. ``buttons`` are the words of those of previews.

    A mark deeper than the text before it begins a list; one in the column of an item above it goes on with that
    item's list.
    """
    marked = {span.start for span in spans if MARK.match(source, span.start, span.stop)}
    if not marked:
        return frozenset()
    found: list[Span] = []
    lists: list[_Open] = []
    blocks: list[_Open] = []
    for span in spans:
        mark = source[span.start] if span.start in marked else ""
        while lists and lists[-1].indent > span.indent:
            lists.pop()
        margin = blocks[-1].indent if blocks else 0
        if mark and _is_item(span.indent, mark, lists, margin, writer):
            if not (lists and lists[-1].indent == span.indent):
                lists.append(_Open(span.indent, mark))
            found.append(span)
            continue
        if lists and lists[-1].indent == span.indent:
            lists.pop()
        while blocks and blocks[-1].indent >= span.indent:
            blocks.pop()
        if writer.indents and source.startswith(buttons, span.start) and not _in_column(lists, writer):
            _drop_typed(found, span.indent, blocks[-1].found if blocks else 0)
        blocks.append(_Open(span.indent, found=len(found)))
    return frozenset(span.start for span in found)


def _is_item(indent: int, mark: str, lists: Sequence[_Open], margin: int, writer: Writer) -> bool:
    """Tell whether a mark is a list's; ``lists`` are those that stand no deeper, the deepest last."""
    if not lists:
        return (mark in _OUTER and indent > margin) or (mark in writer.flush and indent == margin)
    if lists[-1].indent == indent:
        return lists[-1].mark == mark
    if _in_column(lists, writer):
        return mark in writer.inner
    return indent > (margin if margin >= lists[-1].indent else lists[-1].indent + _HANGING)


def _in_column(lists: Sequence[_Open], writer: Writer) -> bool:
    """Tell whether lists within the innermost open item begin in the column of its lines."""
    return bool(lists) and lists[-1].mark in writer.inner


def _drop_typed(found: list[Span], indent: int, least: int) -> None:
    """Drop the items above a button that stand no deeper than it, for it stands in the column of its block.

    Above the first ``least`` items stands text that is less deep, so they belong to no such block.
    """
    while len(found) > least and found[-1].indent <= indent:
        found.pop()
