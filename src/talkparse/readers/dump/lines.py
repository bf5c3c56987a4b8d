"""Lines: a dump cut at its line ends, white space folded, and what extractors added taken off again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from talkparse.readers.dump.items import FLUSH, MARK, MARKDOWN, PLAIN, find_items, find_marked
from talkparse.readers.dump.listed import find_listed
from talkparse.readers.dump.markdown import join_lines, take_wordless, without_marks
from talkparse.readers.dump.spans import find_spans
from talkparse.tokens import ZERO_WIDTH, Mark, TokenKind, make
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
        return make(Mark, (kind, self.start, self.stop, self.text, False, None, "", None, None))


def fold(text: str) -> str:
    """Fold each run of white space, no-break spaces too, to one space, and strip the ends."""
    if text.isprintable() and "  " not in text:  # as nearly all lines: then its only white space are single spaces
        return text.strip(" ")
    return " ".join(text.split())


def label_of(text: str) -> str:
    """Give the form of a folded text that is compared with the site's words."""
    if text.isascii():
        return text
    text = text.replace("\u2019", "'")
    for character in ZERO_WIDTH:
        if character in text:  # a test for one character costs next to nothing, and most texts hold none of these
            text = fold(text.replace(character, ""))
    return text


_UNEVEN: Final = (
    *"\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000",
    *map(chr, range(0x2000, 0x200B)),
)
"""All white space but spaces and the ends of lines."""


def _is_even(source: str) -> bool:
    """Tell whether the only white space in the lines of a dump are single spaces, so that nothing is to be folded."""
    return not any(map(source.__contains__, _UNEVEN)) and "  " not in source


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
    even: bool = False
    """Whether the only white space in its lines are single spaces."""
    names: frozenset[int] = frozenset()
    """Offsets of the names that were cut from the text before them, where all stood on one line."""

    def text(self, start: int, stop: int) -> str:
        """Give a stretch of the dump as the page had it."""
        mark = ""
        if start in self.items and (item := MARK.match(self.source, start, stop)):
            mark, start = "- ", item.end()
        raw = self.source[start:stop]
        if self.markdown:
            raw = without_marks(raw)
        elif self.even and "\n" not in raw:
            return mark + raw.strip(" ")
        return mark + fold(raw)

    def mark(self, kind: TokenKind, start: int, stop: int, *, after: Mark | None = None) -> Mark:
        """Give a stretch as a mark, glued to the one ``after`` which it stands on the same line."""
        text = self.text(start, stop)
        if after is None:
            return make(Mark, (kind, start, stop, text, False, None, "", None, None))
        first = stop - len(self.source[start:stop].lstrip())
        gap = self.source[after.stop : first]
        gap = gap if gap in {"", " "} else fold(f".{gap}.")[1:-1]
        return make(Mark, (kind, start, stop, text, True, None, gap, None, None))


def read_lines(source: str, words: Vocabulary, *, markdown: bool) -> tuple[Dump, list[Line]]:
    """Cut a dump into its lines, leaving out those without words: of white space, or of a mark and nothing else."""
    spans = find_spans(source)
    writer = (FLUSH if _IS_FLUSH.search(source) else MARKDOWN) if markdown else PLAIN
    marked = find_marked(source, spans)
    items = find_items(source, spans, marked, writer, tuple(words.comment.toggles))
    posts = find_listed(source, spans, marked, words, markdown=markdown)
    residue = [(post.start, post.stop) for post in posts.values()]
    if posts:
        spans = [posts[span.start].without_bullet(span) if span.start in posts else span for span in spans]
    if markdown:
        spans, wordless = take_wordless(source, spans)
        residue += [(span.start, span.stop) for span in wordless]
        spans = join_lines(source, spans)
    depths = {post.stop: post.depth for post in posts.values()}
    dump = Dump(source, markdown, items, words, depths, even=_is_even(source))
    lines: list[Line] = []
    for start, stop, blank, _, level in spans:
        text = dump.text(start, stop)
        label = text if text.isascii() else label_of(text)
        if label:
            lines.append(make(Line, (start, stop, text, label, blank, level)))
        else:
            residue.append((start, stop))
    return dump._replace(residue=tuple(residue)), lines


def last_of(marks: Sequence[Mark]) -> Mark | None:
    """Give the mark to which the next one on a line is glued; None at the line's beginning."""
    return marks[-1] if marks else None


def first_index(lines: Iterable[Line], test: Callable[[str], object]) -> int | None:
    """Find the first line whose label passes a test."""
    return next((index for index, line in enumerate(lines) if test(line.label)), None)
