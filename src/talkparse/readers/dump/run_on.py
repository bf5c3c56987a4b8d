"""Run-on dumps: pages whose source had no line ends, so that an extractor printed all their parts on one line.

The site's own words still show where a comment begins and where its preview ends. What stood between two other parts,
such as the end of a comment and the next name, cannot be told apart any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary

_FEWEST = 2  # comments that begin on one line of such a dump


def cut_run_on(dump: Dump, lines: Sequence[Line]) -> list[Line] | None:
    """Cut all lines at the site's words; None if there is no line on which several comments begin."""
    if not any(_is_run_on(dump.source, line, dump.words) for line in lines):
        return None
    return [_line(dump, start, stop) for line in lines for start, stop in _parts(dump.source, line, dump.words)]


def _is_run_on(source: str, line: Line, words: Vocabulary) -> bool:
    count = sum(source.count(word, line.start, line.stop) for word in words.patterns.header_literals)
    if count < _FEWEST:  # as on nearly all lines, and counting words is quicker than finding headers
        return False
    headers = words.patterns.known_header.finditer(source, line.start, line.stop)
    return sum(1 for _ in islice(headers, _FEWEST)) == _FEWEST


def _line(dump: Dump, start: int, stop: int) -> Line:
    text = dump.text(start, stop)
    return Line(start, stop, text, label_of(text), 0)


def _parts(source: str, line: Line, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Give the stretches of the site's words and those between."""
    place = line.start
    for match in words.patterns.site_words.finditer(source, line.start, line.stop):
        for start, stop in ((place, match.start()), match.span()):
            stretch = source[start:stop]
            if stretch.strip():
                yield stop - len(stretch.lstrip()), start + len(stretch.rstrip())
        place = match.end()
    rest = source[place : line.stop]
    if rest.strip():
        yield line.stop - len(rest.lstrip()), line.stop


def read_run_on_head(lines: Sequence[Line], words: Vocabulary) -> list[Mark]:
    """Read what can be told of the head of such a dump."""
    kinds = {
        TokenKind.RESPONSES: words.patterns.responses,
        TokenKind.RUN_DATES: words.patterns.run,
        TokenKind.COMMENT_COUNT: words.patterns.comment_count,
        TokenKind.CHROME: words.patterns.call_words,
    }
    return [
        line.mark(next((kind for kind, known in kinds.items() if known.fullmatch(line.label)), TokenKind.UNKNOWN))
        for line in lines
    ]
