"""Lines: a dump cut at its line ends, white space folded, and what Markdown writers added taken off again."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

ZERO_WIDTH: Final = "\u200b\u2060\ufeff"
_TO_LABEL: Final = str.maketrans({"\u2019": "'", **dict.fromkeys(ZERO_WIDTH)})


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


def fold(text: str) -> str:
    """Fold each run of white space, no-break spaces too, to one space, and strip the ends."""
    return " ".join(text.split())


def label_of(text: str) -> str:
    """Give the form of a line that is compared with the site's words."""
    return fold(text.translate(_TO_LABEL))


# A list item as extractors print one. Members who type "* " or "• " do not indent, so these stay as they are.
_ITEM: Final = re.compile(r"[ \t\xa0]+[•*◦▪] +")
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
_MARKDOWN_ITEM: Final = re.compile(r"[*+][ \t]+")
_BLOCK: Final = re.compile(r"[*+\-#>|]|!\[|[0-9]+\.[ \t]")
_RULE: Final = re.compile(r"={3,}|-{3,}")  # under a heading
# Links and images; each part stops at the first character that cannot belong to it, so a scan never goes back.
_LINK: Final = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\s]|-\s)*(?:\s+\"[^\"]*\")?\)")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG: Final = re.compile(r"(\*\*|__)(\S.*\S|\S)\1")
_WIDTH: Final = 80  # the writer that wraps its lines does so before this column


class Dump(NamedTuple):
    """A dump with the way in which its lines are to be read."""

    source: str
    markdown: bool = False

    def text(self, start: int, stop: int) -> str:
        """Give a stretch of the dump as the page had it."""
        raw = self.source[start:stop]
        if self.markdown:
            return fold(_plain(raw))
        if raw[:1] in {"•", "*", "◦", "▪"}:
            before = start  # the indentation before a bullet belongs to it
            while before and self.source[before - 1] in " \t\xa0":
                before -= 1
            if item := _ITEM.match(self.source, before, stop):
                return "- " + fold(self.source[item.end() : stop])
        return fold(raw)

    def lines(self) -> list[Line]:
        """Cut the dump into its lines, leaving out those of white space only."""
        spans = _physical(self.source)
        if self.markdown:
            spans = _logical(self.source, spans)
        found = []
        for start, stop, blank in spans:
            text = self.text(start, stop)
            heading = _HEADING.match(self.source, start, stop) if self.markdown else None
            level = len(heading[1]) if heading else 0
            found.append(Line(start, stop, text, text if text.isascii() else label_of(text), blank, level))
        return found


def _plain(raw: str) -> str:
    """Take Markdown's marks off a line."""
    text = _HEADING.sub("", raw, count=1) if raw.startswith("#") else raw
    if item := _MARKDOWN_ITEM.match(text):
        text = "- " + text[item.end() :]
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if strong := _STRONG.fullmatch(text.strip()):
        text = strong[2]
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


_Span = tuple[int, int, int]  # start, stop, how many empty lines stand before


def _physical(source: str) -> list[_Span]:
    """Find the lines that hold more than white space."""
    end = "\n" if "\n" in source else "\r"  # an old Macintosh's lines; elsewhere "\r" is white space at a line's end
    spans, start, blank = [], 0, 0
    for line in source.split(end):
        body = line.strip()
        if body and body != "\ufeff":
            first = start + len(line) - len(line.lstrip())
            spans.append((first, first + len(body), blank))
            blank = 0
        else:
            blank += 1
        start += len(line) + 1
    return spans


def _logical(source: str, lines: list[_Span]) -> list[_Span]:
    """Join the lines of each wrapped paragraph, where the writer wraps; a line ends in two spaces where the page breaks it.

    Drops the rules under headings, which only repeat that a line is a heading.
    """
    wraps = all(stop - start <= _WIDTH or "](" in source[start:stop] for start, stop, _ in lines)
    spans: list[_Span] = []
    goes_on = False
    for start, stop, blank in lines:
        if spans and not blank and _RULE.fullmatch(source, start, stop):
            goes_on = False
        elif spans and goes_on and not blank and not _BLOCK.match(source, start, stop):
            spans[-1] = (spans[-1][0], stop, spans[-1][2])
            goes_on = not source.startswith("  ", stop)
        else:
            spans.append((start, stop, blank))
            goes_on = wraps and not source.startswith(("#", "!"), start) and not source.startswith("  ", stop)
    return spans
