"""A discussion's life: what the site's database holds of it, from the first comment to the last change.

Nothing here is a page: ``captured_at`` gives what the site shows of a life at an instant. All instants are aware.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final, Protocol, TypeAlias

from attrs import evolve, frozen

from talkparse.enums import AuthorStatus
from talkparse.model import Votes
from talkparse.testing.printed_ages import FORMATTERS, LONDON
from talkparse.vocabulary import talk_london

SITE: Final = "https://www.london.gov.uk/talk-london"
NO_VOTES: Final = Votes(up=0, care=0)
_KEPT_OF_LONG_NAME: Final = 14


@frozen(kw_only=True)
class Member:
    """Somebody with an account."""

    name: str
    """As it was chosen; the site abbreviates long ones."""
    role: str
    avatar: str | None = None
    """The species of the picture."""


@frozen(kw_only=True)
class Posting:
    """A comment or reply as it was written."""

    id: str
    """The site's number of it, digits only."""
    member: int
    """Who wrote it: an index into ``Life.members``."""
    created: datetime
    text: str
    """Its lines, normalised as ``Post.text`` is."""
    parent_id: str | None = None
    """The ``id`` of the posting that it answers."""
    toggled: bool = False
    """The site prints its toggles although it is too short to be cut."""


@frozen(kw_only=True)
class Edited:
    """The author changes the text of a posting."""

    at: datetime
    post_id: str
    text: str
    """From then on."""


@frozen(kw_only=True)
class Removed:
    """A posting is deleted, and all that answers it with it, as Drupal does."""

    at: datetime
    post_id: str


@frozen(kw_only=True)
class Voted:
    """The counts of a posting's votes change; all begin at nought."""

    at: datetime
    post_id: str | None
    """None stands for the discussion itself."""
    votes: Votes
    """From then on."""


@frozen(kw_only=True)
class Pinned:
    """A comment is pinned to the top, or is so no more."""

    at: datetime
    post_id: str
    pinned: bool = True


@frozen(kw_only=True)
class Renamed:
    """A member takes another name, which all that the member wrote bears from then on."""

    at: datetime
    member: int
    name: str


@frozen(kw_only=True)
class AccountDeleted:
    """A member's account is deleted; what the member wrote stays, with nobody's name."""

    at: datetime
    member: int


class Printer(Protocol):
    """What prints a test's examples: Hypothesis's printer, or that of an interactive session."""

    def text(self, obj: str) -> None:
        """Print a text as it is."""


_OfPosting: TypeAlias = Edited | Removed | Voted | Pinned
Event: TypeAlias = _OfPosting | Renamed | AccountDeleted


@frozen(kw_only=True)
class Life:
    """A discussion as the site's database holds it.

    Raises ``ValueError`` where it contradicts itself: numbers that do not rise with time, an answer older than what it
    answers or than the run, an event of something that there is not, or not yet.
    """

    node: int
    """The site's number of the discussion."""
    topic: str
    """As its address has it."""
    slug: str
    """The consultation's, as its address has it."""
    title: str
    """The consultation's."""
    discussion_title: str
    """The discussion's own title."""
    first: date
    """The first day on which it takes comments; days are London's."""
    last: date
    """The last one: consultation and discussion are open until it ends."""
    intro: tuple[str, ...]
    questions: tuple[str, ...]
    """Those lines of ``intro`` that are list items and end in a question mark."""
    picture: str
    """The alternative text of the picture in the header."""
    members: tuple[Member, ...]
    postings: tuple[Posting, ...]
    """In the order of their creation."""
    events: tuple[Event, ...] = ()
    """In the order in which they happen."""
    responses: int = 0
    """How many Londoners had responded before the first posting; each posting is one more."""
    per_page: int = 20
    """How many comments stand on a pager page, replies not counted."""
    formatter: str = "diff"
    """What prints ages: a key of ``FORMATTERS``."""

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot have been."""
        numbers = [int(posting.id) for posting in self.postings]
        _check("postings: expected numbers that rise", numbers == sorted(set(numbers)))
        _check("first: expected a day that is not behind the last", self.first <= self.last)
        times = [posting.created for posting in self.postings]
        _check("postings: expected the oldest first", times == sorted(times))
        _check("events: expected the earliest first", self.events == tuple(sorted(self.events, key=lambda it: it.at)))
        _check("per_page: expected a number above nought", self.per_page > 0)
        _check(f"formatter: expected one of {', '.join(FORMATTERS)}", self.formatter in FORMATTERS)
        seen: dict[str | None, datetime] = {None: datetime.min.replace(tzinfo=UTC)}
        for posting in self.postings:
            _check(f"parent_id: expected an earlier posting, found {posting.parent_id!r}", posting.parent_id in seen)
            _check(f"member: there is none with index {posting.member}", posting.member in range(len(self.members)))
            day = posting.created.astimezone(LONDON).date()
            _check(f"created: expected a day of the run, found {day}", self.first <= day <= self.last)
            seen[posting.id] = posting.created
        for event in self.events:
            if isinstance(event, Renamed | AccountDeleted):
                _check(f"member: there is none with index {event.member}", event.member in range(len(self.members)))
            else:
                _check(
                    f"post_id: there is none yet for {event!r}",
                    event.post_id in seen and seen[event.post_id] <= event.at,
                )

    def _repr_pretty_(self, printer: Printer, _cycle: object) -> None:
        """Print it in Hypothesis's examples as it is, and not as it was drawn."""
        printer.text(repr(self))

    @property
    def address(self) -> str:
        """The page's own address, which its other pages share but for the query."""
        return f"{SITE}/topics/{self.topic}/{self.slug}/discussions/{self.node}"


