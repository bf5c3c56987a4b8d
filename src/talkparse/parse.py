"""The pipeline, spelled once: from the text of a page to a ``Consultation``."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Final, TypedDict

from talkparse.boundaries import Fault, Settled, settle
from talkparse.bounds import read_limits
from talkparse.dates import interval_of
from talkparse.frame import read_frame
from talkparse.header import read_header
from talkparse.model import Comment, Consultation, DateInterval
from talkparse.posted import Aged, date_posts
from talkparse.posts import group
from talkparse.problems import Problem, ProblemCode, UnrecognisedPage
from talkparse.readers.text import Reading, read_text
from talkparse.tokens import Mark, Token, TokenKind
from talkparse.undivided import divide


class Options(TypedDict, total=False):
    """How pages are parsed, wherever they come from: what ``parse_text`` takes beside the page and its address."""

    as_of: date | DateInterval | None
    threads: str
    stale_cache: bool


THREADS: Final = ("likely", "certain", "none")
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
    replies are attached: "likely", "certain" or "none"; nothing in a text proves a reply yet, so all posts are comments
    in page order.

    Raises ``UnrecognisedPage`` if nothing shows that the text is a page of Talk London, ``ValueError`` for a datetime
    without a time zone or an unknown ``threads``, ``TypeError`` for a wrong type. A recognised page never raises.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected a str, not {type(text).__name__}")
    if threads not in THREADS:
        raise ValueError(f"threads: expected one of {', '.join(THREADS)}, not {threads!r}")
    captured = None if as_of is None else interval_of(as_of)
    reading = read_text(text, url)
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
    fields, faults = read_header(text_of, outside, reading.kind)
    tokens = _tile(text, outside, settled)
    faults += [fault for post in settled for fault in post.faults]
    roles = {mark.start for post in settled for mark in post.header}
    faults += [Fault(code, _ODD[code], start, start) for start, code in reading.odd if start in roles]
    faults += _unclaimed(tokens)
    faults += _unnamed(reading, settled)
    posts = [post for post in settled if _is_post(post)]
    frames = [read_frame(text_of, post.header) for post in posts]
    limits, wrong = read_limits(text_of, outside, fields)
    dated = date_posts(
        [_aged(post, frame) for post, frame in zip(posts, frames, strict=True)],
        limits,
        captured,
        _line_counter(text),
        stale_cache=stale_cache,
    )
    faults += [*wrong, *dated.faults]
    if (count := fields["comment_count"]) is not None and count < len(posts):
        place = next(mark for mark in outside if mark.kind is TokenKind.COMMENT_COUNT)
        message = f"the page says that it has {count} comments, and {len(posts)} were read"
        faults.append(Fault(ProblemCode.COUNT_EXCEEDED, message, place.start, place.stop))
    return Consultation(
        **fields,
        comments=tuple(
            _comment(frame, post, posted) for frame, post, posted in zip(frames, posts, dated.posted, strict=True)
        ),
        captured=dated.captured,
        captured_by=dated.captured_by,
        url=url,
        layout=reading.layout,
        problems=_problems(text, faults),
        tokens=tokens,
        source=text,
    )


def _toggled(body: Iterable[Mark]) -> bool:
    return any(mark.kind is TokenKind.TOGGLE for mark in body)


def _is_post(post: Settled) -> bool:
    return bool(post.header or post.text)


def _aged(post: Settled, frame: dict[str, Any]) -> Aged:
    """Give what dates a post: its age, and where that stands."""
    ages = [(mark.start, mark.stop) for mark in post.header if mark.kind is TokenKind.AGE]
    parts = [(part.start, part.stop) for part in (post.header or post.text)[:1]]
    return Aged(frame["age"], (ages or parts)[0], pinned=frame["pinned"])


def _comment(frame: dict[str, Any], post: Settled, posted: DateInterval | None) -> Comment:
    return Comment(
        **frame,
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
            faults.append(Fault(ProblemCode.UNCLAIMED_TEXT, "no rule says what this text is", start, token.stop))
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
        return [index for index, character in enumerate(source) if character == "\n"]

    return lambda offset: bisect_right(ends(), offset - 1) + 1


def _problems(source: str, faults: Sequence[Fault]) -> tuple[Problem, ...]:
    """Make the problems, in page order, with the lines on which they stand."""
    line_of = _line_counter(source)
    return tuple(
        Problem(fault.code, fault.message, fault.start, fault.stop, line_of(fault.start))
        for fault in sorted(faults, key=lambda fault: (fault.start, fault.stop, fault.code))
    )
