"""A page as a flow of pieces in reading order, for all layouts that keep that order (all but T1 to T4).

A layout is then three small things: which parts it drops, how it dresses a piece, how far it sets two pieces apart.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from attrs import field, frozen

from talkparse.enums import Kind
from talkparse.testing.page import Mark
from talkparse.testing.renderers.words import (
    author_line,
    avatar_line,
    call_to_action,
    event_link,
    is_heading,
    responses_line,
    role_and_age,
    run_line,
    vote_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talkparse.testing.page import LaidPost, Page


class Part(Enum):
    """Which part of the page a piece is."""

    WINDOW_TITLE = auto()
    NAVIGATION = auto()
    ICON = auto()
    TITLE = auto()
    STAGE = auto()
    SUMMARY = auto()
    STATUS = auto()
    RESPONSES = auto()
    HERO = auto()
    SECTION = auto()
    SUBTITLE = auto()
    BY_IMAGE = auto()
    BY_LINE = auto()
    SUGGESTED = auto()
    TALLY = auto()
    INTRO_HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    RUN = auto()
    DISCUSSION_STATUS = auto()
    BOX_HEADING = auto()
    BOX_TEXT = auto()
    BOX_LINK = auto()
    EVENT = auto()
    STATE = auto()
    CALL_HEADING = auto()
    CALL_SENTENCE = auto()
    JOIN = auto()
    CALL_QUESTION = auto()
    LOG_IN = auto()
    COUNT = auto()
    PIN = auto()
    AVATAR = auto()
    NAME = auto()
    ROLE_AGE = auto()
    VOTE = auto()
    REPORT = auto()
    BODY = auto()
    """A paragraph of a comment without toggles."""
    PREVIEW = auto()
    FULL = auto()
    EMPTY = auto()
    """An empty last paragraph."""
    SHOW_FULL = auto()
    SHOW_LESS = auto()
    PAGER_HEADING = auto()
    PAGER_ITEM = auto()


@frozen
class Piece:
    """A part of the page with the lines that it prints, or for votes, role and age the texts that it is made of."""

    part: Part
    texts: tuple[str, ...]
    depth: int = field(default=0, kw_only=True)
    mark: Mark | None = field(default=None, kw_only=True)
    number: int = field(default=0, kw_only=True)
    """Which item of its list it is, from 1."""
    post: int | None = field(default=None, kw_only=True)
    """Which post it belongs to, from 0."""


@frozen(kw_only=True)
class Style:
    """How one extractor prints a flow."""

    drops: frozenset[Part]
    dress: Callable[[Piece], str]
    gap: Callable[[Part, Part], int]
    """How many line feeds stand between two parts."""
    listed: Callable[[str, int, bool], str] | None = None
    """How a dressed piece stands in a list of posts: so many lists deep, and whether it is the first of its item."""


def print_flow(page: Page, style: Style) -> str:
    """Print a page in one style."""
    text, last, post = "", None, None
    for piece in flow(page):
        if piece.part in style.drops:
            continue
        dressed = style.dress(piece)
        if page.listed and style.listed and piece.post is not None:
            dressed = style.listed(dressed, piece.depth, piece.post != post)
        text += "\n" * (0 if last is None else style.gap(last, piece.part)) + dressed
        last, post = piece.part, piece.post
    return text


def flow(page: Page) -> Iterator[Piece]:
    """Give all pieces of a page in reading order."""
    yield from _navigation(page)
    yield from _header(page)
    yield from _introduction(page)
    yield from _boxes(page)
    yield from _call(page)
    for number, laid in enumerate(page.posts):
        yield from _comment(laid, number)
    yield from _pager(page)


def _pieces(*parts: tuple[Part, str | None]) -> Iterator[Piece]:
    return (Piece(part, (text,)) for part, text in parts if text is not None)


def _navigation(page: Page) -> Iterator[Piece]:
    title = page.consultation.title
    skip, *_ = page.words.navigation.items
    yield from _pieces((Part.WINDOW_TITLE, title and f"{title} | Talk London"), (Part.NAVIGATION, skip))


def _header(page: Page) -> Iterator[Piece]:
    consultation, words = page.consultation, page.words.header
    discussion, idea = consultation.discussion, consultation.idea
    yield from _pieces(
        (Part.ICON, page.icon),
        (Part.TITLE, consultation.title),
        (Part.STAGE, page.stage and words.stage.format(name=page.stage)),
        (Part.SUMMARY, page.summary),
        (Part.STATUS, consultation.status),
        (Part.RESPONSES, responses_line(consultation, page.words)),
        (Part.HERO, page.hero),
        (Part.SECTION, consultation.section),
    )
    if consultation.kind == Kind.IDEA:
        yield from _pieces((Part.SUBTITLE, idea.title if idea else None))
        return
    title = discussion.title if discussion else None
    yield from _pieces(
        (Part.SUBTITLE, words.discussion_prefix + title if title and page.prefixed else title),
        (Part.BY_IMAGE, words.by_line_image),
        (Part.BY_LINE, words.by_line),
    )
    yield from _votes(Part.TALLY, vote_lines(discussion.votes if discussion else None, page.words))


def _introduction(page: Page) -> Iterator[Piece]:
    consultation, words = page.consultation, page.words.header
    if consultation.kind == Kind.IDEA:
        idea = consultation.idea
        if idea and idea.text:
            yield from (Piece(Part.PARAGRAPH, (line,)) for line in idea.text.split("\n"))
        if idea and idea.suggested_by:
            yield from _pieces(
                (Part.BY_IMAGE, words.by_line_image),
                (Part.SUGGESTED, words.suggested_by.format(name=idea.suggested_by)),
            )
        return
    number = 0
    for line, mark in zip(consultation.intro, page.marks, strict=True):
        number = number + 1 if mark else 0
        plain = Part.INTRO_HEADING if is_heading(line, page.words) else Part.PARAGRAPH
        yield Piece(Part.ITEM if mark else plain, (line,), mark=mark, number=number)
    status = consultation.discussion.status if consultation.discussion else None
    yield from _pieces((Part.RUN, run_line(consultation, page.words)), (Part.DISCUSSION_STATUS, status))


def _boxes(page: Page) -> Iterator[Piece]:
    words = page.words.boxes
    if page.guidelines:
        yield from _pieces(
            (Part.BOX_HEADING, words.guidelines),
            (Part.BOX_TEXT, words.guidelines_text),
            (Part.BOX_LINK, words.guidelines_link),
        )
    if page.safety:
        yield from _pieces(
            (Part.BOX_HEADING, words.safety),
            (Part.BOX_TEXT, words.safety_text),
            (Part.BOX_LINK, words.safety_link),
        )
    if page.consultation.timeline:
        yield Piece(Part.BOX_HEADING, (words.timeline,))
    for event in page.consultation.timeline:
        yield from _pieces(
            (Part.EVENT, event.title), (Part.STATE, event.state), (Part.BOX_LINK, event_link(event, page.words))
        )


def _call(page: Page) -> Iterator[Piece]:
    words, count = call_to_action(page), page.consultation.comment_count
    yield from _pieces(
        (Part.CALL_HEADING, words.heading),
        (Part.CALL_SENTENCE, words.sentence),
        (Part.JOIN, words.join),
        (Part.CALL_QUESTION, words.question),
        (Part.LOG_IN, words.log_in),
        (Part.COUNT, None if count is None else page.words.header.comment_count.format(count=count)),
    )


def _comment(laid: LaidPost, number: int) -> Iterator[Piece]:
    words, post, depth = laid.words.comment, laid.post, laid.depth
    header = role_and_age(post)
    votes = vote_lines(post.votes, laid.words)
    pieces = [
        *_pieces(
            (Part.PIN, words.pin if post.pinned else None),
            (Part.AVATAR, avatar_line(post, laid.words)),
            (Part.NAME, author_line(post, laid.words)),
        ),
        *([Piece(Part.ROLE_AGE, header)] if header else []),
        *_votes(Part.VOTE, votes),
        *_pieces((Part.REPORT, words.report if votes else None)),
    ]
    empty = [Piece(Part.EMPTY, (" ",))] if laid.empty_end else []
    if laid.toggled:
        pieces += [
            *(Piece(Part.PREVIEW, lines) for lines in laid.preview),
            Piece(Part.SHOW_FULL, (words.show_full,)),
            *(Piece(Part.FULL, lines) for lines in laid.paragraphs),
            *empty,
            Piece(Part.SHOW_LESS, (words.show_less,)),
        ]
    else:
        pieces += [*(Piece(Part.BODY, lines) for lines in laid.paragraphs), *empty]
    yield from (Piece(piece.part, piece.texts, depth=depth, post=number) for piece in pieces)


def _votes(part: Part, lines: Iterable[str]) -> Iterator[Piece]:
    """Keep label and number apart, for some extractors print them on two lines."""
    for line in lines:
        label, _, count = line.rpartition(" ")
        yield Piece(part, (label, count))


def _pager(page: Page) -> Iterator[Piece]:
    if page.pages > 1:
        heading, (current, other, *_) = page.words.pager.headings[0], page.words.pager.items
        yield Piece(Part.PAGER_HEADING, (heading,))
        for number in range(1, page.pages + 1):
            template = current if number == 1 else other
            label = template.removesuffix(" {count}")
            yield Piece(Part.PAGER_ITEM, (label, str(number)))
