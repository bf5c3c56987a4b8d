"""Recorded dumps of real extractors over invented pages: each must parse to what the page says.

What a layout cannot carry stands in ``LOST``; everything else must be equal. ``dumps/`` holds the pages, the dumps and
the scripts that made them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import talkparse
from talkparse.model import Consultation

DUMPS = Path(__file__).parent / "dumps"
FILES = sorted(DUMPS.glob("*/*.txt"))

SYMBOLS = re.compile(r"^[^\w\n]+$\n?|\n[^\w\n]+$", re.MULTILINE)
"""Lines without a letter or digit."""

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

LOST: dict[str, set[str]] = {
    "T1": TRAFILATURA,
    "T2": TRAFILATURA,
    "T3": TRAFILATURA,
    "T4": TRAFILATURA,
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
LOSES_TOGGLES = {"T1", "T2", "T3"}
"""Here a toggle after an empty paragraph may be gone, so that preview and text stand unmarked."""


FIXED = {
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


def family(extractor: str) -> str:
    """Return the layout that an extractor's dumps have."""
    name, _, release = extractor.partition("-")
    if name == "trafilatura":
        numbers = tuple(int(part) for part in release.split(".")[:2])
        return next(layout for layout, end in TRAFILATURA_BEFORE.items() if numbers < end)
    if name == "resiliparse":
        return "R1-all" if release.endswith("-all") else "R0" if release.startswith("0.14") else "R1"
    if name in ("bs4", "lxml"):
        return "plain" if release.endswith("lines") else "glued"
    return FIXED[extractor if name == "R0" else name]


def truth_of(path: Path) -> dict[str, Any]:
    """Return what the page of a dump says."""
    truth: dict[str, Any] = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
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
    if extractor == "R0-w":
        return post | {name: without_single_words(post[name]) for name in names}
    if extractor.startswith("trafilatura-1.2."):  # it drops lines of symbols
        return post | {name: post[name] and SYMBOLS.sub("", post[name]) for name in names}
    return post


def toggles_may_be_lost(post: dict[str, Any], layout: str) -> bool:
    """Say whether preview and text may stand unmarked and, being equal, be a member's own repetition."""
    return layout in LOSES_TOGGLES and post["tail"] and post["preview"] == post["text"]


def wrong_page_fields(truth: dict[str, Any], result: Consultation, extractor: str) -> list[str]:
    """Name the fields of the page that differ."""
    layout = family(extractor)
    lost = LOST[layout] | ({"title", "intro"} if truth["standalone"] and layout in NAVIGATION else set())
    return [
        f"{name}: {actual!r} for {expected!r}"
        for name in PAGE_FIELDS
        if name not in lost
        and (actual := comparable(talkparse.to_dict(result), name, extractor))
        != (expected := comparable(truth, name, extractor))
    ]


def wrong_post_fields(truth: dict[str, Any], result: Consultation, extractor: str) -> list[str]:
    """Name the fields of posts that differ."""
    layout = family(extractor)
    wrong: list[str] = []
    actual = posts_of(result)
    if len(actual) != len(truth["comments"]):
        wrong.append(f"{len(actual)} posts for {len(truth['comments'])}: {[post['text'][:20] for post in actual]}")
    for number, (printed, post) in enumerate(zip(truth["comments"], actual, strict=False)):
        expected = as_printed(printed, extractor)
        names = set(POST_FIELDS) - {name.removeprefix("post.") for name in LOST[layout]}
        if toggles_may_be_lost(expected, layout):
            names -= {"text", "preview"}
        for name in sorted(names):
            pair = comparable(post, name, extractor), comparable(expected, name, extractor)
            if pair[0] != pair[1]:
                wrong.append(f"post {number} ({printed['author']}).{name}: {pair[0]!r} for {pair[1]!r}")
    return wrong


def lost_texts(truth: dict[str, Any], result: Consultation) -> list[str]:
    """Name the posts whose preview proves where they begin, and that were not found there."""
    texts = [post["text"] for post in posts_of(result)]
    return [
        f"lost: {post['text'][:60]!r}"
        for post in truth["comments"]
        if (post["preview"] or "").endswith("...")
        and post["preview"] != post["text"]
        and not any(text.startswith(post["text"]) for text in texts)
    ]


def name_of(path: Path) -> str:
    """Name a dump in the test's output."""
    return f"{path.parent.name}-{path.stem}"


def test_there_are_dumps() -> None:
    """The tests below run over something, and every layout is among it."""
    assert len({path.parent for path in FILES}) >= 5
    assert {family(path.stem) for path in FILES} == set(LOST)


def check_run_on(truth: dict[str, Any], result: talkparse.Consultation) -> None:
    """Where all parts run together, comments are still told apart; a name glued to a text is not guessed."""
    posts = list(result.posts())
    assert len(posts) == len(truth["comments"])
    assert [problem.code for problem in result.problems if problem.code == "missing-author"]
    for post, expected in zip(posts, truth["comments"], strict=True):
        assert post.author in {expected["author"], None}
        assert post.age is not None
        assert post.age.text == expected["age"]["text"]
        assert talk_words(post.text).startswith(talk_words(expected["text"]))


def talk_words(text: str) -> str:
    """Leave out what the line breaks of these dumps depend on."""
    return "".join(text.split())


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_recorded_dump(path: Path) -> None:
    """A dump parses to what its page says, less what the layout loses."""
    truth, layout = truth_of(path), family(path.stem)
    result = talkparse.parse_text(path.read_bytes().decode())
    if layout == "glued" and truth["minified"]:
        check_run_on(truth, result)
        return
    wrong = wrong_page_fields(truth, result, path.stem)
    wrong += lost_texts(truth, result) if layout in PARTIAL else wrong_post_fields(truth, result, path.stem)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_tokens_tile_the_dump(path: Path) -> None:
    """The tokens' slices, joined, are the dump."""
    text = path.read_bytes().decode()
    result = talkparse.parse_text(text)
    assert "".join(text[token.start : token.stop] for token in result.tokens) == text
