"""Write the invented pages as HTML, with the truth that a parser should find in them.

    python -m tests.dumps.build_pages

writes ``<page>/page.html`` and ``<page>/expected.json`` for every page of ``pages.py``, ``more_pages.py`` and
``fault_pages.py``. The
markup follows what is known of Talk London's pages: Drupal's comment markup, and around it whatever makes trafilatura
and resiliparse print the shapes that real dumps have.
"""

# ruff: noqa: T201 -- a script that says what it does
from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.dumps.fault_pages import FAULT_PAGES
from tests.dumps.more_pages import MORE_PAGES
from tests.dumps.page_types import Page, Post, lines_of
from tests.dumps.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
PREVIEW_LIMIT = 240
TEXT_LIMIT = 2000

BOUNDARY = re.compile(
    "[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    "\u2000-\u206f\u20a0-\u20b8\u2100-\u214f\u2190-\u2bff\u3000-\u303f\U0001f300-\U0001faff]"
)
"""The characters before which the site may cut a preview."""


# --- the preview -----------------------------------------------------------------------------------------------------
def trim(paragraphs: tuple[tuple[str, ...], ...], limit: int = PREVIEW_LIMIT) -> tuple[tuple[str, ...], ...]:
    """Cut a comment as the site does: at most ``limit`` characters, at a word's end, with three dots."""
    whole = "\n".join("\n".join(lines) for lines in paragraphs)
    if len(whole.encode()) <= limit:
        return paragraphs
    kept: list[tuple[str, ...]] = []
    used = 0
    for number, lines in enumerate(paragraphs):
        used += number > 0  # the line feed between two paragraphs
        done: list[str] = []
        for place, line in enumerate(lines):
            node = line if place == 0 else "\n" + line
            if used + len(node) < limit:
                used += len(node)
                done.append(line)
                continue
            cut = cut_node(node, limit - used)
            if place > 0 and cut.startswith("\n"):
                cut = cut[1:]
            return (*kept, (*done, cut + "..."))
        kept.append(tuple(done))
    return paragraphs


def cut_node(node: str, rest: int) -> str:
    """Cut one text node to ``rest`` characters, at a word's end where it has one."""
    if len(node) > rest:
        ends = [place for place in range(1, rest + 1) if BOUNDARY.match(node[place])]
        node = node[: ends[-1] if ends else rest]
    while node and (node[-1] in ".,:;?!…" or node[-1].isspace()):
        node = node[:-1]
    return node


# --- the page as HTML ------------------------------------------------------------------------------------------------
@dataclass
class Source:
    """Lines of HTML source, indented or run together."""

    minified: bool
    lines: list[str] = field(default_factory=list)
    depth: int = 0

    def add(self, *lines: str) -> None:
        """Add lines at the present depth."""
        for line in lines:
            self.lines.append(line if self.minified else "  " * self.depth + line)

    def open(self, tag: str) -> None:
        """Add an opening tag; what follows stands deeper."""
        self.add(tag)
        self.depth += 1

    def close(self, *tags: str) -> None:
        """Add closing tags, each one level up."""
        for tag in tags:
            self.depth -= 1
            self.add(f"</{tag}>")

    def text(self) -> str:
        """Return the whole source."""
        first, *rest = self.lines  # trafilatura takes a doctype that shares its line with the page for a broken one
        return first + "\n" + ("" if self.minified else "\n").join(rest) + "\n"


def paragraph_html(lines: Iterable[str]) -> str:
    """Return one ``<p>``, with ``<br />`` between its lines as Drupal's line break filter puts it."""
    return "<p>" + "<br />\n".join(escape(line, quote=False).replace("\u00a0", "&nbsp;") for line in lines) + "</p>"


def body_html(paragraphs: tuple[tuple[str, ...], ...], tail: str) -> str:
    """Return the paragraphs of one part of a comment, as a text filter prints them."""
    return "\n".join(paragraph_html(lines) for lines in paragraphs) + tail


@dataclass(frozen=True)
class Toggles:
    """How the two parts of a comment and their toggles are marked up."""

    preview: str
    full: str
    show: str
    less: str


