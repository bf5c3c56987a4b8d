"""Saved pages: from what the reader made of one to a page whose posts are settled."""

from __future__ import annotations

from typing import Final

from talkparse.enums import Layout
from talkparse.fields.post import PostFields, author_of, read_post
from talkparse.posts.from_dump import settle_text
from talkparse.posts.page import Page
from talkparse.posts.settle_one import settle_marked
from talkparse.problems import ODD, UNCLAIMED, Fault, ProblemCode
from talkparse.readers.html.read import HtmlReading
from talkparse.readers.recognise import faults_of
from talkparse.tokens import TokenKind, Word

_WORDS_ONLY: Final = "the markup does not show the comments; the words of the page told where they begin and end"
_WORDS_ONLY_TEXTS: Final = "the markup does not show where the texts of comments begin; the words before them told that"
_TAIL: Final = "below the last comment stands text that is nobody's"
_CUT: Final = "the elements of the page are nested too deep: what follows could not be read"


def settle_html(reading: HtmlReading) -> Page:
    """Settle the posts of a saved page."""
    end = reading.place_of(len(reading.comments))
    cut = [Fault(ProblemCode.NESTED_TOO_DEEP, _CUT, end, end)] if reading.is_cut else []
    if reading.words:
        page = settle_text(reading.words, reading.text)
        return page._replace(
            layout=Layout.HTML,
            faults=[*page.faults, *_say_words(page), *cut],
            line_of=reading.line_of,
            tokens=(),
            source=None,
        )
    return _settle_comments(reading, cut)


def _say_words(page: Page) -> list[Fault]:
    """Say that words alone told where the posts of a page stand, if it has any."""
    if not page.posts:
        return []
    first = page.posts[0]
    start = first.header[0].start if first.header else (first.preview or first.text)[0].start
    return [Fault(ProblemCode.WORDS_ONLY, _WORDS_ONLY, start, start)]


def _settle_comments(reading: HtmlReading, cut: list[Fault]) -> Page:
    places = [reading.place_of(index) for index in range(len(reading.comments))]
    posts = [
        settle_marked(comment, place, reading.limits) for comment, place in zip(reading.comments, places, strict=True)
    ]
    faults = faults_of(reading.known) + [
        Fault(ProblemCode.UNCLAIMED_TEXT, UNCLAIMED, mark.start, mark.stop)
        for mark in reading.head
        if mark.kind is TokenKind.UNKNOWN
    ]
    for comment, post, place in zip(reading.comments, posts, places, strict=True):
        if comment.stray or post.unknown:
            faults.append(Fault(ProblemCode.UNCLAIMED_TEXT, UNCLAIMED, place, place))
        if comment.odd:
            faults.append(Fault(comment.odd, ODD[comment.odd], place, place))
    if reading.is_tailed:
        end = reading.place_of(len(places))
        faults.append(Fault(ProblemCode.UNCLAIMED_TEXT, _TAIL, end, end))
    if not all(comment.is_marked for comment in reading.comments):
        faults.append(Fault(ProblemCode.WORDS_ONLY, _WORDS_ONLY_TEXTS, places[0], places[0]))
    return Page(
        kind=reading.kind,
        layout=Layout.HTML,
        outside=reading.head,
        posts=posts,
        fields=_read_fields(reading),
        markups=[comment.markup() for comment in reading.comments],
        faults=faults + cut,
        line_of=reading.line_of,
        frames=[reading.frames[comment.frame] for comment in reading.comments],
    )


def _read_fields(reading: HtmlReading) -> list[PostFields]:
    """Read the fields of the headers, what they say beside the names once for all comments of which it is said."""
    framed = [read_post(frame) for frame in reading.frames]
    fields: list[PostFields] = []
    for comment in reading.comments:
        name = comment.header[0].fact
        author, status = author_of(name if isinstance(name, Word) else None)
        _, _, role, age, votes, pinned, avatar = framed[comment.frame]
        fields.append(PostFields(author, status, role, age, votes, pinned, avatar))
    return fields
