"""Spans: where the lines of a dump stand that hold more than white space."""

from __future__ import annotations

from typing import NamedTuple

from talkparse.tokens import make


class Span(NamedTuple):
    """Where a line stands."""

    start: int
    """Offset of the first character that is not white space."""
    stop: int
    """Offset after the last one."""
    blank: int
    """How many empty lines stand before it."""
    indent: int
    """In which column it begins, the first being 0."""
    level: int = 0
    """The level of a Markdown heading, 0 for other lines."""


def find_spans(source: str) -> list[Span]:
    """Find the lines that hold more than white space."""
    end = "\n" if "\n" in source else "\r"  # an old Macintosh's lines; elsewhere "\r" is white space at a line's end
    spans: list[Span] = []
    blank = 0
    start = int(source.startswith("\ufeff"))  # a byte order mark is no text
    for line in source[start:].split(end):
        body = line.strip()
        if body:
            indent = len(line) - len(line.lstrip()) if len(body) < len(line) else 0
            first = start + indent
            spans.append(make(Span, (first, first + len(body), blank, indent, 0)))
            blank = 0
        else:
            blank += 1
        start += len(line) + 1
    return spans
