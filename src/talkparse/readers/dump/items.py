"""Marks of lists: which bullets an extractor printed before an item, and which a member typed.

Extractors indent a list deeper than the text around it, and print one mark for all lists, or one for each level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from talkparse.readers.dump.spans import Span

_MARKS: Final = "•*◦▪+o-"
MARK: Final = re.compile(rf"[{_MARKS}][ \t\xa0]+")
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
    """A list that may go on."""

    indent: int
    mark: str


class _Block(NamedTuple):
    """A block of text."""

    indent: int
    found: int
    """How many items stand before its last line."""


def find_marked(source: str, spans: Sequence[Span]) -> list[int]:
    """Find the lines that begin with what may be the mark of an item, by their indexes."""
    return [
        index
        for index, span in enumerate(spans)
        if source[span.start] in _MARKS and MARK.match(source, span.start, span.stop)
    ]


def find_items(
    source: str, spans: Sequence[Span], marked: Iterable[int], writer: Writer, buttons: tuple[str, ...]
) -> frozenset[int]:
    """Find the offsets of the marks of real list items, among the lines that ``find_marked`` found.

    ``buttons`` are the words of those of previews. A mark deeper than the text before it begins a list; one in the
    column of an item above it goes on with that item's list.
    """
    starts = {spans[index].start for index in marked}
    if not starts:
        return frozenset()
    found: list[Span] = []
    lists: list[_Open] = []
    blocks: list[_Block] = [_Block(-1, 0)]  # below all others
    for span in spans:
        start, indent = span.start, span.indent
        while lists and lists[-1].indent > indent:
            lists.pop()
        if start in starts and _is_item(indent, source[start], lists, max(blocks[-1].indent, 0), writer):
            if not (lists and lists[-1].indent == indent):
                lists.append(_Open(indent, source[start]))
            found.append(span)
            continue
        if lists and lists[-1].indent == indent:
            lists.pop()
        is_below = bool(found) and writer.indents and source.startswith(buttons, start)
        if blocks[-1] == (indent, len(found)) and not is_below:
            continue  # the block goes on
        while blocks[-1].indent >= indent:
            blocks.pop()
        if is_below and not _in_column(lists, writer):
            _drop_typed(found, indent, blocks[-1].found)
        blocks.append(_Block(indent, len(found)))
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
