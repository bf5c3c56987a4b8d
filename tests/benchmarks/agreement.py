"""How far a dump says the same as its page: which fields an extractor's output still holds, and which of them differ.

A field that a layout cannot carry stands in ``LOST`` and is not compared; everything else must be equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import talkparse
from talkparse import Consultation

DUMPS = Path(__file__).parents[1] / "dumps"

PAGE_FIELDS = (
    "title",
    "status",
    "responses",
    "period",
    "section",
    "kind",
    "discussion.title",
    "discussion.status",
    "discussion.period",
    "discussion.votes",
    "idea.title",
    "idea.text",
    "idea.suggested_by",
    "idea.votes",
    "intro",
    "questions",
    "timeline",
    "comment_count",
)
POST_FIELDS = ("author", "author_status", "role", "age", "text", "preview", "cut", "votes", "pinned", "avatar")

COMMENTS = "comments"
"""In ``LOST``: the layout has no comments at all."""
NAMES = {"post.author", "post.author_status", "post.role", "post.age"}
"""What resiliparse dropped with the main content switched on, until 0.15."""
TRAFILATURA = {
    "discussion.title",
    "discussion.votes",
    "idea.suggested_by",
    "comment_count",
    "post.votes",
    "post.pinned",
    "post.avatar",
}
BOXES = {"timeline"}
"""The boxes stand outside what resiliparse takes for the main content."""

LOST: Mapping[str, set[str]] = {
    "html": set(),
    "T1": TRAFILATURA,
    "T2": TRAFILATURA,
    "T3": TRAFILATURA,
    "T4": TRAFILATURA,
    "T4-nocomments": TRAFILATURA | {COMMENTS},
    "R0": NAMES | BOXES,
    "R0-w": NAMES | BOXES | {"status", "section", "discussion.status"},
    "R0-d": NAMES | set(PAGE_FIELDS) - {"responses", "period", "discussion.period", "comment_count"},
    "P": NAMES | set(PAGE_FIELDS),
    "R1": BOXES,
    "R1-all": set(),
    "inscriptis": {"post.avatar"},
    "html2text": set(),
    "markdownify": set(),
    "plain": {"post.avatar", "questions"},
    "glued": {"post.avatar", "questions"},
}
PARTIAL = {"R0-d", "P"}
"""Here only a proved preview shows where a comment begins."""
NAVIGATION = {"R1-all", "inscriptis", "plain"}
"""Here the menu stands above the title, unmarked: a page without status and count does not show where the menu ends."""
UNMARKED = {"plain", "glued"}
"""Here the items of lists have no marks."""
LOSES_TOGGLES = {"T1", "T2", "T3"}
"""Here a toggle after an empty paragraph may be gone, so that preview and text stand unmarked."""
FIXED = {
    "html": "html",
    "R0-w": "R0-w",
    "R0-d": "R0-d",
    "P": "P",
    "html_text": "plain",
    "justext": "plain",
    "chromium": "plain",
    "inscriptis": "inscriptis",
    "html2text": "html2text",
    "markdownify": "markdownify",
}
"""The layout of each extractor whose releases all print the same one."""
TRAFILATURA_BEFORE = {"T1": (1, 8), "T2": (1, 10), "T3": (2, 2), "T4": (99, 0)}
SYMBOLS = re.compile(r"^[^\w\n]+$\n?|\n[^\w\n]+$", re.MULTILINE)
"""Lines without a letter or digit."""
TYPED_LINK = re.compile(r"\]\(|^# ", re.MULTILINE)
"""Markdown that a member typed."""


@dataclass
class Comparison:
    """How many fields were compared, and which differ."""

    compared: int = 0
    wrong: list[str] = field(default_factory=list)

    def check(self, name: str, actual: Any, expected: Any) -> None:
        """Compare one field. What neither has is not counted: agreeing on nothing is no merit."""
        self.compared += actual is not None or expected is not None
        if actual != expected:
            self.wrong.append(f"{name}: {actual!r} for {expected!r}")

    def __add__(self, other: Comparison) -> Comparison:
        """Take two dumps together."""
        return Comparison(self.compared + other.compared, self.wrong + other.wrong)

    @property
    def share(self) -> float:
        """The share of the fields that are equal."""
        return 1 - len(self.wrong) / self.compared


def family(extractor: str) -> str:
    """Return the layout that an extractor's dumps have."""
    name, _, release = extractor.partition("-")
    if name == "trafilatura":
        if release.endswith("-nocomments"):
            return "T4-nocomments"
        numbers = tuple(int(part) for part in release.split("-")[0].split(".")[:2])
        return next(layout for layout, end in TRAFILATURA_BEFORE.items() if numbers < end)
    if name == "resiliparse":
        return "R1-all" if release.endswith("-all") else "R0" if release.startswith("0.14") else "R1"
    if name in ("bs4", "lxml"):
        return "plain" if release.endswith("lines") else "glued"
    return FIXED[extractor if name == "R0" else name]


def pages() -> list[Path]:
    """Return the folders of the invented pages."""
    return sorted(path.parent for path in DUMPS.glob("*/page.html"))


def truth_of(folder: Path) -> dict[str, Any]:
    """Return what a page says."""
    truth: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return truth


