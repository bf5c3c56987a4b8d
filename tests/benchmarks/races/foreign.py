"""What it costs to refuse a page of another site: as a multiple of four tests for a substring on the same text.

The texts are prose of invented words, with as many capitals as prose has, and one is a word a line.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.races.rounds import ROUNDS, Table, figure, race
from talkparse import UnrecognisedPage, parse_html, parse_text

FOUR = ("Talk London", "london.gov.uk", "Community Member", "Show full comment")
ELSEWHERE = "https://example.org/page"


def prose(size: int, *, further: str = "") -> str:
    """Give sentences in paragraphs, always the same; ``further`` characters stand among them."""
    chance = random.Random(12)
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "ing")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(20_000)]
    words += ["the", "of", "and", "to", "in", "that", "Thames", "London", "Updates"] * 1_000
    starts = ["The", "This", "It", "We", "As", "There", "Some", "Let", "Once", "Up", "With", "Can"]
    pieces: list[str] = []
    done = 0
    while done < size:
        words_of_one = [chance.choice(starts), *chance.choices(words, k=chance.randint(4, 30))]
        piece = " ".join(words_of_one) + "." + further + chance.choice((" ", " ", "\n\n"))
        pieces.append(piece)
        done += len(piece)
    return "".join(pieces)[:size]


def saved(text: str) -> str:
    """Give a page that holds a text."""
    lines = "".join(f'      <p class="line">{line}</p>\n' for line in text.split("\n"))
    return f'<!doctype html><html><head><link rel="stylesheet" href="/a.css"></head>\n<body>\n{lines}</body></html>'


def four_tests(text: str) -> None:
    """Do what the cost is compared with."""
    for word in FOUR:
        assert word not in text


def refuse(parse: Callable[..., object], text: str, url: str | None) -> None:
    """Have a page refused."""
    try:
        parse(text, url=url)
    except UnrecognisedPage:
        return
    raise AssertionError(text[:200])


def run(rounds: int = ROUNDS) -> Table:
    """Race over each kind of text."""
    whole = prose(16_000_000)
    pages = [whole[start : start + 4_000] for start in range(0, 1_000_000, 4_000)]
    kinds: dict[str, tuple[Callable[..., object], Sequence[str]]] = {
        "4,000 characters": (parse_text, pages),
        "the same with a dash beyond Latin-1": (parse_text, [page.replace(". ", " \u2014 ") for page in pages]),
        "200,000 lines of one word": (parse_text, ["\n".join(["bench"] * 200_000)]),
        "16 MB": (parse_text, [whole]),
        "16 MB with dashes": (parse_text, [prose(16_000_000, further=" \u2014")]),
        "a saved page of 4,000 characters": (parse_html, [saved(page) for page in pages]),
        "a saved page of 1 MB": (parse_html, [saved(whole[:1_000_000])]),
    }
    rows = [(kind, *costs(parse, texts, rounds)) for kind, (parse, texts) in kinds.items()]
    return Table(("a text of another site", "without an address", "with its address"), rows, [])


def costs(parse: Callable[..., object], texts: Sequence[str], rounds: int) -> tuple[str, str]:
    """Give how many times four tests a refusal takes, without an address and with that of another site."""
    bare, elsewhere = (partial(refuse, parse, url=url) for url in (None, ELSEWHERE))
    times = race({"tests": four_tests, "bare": bare, "elsewhere": elsewhere}, lambda _: texts, rounds)
    return figure(times["bare"] / times["tests"]), figure(times["elsewhere"] / times["tests"])
