"""Run-on dumps: pages whose source had no line ends, so that an extractor printed all their parts on one line.

The site's own words still show where a comment begins and where its preview ends. What stood between two other parts,
such as the end of a comment and the next name, cannot be told apart any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from talkparse.patterns import patterns
from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.tokens import Mark, TokenKind

_WORD_ENDS = r"(?!\w)"  # which the words of a run-on dump never do
_FEWEST = 2  # comments that begin on one line of such a dump


def cut_run_on(dump: Dump, lines: Sequence[Line]) -> list[Line] | None:
    """Cut all lines at the site's words; None if there is no line on which several comments begin."""
    if not any(_is_run_on(dump.source, line) for line in lines):
        return None
    return [_line(dump, start, stop) for line in lines for start, stop in _parts(dump.source, line)]


def _is_run_on(source: str, line: Line) -> bool:
    words = sum(source.count(word, line.start, line.stop) for word in patterns().header_literals)
    if words < _FEWEST:  # as on nearly all lines, and counting words is quicker than finding headers
        return False
    headers = patterns().known_header.finditer(source, line.start, line.stop)
    return sum(1 for _ in islice(headers, _FEWEST)) == _FEWEST


def _line(dump: Dump, start: int, stop: int) -> Line:
    text = dump.text(start, stop)
    return Line(start, stop, text, label_of(text), 0)


def _parts(source: str, line: Line) -> Iterator[tuple[int, int]]:
    """Give the stretches of the site's words and those between."""
    place = line.start
    for match in _site_words().finditer(source, line.start, line.stop):
        for start, stop in ((place, match.start()), match.span()):
            stretch = source[start:stop]
            if stretch.strip():
                yield stop - len(stretch.lstrip()), start + len(stretch.rstrip())
        place = match.end()
    rest = source[place : line.stop]
    if rest.strip():
        yield line.stop - len(rest.lstrip()), line.stop


@cache
def _site_words() -> re.Pattern[str]:
    """Match the words of the site that stand in lines of their own elsewhere."""
    found = patterns()
    report = found.report.pattern.removesuffix(_WORD_ENDS)
    votes = f"(?:{found.votes.pattern})+(?:{report})?"
    parts = (found.known_header, found.toggle, found.call_words, found.comment_count, found.responses, found.run)
    return re.compile("|".join(_unnamed(part) for part in (votes, *(part.pattern for part in parts))))


def _unnamed(pattern: str) -> str:
    return "(?:" + re.sub(r"\?P<[a-z]+>", "?:", pattern) + ")"


def read_run_on_head(lines: Sequence[Line]) -> list[Mark]:
    """Read what can be told of the head of such a dump."""
    kinds = {
        TokenKind.RESPONSES: patterns().responses,
        TokenKind.RUN_DATES: patterns().run,
        TokenKind.COMMENT_COUNT: patterns().comment_count,
        TokenKind.CHROME: patterns().call_words,
    }
    return [
        Mark(next((kind for kind, known in kinds.items() if known.fullmatch(line.label)), TokenKind.UNKNOWN), *line[:2])
        for line in lines
    ]