def field_of(value: Any, name: str) -> Any:
    """Follow a dotted name; what is absent or empty is None."""
    for part in name.split("."):
        value = value.get(part) if value is not None else None
    return value or None


def posts_of(result: Consultation) -> list[dict[str, Any]]:
    """Return all posts in page order, as JSON has them."""
    posts: list[dict[str, Any]] = []
    waiting = talkparse.to_dict(result)["comments"][::-1]
    while waiting:
        posts.append(waiting.pop())
        waiting.extend(reversed(posts[-1].get("replies") or ()))
    return posts


def compare(truth: dict[str, Any], result: Consultation, extractor: str, *, strict: bool = False) -> Comparison:
    """Compare all fields that an extractor's dumps still hold; ``strict`` forgives nothing that the table names."""
    layout = family(extractor)
    found = Comparison()
    if layout in PARTIAL:
        compare_texts(truth, result, found)
        return found
    data = talkparse.to_dict(result)
    forgiven = {"title", "intro"} if not strict and truth["standalone"] and layout in NAVIGATION else set()
    for name in PAGE_FIELDS:
        if name not in LOST[layout] | forgiven:
            found.check(name, comparable(data, name, extractor), comparable(truth, name, extractor))
    if COMMENTS in LOST[layout]:
        found.check("comments", len(data["comments"]), 0)
        return found
    compare_posts(truth, result, extractor, found, strict=strict)
    return found


def compare_posts(
    truth: dict[str, Any], result: Consultation, extractor: str, found: Comparison, *, strict: bool
) -> None:
    """Compare the posts, in page order. A post too many or too few is a difference of its own."""
    layout = family(extractor)
    actual, expected = posts_of(result), truth["comments"]
    if len(actual) != len(expected):
        found.wrong.append(f"{len(actual)} posts for {len(expected)}: {[post['text'][:20] for post in actual]}")
    names = [name for name in POST_FIELDS if f"post.{name}" not in LOST[layout]]
    for number, printed in enumerate(expected):
        post = actual[number] if number < len(actual) else {}
        wanted = as_printed(printed, extractor)
        left_out = set() if strict else set(forgiven_of(printed, extractor))
        for name in names:
            if name not in left_out:
                pair = comparable(post, name, extractor), comparable(wanted, name, extractor)
                found.check(f"post {number} ({printed['author']}).{name}", *pair)


def forgiven_of(post: dict[str, Any], extractor: str) -> Iterator[str]:
    """Name the fields that nothing in a dump of this extractor can decide, for what it prints is something else."""
    layout, preview = family(extractor), post["preview"] or ""
    if layout in LOSES_TOGGLES and post["tail"] and preview == post["text"]:
        yield from ("text", "preview")  # unmarked and equal, they may be a member's own repetition
    if extractor.startswith("trafilatura-1.") and "unmarked" in post:
        yield from ("text", "preview")  # it drops the lists of comments, and the buttons behind them
    if extractor.startswith("trafilatura-1.2.") and SYMBOLS.sub("", preview) == post["text"]:
        yield from ("text", "preview")  # dots alone on a line are no line to it
    if preview.endswith("\n...") and (layout in {"T1", "glued", "R0-w"}):
        yield "preview"  # the dots stand behind the heading, or the filter takes them
    if layout == "R0-w" and not without_single_words(post["text"]):
        yield "cut"  # nothing is left, as where a dump ends
    if extractor == "bs4-get_text-lines" and post.get("linked"):
        yield from ("text", "preview")  # a link within a line has a line of its own
    if extractor.startswith(("html2text", "markdownify")) and TYPED_LINK.search(post["text"]):
        yield from ("text", "preview")  # neither escapes what a member types


def compare_texts(truth: dict[str, Any], result: Consultation, found: Comparison) -> None:
    """Look for the posts whose preview proves where they begin."""
    texts = [post["text"] for post in posts_of(result)]
    for post in truth["comments"]:
        if (post["preview"] or "").endswith("...") and post["preview"] != post["text"]:
            begun = [text for text in texts if text.startswith(post["text"])]
            found.check("post.text", bool(begun), expected=True)


def without_single_words(text: str | None) -> str | None:
    """Drop the lines of one word, as the filter behind R0-w does."""
    return text and "\n".join(line for line in text.split("\n") if len(line.split()) != 1)


def comparable(value: Any, name: str, extractor: str) -> Any:
    """Return a field, with line breaks made spaces where the extractor wraps lines."""
    found = field_of(value, name)
    if not extractor.startswith("html2text") or extractor.endswith("nowrap"):
        return found
    if isinstance(found, list) and name == "intro":
        found = " ".join(found)
    return " ".join(found.split()) if isinstance(found, str) else found


def as_printed(post: dict[str, Any], extractor: str) -> dict[str, Any]:
    """Return what an extractor leaves of a post."""
    names = ("text", "preview")
    if extractor == "html" and post["cut"] == "end-of-dump":  # a reader of HTML closes whatever is open
        return post | {"cut": None}
    if family(extractor) in UNMARKED:
        unmarked: dict[str, Any] = post.get("unmarked", {})
        return post | unmarked
    if extractor == "R0-w":
        return post | {name: without_single_words(post[name]) for name in names}
    if extractor.startswith("trafilatura-1.2."):  # it drops lines of symbols
        return post | {name: post[name] and SYMBOLS.sub("", post[name]) for name in names}
    return post
