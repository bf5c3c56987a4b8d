"""How time and memory grow with a page: ordinary ones, and such as somebody writes who wants them to take long.

Each family is a page of one post whose text is what the family says, so that nothing is refused early; those that are
``alone`` stand in no page. Times are the processor's; memory is the peak of what Python's objects take, by tracemalloc,
without the text itself.
"""

from __future__ import annotations

import argparse
import tracemalloc
from collections.abc import Callable
from functools import cache, partial
from math import log
from random import Random
from typing import Final, TypeAlias

from benchmarks.races import html, text
from benchmarks.races.rounds import Table, collected, seconds
from talkparse import Age, AuthorStatus, Comment, Consultation, UnrecognisedPage, parse_html, parse_text
from talkparse.testing import render
from talkparse.testing.truncation import truncate
from talkparse.vocabulary import talk_london

Family: TypeAlias = Callable[[int], str]
SMALLEST: Final = 10_000
MOST: Final = 1.1
"""The exponent from which growth is more than linear by more than noise."""
MOST_MEMORY: Final = 40
"""Bytes per byte of text."""
BODY: Final = "the body of the post"
HEADER: Final = "Community Member 3 months ago"


@cache
def frame(layout: str) -> tuple[str, str]:
    """Give what stands before and behind the text of a post on a page in one layout, or on a saved page."""
    if layout == "html":
        before, _, behind = html.page(3, {1: BODY}).decode().partition(BODY)
        return before, behind
    posts = tuple(
        Comment(
            author=author,
            author_status=AuthorStatus.NAMED,
            role="Community Member",
            age=Age(amount=3, unit="month", text="3 months ago"),
            text=said,
        )
        for author, said in (("Kerb Anna", "One bench would do."), ("Kerb Ben", BODY), ("Kerb Cy", "Two would not."))
    )
    page = Consultation(title="Benches", section="Discussions", intro=("Where would you sit?",), comments=posts)
    before, _, behind = render(page, layout).partition(BODY)
    return before, behind


def framed(layout: str, family: Family) -> Family:
    """Put what a family makes into a post."""
    before, behind = frame(layout)
    return lambda size: before + family(size) + behind