TOGGLES = {
    "text": Toggles(
        '<div class="comment__preview">',
        '<div class="comment__full">',
        ' <span class="toggle">Show full comment</span>',
        ' <span class="toggle">Show less of comment</span>',
    ),
    "link": Toggles(
        '<div class="comment__preview">',
        '<div class="comment__full">',
        ' <a href="#comment-{number}">Show full comment</a>',
        ' <a href="#comment-{number}">Show less of comment</a>',
    ),
    "readmore": Toggles(
        '<div class="smart-trim-readmore-summary">',
        '<div class="smart-trim-readmore-output">',
        '<div class="more-link"><a class="more-link" href="#comment-{number}">Show full comment</a></div>',
        '<div class="less-link"><a class="less-link" href="#comment-{number}">Show less of comment</a></div>',
    ),
    "summary": Toggles(
        '<div class="comment__preview">',
        '<div class="comment__full">',
        "<details><summary>Show full comment</summary></details>",
        "<label>Show less of comment</label>",
    ),
}


def parts_html(out: Source, toggles: Toggles, number: int, preview: str, full: str) -> None:
    """Add the preview and the full text of a comment, each with its toggle."""
    for opening, part, toggle in ((toggles.preview, preview, toggles.show), (toggles.full, full, toggles.less)):
        out.open(opening)
        out.add(part + toggle.format(number=number))
        out.close("div")


def comment_html(out: Source, post: Post, page: Page) -> None:
    """Add one comment."""
    number = post.number
    user = 0 if post.author is None else 900 + number % 97
    out.open(f'<article data-comment-user-id="{user}" id="comment-{number}" class="comment js-comment">')
    out.add(f'<mark class="hidden" data-comment-timestamp="{post.stamp}"></mark>')
    if post.pinned:
        out.add('<div class="comment__pin">This comment has been pinned</div>')
    alt = f"Avatar for - {post.avatar}" if post.avatar else "Avatar for -"
    out.add(f'<div class="comment__avatar"><img alt="{alt}" src="/talk-london/sites/default/files/avatar.png"></div>')
    out.open('<div class="comment__submitted">')
    out.add(
        f"<h3>{escape(post.printed_author)}</h3>",
        f'<span class="comment__role">{post.role}</span> <span class="comment__age">{post.age} ago</span>',
    )
    out.close("div")
    if post.votes:
        up, care = post.votes
        out.open('<div class="comment__votes">')
        out.add(f"<div>Up vote <span>{up}</span></div>", f"<div>Care <span>{care}</span></div>")
        out.close("div")
        out.add('<div class="comment__report">Report</div>')
    out.open('<div class="comment__content">')
    full = post.html or body_html(post.paragraphs, post.tail)
    if post.toggled:
        preview = post.shown or post.html or body_html(trim(post.paragraphs), "" if post.is_cut else post.tail)
        parts_html(out, TOGGLES[page.toggles], number, preview, full)
    else:
        out.open("<div>")
        out.add(full)
        out.close("div")
    out.close("div", "article")


def comments_html(out: Source, page: Page) -> None:
    """Add all comments, replies in ``div.indented`` as Drupal nests them."""
    if page.listed:
        return listed_html(out, page)
    depth = 0
    for post in page.posts:
        if post.depth > depth:
            out.open('<div class="indented">')
            depth += 1
        while post.depth < depth:
            out.close("div")
            depth -= 1
        comment_html(out, post, page)
    out.close(*["div"] * depth)
    return None


def listed_html(out: Source, page: Page) -> None:
    """Add all comments as a list: what answers one is a list within its item."""
    depth = -1
    for post in page.posts:
        if post.depth > depth:
            out.open("<ul>")
            depth += 1
        else:
            out.close(*["li", "ul"] * (depth - post.depth), "li")
            depth = post.depth
        out.open("<li>")
        comment_html(out, post, page)
    out.close(*["li", "ul"] * (depth + 1))


