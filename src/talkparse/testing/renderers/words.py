"""Lines that every layout prints alike: the site's templates, filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from talkparse.model import AuthorStatus, Kind
from talkparse.vocabulary import talk_london

if TYPE_CHECKING:
    from datetime import date

    from talkparse.model import Consultation, Post, TimelineEvent, Votes
    from talkparse.testing.page import Page

# Not strftime or calendar: both speak the language of the system's locale.
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_STILL_OPEN: Final = frozenset({"Open", "Closing soon"})


@frozen(kw_only=True)
class CallToAction:
    """The five lines before the comments."""

    heading: str
    sentence: str
    join: str
    question: str
    log_in: str


def responses_line(consultation: Consultation) -> str | None:
    """Count the answers, with the consultation's dates where it has them."""
    header, period = talk_london().header, consultation.period
    if consultation.responses is None:
        return None
    if period is None or period.first is None or period.last is None:
        return header.responses.format(count=consultation.responses)
    first, last = (f"{day.day:02}/{day.month:02}/{day.year:04}" for day in (period.first, period.last))
    return header.responses_between.format(count=consultation.responses, first=first, last=last)


def run_line(consultation: Consultation) -> str | None:
    """Say when the discussion ran."""
    period = consultation.discussion.period if consultation.discussion else None
    if period is None or period.first is None or period.last is None:
        return None
    return talk_london().header.ran.format(first=_long_date(period.first), last=_long_date(period.last))


def call_to_action(page: Page) -> CallToAction:
    """Ask for comments, in the words that fit the discussion's status."""
    words, consultation = talk_london().call_to_action, page.consultation
    next_discussion, add_comment, next_time = words.headings
    heading = next_discussion
    if consultation.kind == Kind.IDEA:
        heading = next_time
    elif consultation.discussion and consultation.discussion.status in _STILL_OPEN:
        heading = add_comment
    return CallToAction(
        heading=heading, sentence=words.sentence, join=words.join[-1 if page.old_link else 0],
        question=words.question, log_in=words.log_in,
    )  # fmt: skip


def author_line(post: Post) -> str | None:
    """Name the author as the page does."""
    return talk_london().comment.deleted_author if post.author_status == AuthorStatus.DELETED else post.author


def role_and_age(post: Post) -> tuple[str, ...]:
    """Give role and age, as far as they are known."""
    return tuple(part for part in (post.role, post.age.text if post.age else None) if part)


def vote_lines(votes: Votes | None) -> tuple[str, ...]:
    """Give a line for each kind of vote."""
    if votes is None:
        return ()
    words = talk_london().comment
    counted = ((words.up, votes.up), (words.care, votes.care), (words.down, votes.down))
    return tuple(template.format(count=count) for template, count in counted if count is not None)


def avatar_line(post: Post) -> str:
    """Give the alternative text of the avatar's picture, which stands even where no species was chosen."""
    return f"{talk_london().comment.avatar} {post.avatar}" if post.avatar else talk_london().comment.avatar


def event_link(event: TimelineEvent) -> str | None:
    """Give the link under the timeline's last line, which has no state."""
    links, (responded, *others) = talk_london().boxes.timeline_links, talk_london().boxes.timeline_ends
    if event.state is None and _fills(responded, event.title):
        return links[0]
    if event.state is None and any(_fills(template, event.title) for template in others):
        return links[1]
    return None


def is_heading(line: str) -> bool:
    """Say whether a line of the introduction is one of the site's headings."""
    return line.removesuffix(":") in talk_london().intro.headings


def _fills(template: str, line: str) -> bool:
    before, _, after = template.partition("{count}")
    return line.startswith(before) and line.endswith(after) and line[len(before) : len(line) - len(after)].isdecimal()


def _long_date(day: date) -> str:
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year:04}"
