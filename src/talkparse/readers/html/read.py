"""Saved pages: which of their lines are the head, and which a comment's header or its text.

Where the markup shows the comments, no word of a member can make one. Where it shows none, the words of the page are
all there is, and its lines are read as those of a dump.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from operator import itemgetter
from typing import Final

from attrs import field, frozen

from talkparse.enums import Kind
from talkparse.readers.address import is_ours
from talkparse.readers.dump.layouts import SAVED_PAGE
from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.readers.dump.read import Reading, read_dump
from talkparse.readers.facts import name_at, with_facts
from talkparse.readers.gate import may_be_saved_page
from talkparse.readers.head.read import read_head
from talkparse.readers.html.comment_header import ReadComment
from talkparse.readers.html.comment_text import read_comment
from talkparse.readers.html.containers import find_comments
from talkparse.readers.html.flatten import Outlines, flatten, flatten_alike
from talkparse.readers.html.header_lines import HeaderLines
from talkparse.readers.html.nesting import Nested, count_lines, nest
from talkparse.readers.html.origin import is_drupal, read_origin
from talkparse.readers.html.outline import Flat
from talkparse.readers.html.stretches import Containers
from talkparse.readers.html.tree import build_tree
from talkparse.readers.kind import find_kind
from talkparse.readers.recognise import Known, judge, recognise, unrecognised
from talkparse.readers.signs import Seen
from talkparse.tokens import Mark
from talkparse.vocabulary import Vocabulary
from talkparse.vocabulary.words import Limits


@frozen(kw_only=True)
class HtmlReading:
    """What the reader made of a page."""

    text: str
    """The lines of the head, in which its marks stand; without comments in the markup, those of the whole page."""
    canonical: str | None
    """The address that the page gives itself."""
    kind: Kind
    known: Known
    """What shows whose page it is."""
    limits: Limits
    """How much of a text the site keeps."""
    head: tuple[Mark, ...] = ()
    comments: tuple[ReadComment, ...] = ()
    frames: tuple[tuple[Mark, ...], ...] = ()
    """What their headers say beside the names, each once, at the place of the first comment of which it is said."""
    is_tailed: bool = False
    """Whether a text stands after the last comment that is nobody's."""
    is_cut: bool = False
    """Whether the elements of the page were nested too deep for all of it to be read."""
    places: tuple[int, ...] = ()
    """The piece with which each comment begins."""
    head_places: tuple[tuple[int, int], ...] = ()
    """The offset of each line of the text, and the tag with which it begins."""
    line_at: Callable[[int], int | None] = field(default=lambda _: 1, eq=False)
    """The line of the page on which a tag stands."""
    words: Reading | None = None
    """What the words of the page say, where its markup shows no comments."""

    def place_of(self, index: int) -> int:
        """Give the offset that stands for a comment, which has none in the text: one after the other behind it."""
        return len(self.text) + 1 + index

    def line_of(self, offset: int) -> int | None:
        """Give the line of the page on which an offset stands, or its comment begins; None beyond those it counts."""
        index = offset - self.place_of(0)
        if index >= 0 and self.places:
            return self.line_at(self.places[min(index, len(self.places) - 1)])
        place = bisect_right(self.head_places, offset, key=itemgetter(0)) - 1
        return self.line_at(self.head_places[max(place, 0)][1]) if self.head_places else 1


_ADDRESS: Final = re.compile("https?://", re.IGNORECASE)


def read_html(source: bytes, url: str | None, words: Vocabulary) -> HtmlReading:
    """Read a page in UTF-8. Raises ``UnrecognisedPage`` if nothing shows that it is one of Talk London."""
    given = is_ours(url, words)
    if not (given or may_be_saved_page(source, words)):
        raise unrecognised(words)
    tree = build_tree(source)
    page = nest(tree, words)
    found = find_comments(page, words)
    origin = read_origin(page, source, words)
    canonical = origin.canonical if origin.canonical and _ADDRESS.match(origin.canonical) else None
    address = url or canonical
    whose = judge((given, *origin.addresses))
    known = (
        Known() if whose or origin.is_themed else _recognise(source, page, found, words, is_elsewhere=whose is False)
    )
    lines = _Lines()
    head = lines.add(flatten(page, found.head, words))
    if not found.comments:
        reading = read_dump(lines.dump(words), head, address, known)
        return HtmlReading(
            text=lines.text(),
            canonical=canonical,
            kind=reading.kind,
            known=known,
            limits=words.limits,
            is_cut=tree.is_cut,
            head_places=tuple(lines.places),
            line_at=count_lines(tree, page),
            words=reading,
        )
    head = [line for line in head if not (line.level and line.label == _heading(words))]
    comments, frames = _read_comments(page, found, len(lines.text()) + 1, words)
    comments[0].stray += _left_out(flatten(page, found.above, words, below=True), words)
    kind = find_kind(head, words, listing=False, url=address, discussed=True)
    tail = flatten(page, found.tail, words, below=True)
    return HtmlReading(
        text=lines.text(),
        canonical=canonical,
        kind=kind,
        known=known,
        limits=words.limits,
        head=tuple(with_facts(read_head(lines.dump(words), head, kind, SAVED_PAGE, address), words)),
        comments=comments,
        frames=frames,
        is_tailed=any(_is_nobodys(label_of(line), words) for line in (*tail.lines, *tail.dropped)),
        is_cut=tree.is_cut,
        places=tuple(comment.place for comment in found.comments),
        head_places=tuple(lines.places),
        line_at=count_lines(tree, page),
    )


