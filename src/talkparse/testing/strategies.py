"""Hypothesis strategies for posts, consultations, pages and dumps.

Each takes the layout that the page is to be printed in, and draws what that layout can be asked to carry; ``hostile``
ones draw what a parser must survive, whether it can understand it or not. Comments only: ``saved_pages`` draws replies.
What is built for every page is built once and kept, for building a strategy takes longer than drawing from it.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final, TypeVar

from attrs import evolve
from hypothesis import strategies as st

from talkparse.enums import Kind
from talkparse.model import Comment, Consultation, DateRange, Discussion, Idea, TimelineEvent, Votes
from talkparse.testing.page import LaidPost, Mark, Page, Teaser, lay_out
from talkparse.testing.post_strategies import AVATARS, BARE, laid_posts, posts
from talkparse.testing.renderers import RENDERERS, render
from talkparse.testing.text_strategies import check_layout, lines, names, titles
from talkparse.testing.truncation import truncate
from talkparse.vocabulary import talk_london

T = TypeVar("T")

_NO_IDEAS: Final = frozenset({"P", "T2"})
"""P loses all that is an idea's, and without a list in its introduction T2 is T3."""
_NOT_ALONE: Final = frozenset({"P", "R0-d", "R0-w", "T3w"})
"""Nothing on a page that stands alone tells R0-w from R0 or T3w from T3; in the others nothing shows that it does."""
_LISTING: Final = frozenset({"R0", "R0-novotes", "R1", "inscriptis", "html2text", "markdownify"})
"""Layouts that print the marks of lists, so that a list of posts shows."""
_PAIRS: Final = 2
_FEWEST_KEPT: Final = 230
_COUNTS: Final = st.integers(0, 20_000)
_VOTES: Final = st.builds(Votes, up=_COUNTS, care=_COUNTS)
_CHOSEN: Final = st.none() | st.sampled_from(AVATARS)
_TITLES: Final = titles()
_TEASERS: Final = st.lists(st.builds(Teaser, title=_TITLES, date=st.just("01 March 2022"), text=_TITLES), max_size=2)
_DAYS: Final = st.dates(date(2012, 1, 1), date(2026, 12, 31))


def consultations(layout: str | None = None, *, hostile: bool = False) -> st.SearchStrategy[Consultation]:
    """Draw consultations with a discussion, under a header or standing alone, or with an idea."""
    return pages(layout, hostile=hostile).map(lambda page: page.consultation)


def pages(layout: str | None = None, *, hostile: bool = False) -> st.SearchStrategy[Page]:
    """Draw consultations together with how they stand on the site."""
    check_layout(layout)
    return _pages(layout, hostile)


def dumps(layout: str, *, hostile: bool = False) -> st.SearchStrategy[tuple[Consultation, str]]:
    """Draw a consultation, and the dump of its page in a layout. Compare with ``carried(consultation, layout)``."""
    check_layout(layout, RENDERERS)
    return pages(layout, hostile=hostile).map(lambda page: (page.consultation, render(page, layout)))


@cache
@st.composite
def _pages(draw: st.DrawFn, layout: str | None, hostile: bool) -> Page:  # noqa: FBT001 -- checked by pages()
    prose = _prose(hostile=hostile)
    marked = draw(_marked_lines(hostile=hostile))
    if layout == "T2" and not any(mark for _, mark in marked):
        marked.append((draw(prose), Mark.BULLET))
    if layout == "T2":
        last = None
        for index, (line, mark) in enumerate(marked):
            last = mark or (last if line.endswith("?") else None)
            marked[index] = line, last
    headed = draw(st.booleans())
    if headed and any(mark for _, mark in marked):
        first = next(index for index, (_, mark) in enumerate(marked) if mark)
        marked.insert(first, (draw(_intro_headings()), None))
    consultation = evolve(
        draw(_headers(layout, hostile=hostile)),
        intro=tuple(line for line, _ in marked),
        questions=tuple(line for line, mark in marked if mark and line.endswith("?")),
        comments=draw(_comments(layout, hostile=hostile)),
    )
    if consultation.kind == Kind.IDEA:
        consultation, marked = evolve(consultation, intro=(), questions=()), []
    extra = draw(st.integers(0, 50))
    consultation = evolve(consultation, comment_count=len(consultation.comments) + extra)
    standalone = consultation.responses is None
    blank_needed = layout == "T3w" and not consultation.timeline
    hero = None if standalone and not blank_needed else draw(prose if blank_needed else st.none() | prose)
    if consultation.kind == Kind.DISCUSSION and not consultation.section and not _subtitle(consultation):
        hero = hero if blank_needed else None
    staged = draw(st.booleans()) and not standalone
    listed = layout in _LISTING and draw(st.booleans())
    laid: list[LaidPost] = []
    for comment in consultation.posts():
        deepest = laid[-1].depth + 1 if listed and laid else 0
        laid.append(evolve(draw(laid_posts(comment, layout)), depth=draw(st.integers(0, deepest))))
    return evolve(
        lay_out(consultation),
        posts=tuple(laid),
        listed=listed,
        marks=tuple(mark for _, mark in marked),
        glued_list=headed,
        hero=hero,
        icon=None if standalone or layout == "R0-w" else draw(_maybe(_TITLES)),
        stage="Programme design" if staged else None,
        summary=draw(_maybe(_TITLES)) if staged else None,
        prefixed=draw(st.booleans()),
        new=tuple(draw(_TEASERS)),
        others=tuple(draw(_TEASERS)),
        guidelines=draw(st.booleans()),
        safety=draw(st.booleans()),
        old_link=draw(st.booleans()),
        pages=draw(st.integers(1, 3)),
    )


