"""A consultation about benches, with all that a page can have, laid out as it stands on the site."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from talkparse.enums import AuthorStatus
from talkparse.model import Age, Comment, Consultation, DateRange, Discussion, TimelineEvent, Votes
from talkparse.testing import (
    RENDERERS,
    lay_out,
    truncate,
)

LAYOUTS = sorted(RENDERERS)
RUN = DateRange(first=date(2031, 3, 4), last=date(2031, 5, 1))
LONG = (
    "Our street has three benches and not one of them stands in the shade.\n"
    "In July nobody sits there before the evening, and the people who would need them most walk on to the bus stop:\n"
    "there is a roof there, but the seats are narrow, and they slope.\n"
    "Two trees would do."
)
PAGE = evolve(
    lay_out(
        Consultation(
            title="Benches for everyone",
            status="Closed",
            responses=47,
            period=RUN,
            section="Discussions",
            discussion=Discussion(title="Where to sit", status="Closed", period=RUN, votes=Votes(up=5, care=2)),
            intro=("We are planning new benches.", "Join the conversation:", "Where would you sit?", "Thank you."),
            questions=("Where would you sit?",),
            timeline=(
                TimelineEvent(title="Benches counted", state="Happened"),
                TimelineEvent(title="Londoners have responded 47 times"),
            ),
            comment_count=3,
            comments=(
                Comment(
                    author="Plane_Tree", author_status=AuthorStatus.NAMED, role="Official Representative",
                    age=Age(amount=3, unit="week", text="3 weeks ago"), text=LONG, preview=truncate(LONG),
                    votes=Votes(up=1, care=0), pinned=True, avatar="Koala",
                ),
                Comment(
                    author_status=AuthorStatus.DELETED, role="Community Member",
                    age=Age(amount=1, unit="month", text="1 month ago"), text="2 more, please.\n- with backs",
                    votes=Votes(up=0, care=4),
                ),
                Comment(
                    author="kerbside", author_status=AuthorStatus.NAMED, role="Community Member",
                    age=Age(amount=2, unit="month", text="2 months ago"), text="None.", preview="None.",
                    votes=Votes(up=0, care=0), avatar="Sea turtle",
                ),
            ),
        )
    ),
    hero="A bench",
    guidelines=True,
    safety=True,
)  # fmt: skip
FIRST, SECOND, THIRD, FOURTH = LONG.split("\n")
# The last paragraph has two lines, so T layouts print its toggle between them.
PAGE = evolve(PAGE, posts=(evolve(PAGE.posts[0], paragraphs=((FIRST,), (SECOND,), (THIRD, FOURTH))), *PAGE.posts[1:]))
