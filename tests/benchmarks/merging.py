"""How long merging takes, and how that grows: captures of one discussion, and pages of many.

    python tests/benchmarks/merging.py [--most N]

Prints seconds of the processor, and the exponent of their growth from one size to the next, which is 1 where time grows
as the input does. Pages are made, not parsed: parsing has a benchmark of its own. Last comes the most memory, in
megabytes, that Python's objects take: a merge of a list, and one of pages that wait in a file.
"""

from __future__ import annotations

import argparse
import gc
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from math import log

from talkparse import Age, AuthorStatus, CapturedBy, Comment, Consultation, DateInterval, Discussion, merge
from talkparse.merging.spool import merge_spooled
from talkparse.vocabulary import talk_london

Run = Callable[[list[Consultation]], object]
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
WEEK = timedelta(days=7)
SITE = "https://www.london.gov.uk/talk-london/topics/streets/benches/discussions"


def post(discussion: int, number: int, week: int) -> Comment:
    """Make the post that a discussion has under a number, as a capture of some week prints it."""
    created = FIRST + timedelta(hours=number)
    return Comment(
        author=f"member{number % 97}",
        author_status=AuthorStatus.NAMED,
        role="Community Member",
        age=Age(amount=week + 1, unit="week", text=f"{week + 1} weeks ago"),
        posted=DateInterval(start=created - timedelta(days=week % 7 + 1), stop=created + timedelta(days=6)),
        text="I agree."
        if number % 10 == 0
        else f"Of discussion {discussion} this is point {number}, and my street has more.",
    )


def page(discussion: int, numbers: range, week: int, place: int) -> Consultation:
    """Make a page of the pager."""
    instant = FIRST + 400 * WEEK / 7 + week * WEEK
    return Consultation(
        title=f"Benches in ward {discussion}",
        discussion=Discussion(title=f"Where shall we sit in ward {discussion}?"),
        comment_count=600,
        comments=tuple(post(discussion, number, week) for number in numbers),
        captured=DateInterval(start=instant, stop=instant + timedelta(seconds=1)),
        captured_by=CapturedBy.GIVEN,
        url=f"{SITE}/{discussion}?page={place}",
        layout="T3",
    )


def captures(count: int, posts: int = 500) -> Iterator[Consultation]:
    """Yield whole captures of one discussion, a week apart."""
    for week in range(count):
        yield page(1, range(posts), week, 0)


def corpus(count: int, discussions: int = 500) -> Iterator[Consultation]:
    """Yield pages of many discussions: 26 posts each, pager pages one after another, then a week later again."""
    for number in range(count):
        place, week = number // discussions % 10, number // discussions // 10
        yield page(number % discussions, range(place * 26, place * 26 + 26), week, place)


def spooled(pages: Iterable[Consultation]) -> None:
    """Merge pages that wait in a file, and keep nothing of the results."""
    for _ in merge_spooled(iter(pages), "likely", talk_london()):
        pass


def seconds(run: Run, pages: list[Consultation]) -> float:
    """Give the seconds of the processor that merging some pages takes."""
    gc.collect()
    start = time.process_time()
    run(pages)
    return time.process_time() - start


def peak(run: Callable[[Iterator[Consultation]], object], pages: Iterator[Consultation]) -> float:
    """Give the most memory, in megabytes, that a call holds at a time."""
    tracemalloc.start()
    run(pages)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def report(what: str, sizes: list[int], pages_of: Callable[[int], Iterator[Consultation]], run: Run) -> None:
    """Print a line for each size."""
    before: tuple[int, float] | None = None
    for size in sizes:
        taken = seconds(run, [*pages_of(size)])
        growth = f"{log(taken / before[1]) / log(size / before[0]):.2f}" if before else ""
        print(f"{what:42} {size:7} {taken:8.2f} s  {growth}", flush=True)
        before = size, taken


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=1, help="divide all sizes by this number")
    least = parser.parse_args().least
    sizes = [count // least for count in (25, 50, 100, 200)]
    report("captures of 500 posts, likely replies", sizes, captures, merge)
    report("captures of 500 posts, certain replies", sizes, captures, partial(merge, threads="certain"))
    sizes = [count // least for count in (1_250, 2_500, 5_000, 10_000)]
    report("pages of 500 discussions", sizes, corpus, merge)
    report("pages of 500 discussions, in a file", sizes, corpus, spooled)
    for size in sizes[:3]:
        print(f"{'memory for pages of 500 discussions':42} {size:7} {peak(merge, corpus(size)):8.0f} MB")
        print(f"{'the same in a file':42} {size:7} {peak(spooled, corpus(size)):8.0f} MB", flush=True)


if __name__ == "__main__":
    main()
