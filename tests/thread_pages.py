"""Invented pages whose threads are known, for the benchmark of replies and for its tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from attrs import evolve

from benchmarks import bank
from talkparse import Age, AuthorStatus, Comment, Consultation, DateRange, Discussion, Reply, Votes, threads
from talkparse.problems import Problem
from talkparse.tokens import Markup
from talkparse.vocabulary import talk_london

T = TypeVar("T")
LONDON = ZoneInfo("Europe/London")
UNITS = (
    ("year", 365 * 86400), ("month", 30 * 86400), ("week", 7 * 86400), ("day", 86400), ("hour", 3600), ("minute", 60),
    ("second", 1),
)  # fmt: skip
KINDS = (
    ("silent", 42), ("agreeing", 16), ("contradicting", 14), ("answering", 12), ("addressing", 6), ("quoting", 4),
    ("official", 6),
)  # fmt: skip
"""What replies show in their words: of real ones, four in ten show nothing."""
RECURRING = 0.04
"""Comments whose author has another one on the page: 2 to 5 in 100 of real ones."""
INTRO = ("We are asking what would help most where you live.", "What would you change first?")
OFFICIAL = "Sam_CityHall"


def attach(
    posts: Sequence[Comment], markups: Sequence[Markup], tier: str, intro: Sequence[str] = ()
) -> tuple[tuple[Comment | Reply, ...], list[Problem]]:
    """Attach the replies among some posts, by the site's own words."""
    return threads.attach(posts, markups, tier, talk_london().comment, intro)


class Gold(NamedTuple):
    """A page and what is true of each of its posts, in page order."""

    page: Consultation
    heads: tuple[int | None, ...]
    """The index of the comment that begins the thread, or None for that comment itself."""
    parents: tuple[int | None, ...]
    """The index of the post that is answered."""
    kinds: tuple[str, ...]
    order: str
    pinned: bool


class _Draft(NamedTuple):
    """A post that is being invented."""

    author: str | None
    text: str
    kind: str
    written: datetime
    official: bool = False
    pinned: bool = False


class Bank(NamedTuple):
    """Half of the bank."""

    topics: Sequence[bank.Topic]
    phrases: dict[str, Sequence[str]]

    @classmethod
    def half(cls, *, held_out: bool) -> Bank:
        """Give the half for tuning or the other, which share no topic and no phrase."""
        lists = {
            "agreeing": bank.AGREEING, "contradicting": bank.CONTRADICTING, "answering": bank.ANSWERING,
            "addressing": bank.ADDRESSING, "quoting": bank.QUOTING, "official": bank.OFFICIAL,
            "confusing": bank.CONFUSING, "tails": bank.TAILS, "members": bank.MEMBERS,
        }  # fmt: skip
        return cls(bank.TOPICS[held_out::2], {name: phrases[held_out::2] for name, phrases in lists.items()})


