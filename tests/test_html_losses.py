"""Nothing that stands where comments do is lost: it is in a field, in what the vocabulary knows, or in a problem."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import talkparse

SITE = '<link rel="canonical" href="https://www.london.gov.uk/talk-london/a/discussions/1">'
HEADER = "<h3>Nm</h3> <span>Community Member</span> <span>6 months ago</span>"
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much])

# Elements in which a theme, a script or a member may put words.
PLAIN = """
p|div|span|b|em|h2|h4|ul|li|ol|pre|blockquote|dl|dd|figure|footer|figcaption|header|aside|nav|form|label
button|select|option|textarea|details|summary|iframe|noscript|template|object|video|svg|math|canvas|x-card
main|table|tr|td|section|fieldset|legend|time|mark|address|center|font|dialog
"""
MEANING = """
p hidden|span hidden|div class="visually-hidden"|span class="sr-only"|li aria-hidden=true|div style="display:none"
b style="visibility: hidden"|h3 class="element-invisible"|div class="content"|div class="comment__content"
div class="field__item even"|p property="schema:text"|a class="permalink" href="/comment/1#comment-1"
a href="/comment/1#comment-1"|a href="/comment/7"|a href="/comment/reply/1/2/3/1"|ul class="links inline"
div class="comment__links"|a title="View user profile." href="/user/3"|span class="username"|p class="comment__author"
mark class="hidden" data-comment-timestamp="1734689472"|span property="dc:date" content="x"|div class="submitted"
div class="comment"|div class="indented"|div class="comments"|div class="pager"|form class="comment-form"
div role="navigation"|main role="main"|a id="comment-2"|article id="comment-3"|article class="comment"
div class="js-comment"|ol start="4"|nav hidden|summary hidden|td class="hidden"|time datetime="2024-01-01"
"""
SPELLED = [spelled for line in (PLAIN + MEANING).split("\n") for spelled in line.split("|") if spelled]
ELEMENTS = [(f"<{spelled}>", f"</{spelled.partition(' ')[0]}>") for spelled in SPELLED]
LOOSE = ["</div>", "</p>", "</span>", "<br>", "<hr>", "<p", '<p title="', " ... ", "<img>"]


CHROME = ("<nav", "<form", "<footer", "<aside", "<main", '<div class="pager"', '<div role="navigation"')
OUTSIDE = [element for element in ELEMENTS if not element[0].startswith(CHROME)]
"""Less what is chrome by its element outside of comments."""


@st.composite
def trees(draw: st.DrawFn, elements: list[tuple[str, str]]) -> str:
    """Elements in each other, with a word of their own before, in and behind each; some ends are lost or doubled."""
    parts: list[str] = []
    opened: list[str] = []
    for number in range(draw(st.integers(1, 14))):
        step = draw(st.integers(0, 9))
        if step < 5:
            opening, end = draw(st.sampled_from(elements))
            parts.append(opening)
            opened.append(end)
        elif opened and step < 8:
            parts.append(opened.pop())
        elif step == 8:
            parts.append(
                draw(
                    st.sampled_from(["</div>", "</p>", "</span>", "<br>", "<hr>", "<p", '<p title="', " ... ", "<img>"])
                )
            )
        if draw(st.booleans()):
            parts.append(f" zq{number}x ")
    return "".join((*parts, *reversed(opened)))


def words_of(value: object) -> Iterator[str]:
    """Give the words of all that a result holds, but for its problems."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "problems":
                yield from words_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from words_of(part)
    elif isinstance(value, str):
        yield from value.split()


def lost(html: str) -> list[str]:
    """Give the invented words that are in no field, if there is no problem that says so."""
    try:
        page = talkparse.parse_html(html, threads="none")
    except talkparse.UnrecognisedPage:
        return []  # a tag that nothing ends took all of it
    if not page.comments:
        return []  # the same
    known = " ".join(words_of(talkparse.to_dict(page)))
    if {problem.code for problem in page.problems} & {"unclaimed-text", "unproved-preview"}:
        return []
    return [word for word in printed(html) if word not in known]


def printed(html: str) -> list[str]:
    """Give the invented words that lxml sees as text."""
    from lxml.html import fromstring  # noqa: PLC0415

    return [word for text in fromstring(html).itertext() for word in text.split() if word.startswith("zq")]


FRAMES = [
    f'<article id="comment-1" class="comment js-comment">{HEADER}<div class="content"><p>One.</p>{{}}</div></article>',
    f'<article id="comment-1" class="comment js-comment">{HEADER}{{}}<div class="content"><p>One.</p></div></article>',
    f'<article id="comment-1" class="comment js-comment">{HEADER}<div class="content"><p>One.</p></div>{{}}</article>',
    f'<article id="comment-1" class="comment js-comment">{{}}{HEADER}<div class="content"><p>One.</p></div></article>',
    f'<article id="comment-1" class="comment js-comment">{HEADER}<p>One.</p>{{}}</article>',
    f'<a id="comment-1"></a><div class="comment">{HEADER}<div class="content">{{}}</div></div>',
    '<article id="comment-1">{}</article>',
]


@pytest.mark.parametrize("frame", FRAMES)
def test_4_nothing_lost_in_a_comment(frame: str) -> None:
    @SLOW
    @given(trees(ELEMENTS))
    def nothing_lost(tree: str) -> None:
        assert lost(f"{SITE}<section id=comments>{frame.format(tree)}</section>") == []

    nothing_lost()


COMMENT = (
    f'<article id="comment-{{}}" class="comment js-comment">{HEADER}<div class="content"><p>One.</p></div></article>'
)
AROUND = [
    f"{COMMENT.format(1)}{{}}{COMMENT.format(9)}",
    f"{COMMENT.format(1)}{{}}",
    f"{{}}{COMMENT.format(1)}",
    f"<ul><li>{COMMENT.format(1)}{{}}</li></ul>",
]


@pytest.mark.parametrize("frame", AROUND)
def test_4_nothing_lost_between_comments(frame: str) -> None:
    @SLOW
    @given(trees(OUTSIDE))
    def nothing_lost(tree: str) -> None:
        html = f"{SITE}<section id=comments>{frame.format(tree)}</section>"
        assert not _has_all_comments(html, frame) or lost(html) == []

    nothing_lost()


def _has_all_comments(html: str, frame: str) -> bool:
    """Tell whether no tag that nothing ends took the one with which a comment begins."""
    from lxml.html import fromstring  # noqa: PLC0415

    return len(fromstring(html).findall(".//article")) >= frame.count("<article")
