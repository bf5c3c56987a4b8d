"""The pipeline, spelled once: from the text of a page to a ``Consultation``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypedDict

from talkparse.boundaries import Fault, Settled, settle
from talkparse.bounds import read_limits
from talkparse.dates import interval_of
from talkparse.frame import frame_of, read_frame
from talkparse.header import read_header
from talkparse.hints import read_hints
from talkparse.markup import Markup
from talkparse.model import Comment, Consultation, DateInterval, Kind
from talkparse.posted import Aged, date_posts
from talkparse.posts import group
from talkparse.problems import Problem, ProblemCode, UnrecognisedPage
from talkparse.readers.encoding import decode_page, mend_text
from talkparse.readers.html import HtmlReading, read_html
from talkparse.readers.text import Reading, read_text
from talkparse.structured import settle_marked
from talkparse.threads import TIERS, attach
from talkparse.tokens import Mark, Token, TokenKind
from talkparse.undivided import divide
from talkparse.unfold import TextOf


class Options(TypedDict, total=False):
    """How pages are parsed, wherever they come from: what ``parse_text`` takes beside the page and its address."""

    as_of: date | DateInterval | None
    threads: str
    stale_cache: bool


HTML: Final = "html"  # the name of the layout of a page that nobody flattened
_UNCLAIMED: Final = "no rule says what this text is"
_WORDS_ONLY: Final = "the markup does not show the comments; the words of the page told where they begin and end"
_WORDS_ONLY_TEXTS: Final = "the markup does not show where the texts of comments begin; the words before them told that"
_ODD: Final = {
    ProblemCode.UNKNOWN_ROLE: "the role is not known; an age follows it, so it was taken for one",
    ProblemCode.MISSING_AUTHOR: "no name stands above this role and age",
}


def parse_text(
    text: str,
    *,
    url: str | None = None,
    as_of: date | DateInterval | None = None,
    threads: str = "likely",
    stale_cache: bool = False,
) -> Consultation:
    """Parse a text dump of a page.

    ``as_of`` says when the page was captured: an aware datetime (that second), a date (that whole day in London) or an
    interval; without it the page's own dates and ages may show it. Ages are those of the capture; ``stale_cache`` lets
    the site have kept them in its caches before, for as long as it allows: one of their units. ``threads`` says which
    replies are attached: "likely", "certain" or "none"; the others are comments.

    Raises ``UnrecognisedPage`` if nothing shows that the text is a page of Talk London, ``ValueError`` for a datetime
    without a time zone or an unknown ``threads``, ``TypeError`` for a wrong type. A recognised page never raises.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected a str, not {type(text).__name__}")
    captured = _captured(as_of, threads)
    page = _settle_text(read_text(text, url), text)
    return _assemble(page, url, captured, threads, stale_cache=stale_cache)


