"""T1 to T4: how the releases of trafilatura print a page.

One order of pieces serves them all. A piece is a block, or loose text: text that stands after a block outside of any.
What tells the releases apart is onto which line they put loose text: T1 onto the line before it, T3 before the
line after it, T4 on a line of its own. T2 differs from T3 in its list items, T3w in white space.
"""

from __future__ import annotations

from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

from talkparse.enums import Kind
from talkparse.testing.renderers.words import (
    author_line,
    call_to_action,
    event_link,
    is_heading,
    responses_line,
    role_and_age,
    run_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talkparse.testing.page import LaidPost, Page, Paragraphs


class Glue(Enum):
    """Onto which line loose text goes."""

    BEFORE = auto()
    AFTER = auto()
    NONE = auto()


@frozen(kw_only=True)
class Release:
    """What distinguishes the output of one range of releases."""

    glue: Glue = Glue.AFTER
    mark_first: bool = True
    """A list item is one line with its mark before it, not a line of text and a line holding the mark."""
    raw_space: bool = False
    """White space of the source stands between the lines."""


RELEASES: Final = {
    "T1": Release(glue=Glue.BEFORE),
    "T2": Release(mark_first=False),
    "T3": Release(),
    "T3w": Release(raw_space=True),
    "T4": Release(glue=Glue.NONE),
}
_MARK: Final = "-"


@frozen
class _Piece:
    text: str
    loose: bool = False


def render_trafilatura(page: Page, release: Release) -> str:
    """Print a page as the given releases do. Nothing is glued across the start of the call to action."""
    return "\n".join(
        _join(pieces, release.glue)
        for pieces in ([*_header(page, release), *_boxes(page, release)], [*_call(page), *_comments(page)])
        if pieces
    )


def _join(pieces: Iterable[_Piece], glue: Glue) -> str:
    lines: list[str] = []
    for before, piece in pairwise([_Piece(""), *pieces]):
        glued = before.loose if glue is Glue.AFTER else piece.loose and glue is Glue.BEFORE
        if glued and lines:
            lines[-1] += piece.text
        else:
            lines.append(piece.text)
    return "\n".join(lines)


def _blocks(*lines: str | None) -> Iterator[_Piece]:
    return (_Piece(line) for line in lines if line is not None)


def _header(page: Page, release: Release) -> Iterator[_Piece]:
    consultation = page.consultation
    yield from _blocks(consultation.title, consultation.status, responses_line(consultation, page.words))
    if page.hero is not None:
        yield _Piece(" " if release.raw_space else "")
    yield from _blocks(consultation.section)
    if consultation.kind == Kind.IDEA and consultation.idea is not None:
        yield from _blocks(consultation.idea.title)
        yield from _blocks(*(consultation.idea.text or "").split("\n"))
        return
    yield from _introduction(page, release)
    status = consultation.discussion.status if consultation.discussion else None
    yield from _blocks(run_line(consultation, page.words), status)


def _introduction(page: Page, release: Release) -> Iterator[_Piece]:
    lines, marks = page.consultation.intro, page.marks
    for line, mark, next_mark in zip(lines, marks, (*marks[1:], None), strict=False):
        if mark is None:
            bold = (
                page.glued_list
                and release.glue is Glue.AFTER
                and next_mark is not None
                and is_heading(line, page.words)
            )
            yield _Piece(line, loose=bold and release.mark_first)
        elif release.mark_first:
            yield _Piece(f"{_MARK} {line}")
        else:
            yield from _blocks(line, _MARK)


def _boxes(page: Page, release: Release) -> Iterator[_Piece]:
    words = page.words.boxes
    if page.new:
        yield _Piece(words.new)
        for item in page.new:
            yield from _blocks(item.title, page.words.header.updated.format(date=item.date), item.text, "")
    if page.others:
        yield from _blocks(words.others, words.see_all)
        for number, item in enumerate(page.others):
            if number:
                yield _Piece("")
            yield _Piece(item.title)
            yield _Piece(page.words.header.stage.format(name="Latest news"), loose=True)
            yield from _blocks(item.date, item.text)
    if page.guidelines:
        yield from _blocks(words.guidelines, words.guidelines_text)
        yield _Piece(words.guidelines_link, loose=True)
    if page.safety:
        yield from _blocks(words.safety, words.safety_text)
        yield _Piece(words.safety_link, loose=True)
    yield from _timeline(page, release)


def _timeline(page: Page, release: Release) -> Iterator[_Piece]:
    if page.consultation.timeline:
        yield _Piece(page.words.boxes.timeline)
    for event in page.consultation.timeline:
        yield _Piece(event.title)
        if release.raw_space:
            yield from _blocks("\t\t", "  ")
        after = event.state or event_link(event, page.words)
        if after is not None:
            yield _Piece(after, loose=True)


def _call(page: Page) -> Iterator[_Piece]:
    words = call_to_action(page)
    yield from _blocks(words.heading, words.sentence)
    yield _Piece(words.join, loose=True)
    yield _Piece(words.question)
    yield _Piece(words.log_in, loose=True)


def _comments(page: Page) -> Iterator[_Piece]:
    for laid in page.posts:
        yield from _comment(laid)


def _comment(laid: LaidPost) -> Iterator[_Piece]:
    words = laid.words.comment
    yield from _blocks(author_line(laid.post, laid.words))
    header = role_and_age(laid.post)
    if header:
        yield _Piece(" ".join(header), loose=True)
    if laid.toggled:
        yield from _part(laid.preview, words.show_full)
        yield from _part(laid.paragraphs, words.show_less)
    else:
        yield from _blocks(*(line for paragraph in laid.paragraphs for line in paragraph))


def _part(paragraphs: Paragraphs, toggle: str) -> Iterator[_Piece]:
    """Print a preview or a full text: its toggle stands after the first line of its last paragraph."""
    *earlier, (first, *rest) = paragraphs
    yield from _blocks(*(line for paragraph in earlier for line in paragraph), first)
    yield _Piece(toggle, loose=True)
    yield from _blocks(*rest)
