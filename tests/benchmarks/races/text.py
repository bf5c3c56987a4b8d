"""Pages of 26 posts as the extractor trafilatura prints them (T3), against what is least.

The pages have the shape of a real one: some 25 KB, twenty previews, threads, a timeline, boxes of the site. All their
words are invented, and no two pages share their nouns, for a page that is repeated flatters every cache.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from random import Random
from typing import Any, Final

from attrs import evolve

from benchmarks.races.rounds import ROUNDS, Table, installed, race, ratios
from talkparse import Comment, Consultation, Reply, TimelineEvent, parse_text
from talkparse.testing import carried, is_cut, lay_out, printed, render
from talkparse.testing.truncation import LIMIT
from thread_pages import invent

PAGES = 24
POSTS = 26
SIZES = (
    1150, 380, 230, 330, 330, 670, 370, 140, 250, 880, 210, 250, 420, 255, 85, 1160, 580, 310, 190, 880, 350, 900, 100,
    760, 520, 330,
)  # fmt: skip
"""Characters that the texts of a page have at least, in the order of one real page."""
COMMON: Final = tuple(  # the most frequent ones stand here more than once
    "the the the the of and and to to a a in in is it that for you on with as are this be was have at not but they we "  # noqa: SIM905 -- sixty strings would be no more readable
    "from or by one all there their more if can has our so what up would about who more out when some no just".split()
)
START = datetime(2025, 7, 20, 11, 30)  # noqa: DTZ001 -- as dateparser takes it


def words(chance: Random, count: int) -> list[str]:
    """Invent words."""
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "ou")]
    endings = ("", "", "s", "ed", "ing", "ly", "er", "ness")
    return ["".join(chance.choices(syllables, k=chance.randint(1, 3))) + chance.choice(endings) for _ in range(count)]


def sentence(chance: Random, nouns: Sequence[str]) -> str:
    """Invent a sentence of every second word a common one."""
    told = [chance.choice(COMMON if chance.random() < 0.5 else nouns) for _ in range(chance.randint(4, 24))]
    told = [f"{word}," if chance.random() < 0.06 else word for word in told]
    return (" ".join(told).rstrip(",") + chance.choice("....?!")).capitalize()


def consultation(seed: int) -> Consultation:
    """Invent a page of the sample's shape: its first sentences tell of threads, and the others make it long."""
    chance = Random(f"a page of text {seed}")
    nouns = words(chance, 300)
    gold = invent(chance, held_out=bool(seed % 2), threads=POSTS, pinned=False)
    posts = [longer(post, size, chance, nouns) for post, size in zip(gold.page.posts(), SIZES, strict=False)]
    questions = tuple(sentence(chance, nouns).rstrip(".?!") + "?" for _ in range(3))
    return evolve(
        gold.page,
        title=sentence(chance, nouns).rstrip(".?!"),
        discussion=evolve(gold.page.discussion, title=None) if gold.page.discussion else None,
        intro=(*(" ".join(sentence(chance, nouns) for _ in range(4)) for _ in range(4)), *questions),
        questions=questions,
        timeline=(
            *(TimelineEvent(title=sentence(chance, nouns).rstrip(".?!"), state="Happened") for _ in range(2)),
            TimelineEvent(title="Londoners have responded 412 times"),
        ),
        comments=tuple(posts),
        comment_count=POSTS,
    )


def longer(post: Comment | Reply, size: int, chance: Random, nouns: Sequence[str]) -> Comment | Reply:
    """Give a post, without its replies, about so many characters."""
    text = post.text if size > LIMIT else post.text[:size].rpartition(" ")[0]
    while len(text) < size and size > LIMIT:
        text += ("\n" if chance.random() < 0.2 else " ") + sentence(chance, nouns)
    return evolve(post, text=text, replies=())


def dump(seed: int) -> str:
    """Give a page as T3 prints it, of which the parser reads what it says."""
    page = consultation(seed)
    return render(evolve(lay_out(page), guidelines=True, safety=True, hero="A street"), "T3")


class Post:
    """The least that a typed post can be."""

    __slots__ = ("age", "author", "body")

    def __init__(self, author: str, age: str, body: str) -> None:
        """Hold three strings."""
        self.author = author
        self.age = age
        self.body = body


