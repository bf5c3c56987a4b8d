"""The pipeline, spelled once: from the text of a page to a ``Consultation``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypedDict

from talkparse.dates.limits import read_limits
from talkparse.dates.posted import Aged, date_posts
from talkparse.dates.printed import interval_of
from talkparse.fields.page import read_page
from talkparse.fields.post import PostFields, age_of
from talkparse.model import Comment, Consultation, DateInterval
from talkparse.posts.from_dump import settle_text
from talkparse.posts.page import Page
from talkparse.posts.settle import Settled
from talkparse.problems import Fault, Problem, ProblemCode
from talkparse.readers.dump.read import read_text
from talkparse.threads import TIERS, attach
from talkparse.tokens import Markup, TokenKind
from talkparse.vocabulary import Vocabulary, talk_london

Tier = Literal["likely", "certain", "none"]
"""Which replies are attached: also the likely ones, only the certain ones, or none."""


class Options(TypedDict, total=False):
    """How pages are parsed, wherever they come from: what ``parse_text`` takes beside the page and its address."""

    as_of: date | DateInterval | None
    threads: Tier
    stale_cache: bool
    vocabulary: Vocabulary | None


def parse_text(  # noqa: PLR0913 -- the options of a page, each by its name
    text: str,
    *,
    url: str | None = None,
    as_of: date | DateInterval | None = None,
    threads: Tier = "likely",
    stale_cache: bool = False,
    vocabulary: Vocabulary | None = None,
) -> Consultation:
    """Parse a text dump of a page.

    ``as_of`` says when the page was captured: an aware datetime (that second), a date (that whole day in London) or an
    interval; without it the page's own dates and ages may show it. Ages are those of the capture; ``stale_cache`` lets
    the site have kept them in its caches before, for as long as it allows: one of their units. ``threads`` says which
    replies are attached: "likely", "certain" or "none"; the others are comments. ``vocabulary`` is what
    ``load_vocabulary`` gives, for a site whose words are not those of Talk London today.

    Raises ``UnrecognisedPage`` if nothing shows that the text is a page of Talk London, ``ValueError`` for a datetime
    without a time zone or an unknown ``threads``, ``TypeError`` for a wrong type. A recognised page never raises.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected a str, not {type(text).__name__}")
    call = check_call(url, as_of, threads, vocabulary, stale_cache=stale_cache)
    page = settle_text(read_text(text, url, call.words), text)
    return _assemble(page, call)


