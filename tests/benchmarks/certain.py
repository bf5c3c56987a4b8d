"""How many replies that are marked certain are none: on invented threads in both orders, whose members imitate pages.

    .venv/bin/python tests/benchmarks/certain.py 10000

counts twice: over pages that contradict what is typed, because a preview repeats it or it is no header; and over pages
on which headers are typed anywhere, also where the dump is that of a page with one more comment. False are comments
that answer the consultation itself, and typed lines that were taken for a post, counted by themselves.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:0] = [] if str(HERE.parent) in sys.path else [str(HERE.parent)]

from attrs import evolve  # noqa: E402

from talkparse import Comment, Consultation, Post, Reply, parse_text  # noqa: E402
from talkparse.testing import is_cut, render, truncate  # noqa: E402
from talkparse.testing.threads import nest_posts, posts_with_depth  # noqa: E402
from thread_pages import UNITS, Gold, invent  # noqa: E402 -- it stands beside the tests
from typed_chrome import COMMENT, WHOLE_LINES  # noqa: E402

LAYOUTS = ("T1", "T3", "T4", "R1", "html_text", "html2text", "inscriptis")
ORDERS = ("newest", "oldest")
SHARE = 0.2
"""Posts in which the page is imitated."""
COUNTED = (
    "pages", "posts", "imitating posts", "typed lines taken for a post", "certain replies", "of these typed lines",
    "of these comments",
)  # fmt: skip
FRAMES = {"R1": [f"{COMMENT.avatar} Koala"], "html_text": [], "inscriptis": []}


def count(pages: int, *, told: bool) -> Counter[str]:
    """Count over so many pages, half of them in each order, the same ones every time.

    With ``told`` every page contradicts what is typed on it.
    """
    found: Counter[str] = Counter()
    for number in range(pages):
        random = Random(f"certain {number}")
        layout, order = random.choice(LAYOUTS), ORDERS[number % 2]
        held_out, pinned, threads = random.random() < 0.5, random.random() < 0.3, random.choice((3, 5, 9, 14))
        gold = invent(random, held_out=held_out, order=order, pinned=pinned, threads=threads)
        posts = []
        for post, depth in posts_with_depth(gold.page.comments):
            written = _imitate(random, post, layout, told=told) if random.random() < SHARE else post
            posts.append((written, depth))
            found["imitating posts"] += written is not post
        page = evolve(gold.page, comments=nest_posts(posts))
        read = parse_text(render(page, layout), threads="certain")
        found += judge(gold, page, read)
    return found


def judge(gold: Gold, page: Consultation, read: Consultation) -> Counter[str]:
    """Count what a page was read as. A post of the page is known by its author, its age and how it begins."""
    found = Counter(pages=1, posts=len(gold.heads))
    waiting = [*enumerate(page.posts())][::-1]
    for post in read.posts():
        index = None
        if any(_is_same(post, told) for _, told in waiting[-3:]):
            while index is None:
                place, told = waiting.pop()
                index = place if _is_same(post, told) else None
        found["typed lines taken for a post"] += index is None
        if isinstance(post, Reply):
            found["certain replies"] += 1
            found["of these typed lines"] += index is None
            found["of these comments"] += index is not None and gold.heads[index] is None
    return found


def _is_same(read: Post, told: Post) -> bool:
    same = (read.author, read.age) == (told.author, told.age)
    return same and (told.text.startswith(read.text[:20]) or read.text.startswith(told.text[:20]))


def _imitate(random: Random, post: Comment | Reply, layout: str, *, told: bool) -> Comment | Reply:
    lines, typed = post.text.split("\n"), list(_typed(random, layout))
    place = random.randint(0, len(lines))
    text = "\n".join([*lines[:place], *typed, *lines[place:]])
    folded = is_cut(text) or random.random() < 0.5
    shown = truncate(text) if folded else None
    repeated = "\n".join([*lines[:place], *typed]) + "\n" in f"{shown}\n"
    if told and len(typed) > 1 and not repeated:
        return post
    return evolve(post, text=text, preview=shown, cut=None)


def _typed(random: Random, layout: str) -> Iterator[str]:
    """Invent lines as the site prints them: a whole header, or any of its words."""
    if random.random() < 0.4:
        yield random.choice(WHOLE_LINES)
        return
    unit, _ = random.choice(UNITS)
    amount = random.randint(2, 11)
    name, role = (
        random.choice(("Mudlark", "Fern & Moss", "typed_by_hand")),
        random.choice((COMMENT.member, COMMENT.official)),
    )
    age = f"{role} {amount} {unit}s ago"
    yield from FRAMES.get(layout, [])
    if layout == "T1":
        yield name + age
    else:
        yield name
        yield f"{age}Quite so." if layout == "T3" else age
    if layout != "T3":
        yield "Quite so."


def main() -> None:
    """Print the counts."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for title, told in (("what is typed is contradicted", True), ("headers are typed anywhere", False)):
        print(f"\n{title}")
        found = count(pages, told=told)
        print("\n".join(f"{name:30}{found[name]:>9,}" for name in COUNTED))


if __name__ == "__main__":
    main()
