"""Saved pages: which of their lines are the head, and which a comment's header or its text.

Where the markup shows the comments, no word of a member can make one. Where it shows none, the words of the page are
all there is, and its lines are read as those of a dump.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from talkparse.model import Kind
from talkparse.problems import UnrecognisedPage
from talkparse.readers.comment import ReadComment, read_comment
from talkparse.readers.cues import find_kind, has_cues, is_address
from talkparse.readers.flatten import Flat, flatten
from talkparse.readers.head import read_head
from talkparse.readers.lines import Dump, Line, label_of
from talkparse.readers.marked import join_items, lines_of, marks_of, plain
from talkparse.readers.said import Said
from talkparse.readers.text import Reading, read_dump
from talkparse.tokens import Mark


@frozen(kw_only=True)
class HtmlReading:
    """What the reader made of a page."""

    text: str
    """The lines of the head, in which its marks stand; without comments in the markup, those of the whole page."""
    canonical: str | None
    """The address that the page gives itself."""
    kind: Kind
    head: tuple[Mark, ...] = ()
    comments: tuple[ReadComment, ...] = ()
    tags: tuple[str, ...] = ()
    """The tag with which each of them begins."""
    words: Reading | None = None
    """What the words of the page say, where its markup shows no comments."""

    def place_of(self, index: int) -> int:
        """Give the offset that stands for a comment, which has none in the text: one after the other behind it."""
        return len(self.text) + 1 + index


_ADDRESS: Final = re.compile("https?://", re.IGNORECASE)
_SITE: Final = "https://www.london.gov.uk/talk-london"
# By which files, themes and scripts a saved page is known for one of Talk London's, and for one of another site.
_SIGNS: Final = (
    *("theme=talk_london", "/talk-london/themes/custom/talk_london/", "/talk-london/sites/default/files/"),
    "talk_london_gtm",
)
_OTHER_SIGN: Final = "gla_core_theme"
# Other systems number their comments likewise.
_DRUPAL: Final = re.compile(
    r"data-comment-user-id|data-comment-timestamp|js-comment|drupal|/comment/[0-9]+#comment-|/comment/reply/|"
    r"sites/(?:default|all)/|links inline|comment-wrapper|class=\"indented\"",
    re.IGNORECASE,
)


def read_html(source: str, url: str | None) -> HtmlReading:
    """Read a page. Raises ``UnrecognisedPage`` if nothing shows that it is one of Talk London."""
    flat = flatten(source)
    canonical = flat.canonical if flat.canonical and _ADDRESS.match(flat.canonical) else None
    address = url or canonical
    known = is_address(address) or is_address(canonical) or any(sign in source for sign in _SIGNS)
    elsewhere = not known and (_OTHER_SIGN in source or (address is not None and _ADDRESS.match(address) is not None))
    lines = _Lines()
    head = lines.add(flat.head)
    if not flat.comments:
        words = _read_words(lines.dump(), head, address, is_known=known)
        return HtmlReading(text=lines.text(), canonical=canonical, kind=words.kind, words=words)
    comments = _read_comments(flat)
    shown = has_cues(head) or any(comment.role for comment in comments)
    if not (known or shown) and (elsewhere or not _DRUPAL.search(source)):
        raise UnrecognisedPage("nothing in this page shows that it is one of Talk London")
    kind = find_kind(head, listing=False, url=address, discussed=True)
    return HtmlReading(
        text=lines.text(),
        canonical=canonical,
        kind=kind,
        head=tuple(read_head(lines.dump(), head, kind, stripped=False)),
        comments=comments,
        tags=tuple(comment.tag for comment in flat.comments),
    )


def _read_words(dump: Dump, lines: Sequence[Line], address: str | None, *, is_known: bool) -> Reading:
    reading = read_dump(dump, lines, _SITE if is_known and not is_address(address) else address)
    if reading.layout == "P" and not is_known:
        raise UnrecognisedPage("nothing in this page shows that it is one of Talk London")
    return reading


def _read_comments(flat: Flat) -> tuple[ReadComment, ...]:
    known: dict[str, Said | None] = {}
    base = min(comment.depths[2] for comment in flat.comments)
    return tuple(
        read_comment(comment, max(indented, nested, grouped - base), known)
        for comment in flat.comments
        for indented, nested, grouped in (comment.depths,)
    )


class _Lines:
    """The text of a page while it is put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def text(self) -> str:
        return "".join(self.parts)

    def dump(self) -> Dump:
        return Dump(self.text(), markdown=False, items=frozenset())

    def add(self, flat: str) -> list[Line]:
        """Add the lines of the head, with the levels of headings; list items get their marks, hidden lines go."""
        lines: list[Line] = []
        hidden = 0
        for line in join_items(lines_of(flat)):
            marks = marks_of(line)
            hidden += marks.count("hide") - marks.count("/hide")
            text = plain(line)
            label = text if text.isascii() else label_of(text)
            if hidden or "hidden" in marks or not label:
                continue
            level = next((int(mark[-1]) for mark in marks if mark.startswith("level ")), 0)
            # A number is known for the mark of a list by the space before it.
            numbered = "numbered" in marks
            start = self.length + 1 + numbered
            self.parts += ("\n ", text) if numbered else ("\n", text)
            self.length = start + len(text)
            lines.append(Line(start, self.length, text, label, 0, level))
        return lines