def _recognise(source: bytes, page: Nested, found: Containers, words: Vocabulary, *, is_elsewhere: bool) -> Known:
    """Find by which of its words a page is known. Raises as ``read_html`` does."""
    lines = _Lines()
    inner = [stretch for comment in found.comments for stretch in (*comment.before, *comment.stretches)]
    whole = lines.add(flatten(page, [*found.head, *inner, *found.tail], words, below=True))
    seen = Seen(lines.text(), whole, is_dump=False, is_drupal=bool(found.comments) and is_drupal(source))
    return recognise(seen, words, is_elsewhere=is_elsewhere)


def _heading(words: Vocabulary) -> str:
    """Give the heading that Drupal prints above comments: no title, and nothing of the introduction."""
    return words.header.comment_count.partition(" ")[0]


def _read_comments(
    page: Nested, found: Containers, place: int, words: Vocabulary
) -> tuple[tuple[ReadComment, ...], tuple[tuple[Mark, ...], ...]]:
    """Read the comments, for each of which an offset stands from a place on, and the frames of their headers."""
    site = HeaderLines(words)
    base = min(comment.depths[2] for comment in found.comments)
    comments: list[ReadComment] = []
    frames: list[tuple[Mark, ...]] = []
    known: dict[tuple[object, ...], int] = {}
    outlines: Outlines = {}
    for offset, container in enumerate(found.comments, place):
        indented, nested, grouped = container.depths
        between = flatten_alike(page, container.before, words, outlines) if container.before else None
        before = [*between.lines, *between.dropped] if between else ()
        flat = flatten_alike(page, container.stretches, words, outlines, container)
        comment = read_comment(container, before, flat, max(indented, nested, grouped - base), site)
        comment.header = (name_at(offset, comment.author, words),)
        said = (comment.role, comment.age, comment.avatar, comment.pinned, *comment.votes)
        comment.frame = known.setdefault(said, len(frames))
        if comment.frame == len(frames):
            frames.append(tuple(with_facts(comment.marks(offset), words)))
        comments.append(comment)
    return tuple(comments), tuple(frames)


def _left_out(above: Flat, words: Vocabulary) -> list[str]:
    """Give what of the head stands where comments do, and is neither shown nor the site's own."""
    site = HeaderLines(words)
    hidden = [line for start, stop in above.outline.hidden for line in above.lines[start:stop]]
    left = (*hidden, *above.dropped)
    return [text for text in left if _is_nobodys(label_of(text), words) and not site.is_label(text)]


def _is_nobodys(label: str, words: Vocabulary) -> bool:
    """Tell whether a line below the comments is none of those that sites print there."""
    found = words.patterns
    is_known = not label or found.call_words.fullmatch(label) or found.pager_item.match(label)
    return not is_known and label not in words.comment.below and label != _heading(words)


class _Lines:
    """The text of a page while it is put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.places: list[tuple[int, int]] = []

    def text(self) -> str:
        return "".join(self.parts)

    def dump(self, words: Vocabulary) -> Dump:
        return Dump(self.text(), markdown=False, items=frozenset(), words=words)

    def add(self, flat: Flat) -> list[Line]:
        """Add the lines of the head, with the levels of headings; hidden lines go."""
        lines: list[Line] = []
        hidden = {number for start, stop in flat.outline.hidden for number in range(start, stop)}
        for number, text in enumerate(flat.lines):
            label = text if text.isascii() else label_of(text)
            if number in hidden or not label:
                continue
            # A number is known for the mark of a list by the space before it.
            is_numbered = number in flat.outline.numbered
            start = self.length + 1 + is_numbered
            self.parts += ("\n ", text) if is_numbered else ("\n", text)
            self.length = start + len(text)
            self.places.append((start, flat.outline.places[number]))
            lines.append(Line(start, self.length, text, label, 0, flat.outline.levels.get(number, 0)))
        return lines
