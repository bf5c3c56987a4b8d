"""Lines: a dump cut at its line ends, white space folded, and what Markdown writers added taken off again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from talkparse.tokens import ZERO_WIDTH, Mark, TokenKind
from talkparse.vocabulary import Vocabulary


class Line(NamedTuple):
    """A line of a dump that holds more than white space."""

    start: int
    """Offset of the first character that is not white space."""
    stop: int
    """Offset after the last one."""
    text: str
    """The line as the page had it: white space folded, marks of Markdown taken off."""
    label: str
    """The same without zero-width characters and with plain apostrophes, to be compared with the site's words."""
    blank: int
    """How many empty lines stand before it."""
    level: int = 0
    """The level of a Markdown heading, 0 for other lines."""

    def mark(self, kind: TokenKind) -> Mark:
        """Give the whole line as one mark."""
        return Mark(kind, self.start, self.stop, self.text)


def fold(text: str) -> str:
    """Fold each run of white space, no-break spaces too, to one space, and strip the ends."""
    return " ".join(text.split())


def label_of(text: str) -> str:
    """Give the form of a line that is compared with the site's words."""
    for character in ZERO_WIDTH:
        text = text.replace(character, "")
    return fold(text.replace("\u2019", "'"))


_BULLETS: Final = frozenset("•*◦▪")
_ITEM: Final = re.compile(r"[•*◦▪][ \t\xa0]+")
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
_BLOCK: Final = re.compile(r"[*+\-#>|]|!\[|[0-9]+\.[ \t]")
_RULE: Final = re.compile(r"(=)={2,}|-{3,}")  # under a heading; the highest has equals signs
# Links and images; each part stops at the first character that cannot belong to it, so a scan never goes back.
_LINK: Final = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\s]|-\s)*(?:\s+\"[^\"]*\")?\)")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG: Final = re.compile(r"(\*\*|__)(\S.*\S|\S)\1")
_WIDTH: Final = 80  # the writer that wraps its lines does so before this column,
_FULL: Final = 60  # and hardly ever before this one


class Dump(NamedTuple):
    """A dump with the way in which its lines are to be read."""

    source: str
    markdown: bool
    items: frozenset[int]
    """Offsets of the marks that extractors put before list items; the same marks elsewhere were typed."""
    words: Vocabulary
    invisible: tuple[tuple[int, int], ...] = ()
    """Lines that hold nothing but zero-width characters: no text, though no white space either."""

    def text(self, start: int, stop: int) -> str:
        """Give a stretch of the dump as the page had it."""
        mark = ""
        if start in self.items and (item := _ITEM.match(self.source, start, stop)):
            mark, start = "- ", item.end()
        raw = self.source[start:stop]
        return mark + fold(_plain(raw) if self.markdown else raw)

    def mark(self, kind: TokenKind, start: int, stop: int, *, after: Mark | None = None) -> Mark:
        """Give a stretch as a mark, glued to the one ``after`` which it stands on the same line."""
        text = self.text(start, stop)
        if after is None:
            return Mark(kind, start, stop, text)
        first = stop - len(self.source[start:stop].lstrip())
        return Mark(kind, start, stop, text, glued=True, gap=fold(f".{self.source[after.stop : first]}.")[1:-1])


def read_lines(source: str, words: Vocabulary, *, markdown: bool) -> tuple[Dump, list[Line]]:
    """Cut a dump into its lines, leaving out those of white space only."""
    spans = _physical(source)
    dump = Dump(source, markdown, _find_items(source, spans, markdown=markdown), words)
    if markdown:
        spans = _logical(source, spans)
    lines: list[Line] = []
    invisible: list[tuple[int, int]] = []
    for start, stop, blank, level in spans:
        text = dump.text(start, stop)
        label = text if text.isascii() else label_of(text)
        if label:
            lines.append(Line(start, stop, text, label, blank, level))
        else:
            invisible.append((start, stop))
    return dump._replace(invisible=tuple(invisible)), lines


def _find_items(source: str, spans: list[_Span], *, markdown: bool) -> frozenset[int]:
    """Find the marks of real list items: those that are indented deeper than the text before them.

    One writer of Markdown does not indent its lists; it escapes the marks that members typed.
    """
    found: list[int] = []
    flush: list[int] = []
    margin = 0
    for start, _, _, _ in spans:
        indent = start - 1 - max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) if start else 0
        if source[start] not in _BULLETS:
            margin = indent
        elif indent > margin:
            found.append(start)
        elif indent == 0:
            flush.append(start)
    return frozenset(found or (flush if markdown else ()))


def _plain(raw: str) -> str:
    """Take Markdown's marks off a line."""
    text = _HEADING.sub("", raw, count=1) if raw.startswith("#") else raw
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if strong := _STRONG.fullmatch(text.strip()):
        text = strong[2]
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


class _Span(NamedTuple):
    """Where a line stands, how many empty lines stand before it, and the level of its heading."""

    start: int
    stop: int
    blank: int
    level: int = 0


def _physical(source: str) -> list[_Span]:
    """Find the lines that hold more than white space."""
    end = "\n" if "\n" in source else "\r"  # an old Macintosh's lines; elsewhere "\r" is white space at a line's end
    spans, blank = [], 0
    start = int(source.startswith("\ufeff"))  # a byte order mark is no text
    for line in source[start:].split(end):
        body = line.strip()
        if body:
            first = start + len(line) - len(line.lstrip())
            spans.append(_Span(first, first + len(body), blank))
            blank = 0
        else:
            blank += 1
        start += len(line) + 1
    return spans


def _logical(source: str, lines: list[_Span]) -> list[_Span]:
    """Join the lines of each wrapped paragraph; where the page itself breaks one, its line ends in two spaces.

    Drops the rules under headings, which only say that the line before is one.
    """
    plain = [
        line for line in lines if not _BLOCK.match(source, line.start) and "](" not in source[line.start : line.stop]
    ]
    wraps = all(line.stop - line.start <= _WIDTH for line in plain) and any(
        line.stop - line.start >= _FULL and not after.blank for line, after in pairwise(lines)
    )
    spans: list[_Span] = []
    goes_on = False
    for line in lines:
        rule = _RULE.fullmatch(source, line.start, line.stop) if spans and not line.blank else None
        if rule:
            spans[-1] = spans[-1]._replace(level=1 if rule[1] else 2)
            goes_on = False
            continue
        if goes_on and not line.blank and not _BLOCK.match(source, line.start, line.stop):
            spans[-1] = spans[-1]._replace(stop=line.stop)
        else:
            heading = _HEADING.match(source, line.start, line.stop)
            spans.append(line._replace(level=len(heading[1]) if heading else 0))
            goes_on = wraps and not heading
        goes_on = goes_on and not source.startswith("  ", line.stop)
    return spans


def last_of(marks: Sequence[Mark]) -> Mark | None:
    """Give the mark to which the next one on a line is glued; None at the line's beginning."""
    return marks[-1] if marks else None


def first_index(lines: Iterable[Line], test: Callable[[str], object]) -> int | None:
    """Find the first line whose label passes a test."""
    return next((index for index, line in enumerate(lines) if test(line.label)), None)