def parse_html(
    html: str | bytes,
    *,
    url: str | None = None,
    as_of: date | DateInterval | None = None,
    threads: str = "likely",
    stale_cache: bool = False,
) -> Consultation:
    """Parse a saved page, or a part of one that holds comments.

    Bytes are decoded as browsers decode them. ``url`` is where the page came from; without it, the canonical address
    that the page gives itself is believed. The other options, and what is raised, are those of ``parse_text``. The
    result has no ``tokens`` and no ``source``; its problems have lines and no offsets.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(f"html: expected a str or bytes, not {type(html).__name__}")
    captured = _captured(as_of, threads)
    source = decode_page(html) if isinstance(html, bytes) else mend_text(html)
    reading = read_html(source, url)
    page = _settle_html(reading, source)
    return _assemble(page, url or reading.canonical, captured, threads, stale_cache=stale_cache)


def _captured(as_of: date | DateInterval | None, threads: str) -> DateInterval | None:
    """Check the options that both roads share; give the capture."""
    if threads not in TIERS:
        raise ValueError(f"threads: expected one of {', '.join(TIERS)}, not {threads!r}")
    return None if as_of is None else interval_of(as_of)


class _Page(NamedTuple):
    """A page whose posts are settled, by whichever road it came. After this, text and HTML look the same."""

    text_of: TextOf
    kind: Kind
    layout: str
    outside: Sequence[Mark]
    posts: Sequence[Settled]
    frames: Sequence[dict[str, Any]]
    """The fields that the header of each post spells."""
    markups: Sequence[Markup]
    """What the markup tells of each post, or what a dump keeps of it."""
    faults: Sequence[Fault]
    line_of: Callable[[int], int]
    tokens: tuple[Token, ...] = ()
    source: str | None = None


def _settle_text(reading: Reading, text: str) -> _Page:
    text_of = reading.dump.text
    outside, drafts = group(reading.comments)
    outside += [*reading.head, *(Mark(TokenKind.CHROME, *span) for span in reading.dump.invisible)]
    if reading.loose:
        body = [mark for draft in drafts for mark in draft.body]
        settled = list(divide(text_of, body, framed=reading.framed))
        if reading.layout == "P" and not (_toggled(body) or any(post.preview for post in settled)):
            raise UnrecognisedPage("nothing in this text shows that it is a page of Talk London")
    else:
        ended = bool(drafts) and reading.comments[-1] in (drafts[-1].body or drafts[-1].header)[-1:]
        settled = settle(text_of, drafts, framed=reading.framed, ended=ended)
    tokens = _tile(text, outside, settled)
    roles = {mark.start for post in settled for mark in post.header}
    faults = [Fault(code, _ODD[code], start, start) for start, code in reading.odd if start in roles]
    faults += _unclaimed(tokens)
    faults += _unnamed(reading, settled)
    posts = [post for post in settled if _is_post(post)]
    hints = read_hints(text, reading.layout, text_of, [post.header for post in posts])
    return _Page(
        text_of=text_of,
        kind=reading.kind,
        layout=reading.layout,
        outside=outside,
        posts=posts,
        frames=[read_frame(text_of, post.header) for post in posts],
        markups=hints or [Markup()] * len(posts),
        faults=faults,
        line_of=_line_counter(text),
        tokens=tokens,
        source=text,
    )


def _settle_html(reading: HtmlReading, source: str) -> _Page:
    line_of = _line_finder(reading, source)
    if reading.words:
        page = _settle_text(reading.words, reading.text)
        faults = [*page.faults]
        if page.posts:
            start = _start_of(page.posts[0])
            faults.append(Fault(ProblemCode.WORDS_ONLY, _WORDS_ONLY, start, start))
        return page._replace(layout=HTML, faults=faults, line_of=line_of, tokens=(), source=None)
    places = [reading.place_of(index) for index in range(len(reading.comments))]
    posts = [settle_marked(comment, place) for comment, place in zip(reading.comments, places, strict=True)]
    faults = [
        Fault(ProblemCode.UNCLAIMED_TEXT, _UNCLAIMED, mark.start, mark.stop)
        for mark in reading.head
        if mark.kind is TokenKind.UNKNOWN
    ]
    for comment, post, place in zip(reading.comments, posts, places, strict=True):
        if comment.stray or post.unknown:
            faults.append(Fault(ProblemCode.UNCLAIMED_TEXT, _UNCLAIMED, place, place))
        if comment.odd:
            faults.append(Fault(comment.odd, _ODD[comment.odd], place, place))
    if not all(comment.is_marked for comment in reading.comments):
        faults.append(Fault(ProblemCode.WORDS_ONLY, _WORDS_ONLY_TEXTS, places[0], places[0]))
    return _Page(
        text_of=lambda start, stop: reading.text[start:stop],
        kind=reading.kind,
        layout=HTML,
        outside=reading.head,
        posts=posts,
        frames=[
            frame_of(
                author=comment.author,
                role=comment.role,
                age=comment.age,
                votes=comment.votes,
                pinned=comment.pinned,
                avatar=comment.avatar,
            )
            for comment in reading.comments
        ],
        markups=[comment.markup() for comment in reading.comments],
        faults=faults,
        line_of=line_of,
    )


def _assemble(
    page: _Page, url: str | None, captured: DateInterval | None, threads: str, *, stale_cache: bool
) -> Consultation:
    """Read the fields, date the posts, find the replies, and put everything together."""
    fields, faults = read_header(page.text_of, page.outside, page.kind)
    faults += page.faults
    faults += [fault for post in page.posts for fault in post.faults]
    limits, wrong = read_limits(page.text_of, page.outside, fields)
    dated = date_posts(
        [_aged(*parts) for parts in zip(page.posts, page.frames, page.markups, strict=True)],
        limits,
        captured,
        page.line_of,
        stale_cache=stale_cache,
    )
    faults += [*wrong, *dated.faults]
    if (count := fields["comment_count"]) is not None and count < len(page.posts):
        place = next(mark for mark in page.outside if mark.kind is TokenKind.COMMENT_COUNT)
        message = f"the page says that it has {count} comments, and {len(page.posts)} were read"
        faults.append(Fault(ProblemCode.COUNT_EXCEEDED, message, place.start, place.stop))
    posts = [_comment(*parts) for parts in zip(page.frames, page.posts, page.markups, dated.posted, strict=True)]
    comments, too_deep = attach(posts, page.markups, threads)
    return Consultation(
        **fields,
        comments=comments,
        captured=dated.captured,
        captured_by=dated.captured_by,
        url=url,
        layout=page.layout,
        problems=(*_problems(faults, page.line_of, placed=page.source is not None), *too_deep),
        tokens=page.tokens,
        source=page.source,
    )


def _toggled(body: Iterable[Mark]) -> bool:
    return any(mark.kind is TokenKind.TOGGLE for mark in body)


def _is_post(post: Settled) -> bool:
    return bool(post.header or post.text)


def _start_of(post: Settled) -> int:
    return post.header[0].start if post.header else post.text[0].start


def _aged(post: Settled, frame: dict[str, Any], markup: Markup) -> Aged:
    """Give what dates a post: its age, and where that stands."""
    ages = [(mark.start, mark.stop) for mark in post.header if mark.kind is TokenKind.AGE]
    parts = [(part.start, part.stop) for part in (post.header or post.text)[:1]]
    return Aged(frame["age"], (ages or parts)[0], markup, pinned=frame["pinned"])


def _comment(frame: dict[str, Any], post: Settled, markup: Markup, posted: DateInterval | None) -> Comment:
    return Comment(
        **frame,
        id=markup.id,
        posted=posted,
        text="\n".join(piece.text for piece in post.text),
        preview="\n".join(piece.text for piece in post.preview) if post.preview else None,
        cut=post.cut,
    )


def _tile(source: str, outside: Iterable[Mark], settled: Sequence[Settled]) -> tuple[Token, ...]:
    """Make the tokens, each reaching to the start of the next, so that they cover the dump."""
    parts: list[tuple[int, TokenKind, int | None]] = [(mark.start, mark.kind, None) for mark in outside]
    index = 0
    for post in settled:
        owner = index if _is_post(post) else None
        parts += [(mark.start, mark.kind, owner) for mark in (*post.header, *post.toggles)]
        parts += [(piece.start, TokenKind.PREVIEW, owner) for piece in post.preview]
        parts += [(piece.start, TokenKind.BODY, owner) for piece in post.text]
        parts += [(mark.start, mark.kind, None) for mark in post.unknown]
        index += _is_post(post)
    parts.sort(key=lambda part: part[0])
    starts = [0, *(start for start, _, _ in parts[1:]), len(source)]
    return tuple(
        Token(kind, start, stop, owner) for (_, kind, owner), (start, stop) in zip(parts, pairwise(starts), strict=True)
    )


def _unclaimed(tokens: Iterable[Token]) -> list[Fault]:
    """Say which stretches no rule could assign, one problem per run of lines."""
    faults: list[Fault] = []
    open_run = False
    for token in tokens:
        if token.kind is TokenKind.UNKNOWN:
            start = faults.pop().start if open_run else token.start
            faults.append(Fault(ProblemCode.UNCLAIMED_TEXT, _UNCLAIMED, start, token.stop))
        open_run = token.kind is TokenKind.UNKNOWN
    return faults


def _unnamed(reading: Reading, settled: Iterable[Settled]) -> list[Fault]:
    """Say where a role and an age were left in a text, unless its preview proves that they belong there."""
    message = "no name stands above this role and age, so they were left in the text"
    starts = sorted(reading.passed)
    faults: list[Fault] = []
    for post in settled:
        if not post.text or post.preview:
            continue
        first, last = bisect_left(starts, post.text[0].start), bisect_left(starts, post.text[-1].stop)
        faults += [Fault(ProblemCode.UNNAMED_HEADER, message, start, start) for start in starts[first:last]]
    return faults


def _line_counter(source: str) -> Callable[[int], int]:
    """Give how to find the line of an offset, counted from 1; the ends of lines are sought when one is asked for."""

    @cache
    def ends() -> list[int]:
        return [match.start() for match in re.finditer("\n", source)]

    return lambda offset: bisect_right(ends(), offset - 1) + 1


def _line_finder(reading: HtmlReading, source: str) -> Callable[[int], int]:
    """Give how to find on which line of a page its comment begins, or stand the words at an offset of its head."""
    count = _line_counter(source)

    def line_of(offset: int) -> int:
        index = offset - reading.place_of(0)
        wanted = reading.tags[index] if index >= 0 else reading.text[offset:].partition("\n")[0]
        return count(max(source.find(wanted), 0))

    return line_of


def _problems(faults: Sequence[Fault], line_of: Callable[[int], int], *, placed: bool) -> tuple[Problem, ...]:
    """Make the problems, in page order, with the lines on which they stand, and where ``placed`` with their offsets."""
    return tuple(
        Problem(
            fault.code,
            fault.message,
            fault.start if placed else None,
            fault.stop if placed else None,
            line_of(fault.start),
        )
        for fault in sorted(faults, key=lambda fault: (fault.start, fault.stop, fault.code))
    )
