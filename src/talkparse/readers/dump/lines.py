"""Lines: a dump cut at its line ends, white space folded, and what extractors added taken off again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from talkparse.readers.dump.items import FLUSH, MARK, MARKDOWN, PLAIN, find_items
from talkparse.readers.dump.listed import find_listed
from talkparse.readers.dump.markdown import join_lines, take_wordless, without_marks
from talkparse.readers.dump.spans import find_spans
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
    if text.isprintable() and "  " not in text:  # as nearly all lines: then its only white space are single spaces
        return text.strip(" ")
    return " ".join(text.split())


def label_of(text: str) -> str:
    """Give the form of a line that is compared with the site's words."""
    for character in ZERO_WIDTH:
        text = text.replace(character, "")
    return fold(text.replace("\u2019", "'"))


# What only the writer of Markdown prints that does not indent its lists: rules under titles, links within the page.
_IS_FLUSH: Final = re.compile(r"(?m)^={3,}[ \t\r]*$|\]\(#")
_NONE: Final[Mapping[int, int]] = {}


class Dump(NamedTuple):
    """A dump with the way in which its lines are to be read."""

    source: str
    markdown: bool
    items: frozenset[int]
    """Offsets of the marks that extractors put before list items; the same marks elsewhere were typed."""
    words: Vocabulary
    posts: Mapping[int, int] = _NONE
    """Offsets of the posts that stand in a list, with how deep each is nested in it."""
    residue: tuple[tuple[int, int], ...] = ()
    """Stretches that are nobody's text, though no white space either: marks without words, zero-width characters."""
    names: frozenset[int] = frozenset()
    """Offsets of the names that were cut from the text before them, where all stood on one line."""

    def text(self, start: int, stop: int) -> str:
        """Give a stretch of the dump as the page had it."""
        mark = ""
        if start in self.items and (item := MARK.match(self.source, start, stop)):
            mark, start = "- ", item.end()
        raw = self.source[start:stop]
        return mark + fold(without_marks(raw) if self.markdown else raw)

    def mark(self, kind: TokenKind, start: int, stop: int, *, after: Mark | None = None) -> Mark:
        """Give a stretch as a mark, glued to the one ``after`` which it stands on the same line."""
        text = self.text(start, stop)
        if after is None:
            return Mark(kind, start, stop, text)
        first = stop - len(self.source[start:stop].lstrip())
        return Mark(kind, start, stop, text, glued=True, gap=fold(f".{self.source[after.stop : first]}.")[1:-1])


def read_lines(source: str, words: Vocabulary, *, markdown: bool) -> tuple[Dump, list[Line]]:
    """Cut a dump into its lines, leaving out those without words: of white space, or of a mark and nothing else."""
    spans = find_spans(source)
    writer = (FLUSH if _IS_FLUSH.search(source) else MARKDOWN) if markdown else PLAIN
    items = find_items(source, spans, writer, tuple(words.comment.toggles))
    posts = find_listed(source, spans, words, markdown=markdown)
    residue = [(post.start, post.stop) for post in posts.values()]
    if posts:
        spans = [posts[span.start].without_bullet(span) if span.start in posts else span for span in spans]
    if markdown:
        spans, wordless = take_wordless(source, spans)
        residue += [(span.start, span.stop) for span in wordless]
        spans = join_lines(source, spans)
    dump = Dump(source, markdown, items, words, {post.stop: post.depth for post in posts.values()})
    lines: list[Line] = []
    for start, stop, blank, _, level in spans:
        text = dump.text(start, stop)
        label = text if text.isascii() else label_of(text)
        if label:
            lines.append(Line(start, stop, text, label, blank, level))
        else:
            residue.append((start, stop))
    return dump._replace(residue=tuple(residue)), lines


def last_of(marks: Sequence[Mark]) -> Mark | None:
    """Give the mark to which the next one on a line is glued; None at the line's beginning."""
    return marks[-1] if marks else None


def first_index(lines: Iterable[Line], test: Callable[[str], object]) -> int | None:
    """Find the first line whose label passes a test."""
    return next((index for index, line in enumerate(lines) if test(line.label)), None)
