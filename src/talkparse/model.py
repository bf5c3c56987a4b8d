"""The types users hold.

What a dump cannot know is None, an empty tuple where a tuple is expected, False for ``pinned``.
Two results are equal when they say the same: where it stood on the page takes no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from attrs import field, frozen

from talkparse.enums import AuthorStatus, CapturedBy, Certainty, Cut, EvidenceKind, Kind, Layout
from talkparse.problems import Problem
from talkparse.tokens import Token

_LAYOUTS: Final = {str(layout): layout for layout in Layout}


def _as_layout(name: str | None) -> str | None:
    """Give the member that has a name; of a merged page the names of several layouts are joined, which is none."""
    return name if name is None else _LAYOUTS.get(name, name)


@frozen(kw_only=True)
class DateRange:
    """Days as the page prints them, both inclusive; they are days in London."""

    first: date | None = None
    """The first day."""
    last: date | None = None
    """The last day."""


@frozen(kw_only=True)
class DateInterval:
    """Instants, aware UTC datetimes to the second; half-open, so ``stop`` is not in it."""

    start: datetime
    """The first second."""
    stop: datetime
    """The second after the last one."""


@frozen(kw_only=True)
class Votes:
    """Counts of votes; a kind that the page does not print is None."""

    up: int | None = None
    """Beside ``Up vote``."""
    care: int | None = None
    """Beside ``Care``."""
    down: int | None = None
    """Beside ``Down vote``."""


@frozen(kw_only=True)
class TimelineEvent:
    """A line of the page's timeline."""

    title: str
    """What happens, as printed."""
    state: str | None = None
    """``Happened``, or None where no state is printed."""


@frozen(kw_only=True)
class Age:
    """The age of a post as the page prints it, in its largest unit."""

    amount: int
    """How many of its units."""
    unit: str
    """second, minute, hour, day, week, month or year, whatever the spelling on the page."""
    text: str
    """As printed, with "ago"."""


@frozen(kw_only=True)
class Evidence:
    """One reason to take a post for a reply."""

    kind: EvidenceKind
    """What sort of reason."""
    detail: str
    """The words or ages it rests on."""


@frozen(kw_only=True, repr=False)
class Post:
    """What comments and replies share."""

    id: str | None = None
    """The site's number of the comment, digits only (HTML)."""
    author: str | None = None
    """The name as printed; an abbreviated one keeps its ellipsis, a deleted account has None."""
    author_status: AuthorStatus = AuthorStatus.ABSENT
    """How the author is named."""
    role: str | None = None
    """What the page says that the author is, such as ``Community Member``."""
    age: Age | None = None
    """How long ago it was written, as printed."""
    posted: DateInterval | None = None
    """The instants at which it can have been written."""
    text: str = ""
    """The lines of the post joined by line feeds: one per paragraph, line break or list item, white space folded."""
    preview: str | None = None
    """The removed preview as printed, dots included, or None where none was removed."""
    cut: Cut | None = None
    """Why the text is not whole, or None where nothing shows that it is not."""
    votes: Votes | None = None
    """Counts of votes for it."""
    pinned: bool = False
    """Whether the page marks it as pinned to the top."""
    avatar: str | None = None
    """The species of the picture, which many members share: not a name."""
    captures: tuple[int, ...] = ()
    """Which of a merged page's ``captures`` show it, counted from 0."""
    replies: tuple[Reply, ...] = ()
    """The posts that answer it, in page order."""

    def __repr__(self) -> str:
        """Say in a line who wrote it and when, and how it begins."""
        by = f" by {_beginning(self.author)}" if self.author else ""
        age = f", {_beginning(self.age.text)}" if self.age else ""
        replies = f", {len(self.replies)} {'reply' if len(self.replies) == 1 else 'replies'}" if self.replies else ""
        return f"<{type(self).__name__}{by}{age}{replies}: {_beginning(self.text)}>"


def _beginning(text: str) -> str:
    """Give the beginning of a text, for a ``repr`` of one line."""
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")


_SHOWN: Final = 60  # characters of a text in a ``repr``, which then fits a terminal


@frozen(kw_only=True, repr=False)
class Comment(Post):
    """A post that answers the consultation."""


@frozen(kw_only=True, repr=False)
class Reply(Post):
    """A post that answers another post."""

    evidence: tuple[Evidence, ...] = ()
    """What shows that it is a reply."""
    certainty: Certainty | None = None
    """How sure it is that it is a reply."""
    parent_id: str | None = None
    """The ``id`` of the post it answers (HTML)."""