def boxes_html(out: Source, page: Page) -> None:
    """Add the boxes between the discussion and the call to action."""
    out.open('<div class="node__boxes" aria-expanded="false">')
    if page.new:
        out.open('<div class="box">')
        out.add("<h3>New for you</h3>")
        for title, updated, teaser in page.new:
            out.open('<div class="box__item">')
            out.add(f"<h4>{escape(title)}</h4>", f"<p>Updated: {updated}</p>", f"<p>{escape(teaser)}</p>")
            out.add('<div><img alt="" src="/talk-london/sites/default/files/t.jpg"></div>')
            out.close("div")
        out.close("div")
    if page.others:
        out.open('<div class="box">')
        out.add("<h3>Join our other discussions</h3>", '<a href="/talk-london/topics">See all</a>')
        for title, stage, updated, teaser in page.others:
            out.open('<div class="box__item">')
            out.add('<div><img alt="" src="/talk-london/sites/default/files/t.jpg"></div>')
            out.add(
                f"<h4>{escape(title)}</h4>", f"<p>Stage: {stage}<span>{updated}</span></p>", f"<p>{escape(teaser)}</p>"
            )
            out.close("div")
        out.close("div")
    if page.guidelines:
        out.open('<div class="box">')
        out.add(
            "<h3>Community guidelines</h3>",
            "<p>Anything you publish will appear almost right away. We want anyone to feel welcome to get involved in "
            "a constructive way. Our community guidelines will help us all do this.</p>",
            '<a href="/talk-london/community-guidelines">Read our guidelines</a>',
        )
        out.close("div")
    if page.safety:
        out.open('<div class="box">')
        out.add(
            "<h3>Staying safe</h3>",
            "<p>Your safety and wellbeing is important to us. If you are worried or need specialist advice, there are "
            "a lot of organisations out there that can provide help and support.</p>",
            '<a href="/talk-london/staying-safe">Access support</a>',
        )
        out.close("div")
    if page.timeline:
        out.open('<div class="box timeline">')
        out.add("<h3>Timeline</h3>")
        for event in page.timeline:
            out.open('<div class="timeline__event">')
            out.add(f"<p>{escape(event)}</p>", '<span class="timeline__state">Happened</span>')
            out.close("div")
        text, link = page.timeline_end
        out.open('<div class="timeline__event">')
        out.add(f"<p>{escape(text)}</p>", f'<a href="/talk-london/topics">{link}</a>')
        out.close("div")
        out.close("div")
    out.close("div")


def intro_html(out: Source, page: Page) -> None:
    """Add the paragraphs and lists of the introduction."""
    for block in page.intro:
        match block:
            case str():
                out.add(paragraph_html([block]))
            case ("sub", _):
                pass  # stands under the title
            case ("h", text):
                out.add(f"<h3>{escape(text)}</h3>")
            case ("b", text):
                out.add(f"<p><strong>{escape(text)}</strong></p>")
            case (tag, *items):
                out.open(f"<{tag}>")
                out.add(*(f"<li>{escape(item)}</li>" for item in items))
                out.close(tag)


def page_html(page: Page) -> str:
    """Return a page of the site."""
    out = Source(page.minified)
    out.add("<!DOCTYPE html>")
    out.open('<html lang="en-GB" dir="ltr">')
    head_html(out, page)
    out.open('<body class="path-node">')
    navigation_html(out)
    out.open('<main id="main-content" role="main">')
    out.open('<div class="layout-content">')
    consultation_html(out, page)
    out.open('<div class="node__content">')
    node_html(out, page)
    out.close("div")
    boxes_html(out, page)
    out.open('<section id="comments" class="comment-wrapper">')
    call_html(out, page)
    comments_html(out, page)
    pager_html(out, page)
    share_html(out, page)
    out.close("section", "div", "main")
    out.open('<footer class="site-footer" role="contentinfo">')
    out.add("<p>© Greater London Authority</p>", '<ul><li><a href="/privacy">Privacy policy</a></li></ul>')
    out.close("footer", "body", "html")
    source = out.text()
    return source[: source.rindex(page.ends_after) + len(page.ends_after)] if page.ends_after else source


def head_html(out: Source, page: Page) -> None:
    """Add the page's head, by whose theme and canonical link the site is known."""
    files = "/talk-london/sites/default/files"
    out.open("<head>")
    out.add(
        '<meta charset="utf-8">',
        f"<title>{escape(page.discussion_title or page.title)} | Talk London</title>",
        f'<link rel="canonical" href="{page.url}">',
        '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">',
        f'<link rel="stylesheet" href="{files}/css/css_a.css?delta=0&amp;language=en&amp;theme=talk_london&amp;'
        'include=eJx">',
        '<link rel="icon" href="/talk-london/themes/custom/talk_london/favicon.ico">',
    )
    out.close("head")


def navigation_html(out: Source) -> None:
    """Add what stands above the page's title."""
    out.add('<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>')
    out.open('<header class="site-header" role="banner">')
    out.open('<nav class="menu" role="navigation">')
    out.open("<ul>")
    for name in ("Home", "How it works", "Topics", "Log in"):
        out.add(f'<li><a href="/talk-london/{name.lower().replace(" ", "-")}">{name}</a></li>')
    out.close("ul", "nav", "header")