def flood(piece: str) -> Family:
    """Repeat a piece."""
    return lambda size: piece * (size // len(piece.encode("utf-8", "surrogatepass")))


def many_pages_worth(size: int) -> str:
    """Give one page with as many posts as make the size."""
    dumps = [text.dump(seed) for seed in range(4)]
    head, _, first = dumps[0].partition("Log into your account")
    posts = [first, *(dump.partition("Log into your account")[2] for dump in dumps[1:])]
    found, length = [head, "Log into your account"], 0
    while length < size:
        found.append(posts[len(found) % 4])
        length += len(found[-1])
    return "".join(found)


def near_miss_previews(size: int) -> str:
    """Give previews that equal their text but for one letter, which may stand anywhere."""
    chance = Random(3)
    found: list[str] = []
    length = 0
    while length < size:
        said = " ".join(chance.choices(("bench", "lamp", "kerb", "tree"), k=90))
        place = chance.randrange(200)
        cut = truncate(said)
        found.append(f"{cut[:place]}#{cut[place + 1 :]}\nShow full comment{said}\nShow less of comment\n")
        length += len(found[-1])
    return "".join(found)


def long_names(size: int) -> str:
    """Give headers below long names."""
    return f"{'Kerb ' * 200}\n{HEADER}\nYes.\n" * (size // 1036)


def deep(tag: str) -> Family:
    """Nest an element."""
    return lambda size: f"<{tag}>" * (size // (2 * len(tag) + 5)) + "x" + f"</{tag}>" * (size // (2 * len(tag) + 5))


def markers() -> dict[str, str]:
    """Give the site's words that a page has many of, each as a line, and glued to others."""
    comment, call = talk_london().comment, talk_london().call_to_action
    boxes = talk_london().boxes
    lines = {
        "headers": f"Kerb\n{HEADER}\n",
        "headers without a name": f"{HEADER}\n",
        "headers in a line": f"{HEADER} ",
        "roles": f"{comment.member}\n",
        "ages": "3 months ago\n",
        "avatars": f"{comment.avatar} Koala\n",
        "votes": f"{comment.up.replace('{count}', '1')}\n{comment.care.replace('{count}', '0')}\n",
        "reports": f"{comment.report}\n",
        "buttons to open": f"{comment.show_full}\n",
        "buttons to close": f"{comment.show_less}\n",
        "both buttons": f"{comment.show_full}x\n{comment.show_less}\n",
        "buttons in a line": f"{comment.show_full} {comment.show_less} ",
        "unclosed previews": f"Some words...\n{comment.show_full}Some words and more\n",
        "calls to action": f"{call.headings[0]}\n{call.sentence}\n{call.log_in}\n",
        "calls in a line": f"{call.log_in} ",
        "boxes": f"{boxes.timeline}\nOne{boxes.happened}Two\n",
        "words of a reply": "I agree with you. ",
        "pins": f"{comment.pin}\n",
    }
    return {f"{name} ({layout})": line for layout in ("T3", "R1") for name, line in lines.items()}


PLAIN: Final[dict[str, str]] = {
    "line feeds": "\n", "carriage returns": "\r", "both ends of lines": "\r\n", "short lines": "x\n", "spaces": " ",
    "blank lines": " \n", "one line": "x", "one line of words": "bench ", "NULs": "\0", "lone surrogates": "\udc80",
    "lone surrogates in lines": "\udc80\n", "no-break spaces": "\u00a0", "zero-width": "\u200b", "emoji": "\U0001f642",
    "marks of Markdown": "# * _ [](x) > ", "bullets": "- x\n", "indented bullets": "   - x\n", "quotes": '"x" said.\n',
    "dots": "...\n", "brackets": "[[[(((", "backslashes": "\\", "equal sentences": "One bench would do.\n",
    "numbers": "9", "addresses": "https://example.org/a?b ",
}  # fmt: skip
TEXTS: Final[dict[str, Family]] = {
    "posts": many_pages_worth,
    "near-miss previews": framed("T3", near_miss_previews),
    "long names": framed("T3", long_names),
    **{name: framed(name[-3:-1], flood(line)) for name, line in markers().items()},
    **{name: framed("T3", flood(piece)) for name, piece in PLAIN.items()},
    **{f"{name}, alone": flood(piece) for name, piece in PLAIN.items()},
    "headers, alone": flood(f"Kerb\n{HEADER}\n"),
}
HTMLS: Final[dict[str, Family]] = {
    "comments": lambda size: html.page(size // 1340).decode(),
    "deep `<div>`": framed("html", deep("div")),
    "deep `<b>`": framed("html", deep("b")),
    "deep `<blockquote>`": framed("html", deep("blockquote")),
    "deep `<ul><li>`": framed("html", deep("ul><li")),
    "deep comments": framed("html", deep('article class="comment"')),
    **{
        f"`{piece.strip()[:24]}`": framed("html", flood(piece))
        for piece in (
            "<li>x", "<li>x</li>\n", "<p>x", "<br>", "<div>x</div>", "<b>", "</b>", "<", "&", "&amp;", "<!--",
            "<!-- x -->",
            "<a href=x>", "<td>x", "<img alt=x>", "<article class=comment>", "<mark data-comment-timestamp=1>",
            '<div class="comment__content">x</div>', "<h3>Kerb</h3>", "<span>Show full comment</span>", "<script>",
            "</div>", "<x ", 'a="',
        )
    },
    **{
        f"{name}, in HTML": framed("html", flood(PLAIN[name]))
        for name in ("line feeds", "NULs", "lone surrogates", "one line")
    },
}  # fmt: skip


def parsed(parse: Callable[[str], object], page: str) -> None:
    """Parse a page, or have it refused."""
    try:
        parse(page)
    except UnrecognisedPage:
        return


def exponent(before: tuple[int, float], after: tuple[int, float]) -> float:
    """Give the exponent of growth from one size to another."""
    return log(max(after[1], 1e-9) / max(before[1], 1e-9)) / log(after[0] / before[0])


def peak(parse: Callable[[str], object], page: str) -> int:
    """Give the most bytes that Python's objects take while a page is parsed."""
    tracemalloc.start()
    parsed(parse, page)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def measure(parse: Callable[[str], object], family: Family, sizes: list[int]) -> tuple[str, ...]:
    """Measure a family: seconds per megabyte at the largest size, and how time and memory grow up to there."""
    run = partial(parsed, parse)
    times: list[tuple[int, float]] = []
    peaks: list[tuple[int, float]] = []
    for size in sizes:
        page = family(size)
        length = len(page.encode("utf-8", "surrogatepass"))
        with collected():
            first = seconds(run, [page])
            again = [seconds(run, [page]) for _ in range(4 if first < 0.5 else 0)]  # what is short is measured badly
            times.append((length, min([first, *again])))
        if size in sizes[-2:]:
            peaks.append((length, peak(parse, page)))
    # From the smallest size to the next, what every page costs hides how it grows.
    slope, grown = exponent(times[-3], times[-1]), exponent(peaks[0], peaks[1])
    memory = peaks[1][1] / peaks[1][0]
    failed = slope > MOST or grown > MOST or memory > MOST_MEMORY
    return f"{times[-1][1] / times[-1][0] * 1e6:.2f}", f"{slope:.2f}", f"{memory:.0f}", f"{grown:.2f}", "**" * failed


def run(rounds: int = 1, largest: int = 640_000, only: str = "") -> Table:
    """Measure all families; those that grow too fast, or take too much, are in bold type."""
    del rounds
    sizes = [SMALLEST]
    while sizes[-1] * 4 <= largest:
        sizes.append(sizes[-1] * 4)
    rows: list[tuple[str, ...]] = []
    for parse, families in ((parse_text, TEXTS), (parse_html, HTMLS)):
        for name, family in families.items():
            if only in name:
                *figures, bold = measure(parse, family, sizes)
                rows.append((f"{bold}{name}{bold}", *figures))
                print(rows[-1], flush=True)
    columns = ("family", "seconds per MB", "exponent of time", "bytes per byte", "exponent of memory")
    return Table(columns, rows, [f"From {SMALLEST:,} to {sizes[-1]:,} bytes."])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--largest", type=int, default=640_000)
    parser.add_argument("only", nargs="?", default="")
    given = parser.parse_args()
    run(largest=given.largest, only=given.only)
