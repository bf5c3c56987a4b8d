"""A consultation as it stands on the site, before an extractor flattens it.

The model holds what a page says; a ``Page`` adds how it says it: which lines share a paragraph, which lines of the
introduction are list items, which images and boxes stand around. None of that changes what the page says.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from attrs import field, frozen

from talkparse.model import Comment, Consultation, Reply
from talkparse.testing.threads import posts_with_depth
from talkparse.testing.truncation import is_cut, truncate
from talkparse.vocabulary import Vocabulary, talk_london

Paragraphs: TypeAlias = "tuple[tuple[str, ...], ...]"
"""Paragraphs, each the lines that its ``<br>`` elements make."""


class Mark(StrEnum):
    """How a line of the introduction is marked as an item of a list."""

    BULLET = "bullet"
    NUMBER = "number"


@frozen(kw_only=True)
class Teaser:
    """An item of the boxes that point to other pages."""

    title: str
    date: str
    text: str


@frozen(kw_only=True)
class LaidPost:
    """A post with its paragraphs. Its toggles stand where ``post.preview`` is set, or the site must cut the text."""

    post: Comment | Reply
    paragraphs: Paragraphs
    depth: int = 0
    """How many posts it answers, one through the other."""
    edited_after: int = 0
    """Seconds after which the author changed it, which moves the instant of the last change (HTML)."""
    empty_end: bool = False
    """An empty last paragraph, which the R layouts print as a line holding one space."""
    words: Vocabulary = field(factory=talk_london, repr=False)
    """Those of the site that prints it."""

    def __attrs_post_init__(self) -> None:
        """Refuse paragraphs that do not hold the post's text."""
        if not all(self.paragraphs) or _text(self.paragraphs) != self.post.text:
            raise ValueError(f"paragraphs: expected the lines of {self.post.text!r}, found {self.paragraphs!r}")

    @property
    def toggled(self) -> bool:
        """Whether the page prints a preview, both toggles and the full text."""
        return self.post.preview is not None or is_cut(self.post.text, self.words.limits.preview)

    @property
    def preview(self) -> Paragraphs:
        """The paragraphs of the preview: as those of the text, and dots that stand alone in one of their own."""
        lines = (self.post.preview or truncate(self.post.text, self.words.limits.preview)).split("\n")
        paragraphs = []
        for paragraph in self.paragraphs:
            part, lines = lines[: len(paragraph)], lines[len(paragraph) :]
            if part:
                paragraphs.append(tuple(part))
        return (*paragraphs, tuple(lines)) if lines else tuple(paragraphs)


@frozen(kw_only=True)
class Page:
    """A consultation and all that the site prints around it."""

    consultation: Consultation
    posts: tuple[LaidPost, ...]
    marks: tuple[Mark | None, ...]
    """One per line of the introduction."""
    glued_list: bool = False
    """A heading of the introduction is bold text directly before its list, so that T3 glues the first item to it."""
    hero: str | None = None
    """The alternative text of the picture in the header. T layouts print a blank line in its place."""
    icon: str | None = None
    """The alternative text of a picture before the title (R layouts)."""
    stage: str | None = None
    summary: str | None = None
    """The paragraph after the stage."""
    prefixed: bool = False
    """The discussion's title carries its prefix."""
    new: tuple[Teaser, ...] = ()
    others: tuple[Teaser, ...] = ()
    guidelines: bool = False
    safety: bool = False
    old_link: bool = False
    """The call to action names the link to join as it did in older captures."""
    words: Vocabulary = field(factory=talk_london, repr=False)
    """Those of the site that prints it."""
    pages: int = field(default=1)
    """How many pages the pager names; one page has none."""
    listed: bool = False
    """The thread is a list: each post an item, and what answers it a list within that item."""

    def __attrs_post_init__(self) -> None:
        """Refuse marks that do not fit the introduction."""
        if len(self.marks) != len(self.consultation.intro):
            raise ValueError(f"marks: expected {len(self.consultation.intro)}, found {len(self.marks)}")


def lay_out(consultation: Consultation, vocabulary: Vocabulary | None = None) -> Page:
    """Lay a consultation out plainly: a paragraph per line, the questions as a list, no noise around it.

    ``vocabulary`` holds the words of the site that prints it, which are Talk London's unless others are given.
    """
    words = vocabulary or talk_london()
    return Page(
        words=words,
        consultation=consultation,
        posts=tuple(
            LaidPost(post=post, paragraphs=split_lines(post.text), depth=depth, words=words)
            for post, depth in posts_with_depth(consultation.comments)
        ),
        marks=tuple(Mark.BULLET if line in consultation.questions else None for line in consultation.intro),
    )


def split_lines(text: str) -> Paragraphs:
    """Make every line of a text a paragraph."""
    return tuple((line,) for line in text.split("\n")) if text else ()


def _text(paragraphs: Paragraphs) -> str:
    return "\n".join(line for paragraph in paragraphs for line in paragraph)
