"""Posts as flat rows: what every table is made of."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from talkparse.checked import checked
from talkparse.model import Consultation, DateInterval, DateRange, Discussion, Idea, Reply, Votes
from talkparse.serialise import instant_text
from talkparse.writers.edtf import days, edtf
from talkparse.writers.thread import Placed, placed_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = dict[str, Any]
"""A value per column: ``date``, ``datetime``, ``int``, ``bool``, ``str`` or None."""

PAGE_COLUMNS: Final[dict[str, type]] = {
    "page": int,  # counted from 0 as the pages are given
    "origin": str,
    "url": str,
    "kind": str,
    "consultation": str,  # titles, of this and the next two
    "idea": str,
    "discussion": str,
    "run_first": date,  # the discussion's run
    "run_last": date,
    "captured_start": datetime,
    "captured_stop": datetime,
    "problems": str,  # codes of the page's problems, each once
}
POST_COLUMNS: Final[dict[str, type]] = {
    "post": int,  # counted from 0 in page order
    "parent": int,  # the ``post`` that a reply is attached to
    "depth": int,  # 0 at the top
    "thread": int,  # counted from 0: the threads of the page
    "id": str,
    "parent_id": str,
    "author": str,
    "author_status": str,
    "role": str,
    "age": str,  # as printed
    "age_amount": int,
    "age_unit": str,
    "posted_start": datetime,
    "posted_stop": datetime,
    "posted_first": date,
    "posted_last": date,
    "posted_edtf": str,
    "up": int,
    "care": int,
    "down": int,
    "pinned": bool,
    "avatar": str,
    "captures": str,  # of a merged page, which of its captures show the post, counted from 0
    "certainty": str,  # of being a reply
    "evidence": str,  # its kinds, each once
    "evidence_detail": str,
    "cut": str,
    "preview": str,
    "text": str,
}
COLUMNS: Final = {**PAGE_COLUMNS, **POST_COLUMNS}
"""The columns in their order, each with the type of its values that are not None."""


def rows(consultations: Iterable[Consultation]) -> Iterator[dict[str, Any]]:
    """Give a flat dict per post, in page order, for data frames, spreadsheets and databases.

    Every row has the same keys; the documentation lists them. Values are ``date`` (days in London), aware UTC
    ``datetime``, ``int``, ``bool``, ``str`` or None; ``posted_stop`` and ``captured_stop`` are the first second that is
    not meant, ``posted_first`` and ``posted_last`` both are. Of ``evidence``, ``evidence_detail`` and ``problems`` the
    parts are joined by ``"; "``. A page without posts has no row. Raises ``TypeError`` for what are no consultations.
    """
    return _rows(checked(consultations))


def _rows(consultations: Iterator[Consultation]) -> Iterator[Row]:
    for number, consultation in enumerate(consultations):
        page = page_row(number, consultation)
        for placed in placed_posts(consultation):
            yield page | post_row(placed)


def page_row(number: int, consultation: Consultation) -> Row:
    """Give the values of ``PAGE_COLUMNS``."""
    discussion = consultation.discussion or Discussion()
    run = discussion.period or DateRange()
    captured = consultation.captured
    return {
        "page": number,
        "origin": consultation.origin,
        "url": consultation.url,
        "kind": consultation.kind.value,
        "consultation": consultation.title,
        "idea": (consultation.idea or Idea()).title,
        "discussion": discussion.title,
        "run_first": run.first,
        "run_last": run.last,
        "captured_start": captured and captured.start,
        "captured_stop": captured and captured.stop,
        "problems": _joined(problem.code.value for problem in consultation.problems),
    }


def post_row(placed: Placed) -> Row:
    """Give the values of ``POST_COLUMNS``."""
    post = placed.post
    votes = post.votes or Votes()
    evidence = post.evidence if isinstance(post, Reply) else ()
    return {
        "post": placed.index,
        "parent": placed.parent,
        "depth": placed.depth,
        "thread": placed.thread,
        "id": post.id,
        "parent_id": post.parent_id if isinstance(post, Reply) else None,
        "author": post.author,
        "author_status": post.author_status.value,
        "role": post.role,
        "age": post.age and post.age.text,
        "age_amount": post.age and post.age.amount,
        "age_unit": post.age and post.age.unit,
        **_posted(post.posted),
        "up": votes.up,
        "care": votes.care,
        "down": votes.down,
        "pinned": post.pinned,
        "avatar": post.avatar,
        "captures": "; ".join(map(str, post.captures)) or None,
        "certainty": post.certainty.value if isinstance(post, Reply) and post.certainty else None,
        "evidence": _joined(reason.kind.value for reason in evidence),
        "evidence_detail": _joined(reason.detail for reason in evidence),
        "cut": post.cut and post.cut.value,
        "preview": post.preview,
        "text": post.text,
    }


def cell_text(value: object) -> str:
    """Write a value of a row as text: ISO 8601, ``true`` or ``false``, nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return instant_text(value)
        case _:
            return str(value)


def _posted(posted: DateInterval | None) -> Row:
    if posted is None:
        return dict.fromkeys(("posted_start", "posted_stop", "posted_first", "posted_last", "posted_edtf"))
    first, last = days(posted)
    return {
        "posted_start": posted.start,
        "posted_stop": posted.stop,
        "posted_first": first,
        "posted_last": last,
        "posted_edtf": edtf(posted),
    }


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(parts)) or None