@cache
def _headers(layout: str | None, *, hostile: bool) -> st.SearchStrategy[Consultation]:
    prose, sections = _prose(hostile=hostile), list(talk_london().header.sections)
    period, counts = st.builds(_run, _DAYS, _DAYS), st.tuples(_COUNTS)
    discussions = st.builds(
        Discussion,
        title=prose if layout == "R0-d" else _maybe(prose),
        status=_maybe(st.sampled_from(("Open", "Closed", "Closing soon"))),
        period=_maybe(period),
        votes=_maybe(_VOTES),
    ).map(lambda discussion: None if discussion == Discussion() else discussion)
    ideas = st.builds(
        Idea,
        title=prose,
        text=st.lists(prose, min_size=1, max_size=3).map("\n".join),
        suggested_by=names() if layout == "R0-d" else _maybe(names()),
    )
    timeline = _timelines(prose)
    status_and_run = st.tuples(st.just("Open"), st.none()) | st.tuples(st.just("Closed"), period)
    open_for_comments = st.builds(
        lambda title, status, count, section, discussion, events: Consultation(
            title=title, status=status[0], responses=count[0], period=status[1], section=section,
            discussion=discussion, timeline=events,
        ),
        prose, status_and_run, counts, _maybe(st.just(sections[0])), discussions, timeline,
    )  # fmt: skip
    with_idea = st.builds(
        lambda title, status, count, idea, events: Consultation(
            title=title, status=status[0], responses=count[0], period=status[1], section=sections[1], kind=Kind.IDEA,
            idea=idea, timeline=events,
        ),
        prose, status_and_run, counts, ideas, timeline,
    )  # fmt: skip
    standalone = st.builds(
        lambda title, discussion: Consultation(
            title=title,
            discussion=discussion and _known(evolve(discussion, title=None)),
        ),
        prose, discussions,
    )  # fmt: skip
    allowed = [open_for_comments]
    if layout not in _NO_IDEAS:
        allowed.append(with_idea)
    if layout not in _NOT_ALONE:
        allowed.append(standalone)
    return st.one_of(allowed)


@cache
@st.composite
def _comments(draw: st.DrawFn, layout: str | None, *, hostile: bool) -> tuple[Comment, ...]:
    some = _some_posts(layout, hostile=hostile)
    drawn = draw(some)
    voted = draw(st.booleans())
    votes = _VOTES if voted else st.none()
    pinned = draw(st.booleans())
    return tuple(
        evolve(comment, votes=draw(votes), avatar=draw(_CHOSEN), pinned=pinned and number == 0)
        for number, comment in enumerate(drawn)
    )


@cache
def _some_posts(layout: str | None, *, hostile: bool) -> st.SearchStrategy[list[Comment]]:
    most = 6 if layout == "html" else 4  # threads want more posts, and cost nothing else
    fewest = _PAIRS if layout == "P" else int(layout in BARE)
    some = st.lists(posts(layout, hostile=hostile), min_size=fewest, max_size=most)
    if layout == "P":
        some = some.filter(_shows_itself)
    return some.filter(_no_line_twice) if layout in BARE and not hostile else some


@cache
def _marked_lines(*, hostile: bool) -> st.SearchStrategy[list[tuple[str, Mark | None]]]:
    return st.lists(st.tuples(_prose(hostile=hostile), st.none() | st.sampled_from(Mark)), max_size=4)


@cache
def _prose(*, hostile: bool) -> st.SearchStrategy[str]:
    ended = st.builds("{}{}".format, titles(), st.sampled_from(("", ".", "?", "!")))
    return ended | lines(hostile=True) if hostile else ended


@cache
def _intro_headings() -> st.SearchStrategy[str]:
    return st.builds("{}{}".format, st.sampled_from(talk_london().intro.headings), st.sampled_from(("", ":")))


def _timelines(prose: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[TimelineEvent, ...]]:
    happened = st.builds(TimelineEvent, title=prose, state=st.just(talk_london().boxes.happened))
    ends = st.builds(
        lambda template, count: TimelineEvent(title=template.format(count=count)),
        st.sampled_from(talk_london().boxes.timeline_ends), _COUNTS,
    )  # fmt: skip
    return st.builds(lambda some, end: (*some, *end), st.lists(happened, max_size=3), st.lists(ends, max_size=1))


def _shows_itself(drawn: list[Comment]) -> bool:
    """Tell whether enough comments have a preview as long as those of prose, which is all that shows P to be a page."""
    kept = (len(truncate(comment.text).removesuffix("...")) for comment in drawn)
    return sum(length >= _FEWEST_KEPT for length in kept) >= _PAIRS


def _no_line_twice(drawn: list[Comment]) -> bool:
    whole = [line for comment in drawn for line in comment.text.split("\n")]
    return len(set(whole)) == len(whole)


def _run(first: date, last: date) -> DateRange:
    return DateRange(first=min(first, last), last=max(first, last))


def _known(discussion: Discussion) -> Discussion | None:
    return None if discussion == Discussion() else discussion


def _subtitle(consultation: Consultation) -> str | None:
    return consultation.discussion.title if consultation.discussion else None


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy
