"""Two small pages for the tests of writers, and what a format makes of pages."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

from talkparse.enums import AuthorStatus, Certainty, Cut, EvidenceKind, Kind
from talkparse.model import (
    Age,
    Comment,
    Consultation,
    DateInterval,
    DateRange,
    Discussion,
    Evidence,
    Idea,
    Reply,
    TimelineEvent,
    Votes,
)
from talkparse.problems import Problem, ProblemCode
from talkparse.writers import write

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)
PAGE = Consultation(
    title="Quiet streets",
    status="Closed",
    responses=1234,
    period=DateRange(first=date(2025, 3, 3), last=date(2025, 5, 30)),
    section="Discussions",
    discussion=Discussion(title="Benches", status="Closed", period=DateRange(last=date(2025, 5, 30))),
    intro=("Tell us.", "Where would you sit?"),
    questions=("Where would you sit?",),
    timeline=(TimelineEvent(title="A walk", state="Happened"), TimelineEvent(title="A talk")),
    comment_count=3,
    comments=(
        Comment(
            id="71",
            author="Fern",
            author_status=AuthorStatus.NAMED,
            role="Community Member",
            age=Age(amount=2, unit="day", text="2 days ago"),
            posted=DateInterval(start=NOON.replace(hour=1), stop=NOON),
            text="By the pond.\nIn the shade.",
            preview="By the...",
            cut=Cut.END_OF_DUMP,
            votes=Votes(up=3, care=0),
            pinned=True,
            avatar="Koala",
            replies=(
                Reply(
                    author_status=AuthorStatus.DELETED,
                    text="Too many ducks.",
                    evidence=(
                        Evidence(kind=EvidenceKind.ECHO, detail="pond"),
                        Evidence(kind=EvidenceKind.ECHO, detail="ducks"),
                    ),
                    certainty=Certainty.LIKELY,
                    parent_id="71",
                    replies=(Reply(author="Moss", author_status=AuthorStatus.NAMED, text="Never."),),
                ),
            ),
        ),
        Comment(text="At home."),
    ),
    captured=DateInterval(start=NOON, stop=NOON.replace(second=1)),
    url="https://example.org/talk-london/discussions/7",
    origin="pages.jsonl:7",
    problems=(
        Problem(ProblemCode.MISSING_AUTHOR, "nobody", start=3, stop=4, line=1),
        Problem(ProblemCode.UNCLAIMED_TEXT, "a line", start=9, stop=12, line=2),
        Problem(ProblemCode.MISSING_AUTHOR, "nobody", start=30, stop=34, line=5),
    ),
)
IDEA = Consultation(
    kind=Kind.IDEA, idea=Idea(title="Swap shelves", text="One a street.", suggested_by="Reed_9", votes=Votes(up=1))
)


def written(*pages: Consultation, format: str, **options: Any) -> str:  # noqa: A002 -- as in ``write``
    """Write pages in a format that is text."""
    stream = io.StringIO()
    write(pages, stream, format=format, **options)
    return stream.getvalue()