HEADER = re.compile(r"Community Member (\d+ \w+ ago)")
"""Begins with letters, so that the search is C's for a string."""


def skeleton(text: str) -> list[Post]:
    """Find the headers in one scan, and cut the text there: nothing is understood."""
    posts: list[Post] = []
    begin, author, age = 0, "", ""
    for match in HEADER.finditer(text):
        start, stop = match.span()
        line = text.rfind("\n", 0, start - 1) + 1
        if begin:
            posts.append(Post(author, age, text[begin:line]))
        begin, author, age = stop, text[line : start - 1], match[1]
    posts.append(Post(author, age, text[begin:]))
    return posts


def naive(text: str, date: Callable[[str], object] = str) -> list[dict[str, object]]:
    """Read author, age and body line by line, as a script for one layout would, with each age made a date."""
    posts: list[dict[str, Any]] = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        match = re.match(r"(Community Member|Official Representative) (\d+ \w+ ago)(.*)", line)
        if match:
            author = lines[number - 1]
            for words_before in ("Log into your account", "Show less of comment"):
                author = author.removeprefix(words_before)
            if posts:
                posts[-1]["body"].pop()
            role, age, rest = match.groups()
            posts.append({"author": author, "role": role, "age": age, "date": date(age), "body": [rest]})
        elif posts and line.startswith("Show full comment"):
            posts[-1]["body"] = [line.removeprefix("Show full comment")]
        elif posts:
            posts[-1]["body"].append(line.removeprefix("Show less of comment"))
    for post in posts:
        post["body"] = "\n".join(post["body"])
    return posts


def naive_with_dateparser(**settings: object) -> Callable[[str], object]:
    """Give the naive script with each age made a date by dateparser."""
    parse: Any = import_module("dateparser").parse
    return partial(naive, date=partial(parse, settings={"RELATIVE_BASE": START}, **settings))


def contestants() -> Iterator[tuple[str, str | None, Callable[[], Callable[[str], object]]]]:
    """Yield the names of candidates, the module that each needs, and what gives it; the floor first."""
    yield "skeleton: one scan, slices, slotted objects", None, lambda: skeleton
    yield "`str.splitlines`", None, lambda: str.splitlines
    yield "naive script", None, lambda: naive
    yield "naive script, dateparser told the language", "dateparser", lambda: naive_with_dateparser(languages=["en"])
    yield "naive script, dateparser as it comes", "dateparser", naive_with_dateparser
    yield 'talkparse, `threads="none"`', None, lambda: partial(parse_text, threads="none")
    yield "talkparse", None, lambda: parse_text


def run(rounds: int = ROUNDS) -> Table:
    """Race over 24 pages in turn; then over pages that nobody saw before."""
    dumps = [dump(seed) for seed in range(PAGES)]
    check(dumps)
    candidates, notes = installed(contestants())
    times = race(candidates, lambda _: dumps, rounds)
    floor, *_ = candidates
    once = {name: candidates[name] for name in (floor, "talkparse")}
    fresh = race(once, lambda number: [dump(PAGES * (number + 1) + seed) for seed in range(PAGES)], max(3, rounds // 3))
    own = times["talkparse"]
    times["talkparse, each page for the first time"] = fresh["talkparse"] / fresh[floor] * times[floor]
    rows = [(*row, f"{spent / own:.2f}") for row, spent in zip(ratios(times), times.values(), strict=True)]
    notes.insert(0, f"{PAGES} pages of {sum(map(len, dumps)) // PAGES:,} characters and {POSTS} posts in turn.")
    return Table(("24 pages of T3", "skeletons", "talkparse"), rows, notes)


def check(dumps: list[str]) -> None:
    """See that talkparse reads what the pages say, and that the scripts find as many posts."""
    for seed, text in enumerate(dumps):
        page = consultation(seed)
        assert printed(parse_text(text, threads="none")) == carried(page, "T3"), f"page {seed} is read otherwise"
        members = sum(post.role == "Community Member" for post in page.posts())
        assert (len(skeleton(text)), len(naive(text))) == (members, POSTS)
        assert sum(is_cut(post.text) for post in page.posts()) == 20
