"""Markdown: a page as a thread that a person likes to read.

Title and facts, the introduction as a quotation, the questions as a list, then each comment under a heading of its own;
replies are quotations under what they answer.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from talkparse.enums import AuthorStatus, Certainty, Cut
from talkparse.model import Comment, Consultation, DateInterval, DateRange, Reply, Votes
from talkparse.writers.edtf import days
from talkparse.writers.markdown_text import UNPRINTABLE, escape, lines_of
from talkparse.writers.thread import placed_posts
from talkparse.writers.unwritable import REPLACED, REPLACEMENT, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import SupportsWrite

_DEEPEST: Final = 10  # replies to deeper replies stand beside them: readers of Markdown limit the depth of quotations
_PLAIN_ADDRESS: Final = re.compile(r"https?://[^\s<>\0-\x20\x7f-\x9f\ud800-\udfff]+")
_CUT_NOTES: Final = {
    Cut.SITE_LIMIT: "cut off by the site at 2,000 characters",
    Cut.PREVIEW_ONLY: "only the preview is known",
    Cut.END_OF_DUMP: "the dump ends here",
}
_NAMELESS: Final = {
    AuthorStatus.DELETED: "A deleted account",
    AuthorStatus.ABSENT: "A member",
}


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str]) -> None:
    """Write pages one after the other, each under a heading of the first level."""
    said: Counter[str] = Counter()
    between = ""
    for consultation in consultations:
        page = "\n\n".join(_page(consultation))
        if UNPRINTABLE in page:
            said[REPLACED] += page.count(UNPRINTABLE)
            page = page.replace(UNPRINTABLE, REPLACEMENT)
        stream.write(f"{between}{page}\n")
        between = "\n"
    say("md", said)


def _page(consultation: Consultation) -> Iterator[str]:
    """Yield the blocks of a page, which blank lines will divide."""
    yield f"# {escape(consultation.title or '') or 'A page without a title'}"
    yield from _list_of(_facts(consultation))
    yield from _discussion(consultation)
    if consultation.intro:
        yield _quote([line for text in consultation.intro for line in lines_of(text)], 1)
    if consultation.questions:
        yield "## Questions"
        yield from _list_of(map(escape, consultation.questions))
    if consultation.timeline:
        yield "## Timeline"
        events = ((escape(event.title), escape(event.state or "")) for event in consultation.timeline)
        yield from _list_of(" · ".join(filter(None, event)) for event in events)
    if consultation.comments:
        yield "## Comments"
    for placed in placed_posts(consultation):
        depth = min(placed.depth, _DEEPEST)
        yield _quote(list(_post(placed.post, depth)), depth)


def _facts(consultation: Consultation) -> Iterator[str]:
    """Yield what stands about the page itself, a list item each."""
    address = consultation.url or ""
    captured = consultation.captured
    facts = {
        "Kind": consultation.kind.value,
        "Section": escape(consultation.section or ""),
        "Status": escape(consultation.status or ""),
        "Dates": _range(consultation.period),
        "Responses": "" if consultation.responses is None else f"{consultation.responses:,}",
        "Comments on the site": "" if consultation.comment_count is None else f"{consultation.comment_count:,}",
        "Address": f"<{address}>" if _PLAIN_ADDRESS.fullmatch(address) else escape(address),
        "Captured": captured and _days(captured),
    }
    yield from (f"{name}: {fact}" for name, fact in facts.items() if fact)


def _discussion(consultation: Consultation) -> Iterator[str]:
    """Yield the header of the discussion and of the idea, where there is one."""
    discussion = consultation.discussion
    if discussion is not None:
        own_run = "" if discussion.period == consultation.period else _range(discussion.period)  # else said above
        yield f"## {escape(discussion.title or '') or 'Discussion'}"
        facts = (escape(discussion.status or ""), own_run, _votes(discussion.votes))
        yield from _joined(facts)
    idea = consultation.idea
    if idea is not None:
        yield f"## {escape(idea.title or '') or 'Idea'}"
        by = f"suggested by {escape(idea.suggested_by)}" if idea.suggested_by else ""
        yield from _joined((by, _votes(idea.votes)))
        yield from lines_of(idea.text or "")


def _post(post: Comment | Reply, depth: int) -> Iterator[str]:
    """Yield the blocks of a post: who and when, then its lines."""
    author = escape(post.author or "") or _NAMELESS.get(post.author_status, "A member")
    yield f"**{author}**" if depth else f"### {author}"
    is_likely = isinstance(post, Reply) and post.certainty is Certainty.LIKELY
    facts = (
        "likely a reply" if is_likely else "a reply" if isinstance(post, Reply) else "",
        escape(post.role or ""),
        # An age says less than the days that were worked out of it.
        f"written {_days(post.posted)}" if post.posted else escape(post.age.text) if post.age else "",
        _votes(post.votes),
        "pinned" if post.pinned else "",
        _CUT_NOTES[post.cut] if post.cut else "",
    )
    yield from _joined(facts)
    yield from lines_of(post.text)


def _days(interval: DateInterval) -> str:
    """Give the days in London that an interval touches, both inclusive."""
    first, last = days(interval)
    return f"on {first}" if first == last else f"between {first} and {last}"


def _joined(facts: Iterable[str]) -> Iterator[str]:
    """Yield the facts that are known as one line, if any is."""
    line = " · ".join(filter(None, facts))
    if line:
        yield f"*{line}*"


def _list_of(items: Iterable[str]) -> Iterator[str]:
    """Yield a list of the items that hold anything, if any does."""
    lines = "\n".join(f"- {item}" for item in items if item)
    if lines:
        yield lines


def _quote(blocks: list[str], depth: int) -> str:
    """Put blocks into quotations, one within the other."""
    before = "> " * depth
    return f"\n{before.rstrip()}\n".join(before + block for block in blocks)


def _range(period: DateRange | None) -> str:
    if period is None:
        return ""
    first, last = (day.isoformat() if day else "" for day in (period.first, period.last))
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def _votes(votes: Votes | None) -> str:
    if votes is None:
        return ""
    counts = {"up": votes.up, "care": votes.care, "down": votes.down}
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count is not None)
