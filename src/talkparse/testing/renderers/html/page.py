"""A page as HTML: head, header, introduction, boxes, comments in their nesting, pager, footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from random import Random
from typing import Final

from talkparse.enums import Kind
from talkparse.testing.page import Page
from talkparse.testing.renderers.html.elements import Element, Node, Spelling, nest, serialise
from talkparse.testing.renderers.html.post import Printer, post_elements, vote_elements
from talkparse.testing.renderers.html.prose import decoys, line_nodes, marked_lines, paragraph
from talkparse.testing.renderers.html.saving import Saving
from talkparse.testing.renderers.words import (
    call_to_action,
    event_link,
    is_heading,
    responses_line,
    run_line,
    vote_lines,
)
from talkparse.vocabulary import Vocabulary

ADDRESS: Final = "https://www.london.gov.uk/talk-london/topics/benches/discussions/7"
"""The canonical link of a page that names no address."""
_FILES: Final = "/talk-london/sites/default/files"
_MENU: Final = ("Home", "How it works", "Topics")


def render_html(page: Page, saving: Saving | None = None) -> str:
    """Print a page as the HTML that a browser saves, by default in the site's own theme.

    Raises ``ValueError`` where a post has no number, for the markup does not go without.
    """
    if any(laid.post.id is None for laid in page.posts):
        raise ValueError("page: expected a number for every post, found None")
    saving = saving or Saving()
    random = None if saving.noise is None else Random(saving.noise)  # noqa: S311 -- noise, no secret
    spelling = Spelling(minified=saving.minified, random=random)
    html = nest('<html lang="en-GB" dir="ltr">', _head(page), _body(page, saving, random))
    return "<!DOCTYPE html>\n" + serialise(html, spelling) + "\n"


def _head(page: Page) -> Element:
    address = page.consultation.url or ADDRESS
    style = f"{_FILES}/css/css_a.css?delta=0&language=en&theme=talk_london&include=eJx"
    return nest(
        "<head>",
        nest('<meta charset="utf-8">'),
        nest("<title>", f"{page.consultation.title} | Talk London"),
        Element("link", (("rel", "canonical"), ("href", address))),
        nest('<meta name="Generator" content="Drupal (https://www.drupal.org)">'),
        Element("link", (("rel", "stylesheet"), ("href", style))),
    )


def _body(page: Page, saving: Saving, random: Random | None) -> Element:
    printer = Printer(saving=saving, random=random, parents={str(laid.post.id): laid for laid in page.posts})
    skip, *_ = page.words.navigation.items
    menu = (nest("<li>", nest('<a href="/talk-london">', name)) for name in _MENU)
    return nest(
        '<body class="path-node">',
        nest('<a href="#main-content" class="visually-hidden focusable skip-link">', skip),
        nest('<header class="site-header" role="banner"><nav class="menu" role="navigation"><ul>', *menu),
        *decoys(random),
        nest(
            '<main id="main-content" role="main"><div class="layout-content">',
            nest('<div class="consultation">', *_header(page, random)),
            *_section(page),
            nest('<div class="node__content">', *_node(page, random)),
            nest('<div class="node__boxes">', *_boxes(page, random)),
            nest(printer.theme.wrapper, *_call(page), *_comments(page, printer), *_pager(page)),
        ),
        nest(
            '<footer class="site-footer" role="contentinfo">',
            nest("<p>", "© Greater London Authority"),
            nest('<ul><li><a href="/privacy">', "Privacy policy"),
        ),
    )


def _texts(random: Random | None, *parts: tuple[str, str | None]) -> Iterator[Node]:
    """Give an element for each text that the page has."""
    return (nest(markup, *line_nodes(text, random)) for markup, text in parts if text is not None)


def _image(markup: str, alternative: str | None, file: str) -> list[Node]:
    if alternative is None:
        return []
    return [nest(markup, Element("img", (("alt", alternative), ("src", f"{_FILES}/{file}"))))]


def _header(page: Page, random: Random | None) -> Iterator[Node]:
    consultation = page.consultation
    yield from _image('<div class="icon">', page.icon, "icon.svg")
    yield from _texts(random, ("<h1>", consultation.title))
    yield from _texts(
        None,
        ('<div class="consultation__stage">', page.stage and page.words.header.stage.format(name=page.stage)),
        ('<p class="consultation__summary">', page.summary),
        ('<p class="consultation__status">', consultation.status),
        ('<p class="consultation__responses">', responses_line(consultation, page.words)),
    )
    yield from _image('<div class="hero">', page.hero, "hero.jpg")


def _section(page: Page) -> Iterator[Node]:
    return _texts(None, ('<h2 class="section">', page.consultation.section))


def _node(page: Page, random: Random | None) -> Iterator[Node]:
    """Print the idea, or the discussion with its introduction."""
    words, consultation = page.words.header, page.consultation
    idea, discussion = consultation.idea, consultation.discussion
    if consultation.kind == Kind.IDEA and idea is not None:
        yield from _texts(random, ("<h2>", idea.title))
        yield from (paragraph([line], random) for line in (idea.text or "").split("\n"))
        if idea.suggested_by:
            yield nest(
                '<div class="node__authored">', *_by_line(page.words, words.suggested_by.format(name=idea.suggested_by))
            )
        return
    title = discussion.title if discussion else None
    prefix = words.discussion_prefix if page.prefixed else ""
    authored = [
        *_texts(None, ('<div class="node__title">', title and prefix + title)),
        *_by_line(page.words, words.by_line),
    ]
    if discussion and discussion.votes:
        authored.append(nest('<div class="node__votes">', *vote_elements(vote_lines(discussion.votes, page.words))))
    yield nest('<div class="node__authored">', *authored)
    yield from _introduction(page, random)
    yield from _texts(
        None,
        ("<p>", run_line(consultation, page.words)),
        ('<p class="node__status">', discussion.status if discussion else None),
    )


def _by_line(words: Vocabulary, line: str) -> list[Node]:
    return [*_image('<div class="by">', words.header.by_line_image, "user.png"), nest('<div class="by">', line)]


def _introduction(page: Page, random: Random | None) -> Iterator[Node]:
    for listed, group in groupby(zip(page.consultation.intro, page.marks, strict=True), key=lambda item: bool(item[1])):
        if listed:
            yield from marked_lines(((line, mark) for line, mark in group if mark), random)
            continue
        for line, _ in group:
            heading = "<p><strong>" if page.glued_list else "<h3>"
            yield nest(heading, line) if is_heading(line, page.words) else paragraph([line], random)


def _box(heading: str, *nodes: Node) -> Element:
    return nest('<div class="box">', nest("<h3>", heading), *nodes)


def _boxes(page: Page, random: Random | None) -> Iterator[Node]:
    words, header = page.words.boxes, page.words.header
    if page.new:
        items = [(item.title, header.updated.format(date=item.date), item.text) for item in page.new]
        yield _box(words.new, *(_teaser(title, nest("<p>", date), text) for title, date, text in items))
    if page.others:
        stage = header.stage.format(name="Latest news")
        dated = [(item, nest("<p>", stage, nest("<span>", item.date))) for item in page.others]
        see_all = nest('<a href="/talk-london/topics">', words.see_all)
        yield _box(words.others, see_all, *(_teaser(item.title, date, item.text) for item, date in dated))
    if page.guidelines:
        link = nest('<a href="/talk-london/guidelines">', words.guidelines_link)
        yield _box(words.guidelines, nest("<p>", words.guidelines_text), link)
    if page.safety:
        link = nest('<a href="/talk-london/safety">', words.safety_link)
        yield _box(words.safety, nest("<p>", words.safety_text), link)
    events = []
    for event in page.consultation.timeline:
        state, link_text = event.state, event_link(event, page.words)
        after = [nest("<span>", state)] if state else [nest('<a href="/talk-london">', link_text)] if link_text else []
        events.append(nest('<div class="timeline__event">', paragraph([event.title], random), *after))
    if events:
        yield _box(words.timeline, *events)


def _teaser(title: str, date: Element, text: str) -> Element:
    return nest('<div class="box__item">', nest("<h4>", title), date, nest("<p>", text))


def _call(page: Page) -> Iterator[Node]:
    words, count = call_to_action(page), page.consultation.comment_count
    return _texts(
        None,
        ("<h3>", words.heading),
        ("<p>", words.sentence),
        ('<a href="/talk-london/user/register">', words.join),
        ("<p>", words.question),
        ('<a href="/talk-london/user/login">', words.log_in),
        (
            '<div class="comment-count">',
            None if count is None else page.words.header.comment_count.format(count=count),
        ),
    )


def _comments(page: Page, printer: Printer) -> list[Node]:
    """Print the posts, nested as Drupal does: one ``div.indented`` opens before a deeper one, all close after."""
    levels: list[list[Node]] = [[]]
    for laid in page.posts:
        depth = laid.depth if printer.saving.nested else 0
        if depth >= len(levels):
            levels.append([])
        _close(levels, depth)
        levels[-1] += [*post_elements(laid, printer), *decoys(printer.random)]
    _close(levels, 0)
    return levels[0]


def _close(levels: list[list[Node]], depth: int) -> None:
    while len(levels) > depth + 1:
        inner = levels.pop()
        levels[-1].append(nest('<div class="indented">', *inner))


def _pager(page: Page) -> Iterator[Node]:
    if page.pages == 1:
        return
    items = list(_pager_items(page))
    yield nest(
        '<nav class="pager" role="navigation" aria-labelledby="pagination-heading">',
        nest('<h4 id="pagination-heading" class="pager__heading visually-hidden">', page.words.pager.headings[0]),
        nest('<ul class="pager__items js-pager__items">', *items),
    )


def _pager_items(page: Page) -> Iterable[Element]:
    current, other, *_ = page.words.pager.items
    for number in range(page.pages):
        label, active = (current, " is-active") if number == 0 else (other, "")
        word = nest('<span class="visually-hidden">', label.removesuffix(" {count}"))
        yield nest(f'<li class="pager__item{active}"><a href="?page={number}">', word, f" {number + 1}")
    following = next(item for item in page.words.pager.items if item.startswith("Next page"))
    yield nest(
        '<li class="pager__item pager__item--next"><a href="?page=1" rel="next">',
        nest('<span class="visually-hidden">', following),
        " ",
        nest('<span aria-hidden="true">', "››"),
    )
