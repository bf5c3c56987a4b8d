"""Lists of posts: pages that print each post as an item of a list, and its replies as a list within that item.

Extractors that print bullets print one before the first line of each header. It is the list's and nobody's text, and
tells how deep the post is nested.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from talkparse.readers.dump.items import MARK
from talkparse.readers.dump.markdown import without_marks
from talkparse.readers.dump.spans import Span
from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary import Vocabulary

_LEVELS: Final = "*+o-"  # the marks of the one extractor that indents other blocks too: one for each level, in turn
_ITS_OWN: Final = "o"  # which no other prints
_COLUMNS: Final = 4  # by which it indents each list
_INNER: Final = "+o"  # marks of lists in lists only
_GLUING: Final = "-"  # the mark of those extractors that glue a text to the age above it
_LONGEST: Final = 90  # characters of the line of a name, with what Markdown puts around it


class Listed(NamedTuple):
    """The bullet of a post."""

    start: int
    stop: int
    """Offset of the first character of the post."""
    depth: int
    """How many of the page's posts it stands in."""

    def without_bullet(self, span: Span) -> Span:
        """Give the line of the post without its bullet."""
        return span._replace(start=self.stop, indent=span.indent + self.stop - self.start)


def find_listed(
    source: str, spans: Sequence[Span], marked: Sequence[int], words: Vocabulary, *, markdown: bool
) -> Mapping[int, Listed]:
    """Find the bullets of posts, by their offsets; none, unless the first header of the page has one.

    ``marked`` are the lines that may begin with one. What stands first behind the call to action is the site's, so it
    tells the form of all.
    """
    begin = _find_comments(source, spans, words) if marked else 0
    listed = [index for index in marked if index >= begin and _begins_header(source, spans, index, words, _GLUING)]
    above = spans[begin : listed[0]] if listed else ()
    if not listed or any(_is_frame(source, span, words) or _ends_header(source, span, words) for span in above):
        return {}
    first = spans[listed[0]]
    if source[first.start] in _INNER:
        return {}  # as the name of somebody who calls himself so
    found: dict[int, Listed] = {}
    nesting = _Nesting([], by_mark=source[spans[listed[0]].start] in _LEVELS and not markdown)
    gluing = _GLUING if source[first.start] in _GLUING else ""  # a page has one extractor
    for index in listed:
        if not _begins_header(source, spans, index, words, gluing):
            continue
        span = spans[index]
        bullet, mark = MARK.match(source, span.start, span.stop), source[span.start]
        of_page = _is_of_page(mark, source[first.start], deeper=span.indent > first.indent)
        at_margin = not span.indent and first.indent > 0  # where the texts of such a page stand, and no list
        if bullet and of_page and not at_margin and nesting.admits(span.indent, mark):
            depth = nesting.enter(span.indent, mark)
            found[span.start] = Listed(span.start, bullet.end(), depth)
    return found


def _is_of_page(mark: str, first: str, *, deeper: bool) -> bool:
    """Tell whether a mark is one that a page prints before posts, by the first: the same, or deeper one of its set."""
    return mark == first or (deeper and (mark in _LEVELS) == (first in _LEVELS))


def _find_comments(source: str, spans: Sequence[Span], words: Vocabulary) -> int:
    """Find the line after the call to action, or the count of comments; the first of all without either."""
    call, count = words.call_to_action.sentence.partition("'")[0], words.header.comment_count.partition("{")[0]
    place = max(source.find(call), source.find(count) if call not in source else -1, 0)
    return bisect_left(spans, place, key=itemgetter(0))


def _text(source: str, start: int, stop: int) -> str:
    """Give a stretch to be compared with the site's words."""
    return " ".join(without_marks(source[start:stop]).split()).strip(ZERO_WIDTH)


def _begins_header(source: str, spans: Sequence[Span], index: int, words: Vocabulary, gluing: str) -> bool:
    """Tell whether what follows a bullet is the first line of a header: a frame, a role, or the name above a role.

    Behind the age text may be glued below the marks of ``gluing``; below others it is a member's sentence.
    """
    span = spans[index]
    bullet = MARK.match(source, span.start, span.stop)
    start = bullet.end() if bullet else span.start
    if _is_frame(source, span._replace(start=start), words):
        return True
    if index + 1 == len(spans) or span.stop - start > _LONGEST:
        return False
    below = spans[index + 1]
    header = words.patterns.known_header.match(source, below.start, below.stop)
    goes_on = header and source[header.end() : below.stop].strip(ZERO_WIDTH)
    if goes_on and source[span.start] not in gluing:
        return False
    return _is_role(source, below, words)


def _is_frame(source: str, span: Span, words: Vocabulary) -> bool:
    """Tell whether a line is a pin, an avatar, a count of votes, or a role with its age."""
    text = _text(source, span.start, span.stop)
    if text == words.comment.pin or (text.startswith(words.comment.avatar) and words.patterns.avatar.fullmatch(text)):
        return True
    voted = text.startswith(tuple(words.comment.vote_kinds)) and words.patterns.votes.fullmatch(text)
    return bool(voted) or _is_role(source, span, words)


def _is_role(source: str, span: Span, words: Vocabulary) -> bool:
    header = words.patterns.known_header.match(source, span.start, span.stop)
    return header is not None or words.patterns.role.fullmatch(source, span.start, span.stop) is not None


def _ends_header(source: str, span: Span, words: Vocabulary) -> bool:
    """Tell whether a line ends in a role with its age, as where an extractor glues these to the name."""
    header = words.patterns.known_header.search(source, span.start, span.stop)
    return header is not None and header.end() == span.stop


class _Nesting(NamedTuple):
    """The bullets of the posts in which a post stands, as columns and marks; grows and shrinks as the page goes on."""

    path: list[tuple[int, str]]
    by_mark: bool
    """The columns say nothing, for other blocks are indented too; but each level has its mark."""

    def admits(self, indent: int, mark: str) -> bool:
        """Tell whether a post can stand there: so many columns deeper than the last as its mark says lists.

        A text stands less deep in its post. The marks of the one extractor are its own but for those of Markdown.
        """
        if not self.by_mark:
            return mark not in _ITS_OWN
        column, above = self.path[-1] if self.path else (indent, mark)
        lists = (_LEVELS.find(mark) - _LEVELS.find(above)) % len(_LEVELS) or len(_LEVELS)
        return indent <= column or indent - column >= _COLUMNS * lists

    def enter(self, indent: int, mark: str) -> int:
        """Give the depth of the next post."""
        while self.path and not self._holds(indent, mark):
            self.path.pop()
        self.path.append((indent, mark))
        return len(self.path) - 1

    def _holds(self, indent: int, mark: str) -> bool:
        """Tell whether the last post of the path holds the next one."""
        column, above = self.path[-1]
        if not self.by_mark:
            return column < indent
        return column < indent and _LEVELS.find(mark) == (_LEVELS.find(above) + 1) % len(_LEVELS)