def consultation_html(out: Source, page: Page) -> None:
    """Add the consultation's header and the name of the section."""
    out.open('<div class="consultation">')
    out.add(f"<h1>{escape(page.title)}</h1>")
    if page.status:
        out.add(f'<p class="consultation__status">{page.status}</p>')
    if page.responses is not None:
        tail = f" | {page.period[0]:%d/%m/%Y} - {page.period[1]:%d/%m/%Y}" if page.period else ""
        out.add(f'<p class="consultation__responses">{page.responses} Londoners have responded{tail}</p>')
    for block in page.intro:
        if block[0] == "sub":
            out.add(f'<p class="consultation__question">{escape(block[1])}</p>')
    if page.hero:
        image = f'<img alt="{escape(page.hero)}" src="/talk-london/sites/default/files/hero.jpg">'
        out.add(f'<div class="hero">{image}</div>')
    out.close("div")
    if page.section:
        out.add(f'<h2 class="section">{page.section}</h2>')


def by_line_html(out: Source, title: str | None, by_line: str, votes: tuple[int, int] | None) -> None:
    """Add the discussion's title, who added it and its votes."""
    out.open('<div class="node__authored">')
    if title:
        out.add(f'<div class="node__title">{escape(title)}</div>')
    out.add(
        '<div class="by"><img alt="User Image for" src="/talk-london/sites/default/files/u.png"></div>',
        f'<div class="by">{by_line}</div>',
    )
    if votes:
        out.open('<div class="node__votes">')
        out.add(f"<div>Up vote <span>{votes[0]}</span></div>", f"<div>Care <span>{votes[1]}</span></div>")
        out.close("div")
    out.close("div")


def node_html(out: Source, page: Page) -> None:
    """Add the discussion or the idea."""
    if page.kind == "idea":
        out.add(f"<h2>{escape(page.idea_title or '')}</h2>")
        out.add(*(paragraph_html(lines) for lines in page.idea))
        by_line_html(out, None, f"Suggested by {page.suggested_by}", None)
        return
    by_line_html(out, page.discussion_title, "Added by Talk London", page.votes)
    intro_html(out, page)
    if page.ran:
        first, last = page.ran
        out.add(f"<p>The discussion ran from {first:%d %B %Y} - {last:%d %B %Y}</p>")
    if page.discussion_status:
        out.add(f'<p class="node__status">{page.discussion_status}</p>')


def call_html(out: Source, page: Page) -> None:
    """Add the call to action and the count of comments."""
    out.add(
        f"<h3>{page.call}</h3>",
        "<p>New here? Join Talk London, City Hall's online community where you can have your say on London's biggest "
        "issues.</p>",
        '<a href="/talk-london/user/register">Join Talk London</a>',
        "<p>Already have an account?</p>",
        '<a href="/talk-london/user/login">Log into your account</a>',
        f'<div class="comment-count">Comments ({page.comment_count})</div>',
    )


def pager_html(out: Source, page: Page) -> None:
    """Add Drupal's pager, where the discussion has several pages."""
    if not page.pager:
        return
    out.open('<nav class="pager" role="navigation" aria-labelledby="pagination-heading">')
    out.add('<h4 id="pagination-heading" class="pager__heading visually-hidden">Pagination</h4>')
    out.open('<ul class="pager__items js-pager__items">')
    for number in range(page.pager):
        word, active = ("Current page", " is-active") if number == 0 else ("Page", "")
        label = f'<span class="visually-hidden">{word}</span> {number + 1}'
        out.add(f'<li class="pager__item{active}"><a href="?page={number}">{label}</a></li>')
    label = '<span class="visually-hidden">Next page</span> <span aria-hidden="true">››</span>'
    out.add(f'<li class="pager__item pager__item--next"><a href="?page=1" rel="next">{label}</a></li>')
    out.close("ul", "nav")


def share_html(out: Source, page: Page) -> None:
    """Add the links to share the page."""
    if page.share:
        out.add('<p><a href="/talk-london/user/login">Log in</a> to post comments</p>', "<h4>Share this page</h4>")
        out.open("<ul>")
        out.add(*(f'<li><a href="https://example.org/">{name}</a></li>' for name in ("Facebook", "Copy link")))
        out.close("ul")


# --- the truth -------------------------------------------------------------------------------------------------------
def fold(text: str) -> str:
    """Make every run of white space one space."""
    return " ".join(text.split())


