"""Outlines: comments of the same markup are read by one outline, and no word of one may come to stand in another."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from damaged_pages import TAGS, damaged_pages
from talkparse import UnrecognisedPage, parse_html, to_dict
from talkparse.readers.html import elements, outlining
from talkparse.readers.html.containers import find_comments
from talkparse.readers.html.encoding import in_utf_8
from talkparse.readers.html.flatten import Outlines, flatten_alike
from talkparse.readers.html.nesting import nest
from talkparse.readers.html.tree import build_tree
from talkparse.vocabulary import talk_london

WORDS = talk_london()
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

TEXTS = [
    "", " ", "\n", "one", "two words", " apart ", "it goes on...", "so on…", "w " * 45, "w " * 45 + "...", "1 &amp; 2",
    "a\nb", "\xa0", "&#13;", "Show full comment", " Show less of comment\n", "3 months ago", "Community Member",
]  # fmt: skip
MARKUP = [
    "<p>{}</p>", "{}<br>{}", "<b>{}</b>{}", "<span>{}</span>", "<span class=hidden>{}{}</span>", "<div hidden>{}</div>",
    "<pre>{}\n{}</pre>", "<ul><li>{}<li>{}</ul>", "<ol start=3><li>{}</ol>", "<h3>{}</h3>", "<p><b>{}</b></p>",
    '<a href="/comment/{number}#comment-{number}" class="permalink">{}</a>', '<a href="/comment/{number}">{}</a>',
    '<a href="/comment/reply/1/{number}">{}{}</a>', '<a class="username">{}</a>', '<img alt="{}">',
    "<footer>{}</footer>",
    '<img alt="Avatar for - {}">', '<div class="content">{}</div>', '<a class="more-link">{}</a>', "<nav>{}</nav>",
    '<mark class="hidden" data-comment-timestamp="{number}">{}</mark>', '<time datetime="2024-01-0{number}T10:00Z">',
    '<div class="short"><p>{}</p><a>{}</a></div>', "{}<a>{}</a>", "<script>{}</script>", '<div class="indented">{}',
]  # fmt: skip


@st.composite
def pages_of_alike_comments(draw: st.DrawFn) -> str:
    """Pages whose comments are of a few kinds of markup, with any words in them."""
    bodies = draw(
        st.lists(st.lists(st.sampled_from(MARKUP), min_size=1, max_size=5).map("".join), min_size=1, max_size=2)
    )
    page = "<section id=comments>"
    for number, body in enumerate(draw(st.lists(st.sampled_from(bodies), min_size=2, max_size=6)), 1):
        texts = draw(st.lists(st.sampled_from(TEXTS), min_size=12, max_size=12))
        page += f'<article id="comment-{number}" class="js-comment">{body.format(*texts, number=number)}</article>'
        page += draw(st.sampled_from(["", "\n", "<p>{}</p>", "</div>"])).format(texts[-1])
    return page


@SLOW
@given(st.one_of(pages_of_alike_comments(), damaged_pages(), st.lists(st.sampled_from(TAGS)).map("".join)))
@example('<article id="comment-1">a...<a>Show full comment</a></article><article id="comment-2">a<a>Show full comment')
@example("".join(f'<article id="comment-{n}"><pre>{text}</pre></article>' for n, text in enumerate(("a", "a\nb"))))
@example('<section><a id="comment-1"></a>x<footer>y</footer></section><a id="comment-2"></a>x<footer>y</footer>')
@example(
    '<a id="comment-1"></a><div><span class="hidden">x<div class="indented"><article id="comment-2">y</article></div>'
)
@example('<article id="comment-1"><div>x</div>Show full comment</article><article id="comment-2">')
@example('<article id="comment-1"><div hidden>x<div hidden>y</div>z</div></article>')
def test_a_outline_that_is_known_gives_what_a_new_one_gives(html: str) -> None:
    page = nest(build_tree(in_utf_8(html)), WORDS)
    outlines: Outlines = {}
    for comment in find_comments(page, WORDS).comments:
        for stretches, own in ((comment.before, None), (comment.stretches, comment)):
            known = flatten_alike(page, stretches, WORDS, outlines, own)
            assert known == flatten_alike(page, stretches, WORDS, {}, own)


def test_comments_of_the_same_markup_have_one_outline() -> None:
    comment = '<article id="comment-{}" class="js-comment"><div class="content"><p>Words {}</p></div></article>'
    page = nest(build_tree("".join(comment.format(n, n * "x") for n in range(1, 9)).encode()), WORDS)
    outlines: Outlines = {}
    flats = [
        flatten_alike(page, comment.stretches, WORDS, outlines, comment)
        for comment in find_comments(page, WORDS).comments
    ]
    assert [flat.lines for flat in flats] == [[f"Words {n * 'x'}"] for n in range(1, 9)]
    assert len(outlines) == 1


def read_page(html: str) -> object:
    """All that a page gives, its problems with their lines, or that it is refused."""
    try:
        page = parse_html(html, url="https://www.london.gov.uk/talk-london/a/discussions/1")
    except UnrecognisedPage as error:
        return str(error)
    return to_dict(page), page.problems


@SLOW
@given(st.one_of(pages_of_alike_comments(), damaged_pages()), st.integers(0, 12))
@example(
    '<link rel="canonical" href="https://other.example/">' + "".join(f"<wbr>{n * 'a '}<col>" for n in range(99)), 0
)
def test_a_page_of_more_kinds_of_pieces_than_there_are_codes_is_read_alike(html: str, most: int) -> None:
    """Somebody may give a page a million pictures, each with its own text."""
    with pytest.MonkeyPatch.context() as patch:
        known = read_page(html)
        patch.setattr(elements, "MOST_CODES", most)
        patch.setattr(outlining, "MOST_CODES", most)
        assert read_page(html) == known