def formula_a(written: datetime, rendered: datetime) -> tuple[int, str]:
    """Give a post's age as Drupal's interval does: seconds divided."""
    seconds = int((rendered - written).total_seconds())
    return next(((seconds // size, unit) for unit, size in UNITS if seconds >= size), (0, "second"))


def formula_b(written: datetime, rendered: datetime) -> tuple[int, str]:
    """Give a post's age as PHP's calendar difference does, by the clock in London."""
    then, now = (instant.astimezone(LONDON).replace(tzinfo=None) for instant in (written, rendered))
    months = 12 * (now.year - then.year) + now.month - then.month
    months -= (now.day, now.time()) < (then.day, then.time())
    if months >= 1:
        return (months // 12, "year") if months >= 12 else (months, "month")
    seconds = int((now - then).total_seconds())
    return next(((seconds // size, unit) for unit, size in UNITS[2:] if seconds >= size), (0, "second"))


def age_of(written: datetime, rendered: datetime, formula: str) -> Age:
    amount, unit = (formula_a if formula == "a" else formula_b)(written, rendered)
    return Age(amount=amount, unit=unit, text=f"{amount} {unit}{'s' * (amount != 1)} ago")


def invent(random: Random, *, held_out: bool, order: str = "newest", pinned: bool = False, threads: int = 12) -> Gold:
    """Invent a page: comments in one order, each with its replies below it, oldest first or not."""
    half = Bank.half(held_out=held_out)
    members = Members(random, half)
    days = random.choice((3, 20, 60, 60, 200, 900))
    rendered = datetime(2025, 7, 1, tzinfo=UTC) + timedelta(seconds=random.randrange(400 * 86400))
    opened = rendered - timedelta(days=days + random.choice((0, 2, 40, 150, 400)))
    times = sorted(
        (opened + timedelta(seconds=random.randrange(days * 86400)) for _ in range(threads)), reverse=order == "newest"
    )
    campaign = random.choice(half.topics).opens[0] if random.random() < 0.2 else None
    drafts: list[tuple[int, _Draft]] = []
    if pinned:
        when = opened + timedelta(seconds=random.randrange(days * 43200))
        text = "Hello everyone, I will read along here. Tell us what would help most."
        drafts.append((0, _Draft(OFFICIAL, text, "top", when, official=True, pinned=True)))
        drafts += _replies(members, drafts[0][1], random.choice(half.topics), rendered)
    for when in times:
        topic = random.choice(half.topics)
        head = _top(members, topic, when, campaign)
        drafts.append((0, head))
        drafts += _replies(members, head, topic, rendered)
    return _gold(random, drafts, rendered, order, pinned=pinned)


class Members:
    """Whoever writes on a page. Most write once, or come back in the same thread."""

    def __init__(self, random: Random, half: Bank) -> None:
        self.random, self.half = random, half
        self.names = [*half.phrases["members"]]
        random.shuffle(self.names)
        self.seen: list[str] = []

    def new(self) -> str | None:
        """Give somebody who has not written yet, or a deleted account, or now and then somebody who has."""
        if self.random.random() < 0.06:
            return None
        if self.seen and self.random.random() < RECURRING:
            return self.random.choice(self.seen)
        number = len(self.seen)
        name = self.names[number % len(self.names)]
        name = name if number < len(self.names) else f"{name.rstrip('…')[:9]}{number}"
        self.seen.append(name)
        return name


def _top(members: Members, topic: bank.Topic, when: datetime, campaign: str | None) -> _Draft:
    random, half = members.random, members.half
    if campaign and random.random() < 0.3:
        text = f"{campaign} Please act on this before the end of the year, for the sake of all who live here."
        return _Draft(members.new(), text, "campaign", when)
    parts = [random.choice(topic.opens)]
    parts += random.sample(topic.more, random.choice((0, 1, 1, 2, 3)))
    if random.random() < 0.4:
        parts.append(random.choice(half.phrases["tails"]))
    if random.random() < 0.25:
        parts.insert(0, random.choice(half.phrases["confusing"]))
    elif random.random() < 0.1:
        parts.insert(0, random.choice((f'"{INTRO[0]}"', "Hello Sam,", f"Thank you {OFFICIAL} for sharing this.")))
    return _Draft(members.new(), _joined(random, parts), "top", when)


def _replies(members: Members, head: _Draft, topic: bank.Topic, rendered: datetime) -> list[tuple[int, _Draft]]:
    """Invent the replies to a comment, with the depth of each: apart from one another, or two members in turn."""
    random, half = members.random, members.half
    count = random.choice((0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 5))
    in_turn = count > 1 and random.random() < 0.5
    found: list[tuple[int, _Draft]] = []
    for number in range(count):
        depth, parent = found[-1] if found and (in_turn or random.random() < 0.3) else (0, head)
        kind = random.choices([name for name, _ in KINDS], [weight for _, weight in KINDS])[0]
        kind = "silent" if in_turn and kind == "official" else kind
        span = (rendered - parent.written).total_seconds()
        delay = min(span * random.random(), 86400 * random.choice((0.1, 1, 5, 40)))
        returns = head.author if in_turn else random.choice([draft.author for _, draft in found] or [None])
        author = returns if (number % 2 if in_turn else random.random() < 0.15) and returns else members.new()
        if in_turn and number > 1 and number % 2 == 0:
            author = found[0][1].author
        draft = _Draft(
            author=OFFICIAL if kind == "official" else author,
            official=kind == "official",
            text=_joined(random, _reply(random, half, kind, parent, topic)),
            kind=kind,
            written=parent.written + timedelta(seconds=int(delay)),
        )
        if all(draft.text != other.text for other in (head, *(reply for _, reply in found))):
            found.append((depth + 1, draft))
    return found


def _reply(random: Random, half: Bank, kind: str, parent: _Draft, topic: bank.Topic) -> list[str]:
    said = random.sample(topic.answers, random.choice((1, 1, 2))) + (
        [random.choice(half.phrases["tails"])] if random.random() < 0.3 else []
    )
    if kind == "silent":
        return said
    name = _short(random, parent.author or "")
    frames = [frame for frame in half.phrases[kind] if name or "{name}" not in frame] or half.phrases["agreeing"]
    said_before = [part.strip() for part in parent.text.replace("?", ".").split(".") if len(part) > 20]
    opening = random.choice(frames).format(name=name, quote=random.choice(said_before or [parent.text]))
    alone = kind in ("agreeing", "contradicting") and random.random() < 0.3
    return [opening] if alone else [opening, *said]


def _short(random: Random, name: str) -> str:
    """Call somebody by the name that the page prints, or by its first part."""
    first = name.replace("_", " ").split(" ")[0].rstrip("0123456789…")
    return first if len(first) > 3 and random.random() < 0.4 else name.rstrip("…")


def _joined(random: Random, parts: Sequence[str]) -> str:
    joint = "\n" if random.random() < 0.2 else " "
    return joint.join(part.strip() for part in parts)


def _gold(
    random: Random, drafts: Sequence[tuple[int, _Draft]], rendered: datetime, order: str, *, pinned: bool
) -> Gold:
    formula = random.choice("ab")
    posts = [_post(draft, age_of(draft.written, rendered, formula), depth) for depth, draft in drafts]
    heads: list[int | None] = []
    parents: list[int | None] = []
    for index, (depth, _) in enumerate(drafts):
        above = range(index - 1, -1, -1)
        heads.append(None if depth == 0 else next(at for at in above if drafts[at][0] == 0))
        parents.append(None if depth == 0 else next(at for at in above if drafts[at][0] == depth - 1))
    page = Consultation(
        title="A plan for every ward",
        status="Closed",
        responses=412,
        period=DateRange(first=(rendered - timedelta(days=1200)).date(), last=rendered.date()),
        section="Discussions",
        discussion=Discussion(title="What would you change first?", status="Closed"),
        intro=INTRO,
        questions=("What would you change first?",),
        comments=nest(posts, [depth for depth, _ in drafts]),
        comment_count=len(posts),
    )
    return Gold(page, tuple(heads), tuple(parents), tuple(draft.kind for _, draft in drafts), order, pinned)


def nest(posts: Sequence[Comment | Reply], depths: Sequence[int]) -> tuple[Comment, ...]:
    """Nest posts by their depth, from the last to the first."""
    waiting: list[tuple[int, Comment | Reply]] = []
    for post, depth in zip(reversed(posts), reversed(depths), strict=True):
        mine = [reply for at, reply in reversed(waiting) if at == depth + 1]
        while waiting and waiting[-1][0] > depth:
            waiting.pop()
        waiting.append((depth, evolve(post, replies=tuple(mine))))  # type: ignore[arg-type]
    return tuple(post for _, post in reversed(waiting) if isinstance(post, Comment))


def _post(draft: _Draft, age: Age, depth: int) -> Comment | Reply:
    status = AuthorStatus.DELETED if draft.author is None else AuthorStatus.NAMED
    if draft.author and draft.author.endswith("…"):
        status = AuthorStatus.ABBREVIATED
    return (Reply if depth else Comment)(
        author=draft.author, author_status=status, role="Official Representative" if draft.official else
        "Community Member", age=age, text=draft.text, votes=Votes(up=1, care=0), pinned=draft.pinned,
    )  # fmt: skip
