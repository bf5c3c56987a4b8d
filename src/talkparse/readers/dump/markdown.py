"""What writers of Markdown add to a page's text, taken off again: marks, wrapped lines, rules."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from talkparse.readers.dump.spans import Span

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
_BLOCK: Final = re.compile(r"[*+\-#>|]|!\[|[0-9]+\.[ \t]")
_UNDERLINE: Final = re.compile(r"(=)={2,}|-{3,}")  # under a heading; the highest has equals signs
# A heading without words, and the rules of the two writers: html2text sets no other, and markdownify no longer one.
_WORDLESS: Final = re.compile(r"#{1,6}|\* \* \*|---")
# Links and images; each part stops at the first character that cannot belong to it, so a scan never goes back.
_LINK: Final = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\s]|-\s)*(?:\s+\"[^\"]*\")?\)")
_ADDRESS: Final = re.compile(r"<(https?://[^\s<>]+)>")  # a link whose text is its target
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG: Final = re.compile(r"(\*\*|__)(\S.*\S|\S)\1")
_WIDTH: Final = 80  # the writer that wraps its lines does so before this column,
_FULL: Final = 60  # and hardly ever before this one


def without_marks(raw: str) -> str:
    """Take the marks off a line."""
    text = _HEADING.sub("", raw, count=1) if raw.startswith("#") else raw
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "<http" in text:
        text = _ADDRESS.sub(r"\1", text)
    if strong := _STRONG.fullmatch(text.strip()):
        text = strong[2]
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def take_wordless(source: str, lines: list[Span]) -> tuple[list[Span], list[Span]]:
    """Part the lines that hold words from those that are a mark and nothing else."""
    worded: list[Span] = []
    wordless: list[Span] = []
    blank = 0
    for line in lines:
        alone = _WORDLESS.fullmatch(source, line.start, line.stop)
        if alone and (line.blank or source[line.start] == "#"):  # else it is a rule under a heading
            wordless.append(line)
            blank = max(blank, line.blank)
        else:
            worded.append(line._replace(blank=max(blank, line.blank)) if blank else line)
            blank = 0
    return worded, wordless


def join_lines(source: str, lines: list[Span]) -> list[Span]:
    """Join the lines of each wrapped paragraph; where the page itself breaks one, its line ends in two spaces.

    Drops the rules under headings, which only say that the line before is one.
    """
    plain = [
        line for line in lines if not _BLOCK.match(source, line.start) and "](" not in source[line.start : line.stop]
    ]
    wraps = all(line.stop - line.start <= _WIDTH for line in plain) and any(
        line.stop - line.start >= _FULL and not after.blank for line, after in pairwise(lines)
    )
    spans: list[Span] = []
    goes_on = False
    for line in lines:
        rule = _UNDERLINE.fullmatch(source, line.start, line.stop) if spans and not line.blank else None
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
