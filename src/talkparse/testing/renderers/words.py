"""Lines that every layout prints alike: the site's templates, filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from talkparse.enums import AuthorStatus, Kind

if TYPE_CHECKING:
    from datetime import date

    from talkparse.model import Consultation, Post, TimelineEvent, Votes
    from talkparse.testing.page import Page
    from talkparse.vocabulary import Vocabulary

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


def responses_line(consultation: Consultation, words: Vocabulary) -> str | None:
    """Count the answers, with the consultation's dates where it has them."""
    header, period = words.header, consultation.period
    if consultation.responses is None:
        return None
    if period is None or period.first is None or period.last is None:
        return header.responses.format(count=consultation.responses)
    first, last = (f"{day.day:02}/{day.month:02}/{day.year:04}" for day in (period.first, period.last))
    return header.responses_between.format(count=consultation.responses, first=first, last=last)


def run_line(consultation: Consultation, words: Vocabulary) -> str | None:
    """Say when the discussion ran."""
    period = consultation.discussion.period if consultation.discussion else None
    if period is None or period.first is None or period.last is None:
        return None
    return words.header.ran.format(first=_long_date(period.first), last=_long_date(period.last))


def call_to_action(page: Page) -> CallToAction:
    """Ask for comments, in the words that fit the discussion's status."""
    words, consultation = page.words.call_to_action, page.consultation
    # Any heading may stand over any discussion; one for those that are open makes the pages more like the site's.
    first, *others = (heading for heading in words.headings if heading != words.idea_heading)
    heading = first
    if consultation.kind == Kind.IDEA:
        heading = words.idea_heading
    elif consultation.discussion and consultation.discussion.status in _STILL_OPEN:
        heading = others[0] if others else first
    return CallToAction(
        heading=heading, sentence=words.sentence, join=words.join[-1 if page.old_link else 0],
        question=words.question, log_in=words.log_in,
    )  # fmt: skip


def author_line(post: Post, words: Vocabulary) -> str | None:
    """Name the author as the page does."""
    return words.comment.deleted_author if post.author_status == AuthorStatus.DELETED else post.author


def role_and_age(post: Post) -> tuple[str, ...]:
    """Give role and age, as far as they are known."""
    return tuple(part for part in (post.role, post.age.text if post.age else None) if part)


def vote_lines(votes: Votes | None, words: Vocabulary) -> tuple[str, ...]:
    """Give a line for each kind of vote."""
    if votes is None:
        return ()
    comment = words.comment
    counted = ((comment.up, votes.up), (comment.care, votes.care), (comment.down, votes.down))
    return tuple(template.format(count=count) for template, count in counted if count is not None)


def avatar_line(post: Post, words: Vocabulary) -> str:
    """Give the alternative text of the avatar's picture, which stands even where no species was chosen."""
    return f"{words.comment.avatar} {post.avatar}" if post.avatar else words.comment.avatar


def event_link(event: TimelineEvent, words: Vocabulary) -> str | None:
    """Give the link under the timeline's last line, which has no state."""
    links, (responded, *others) = words.boxes.timeline_links, words.boxes.timeline_ends
    if event.state is None and _fills(responded, event.title):
        return links[0]
    if event.state is None and any(_fills(template, event.title) for template in others):
        return links[1]
    return None


def is_heading(line: str, words: Vocabulary) -> bool:
    """Say whether a line of the introduction is one of the site's headings."""
    return line.removesuffix(":") in words.intro.headings


def _fills(template: str, line: str) -> bool:
    before, _, after = template.partition("{count}")
    return line.startswith(before) and line.endswith(after) and line[len(before) : len(line) - len(after)].isdecimal()


def _long_date(day: date) -> str:
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year:04}"