@frozen(kw_only=True)
class Standing:
    """A posting as it stands at an instant."""

    posting: Posting
    author: str | None
    """As printed; None where the account is deleted."""
    author_status: AuthorStatus
    text: str
    changed: datetime
    """When the text was written or last edited."""
    votes: Votes = NO_VOTES
    pinned: bool = False


def standing_at(life: Life, instant: datetime) -> dict[str, Standing]:
    """Give by its number each posting that stands at an instant, in the order of creation, as it then is."""
    names = _names_at(life, instant)
    happened: dict[str | None, list[_OfPosting]] = {}
    for event in _past(life, instant):
        if not isinstance(event, Renamed | AccountDeleted):
            happened.setdefault(event.post_id, []).append(event)
    kept: dict[str, Standing] = {}
    for posting in life.postings:
        if posting.created > instant or not (posting.parent_id is None or posting.parent_id in kept):
            continue
        author, status = names[posting.member]
        written = Standing(
            posting=posting, author=author, author_status=status, text=posting.text, changed=posting.created
        )
        standing = _change(written, happened.get(posting.id, []))
        if standing is not None:
            kept[posting.id] = standing
    return kept


def _change(standing: Standing, events: list[_OfPosting]) -> Standing | None:
    """Give a posting as it is after what happened to it, or None where it was removed."""
    for event in events:
        match event:
            case Removed():
                return None
            case Edited():
                standing = evolve(standing, text=event.text, changed=event.at)
            case Voted():
                standing = evolve(standing, votes=event.votes)
            case _:
                standing = evolve(standing, pinned=event.pinned)
    return standing


def votes_at(life: Life, instant: datetime) -> Votes:
    """Give the counts of votes for the discussion itself."""
    counts = [event.votes for event in _past(life, instant) if isinstance(event, Voted) and event.post_id is None]
    return counts[-1] if counts else NO_VOTES


def is_open_at(life: Life, instant: datetime) -> bool:
    """Say whether the discussion still takes comments: until the end of its last day in London."""
    return instant.astimezone(LONDON).date() <= life.last


def _past(life: Life, instant: datetime) -> list[Event]:
    return [event for event in life.events if event.at <= instant]


def _names_at(life: Life, instant: datetime) -> list[tuple[str | None, AuthorStatus]]:
    """Give for each member the name that the site prints; an account that is gone has none, whatever comes after."""
    names = [_print_name(member.name) for member in life.members]
    for event in _past(life, instant):
        if isinstance(event, AccountDeleted):
            names[event.member] = None, AuthorStatus.DELETED
        elif isinstance(event, Renamed) and names[event.member][0] is not None:
            names[event.member] = _print_name(event.name)
    return names


def _print_name(name: str) -> tuple[str | None, AuthorStatus]:
    if len(name) <= talk_london().limits.name:
        return name, AuthorStatus.NAMED
    return name[:_KEPT_OF_LONG_NAME].rstrip(" .") + "…", AuthorStatus.ABBREVIATED


def _check(message: str, holds: bool) -> None:  # noqa: FBT001 -- what is checked
    if not holds:
        raise ValueError(message)
