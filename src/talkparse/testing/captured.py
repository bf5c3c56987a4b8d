"""What the site shows of a discussion's life at an instant: a page of its pager, as renderers print it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import evolve

from talkparse.enums import Kind
from talkparse.model import Comment, Consultation, DateInterval, DateRange, Discussion, Reply
from talkparse.testing.life import is_open_at, standing_at, votes_at
from talkparse.testing.page import lay_out
from talkparse.testing.printed_ages import FORMATTERS
from talkparse.testing.threads import as_reply, nest_posts
from talkparse.testing.truncation import truncate
from talkparse.vocabulary import talk_london

if TYPE_CHECKING:
    from talkparse.testing.life import Life, Standing
    from talkparse.testing.page import Page

_SECOND: Final = timedelta(seconds=1)


def captured_at(life: Life, instant: datetime, page: int = 0) -> Page:
    """Give a page of the pager, counted from 0, as the site shows it at an aware instant.

    Pinned comments stand first, the others follow from the newest to the oldest, so that what is new moves the old to
    later pages. Below each stands all that answers it, the oldest first. Behind the last page come pages without
    comments. Ages, votes, names, texts, counts and statuses are those of the instant; ``id`` and ``posted`` of each
    post are what the life has, whether a layout prints them or not.
    """
    threads = _threads(standing_at(life, instant))
    shown = threads[page * life.per_page : (page + 1) * life.per_page]
    rows = [row for thread in shown for row in thread]
    comments = nest_posts((_post(standing, life, instant), depth) for standing, depth in rows)
    laid = lay_out(evolve(_head(life, instant), comments=comments, comment_count=sum(map(len, threads))))
    return evolve(
        laid,
        posts=tuple(
            evolve(post, edited_after=(standing.changed - standing.posting.created) // _SECOND)
            for post, (standing, _) in zip(laid.posts, rows, strict=True)
        ),
        hero=life.picture,
        pages=page_count(life, instant),
    )


def page_count(life: Life, instant: datetime) -> int:
    """Give how many pages the pager has at an instant; without a comment it is one page."""
    return max(1, -(-len(_threads(standing_at(life, instant))) // life.per_page))


def _head(life: Life, instant: datetime) -> Consultation:
    header, is_open = talk_london().header, is_open_at(life, instant)
    run = DateRange(first=life.first, last=life.last)
    status = "Open" if is_open else header.closed
    return Consultation(
        title=life.title,
        status=status,
        responses=life.responses + sum(posting.created <= instant for posting in life.postings),
        period=None if is_open else run,  # the site prints it of closed ones alone
        section=next(name for name, kind in header.sections.items() if kind == Kind.DISCUSSION),
        discussion=Discussion(title=life.discussion_title, status=status, period=run, votes=votes_at(life, instant)),
        intro=life.intro,
        questions=life.questions,
        captured=DateInterval(start=instant, stop=instant + _SECOND),
        url=life.address,
    )


def _threads(standings: dict[str, Standing]) -> list[list[tuple[Standing, int]]]:
    """Give the threads in the order of the pager, each a run of postings with their depths, in page order."""
    answers: dict[str | None, list[Standing]] = {}
    for standing in standings.values():
        answers.setdefault(standing.posting.parent_id, []).append(standing)
    heads = sorted(answers.get(None, []), key=lambda head: (head.pinned, head.posting.created), reverse=True)
    return [list(_thread(head, answers)) for head in heads]


def _thread(head: Standing, answers: dict[str | None, list[Standing]]) -> Iterable[tuple[Standing, int]]:
    waiting = [(head, 0)]
    while waiting:
        standing, depth = waiting.pop()
        yield standing, depth
        waiting.extend((answer, depth + 1) for answer in reversed(answers.get(standing.posting.id, [])))


def _post(standing: Standing, life: Life, instant: datetime) -> Comment | Reply:
    posting, member = standing.posting, life.members[standing.posting.member]
    post = Comment(
        id=posting.id,
        author=standing.author,
        author_status=standing.author_status,
        role=member.role,
        age=FORMATTERS[life.formatter](posting.created, instant),
        posted=DateInterval(start=posting.created, stop=posting.created + _SECOND),
        text=standing.text,
        preview=truncate(standing.text) if posting.toggled else None,
        votes=standing.votes,
        pinned=standing.pinned,
        avatar=member.avatar,
    )
    return post if posting.parent_id is None else as_reply(post, posting.parent_id)
