"""Saved pages of 500 comments in 660 KB, against the tree that is built of them, and what others make of them.

The pages are invented: two thirds of the comments have a preview, some are replies. The scripts take author, role, age,
text and votes of each comment, as a script for this one theme would; extractors print the text of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from lxml.html import fromstring

from benchmarks.races.rounds import ROUNDS, Table, installed, race, ratios
from talkparse import parse_html
from talkparse.testing.truncation import truncate

PAGES = 4
COMMENTS = 500
SENTENCE = "We counted {0} bicycles and {1} vans before the baker’s on a wet Tuesday, and nobody slowed down at all. "
HEAD = """<!DOCTYPE html>
<html lang="en-GB" dir="ltr"><head><meta charset="utf-8"><title>Counting | Talk London</title>
<link rel="canonical" href="https://www.london.gov.uk/talk-london/topics/streets/counting/discussions/1">
<link rel="stylesheet" href="/talk-london/sites/default/files/css/a.css?theme=talk_london"></head>
<body><header role="banner"><nav><ul><li><a href="/">Home</a></li></ul></nav></header><main role="main">
<h1>Counting</h1><p>Open</p><p>1622 Londoners have responded</p><h2>Discussions</h2>
<div>What did you count?</div><div><img alt="User Image for" src="u.png"></div><div>Added by Talk London</div>
<p>Tell us what passes your door.</p><section id="comments" class="comment-wrapper">
<h3>Want to add a comment?</h3><div>Comments (500)</div>
"""
COMMENT = """
          {open}<article data-comment-user-id="{user}" id="comment-{number}" class="comment js-comment">
            <mark class="hidden" data-comment-timestamp="{stamp}"></mark>
            <div class="comment__avatar"><img alt="Avatar for - Koala" src="/talk-london/sites/default/a.png"></div>
            <div class="comment__submitted">
              <h3>counter_{number}</h3>
              <span class="comment__role">Community Member</span> <span class="comment__age">3 months ago</span>
            </div>
            <div class="comment__votes">
              <div>Up vote <span>{up}</span></div>
              <div>Care <span>0</span></div>
            </div>
            <div class="comment__report">Report</div>
            <div class="comment__content">{body}
            </div>
          </article>{close}"""
PART = """
              <div class="{name}">
                <p>{text}</p> <span class="toggle">{toggle}</span>
              </div>"""


def comment(index: int, body: str | None = None) -> str:
    """One comment, with a preview where it is long."""
    text = "<br />\n".join(
        (SENTENCE.format(index + line, 7 * index) * (2 if index % 3 else 1)).rstrip() for line in range(1 + index % 2)
    )
    plain = text.replace("<br />", "")
    if body is not None:
        pass
    elif index % 3:
        cut = truncate(plain).replace("\n", "<br />\n")
        body = PART.format(name="short", text=cut, toggle="Show full comment")
        body += PART.format(name="long", text=text, toggle="Show less of comment")
    else:
        body = f"<div><p>{text}</p></div>"
    reply = index % 7 == 1
    return COMMENT.format(
        open='<div class="indented">' if reply else "",
        close="</div>" if reply else "",
        user=900 + index,
        number=70_000 - index,
        stamp=1_734_689_472 - 61 * index,
        up=index % 5,
        body=body,
    )


def page(comments: int = COMMENTS, bodies: Mapping[int, str] | None = None, first: int = 0) -> bytes:
    """Make a page from the ``first`` comment on, with other bodies of comments where they are given."""
    posts = (comment(index, (bodies or {}).get(index)) for index in range(first, first + comments))
    return (HEAD + "".join(posts) + "\n</section></main></body></html>").encode()


def beautifulsoup(parser: str) -> Callable[[bytes], object]:
    """Give the script by BeautifulSoup, with one of its parsers."""
    soup_of: Any = import_module("bs4").BeautifulSoup

    def read(data: bytes) -> list[dict[str, Any]]:
        return [
            {
                "id": article["id"],
                "author": article.find("h3").get_text(strip=True),
                "role": article.find(class_="comment__role").get_text(strip=True),
                "age": article.find(class_="comment__age").get_text(strip=True),
                "votes": [span.get_text() for span in article.find(class_="comment__votes").find_all("span")],
                "text": (article.find(class_="long") or article.find(class_="comment__content")).p.get_text(),
            }
            for article in soup_of(data, parser).find_all("article", class_="comment")
        ]

    return read


def selectolax(data: bytes) -> list[dict[str, Any]]:
    """Do the same by selectolax, with its parser Lexbor."""
    tree: Any = import_module("selectolax.lexbor").LexborHTMLParser(data)
    return [
        {
            "id": article.id,
            "author": article.css_first("h3").text(strip=True),
            "role": article.css_first(".comment__role").text(strip=True),
            "age": article.css_first(".comment__age").text(strip=True),
            "votes": [span.text() for span in article.css(".comment__votes span")],
            "text": (article.css_first(".long p") or article.css_first(".comment__content p")).text(),
        }
        for article in tree.css("article.comment")
    ]


def parsel(data: bytes) -> list[dict[str, Any]]:
    """Do the same by parsel."""
    selector: Any = import_module("parsel").Selector(body=data)
    return [
        {
            "id": article.attrib["id"],
            "author": article.css("h3::text").get("").strip(),
            "role": article.css(".comment__role::text").get("").strip(),
            "age": article.css(".comment__age::text").get("").strip(),
            "votes": article.css(".comment__votes span::text").getall(),
            "text": "".join((article.css(".long p") or article.css(".comment__content p")).css("::text").getall()),
        }
        for article in selector.css("article.comment")
    ]


def resiliparse(data: bytes) -> str:
    """Print the text with comments by resiliparse."""
    extract: Any = import_module("resiliparse.extract.html2text").extract_plain_text
    return str(extract(data.decode(), main_content=True, comments=True))


def trafilatura(data: bytes) -> str:
    """Print the text with comments by trafilatura."""
    return str(import_module("trafilatura").extract(data.decode(), include_comments=True))


def contestants() -> Iterator[tuple[str, str | None, Callable[[], Callable[[bytes], object]]]]:
    """Yield the names of candidates, the module that each needs, and what gives it; the floor first."""
    yield "`lxml.html.fromstring` alone", None, lambda: fromstring
    yield "talkparse", None, lambda: parse_html
    yield "selectolax, a script", "selectolax", lambda: selectolax
    yield "parsel, a script", "parsel", lambda: parsel
    yield "BeautifulSoup with lxml, a script", "bs4", lambda: beautifulsoup("lxml")
    yield "BeautifulSoup with html.parser, a script", "bs4", lambda: beautifulsoup("html.parser")
    yield "resiliparse, its text", "resiliparse", lambda: resiliparse
    yield "trafilatura, its text", "trafilatura", lambda: trafilatura


def run(rounds: int = ROUNDS) -> Table:
    """Race over the pages in turn."""
    pages = [page(first=1_000 * number) for number in range(PAGES)]
    candidates, notes = installed(contestants())
    posts = [list(parse_html(data).posts()) for data in pages]
    assert all(len(some) == COMMENTS for some in posts)
    for name, candidate in candidates.items():
        if name.endswith("script"):
            read: Any = candidate
            texts = [[" ".join(row["text"].split()) for row in read(data)] for data in pages]
            assert texts == [[" ".join(post.text.split()) for post in some] for some in posts], name
    times = race(candidates, lambda _: pages, rounds)
    previews = sum(post.preview is not None for post in posts[0])
    notes.insert(
        0, f"{PAGES} pages of {len(pages[0]) / 1000:.0f} KB, {COMMENTS} posts and {previews} previews in turn."
    )
    own = times["talkparse"]
    rows = [(*row, f"{spent / own:.2f}") for row, spent in zip(ratios(times), times.values(), strict=True)]
    return Table(("a saved page of 500 comments", "`fromstring`", "talkparse"), rows, notes)