def dates(period: Any) -> dict[str, str] | None:
    """Return a range of days as JSON."""
    return {"first": period[0].isoformat(), "last": period[1].isoformat()} if period else None


def counts(votes: tuple[int, int] | None) -> dict[str, int | None] | None:
    """Return votes as JSON."""
    return {"up": votes[0], "care": votes[1], "down": None} if votes else None


def html_lines(source: str) -> list[str]:
    """Return the lines of a comment's HTML: one for each block, and items with their marks."""
    blocks = re.split(r"</?(?:p|h3|ul|li)>", source.replace("<li>", "<p>- "))
    return [line for block in blocks if (line := fold(unescape(re.sub(r"<[^>]+>", "", block))))]


def post_truth(post: Post, ends_after: str | None) -> dict[str, Any]:
    """Return what a parser should find of one comment, of which nothing stands after the words that end the page."""
    text = "\n".join(html_lines(post.html) if post.html else lines_of(post.paragraphs))
    text, ends, _ = text.partition(ends_after) if ends_after else (text, "", "")
    amount, unit = post.age.split()
    preview = None
    if post.toggled:
        shown = post.shown or post.html
        preview = "\n".join(html_lines(shown) if shown else lines_of(trim(post.paragraphs)))
    long = "\n".join("\n".join(lines) for lines in post.paragraphs)
    status = "deleted" if post.author is None else "abbreviated" if "…" in post.printed_author else "named"
    marked = {}
    if post.html and "<li>" in post.html:
        texts = {"text": text + ends, "preview": preview}
        marked = {"unmarked": {name: value and re.sub("(?m)^- ", "", value) for name, value in texts.items()}}
    return marked | {
        "id": str(post.number),
        "author": None if post.author is None else post.printed_author,
        "author_status": status,
        "role": post.role,
        "age": {"amount": int(amount), "unit": unit.removesuffix("s"), "text": f"{post.age} ago"},
        "text": text + ends,
        "preview": preview,
        "cut": "end-of-dump" if ends else "site-limit" if len(long) == TEXT_LIMIT else None,
        "votes": counts(post.votes),
        "pinned": post.pinned,
        "avatar": post.avatar,
        "depth": post.depth,
        "tail": bool(post.tail),
        **({"linked": True} if post.html and "<a " in post.html else {}),
    }


def page_truth(page: Page) -> dict[str, Any]:
    """Return what a parser should find on a page."""
    intro: list[str] = []
    questions: list[str] = []
    for block in page.intro:
        if isinstance(block, str):
            intro.append(fold(block))
        else:
            kind, *texts = block
            intro.extend(fold(text) for text in texts)
            if kind in ("ul", "ol"):
                questions.extend(fold(text) for text in texts if text.endswith("?"))
    discussion = {
        "title": page.discussion_title,
        "status": page.discussion_status,
        "period": dates(page.ran),
        "votes": counts(page.votes),
    }
    timeline: list[dict[str, str | None]] = [{"title": event, "state": "Happened"} for event in page.timeline]
    if page.timeline:
        timeline.append({"title": page.timeline_end[0], "state": None})
    idea = None
    if page.kind == "idea":
        idea = {
            "title": page.idea_title,
            "text": "\n".join(lines_of(page.idea)),
            "suggested_by": page.suggested_by,
            "votes": None,
        }
    return {
        "url": page.url,
        "title": page.title,
        "status": page.status,
        "responses": page.responses,
        "period": dates(page.period),
        "section": page.section,
        "hero": page.hero,
        "minified": page.minified,
        "standalone": page.standalone,
        "pager": bool(page.pager),
        "kind": page.kind,
        "discussion": discussion if any(discussion.values()) else None,
        "idea": idea,
        "intro": intro,
        "questions": questions,
        "timeline": timeline,
        "comment_count": page.comment_count,
        "comments": [post_truth(post, page.ends_after) for post in page.posts],
    }


def build() -> Iterator[Path]:
    """Write every page with its truth."""
    for page in (*PAGES, *MORE_PAGES, *FAULT_PAGES):
        folder = HERE / page.name
        folder.mkdir(exist_ok=True)
        (folder / "page.html").write_text(page_html(page), encoding="utf-8")
        truth = json.dumps(page_truth(page), ensure_ascii=False, indent=2)
        (folder / "expected.json").write_text(truth + "\n", encoding="utf-8")
        yield folder


if __name__ == "__main__":
    for written in build():
        print(written.name)
