"""Run-on dumps: pages whose source had no line ends, so that an extractor printed all their parts on one line.

The site's own words still show where a comment begins and where its preview ends. What stood between two other parts,
such as the end of a comment and the next name, cannot be told apart any more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from talkparse.readers.dump.anchors import fits_name
from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary
from talkparse.vocabulary.any_of import AnyOf


def cut_run_on(dump: Dump, lines: Sequence[Line]) -> list[Line] | None:
    """Cut all lines at the site's words; None if the page is not run on."""
    if not _is_run_on(dump, lines):
        return None
    return [_line(dump, start, stop) for line in lines for start, stop in _parts(dump.source, line, dump.words)]


def _is_run_on(dump: Dump, lines: Sequence[Line]) -> bool:
    """Tell whether the frame of a page is run on: its first header follows the call to action on one line.

    Members write of roles and ages too, so what stands further down says nothing about the page. Where no header
    follows, the heading of the call does: no layout sets it on one line with the sentence below it.
    """
    call = _find_call(dump)
    if call is None:
        return _is_piece_run_on(dump, lines)
    first = bisect_right(lines, call, key=itemgetter(0)) - 1
    for line in lines[first:]:
        if header := _find_header(dump, line, max(call, line.start)):
            before = dump.source[line.start : header.start()]
            counted = dump.words.header.comment_count.partition("{")[0]
            return counted in before or dump.words.patterns.call_words.search(before) is not None
    return dump.source[lines[first].start : call].endswith(dump.words.call_to_action.headings)


def _find_call(dump: Dump) -> int | None:
    """Find the sentence of the call to action, wherever on its line it stands."""
    found = dump.words.patterns.sentence_begins.search(dump.source)
    return found.start() if found else None


def _find_header(dump: Dump, line: Line, start: int) -> re.Match[str] | None:
    if not any(dump.source.find(word, start, line.stop) >= 0 for word in dump.words.patterns.header_literals):
        return None  # as on nearly all lines, and looking for words is quicker than looking for headers
    return dump.words.patterns.known_header.search(dump.source, start, line.stop)


def _is_piece_run_on(dump: Dump, lines: Sequence[Line]) -> bool:
    """Tell whether a piece of a page without the call is run on: several headers on a line, and none has its own."""
    shared = False
    for line in lines:
        header = _find_header(dump, line, line.start)
        if header is None:
            continue
        name = line.start + len(dump.source[line.start : header.start()].rstrip())
        ends = header.end() == line.stop and fits_name(dump.text(line.start, name), dump.words)
        if name == line.start or ends:
            return False
        shared = shared or dump.words.patterns.known_header.search(dump.source, header.end(), line.stop) is not None
    return shared


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
    kinds: dict[TokenKind, re.Pattern[str] | AnyOf] = {
        TokenKind.RESPONSES: words.patterns.responses,
        TokenKind.RUN_DATES: words.patterns.run,
        TokenKind.COMMENT_COUNT: words.patterns.comment_count,
        TokenKind.CHROME: words.patterns.call_words,
    }
    return [
        line.mark(next((kind for kind, known in kinds.items() if known.fullmatch(line.label)), TokenKind.UNKNOWN))
        for line in lines
    ]
