"""Tools that find comments, each as a function from HTML to what it finds. They are used as their own documents say."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

import talkparse
from benchmarks.scorer import DELETED, Found
from talkparse import Comment, Consultation, Reply

Tool = Callable[[str], list[Found]]


def found_by_talkparse(result: Consultation) -> list[Found]:
    """Return the posts of a result."""
    posts: list[Comment | Reply] = list(result.posts())
    places = {id(reply): number for number, post in enumerate(posts) for reply in post.replies}
    return [
        Found(post.text, DELETED if post.author_status == "deleted" else post.author, places.get(id(post)))
        for post in posts
    ]


def talkparse_from_html(html: str) -> list[Found]:
    """Parse the page itself."""
    return found_by_talkparse(talkparse.parse_html(html))


def trafilatura_comments(html: str) -> list[Found]:
    """Take the paragraphs that trafilatura's XML has as comments."""
    trafilatura: Any = import_module("trafilatura")
    etree: Any = import_module("lxml.etree")
    document = trafilatura.extract(html, output_format="xml", include_comments=True, with_metadata=True) or "<doc/>"
    return [Found(" ".join(item.itertext())) for item in etree.fromstring(document).iterfind(".//comments//p")]


def beautifulsoup_script(html: str) -> list[Found]:
    """Select what the theme's classes name, as a script for this one site would."""
    soup: Any = import_module("bs4").BeautifulSoup(html, "html.parser")
    articles = soup.select("article.comment")
    found: list[Found] = []
    for article in articles:
        content = article.select_one(".comment__full") or article.select_one(".comment__content")
        for toggle in content.select(".toggle, a[href^='#comment-']"):
            toggle.extract()
        indented = article.find_parent("div", class_="indented")
        parent = indented.find_previous_sibling("article") if indented else None
        place = next((number for number, other in enumerate(articles) if other is parent), None)
        found.append(Found(content.get_text("\n"), article.select_one("h3").get_text(), place))
    return found


def resiliparse_blocks(html: str) -> list[Found]:
    """Take the blocks of resiliparse's main content with comments, from the count of comments on."""
    extract: Any = import_module("resiliparse.extract.html2text").extract_plain_text
    blocks = str(extract(html, main_content=True, comments=True)).split("\n\n")
    start = next((number for number, block in enumerate(blocks) if "Comments (" in block), -1) + 1
    return [Found(block) for block in blocks[start:] if block.strip()]


TOOLS: dict[str, tuple[str | None, Tool]] = {
    "talkparse, from HTML": (None, talkparse_from_html),
    "BeautifulSoup, a script for the theme": ("bs4", beautifulsoup_script),
    "trafilatura, its comments": ("trafilatura", trafilatura_comments),
    "resiliparse, blocks": ("resiliparse", resiliparse_blocks),
}
"""By name, with the module that each needs."""


def quietly(function: Callable[[str], Any], html: str) -> Any:
    """Run a tool without the warnings that its own dependencies cause."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(html)
