"""Real discussions as numbers: who wrote each post and when, the signs in its words, and what it answers; no texts.

``data/discussions.csv.gz`` holds 458 pages from three sets of discussions whose threads are known, each written as a
dump by the site's own rules. ``data/README.md`` says where they come from. The posts that are built from them have
authors, roles and ages; what the words show stands in the file.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from talkparse import Age, AuthorStatus, Comment, EvidenceKind
from talkparse.threads.chronology import find_newer
from talkparse.threads.exchange import find_exchange, read_writers
from talkparse.threads.finding import Sign
from talkparse.threads.order import Moment, read_moments

DATA: Final = Path(__file__).resolve().parent / "data" / "discussions.csv.gz"
MEMBER, OFFICIAL = "Community Member", "Official Representative"
SETS: Final = ("reddit-news", "twitter-news", "blog-craft")
LAST: Final = 150 * 24
"""Hours from the last post of a discussion to the capture of its page."""
HOURS: Final = {"year": 365 * 24, "month": 30 * 24, "week": 7 * 24, "day": 24, "hour": 1}
SIGNS: Final = {
    "quote": ("quotes", EvidenceKind.ECHO), "asks": ("asks_back", EvidenceKind.ECHO),
    "cos20": ("shares", EvidenceKind.ECHO), "cos08": ("shares", EvidenceKind.ECHO),
    "as7": ("agrees", EvidenceKind.ASSENT), "as4": ("goes_on", EvidenceKind.ASSENT),
    "as1": ("goes_on", EvidenceKind.ASSENT),
    "ad7": ("speaks_to", EvidenceKind.ADDRESS), "name": ("calls", EvidenceKind.ADDRESS),
    "name_above": ("calls_above", EvidenceKind.ADDRESS),
}  # fmt: skip
"""The flags of the file, and which weight each has."""


class Page(NamedTuple):
    """A page of a discussion, and what is true of it."""

    source: str
    posts: tuple[Comment, ...]
    moments: list[Moment]
    certain: dict[int, str]
    signs: list[list[Sign]]
    heads: tuple[int, ...]
    """The index of the comment that begins the thread of each post."""
    parents: tuple[int | None, ...]
    """The index of the post that each answers; None for a comment."""


@cache
def pages(ages: str = "far") -> tuple[Page, ...]:
    """Give all pages, their ages read 150 days after the last post; ``scaled`` stretches discussions to 56 days."""
    with gzip.open(DATA, "rt", encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["ages"] == ages]
    keys = ("set", "discussion", "page")
    return tuple(_read_page(list(some)) for _, some in groupby(rows, key=lambda row: [row[key] for key in keys]))


def _read_page(rows: list[dict[str, str]]) -> Page:
    last = max(int(row["hours"]) for row in rows)
    posts = tuple(_read_post(row, last - int(row["hours"]) + LAST) for row in rows)
    moments = read_moments(posts, ())
    shown = find_exchange(read_writers(posts, OFFICIAL))
    signs = [[*some, *_read_signs(row["signs"].split())] for some, row in zip(shown, rows, strict=True)]
    parents = tuple(int(row["parent"]) if row["parent"] else None for row in rows)
    heads = tuple(int(row["head"]) for row in rows)
    return Page(rows[0]["set"], posts, moments, find_newer(posts, moments, MEMBER), signs, heads, parents)


def _read_post(row: dict[str, str], hours: int) -> Comment:
    unit, amount = next((unit, hours // size) for unit, size in HOURS.items() if hours >= size)
    author = None if row["author"] == "-1" else f"M{row['author']}"
    return Comment(
        author=author,
        author_status=AuthorStatus.NAMED if author else AuthorStatus.DELETED,
        role=OFFICIAL if row["official"] == "1" else MEMBER,
        age=Age(amount=amount, unit=unit, text=f"{amount} {unit}s ago"),
    )


def _read_signs(flags: list[str]) -> Iterator[Sign]:
    for flag in flags:
        weight, kind = SIGNS[flag]
        yield Sign(weight, kind, flag, above=weight == "asks_back")
