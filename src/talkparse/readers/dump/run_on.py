"""Run-on dumps: pages whose source had no line ends, so that an extractor printed all their parts on one line.

The site's own words still show where a comment begins and where its preview ends. What stood between two other parts,
such as the end of a comment and the next name, cannot be told apart any more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from talkparse.readers.dump.anchors import fits_name
from talkparse.readers.dump.glue import Part
from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.readers.dump.run_on_names import cut_names
from talkparse.readers.dump.votes import read_votes
from talkparse.readers.head.run_on import KINDS, cut_head
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary
from talkparse.vocabulary.templates import GAP, alternatives, spaced


class RunOn(NamedTuple):
    """A page that stood on one line, cut at the site's words."""

    lines: list[Line]
    head: Mapping[int, TokenKind]
    """What the lines of the head are that its words tell, by where they begin."""
    names: frozenset[int]
    """Where names begin that were cut from the text before them."""


def cut_run_on(dump: Dump, lines: Sequence[Line]) -> RunOn | None:
    """Cut all lines at the site's words; None if the page is not run on."""
    if not _is_run_on(dump, lines):
        return None
    call = _find_call(dump)
    glued = call is not None and dump.source[call - 1 : call] not in _BLANK  # else nothing in a head is glued
    begin = call if call is not None and glued else 0
    head = cut_head(dump, lines, begin)
    cut = [
        part
        for line in lines
        if line.stop > begin
        for part in _parts(dump.source, max(line.start, begin), line.stop, dump.words)
    ]
    named, names = cut_names(dump, [*cut[:-1], *_below(dump, cut[-1])] if cut else cut)
    spans = [(part[0], part[1]) for part in (*head, *named)]
    told = {part.start: KINDS.get(part.kind, TokenKind.UNKNOWN) for part in head}
    return RunOn([_line(dump, *span) for span in spans], told, names)


_BLANK: Final = ("", " ", "\t", "\xa0")


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
    return dump.source[lines[first].start : call].rstrip().endswith(dump.words.call_to_action.headings)


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


def _parts(source: str, start: int, stop: int, words: Vocabulary) -> Iterator[Part]:
    """Give the stretches of the site's words and those between."""
    place = start
    for match in words.patterns.site_words.finditer(source, start, stop):
        yield from _part(source, place, match.start(), known=False)
        yield from _part(source, *match.span(), known=True)
        place = match.end()
    yield from _part(source, place, stop, known=False)


def _part(source: str, start: int, stop: int, *, known: bool) -> Iterator[Part]:
    stretch = source[start:stop]
    if stretch.strip():
        yield Part(stop - len(stretch.lstrip()), start + len(stretch.rstrip()), known)


def _below(dump: Dump, last: Part) -> Iterator[Part]:
    """Cut the pager, the prompt and the footer, with which a dump may end, from the text of the last post."""
    begins = re.search(
        f"(?:{_end_words(dump.words)})++\\Z", dump.source[max(last.start, last.stop - _REACH) : last.stop]
    )
    stop = last.stop - (len(begins[0]) if begins else 0)
    yield from _part(dump.source, last.start, stop, known=last.known)
    for match in re.finditer(_end_words(dump.words), dump.source[stop : last.stop]):
        yield from _part(dump.source, stop + match.start(), stop + match.end(), known=True)


_REACH: Final = 400  # longer than a pager and a footer, and a bound of the search for them


@lru_cache(8)
def _end_words(words: Vocabulary) -> str:
    """Spell what stands below the comments: a prompt, the heading of a pager, its items, or a footer."""
    items = alternatives(item.partition(" {")[0] for item in words.pager.items)
    footer = f"{spaced(words.footer.owner)}(?:{GAP}*+(?:{alternatives(words.footer.items)}))*+"
    parts = (
        alternatives(words.comment.below),
        f"(?:{alternatives(words.pager.headings)})(?={GAP}*+(?:{items}))",
        f"(?:(?:{items}){GAP}*+[0-9]{{0,5}}+{GAP}*+)++",
        footer,
    )
    return f"(?:{'|'.join(parts)}){GAP}*+"


def read_run_on_head(dump: Dump, lines: Sequence[Line], told: Mapping[int, TokenKind]) -> list[Mark]:
    """Read the head of such a dump: the lines of which it is told what they are, the call to action and the count."""
    patterns = dump.words.patterns
    kinds = {
        TokenKind.RESPONSES: patterns.responses,
        TokenKind.RUN_DATES: patterns.run,
        TokenKind.COMMENT_COUNT: patterns.comment_count,
        TokenKind.CHROME: patterns.call_words,
    }
    marks: list[Mark] = []
    for line in lines:
        kind = told.get(line.start)
        if kind is TokenKind.VOTES:
            marks += read_votes(dump, [line], 0)[0]
        elif kind is not None:
            marks.append(line.mark(kind))
        else:
            known = (kind for kind, pattern in kinds.items() if pattern.fullmatch(line.label))
            marks.append(line.mark(next(known, TokenKind.UNKNOWN)))
    return marks