def parse_html(  # noqa: PLR0913 -- those of ``parse_text``
    html: str | bytes,
    *,
    url: str | None = None,
    as_of: date | DateInterval | None = None,
    threads: Tier = "likely",
    stale_cache: bool = False,
    vocabulary: Vocabulary | None = None,
) -> Consultation:
    """Parse a saved page, or a part of one that holds comments.

    Bytes are decoded as browsers decode them. ``url`` is where the page came from; without it, the canonical address
    that the page gives itself is believed. The other options, and what is raised, are those of ``parse_text``. The
    result has no ``tokens`` and no ``source``; its problems have lines and no offsets.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(f"html: expected a str or bytes, not {type(html).__name__}")
    from talkparse.posts.from_html import settle_html  # noqa: PLC0415 -- who parses dumps needs none of this
    from talkparse.readers.html.encoding import in_utf_8  # noqa: PLC0415
    from talkparse.readers.html.read import read_html  # noqa: PLC0415

    call = check_call(url, as_of, threads, vocabulary, stale_cache=stale_cache)
    reading = read_html(in_utf_8(html), url, call.words)
    page = settle_html(reading)
    return _assemble(page, call._replace(url=url or reading.canonical))


class _Call(NamedTuple):
    """The options of a call, checked."""

    url: str | None
    captured: DateInterval | None
    threads: Tier
    stale_cache: bool
    words: Vocabulary


def check_call(
    url: str | None,
    as_of: date | DateInterval | None,
    threads: Tier,
    vocabulary: Vocabulary | None,
    *,
    stale_cache: bool,
) -> _Call:
    """Check the options that both roads share, before anything is read."""
    if not isinstance(url, str | None):
        raise TypeError(f"url: expected a str or None, not {type(url).__name__}")
    if not isinstance(threads, str):
        raise TypeError(f"threads: expected a str, not {type(threads).__name__}")
    if threads not in TIERS:
        raise ValueError(f"threads: expected one of {', '.join(TIERS)}, not {threads!r}")
    if not isinstance(stale_cache, bool):
        raise TypeError(f"stale_cache: expected a bool, not {type(stale_cache).__name__}")
    if not isinstance(vocabulary, Vocabulary | None):
        raise TypeError(f"vocabulary: expected what load_vocabulary gives, not {type(vocabulary).__name__}")
    captured = None if as_of is None else interval_of(as_of)
    return _Call(url, captured, threads, stale_cache, vocabulary or talk_london())


def _assemble(page: Page, call: _Call) -> Consultation:
    """Read the fields, date the posts, find the replies, and put everything together."""
    fields, dates, faults = read_page(page.outside, page.kind)
    faults += page.faults
    faults += [fault for post in page.posts for fault in post.faults]
    limits = read_limits(dates)
    dated = date_posts(
        [_aged(*parts) for parts in zip(page.posts, page.fields, page.markups, strict=True)],
        limits,
        call.captured,
        page.line_of,
        stale_cache=call.stale_cache,
    )
    faults += dated.faults
    exceeded = (count := fields.comment_count) is not None and count < len(page.posts)
    if exceeded:
        place = next(mark for mark in page.outside if mark.kind is TokenKind.COMMENT_COUNT)
        message = f"the page says that it has {count} comments, and {len(page.posts)} were read"
        faults.append(Fault(ProblemCode.COUNT_EXCEEDED, message, place.start, place.stop))
    posts = [_comment(*parts) for parts in zip(page.fields, page.posts, page.markups, dated.posted, strict=True)]
    said_above = (*fields.intro, (fields.idea and fields.idea.text) or "")
    comments, too_deep = attach(posts, page.markups, call.threads, call.words.comment, said_above, exceeded=exceeded)
    return Consultation(
        title=fields.title,
        status=fields.status,
        responses=fields.responses,
        period=fields.period,
        section=fields.section,
        kind=page.kind,
        discussion=fields.discussion,
        idea=fields.idea,
        intro=fields.intro,
        questions=fields.questions,
        timeline=fields.timeline,
        comment_count=fields.comment_count,
        comments=comments,
        captured=dated.captured,
        captured_by=dated.captured_by,
        url=call.url,
        layout=page.layout,
        problems=(*_problems(faults, page.line_of, placed=page.source is not None), *too_deep),
        tokens=page.tokens,
        source=page.source,
    )


def _aged(post: Settled, fields: PostFields, markup: Markup) -> Aged:
    """Give what dates a post: its age, and where that stands."""
    ages = [mark for mark in post.header if mark.kind is TokenKind.AGE]
    place = (ages or post.header or post.preview or post.text)[0]
    return Aged(fields.age, (place.start, place.stop), markup, pinned=fields.pinned)


def _comment(fields: PostFields, post: Settled, markup: Markup, posted: DateInterval | None) -> Comment:
    return Comment(
        author=fields.author,
        author_status=fields.author_status,
        role=fields.role,
        age=fields.age and age_of(fields.age),
        votes=fields.votes,
        pinned=fields.pinned,
        avatar=fields.avatar,
        id=markup.id,
        posted=posted,
        text="\n".join([piece.text for piece in post.text]) if post.known is None else post.known,
        preview="\n".join([piece.text for piece in post.preview]) if post.preview else None,
        cut=post.cut,
    )


def _problems(faults: Sequence[Fault], line_of: Callable[[int], int | None], *, placed: bool) -> tuple[Problem, ...]:
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