@frozen(kw_only=True)
class Discussion:
    """A discussion under a consultation."""

    title: str | None = None
    """Without the prefix ``Discussion |``."""
    status: str | None = None
    """As printed, such as ``Closed``."""
    period: DateRange | None = None
    """The days on which it ran."""
    votes: Votes | None = None
    """Counts of votes for the discussion itself."""


@frozen(kw_only=True)
class Idea:
    """A member's idea, on a page of its own."""

    title: str | None = None
    """Its heading."""
    text: str | None = None
    """Its lines, joined as those of a post are."""
    suggested_by: str | None = None
    """The member's name, as printed."""
    votes: Votes | None = None
    """Counts of votes for it."""


@frozen(kw_only=True)
class Capture:
    """One page of those that were merged: when and where it was captured, and what it counted."""

    captured: DateInterval | None = None
    """The instants at which it can have been captured."""
    captured_by: CapturedBy | None = None
    """Who says so."""
    url: str | None = None
    """Its address."""
    origin: str | None = field(default=None, eq=False)
    """The file that ``read`` took it from, with the number of the record in it; those of equal captures are joined."""
    layout: str | None = field(default=None, converter=_as_layout)
    """By which road it became a dump."""
    responses: int | None = None
    """How many Londoners it says have responded."""
    comment_count: int | None = None
    """How many comments it says there are."""


@frozen(kw_only=True, repr=False)
class Consultation:
    """A page of Talk London."""

    title: str | None = None
    """The consultation's title."""
    status: str | None = None
    """The consultation's status, as printed."""
    responses: int | None = None
    """How many Londoners the page says have responded."""
    period: DateRange | None = None
    """The consultation's own dates, beside the count of responses; the discussion's are ``discussion.period``."""
    section: str | None = None
    """The label above the page's own part, such as ``Discussions``."""
    kind: Kind = Kind.DISCUSSION
    """What the page shows."""
    discussion: Discussion | None = None
    """The discussion, on the page of one."""
    idea: Idea | None = None
    """The idea, on the page of one."""
    intro: tuple[str, ...] = ()
    """The lines of the introduction, without marks of lists, run dates, statuses, boxes and calls to action."""
    questions: tuple[str, ...] = ()
    """Those list items of the introduction that end in a question mark."""
    timeline: tuple[TimelineEvent, ...] = ()
    """What the page says has happened and will happen, in its order."""
    comment_count: int | None = None
    """How many comments the page says there are: all pages of the discussion, replies included."""
    comments: tuple[Comment | Reply, ...] = ()
    """In page order. A reply stands here only when its parent is not on the page."""
    captured: DateInterval | None = None
    """The instants at which the page can have been captured."""
    captured_by: CapturedBy | None = None
    """Who says so."""
    url: str | None = None
    """The page's address."""
    layout: str | None = field(default=None, converter=_as_layout)
    """By which road the page became a dump: a ``Layout``, or the names of those of merged pages, joined by ``+``."""
    captures: tuple[Capture, ...] = ()
    """The pages that were merged into this one, newest first; empty where nothing was merged."""
    origin: str | None = field(default=None, eq=False)
    """The file that ``read`` took the page from, and after a colon the number of the record in it, counted from 1."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the page, each with its place."""
    tokens: tuple[Token, ...] = field(default=(), eq=False)
    """What each stretch of the dump was taken for (text input)."""
    source: str | None = field(default=None, eq=False)
    """The dump exactly as it was passed (text input)."""
    merged_from: tuple[Consultation, ...] = field(default=(), eq=False)
    """The pages that were merged into this one, as they were read; ``merge`` goes back to them."""

    def __repr__(self) -> str:
        """Say in a line which page it is, how many posts it has, and how it was read."""
        title = _beginning(self.title) if self.title else "without a title"
        posts = sum(1 for _ in self.posts())
        layout = _beginning(str(self.layout or ""))
        return f"<Consultation {title}: {self.kind}, {posts} posts, {len(self.problems)} problems, {layout}>"

    def posts(self) -> Iterator[Comment | Reply]:
        """Yield every comment and reply in page order."""
        waiting: list[Comment | Reply] = list(reversed(self.comments))
        while waiting:  # a stack: a hostile page may nest deeper than Python recurses
            post = waiting.pop()
            yield post
            waiting.extend(reversed(post.replies))
