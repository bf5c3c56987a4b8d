"""Previews that the site's own module printed: what the rule is, and that every one of them is unfolded.

``data/previews.jsonl.gz`` has comments of invented words as HTML, and the previews that smart_trim 2.3.1 and 2.0.0
print of them. Those that a plain text would not explain are favoured: dots on a line of their own, headings, lists,
links and emphasis, no-break spaces, breaks without a line feed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from pages import FRAME, MEMBER, r0, t3
from talkparse import Consultation, parse_html, parse_text
from talkparse.preview import Proof, prove
from talkparse.testing.truncation import Element, Node, show, trim

BLOCKS = {"p", "div", "li", "ul", "ol", "h3", "blockquote"}
BEHIND = {"a": Element.INLINE, "strong": Element.INLINE, "em": Element.INLINE, "h3": Element.HEADING}
HEAD = (
    '<link rel="canonical" href="https://www.london.gov.uk/talk-london/topics/a/b/discussions/12">'
    "<h1>Big plan</h1><p>12 Londoners have responded</p><p>We ask.</p><h2>Want to add a comment?</h2>"
)


class Row(NamedTuple):
    """A comment, and one preview of it."""

    html: str
    preview: str
    is_newer: bool


@cache
def rows() -> list[Row]:
    path = Path(__file__).parent / "data" / "previews.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return [
        Row(row["html"], row[key], key == "preview")
        for row in found
        for key in ("preview", "preview_2_0")
        if row[key] and printed(row[key]) and (key == "preview" or row[key] != row["preview"])
    ]


def parse(fragment: str) -> HtmlElement:
    return fragment_fromstring(f"<div>{fragment}</div>")


def nodes(element: HtmlElement) -> Iterator[Node]:
    """Yield the text nodes, as the site counts them."""
    kind = BEHIND.get(str(element.tag), Element.PLAIN)
    if element.text:
        yield Node(element.text, kind)
    for child in element:
        yield from nodes(child)
        if child.tail:
            yield Node(child.tail, kind)


@cache
def printed(fragment: str) -> list[str]:
    """Give the lines that a dump has: one per block or break, the marks of lists before theirs, white space folded."""

    def walk(element: HtmlElement) -> str:
        inside = (element.text or "").replace("\n", " ")
        for child in element:
            inside += "\n" if child.tag == "br" else walk(child)
            inside += (child.tail or "").replace("\n", " ")
        if element.tag == "li" and inside.strip():
            inside = mark_of(element) + inside
        return f"\n{inside}\n" if element.tag in BLOCKS else inside

    return [line for part in walk(parse(fragment)).split("\n") if (line := " ".join(part.split()))]


def mark_of(item: HtmlElement) -> str:
    holder = item.getparent()
    assert holder is not None
    return f"{holder.index(item) + 1}. " if holder.tag == "ol" else "- "


def test_the_renderers_rule_is_the_module_s() -> None:
    """But for what 2.1 changed: it left 240 characters whole whatever their bytes, and this counts bytes as 2.0 did."""
    seen = 0
    for row in rows():
        counted = [*nodes(parse(row.html))]
        length = sum(len(node.text) for node in counted)
        if row.is_newer and length > 240 and "<li" not in row.html:
            seen += 1
            assert "".join(show(trim(counted)).split()) == "".join("".join(printed(row.preview)).split())
    assert seen > 500


def test_every_preview_is_proved() -> None:
    proofs = [prove(printed(row.preview), printed(row.html)) for row in rows()]
    assert None not in proofs
    assert {*proofs} == {*Proof}


def batches(some: list[Row]) -> Iterator[list[Row]]:
    """Yield rows in handfuls, each for a page of its own."""
    for first in range(0, len(some), 20):
        yield some[first : first + 20]


def check(page: Consultation, batch: list[Row]) -> None:
    """Check that each comment came back once, with its preview, among those of one line around it."""
    assert page.problems == ()
    posts = [(post.text, post.preview) for post in page.posts()]
    assert posts[::2] == [("Hi.", None)] * (len(batch) + 1)
    assert posts[1::2] == [("\n".join(printed(row.html)), "\n".join(printed(row.preview))) for row in batch]


def as_t3(batch: list[Row]) -> Consultation:
    lines = ["Ann", f"{MEMBER}Hi."]
    for number, row in enumerate(batch):
        preview, full = printed(row.preview), printed(row.html)
        lines += [f"Cy{number}", f"{MEMBER}{preview[0]}", *preview[1:], f"Show full comment{full[0]}", *full[1:]]
        lines += [f"Show less of commentBob{number}", f"{MEMBER}Hi."]
    return parse_text(t3(*lines))


def as_r0(batch: list[Row]) -> Consultation:
    parts = [FRAME, "Hi."]
    for row in batch:
        parts += [FRAME, *printed(row.preview), "Show full comment", *printed(row.html), "Show less of comment"]
        parts += [FRAME, "Hi."]
    return parse_text(r0(*parts).replace("Comments (9)", "Comments (99)"))


def as_html(batch: list[Row]) -> Consultation:
    bodies = ["<p>Hi.</p>"]
    for row in batch:
        shown, hidden = (f"<div>{part}<button>{{}}</button></div>" for part in (row.preview, row.html))
        bodies += [shown.format("Show full comment") + hidden.format("Show less of comment"), "<p>Hi.</p>"]
    return parse_html(HEAD + "".join(map(_article, *zip(*enumerate(bodies), strict=True))))


def _article(number: int, body: str) -> str:
    header = f'<div class="meta"><h3>Cy{number}</h3><span>Community Member</span> <span>6 months ago</span></div>'
    return f'<article id="comment-{number}" class="comment">{header}<div class="content">{body}</div></article>'


@pytest.mark.parametrize(("read", "first"), [(as_t3, 0), (as_r0, 1), (as_html, 2)])
def test_every_preview_is_unfolded(read: Callable[[list[Row]], Consultation], first: int) -> None:
    """A third of them in each layout."""
    for batch in batches(rows()[first::3]):
        check(read(batch), batch)
