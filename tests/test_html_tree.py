"""Saved pages: what the tree of a page tells that its words do not."""

from __future__ import annotations

import re

import pytest

import talkparse
from pages import html_codes, html_texts
from talkparse.readers.html.read import read_html
from talkparse.vocabulary import talk_london

SITE = '<link rel="canonical" href="https://www.london.gov.uk/talk-london/a/discussions/1">'
HEADER = "<h3>Nm</h3> <span>Community Member</span> <span>6 months ago</span>"
FULL, LESS = "Show full comment", "Show less of comment"
WORDS = "We have asked for a crossing at this corner every spring since the school moved, "
PREVIEW = "word " * 47 + "end..."
TEXT = "word " * 47 + "end of it all"


def article(body: str, number: int = 1) -> str:
    return (
        f'<article id="comment-{number}" class="comment js-comment">{HEADER}<div class="content">{body}</div></article>'
    )


@pytest.mark.parametrize(
    "words",
    [
        f"<p>{FULL}</p>",
        f"<p>I agree{FULL}</p>",
        f"<p>I agree<br>{LESS}</p>",
        f"<p>I agree <b>{LESS}</b></p>",
        f"<ul><li>{FULL}</li></ul>",
        f"<p><a>{FULL}</a> is what it says</p>",
        f"<p>{FULL}</p><p>and then</p><p>{LESS}</p>",
    ],
)
@pytest.mark.parametrize("frame", ['<div class="content">{}</div>', "{}"], ids=["marked", "not marked"])
def test_the_words_of_a_button_in_a_paragraph_are_a_members(words: str, frame: str) -> None:
    html = f'{SITE}<article id="comment-1">{HEADER}{frame.format(words)}</article>'
    lines = [re.sub("<[^>]*>", "", line) for line in re.split("</p>|<br>", words.replace("<li>", "- ")) if line]
    assert html_texts(html) == ["\n".join(line for line in lines if line)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (f"<a>{FULL}</a>", f"<a>{LESS}</a>"),
        (f"<span>\n  {FULL}\n</span>", f"<div>{LESS}</div>"),
        (FULL, f"\n {LESS} "),
        (f"<p><button>{FULL}</button></p>", f"<p><span>{LESS}</span></p>"),
    ],
)
def test_a_button_is_an_element_of_its_own_or_follows_a_paragraph(first: str, last: str) -> None:
    [post] = talkparse.parse_html(SITE + article(f"<p>{PREVIEW}</p>{first}<p>{TEXT}</p>{last}")).posts()
    assert (post.preview, post.text) == (PREVIEW, TEXT)


def test_two_buttons_may_share_a_line() -> None:
    html = SITE + article(f"<p>x</p><a>{FULL}</a> <a>{LESS}</a>")
    assert html_codes(html) == ["unproved-preview"]


def test_the_instant_of_the_last_change_is_read_wherever_it_stands_in_the_comment() -> None:
    stamp = '<mark class="hidden" data-comment-timestamp="1734689472">new</mark>'
    for html in (
        article("<p>x</p>").replace("</article>", f"{stamp}</article>"),
        article(f"<p>x</p>{stamp}"),
        article("<p>x</p>").replace("<h3>", f"{stamp}<h3>"),
    ):
        [comment] = read_html((SITE + html).encode(), None, talk_london()).comments
        found = comment.markup().changed
        assert found
        assert found.isoformat() == "2024-12-20T10:11:12+00:00"
        assert (comment.lines, comment.stray) == (["x"], [])
    assert html_codes(SITE + stamp + article("<p>x</p>")) == []
    for stamp in ("soon", "1" * 12):
        [comment] = read_html(
            f"{SITE}{article(f'<i data-comment-timestamp={stamp}>y</i>')}".encode(), None, talk_london()
        ).comments
        assert (comment.changed, comment.lines) == (None, ["y"])


OF_2019 = '<div class="comment__content">{}<div class="field__item even"><p>one\xa0two</p><p>three</p></div></div>'


def test_the_markup_of_2019_has_no_anchors_and_the_name_in_its_first_span() -> None:
    site = '<link rel="canonical" href="https://talklondon.london.gov.uk/x">'
    pager = '<ul><li class="pager__item"><a href="?page=1">2</a></li></ul>'
    names = ("<span>Ann</span>", '<span class="username">Bo</span>', "<p><span>Cy</span> <span>2 days ago</span></p>")
    page = talkparse.parse_html(site + "".join(map(OF_2019.format, names)) + f'<div class="pager">{pager}</div>')
    assert [(post.author, post.text) for post in page.posts()] == [
        (name, "one two\nthree") for name in ("Ann", "Bo", "Cy")
    ]
    assert [problem.code for problem in page.problems if problem.code != "no-capture"] == []


@pytest.mark.parametrize(
    "html",
    [
        OF_2019.format(""),
        OF_2019.replace("even", "odd").format("<span>Ann</span>"),
        '<div class="comment__content"><div class="comment__content"><span>x</span>y</div></div>',
        '<div class="comment__content"><div class="field__item even">x</div><span>y</span></div>',
    ],
)
def test_without_a_name_before_a_text_nothing_is_a_comment_of_2019(html: str) -> None:
    assert list(talkparse.parse_html(f"<h1>T</h1><p>5 Londoners have responded</p>{html}").posts()) == []


SECTION = SITE + '<main><section id="comments">{}</section><div>Share this page</div></main><div>Footer</div>'


@pytest.mark.parametrize(
    "after",
    [
        "<p>lost</p>",
        "lost",
        "<p>Next page ››</p><p>lost</p>",
        '<div class="comments">lost</div>',
        "<p hidden>lost</p>",
        '<span class="sr-only">lost</span>',
        "<iframe>lost</iframe>",
        "<select><option>lost</select>",
    ],
)
def test_text_below_the_comments_that_is_nobodys_is_a_problem(after: str) -> None:
    html = SECTION.format(article("<p>x</p>") + after)
    assert html_codes(html) == ["unclaimed-text"]
    assert html_codes(SITE + article("<p>x</p>") + after) == ["unclaimed-text"]


def test_what_a_stray_end_tag_puts_behind_its_comment_is_a_problem() -> None:
    stray = article("<p>x</p>").replace("</article>", "</div> lost words</article>")
    assert html_codes(SECTION.format(f"<div>{stray}</div>")) == ["unclaimed-text"]
    assert html_texts(SECTION.format(f"<div>{stray}</div>")) == ["x"]


@pytest.mark.parametrize(
    "after",
    [
        "",
        '<nav class="pager">Next</nav>',
        "<p>Next page ››</p>",
        "<h2>Add new comment</h2><form>Your name</form>",
        "<p>Log in or register to post comments</p>",
        "<h3>Want to add a comment?</h3><p>Already have an account?</p>",
        "<footer>Footer</footer><aside>More</aside>",
    ],
)
def test_what_sites_print_below_the_comments_is_none(after: str) -> None:
    assert html_codes(SECTION.format(article("<p>x</p>") + after)) == []


def test_a_second_list_of_comments_begins_where_the_first_ended() -> None:
    first, second = (SECTION.format(article("<p>x</p>", number)) for number in (1, 2))
    page = talkparse.parse_html(first + second)
    assert [post.id for post in page.posts()] == ["1", "2"]
    assert [problem.code for problem in page.problems] == ["unclaimed-text"]  # what stands between them


def test_references_are_read_once() -> None:
    html = article('<p>&amp;lt;b&amp;gt; &amp;amp; &lt;i&gt;</p><img alt="&amp;lt;">')
    assert html_texts(SITE + html) == ["&lt;b&gt; &amp; <i>\n&lt;"]
    assert talkparse.parse_html(f"<h1>A &amp;amp; B</h1><p>5 Londoners have responded</p>{html}").title == "A &amp; B"


def test_line_breaks_count_in_preformatted_text_only() -> None:
    assert html_texts(SITE + article("<pre>\na\n <b>b\nc</b>\td</pre><p>x\ny<b>\n</b>z</p>")) == ["a\nb\nc d\nx y z"]


def test_what_stands_behind_the_end_of_the_page_is_read() -> None:
    assert html_texts(f"<html>{SITE}{article('a')}</body></html>{article('b', 2)}</HTML>") == ["a", "b"]


def test_problems_have_the_lines_of_elements() -> None:
    html = (
        f"{SITE}\n<h1>T</h1>\n<p>5 Londoners have responded</p>\n<h2>Discussions</h2>\n<p>01/13/2020 - 99/99/2020</p>"
    )
    stray = article("<p>x</p>").replace("</article>", "<p>stray</p></article>")
    page = talkparse.parse_html(f"{html}\n\n{article('y', 2)}\n{stray}")
    assert [(problem.code, problem.line) for problem in page.problems if problem.code == "unclaimed-text"] == [
        ("unclaimed-text", 8)
    ]


def test_nobody_counts_more_than_65_535_lines() -> None:
    stray = article("<p>x</p>").replace("</article>", "<p>stray</p></article>")
    [problem] = talkparse.parse_html(SITE + "\n" * 70_000 + stray).problems
    assert (problem.code, problem.line) == ("unclaimed-text", None)
    [problem] = talkparse.parse_html("\n" * 70_000 + "<h1>T</h1><p>5 Londoners have responded</p>" + stray).problems
    assert problem.line is None


def test_a_contradiction_names_the_lines_that_are_counted() -> None:
    header = '<h3>Nm</h3> <span>Community Member</span> <span>1 day ago</span> <time datetime="{1}-01-01T00:00:00Z">'
    comment = '<article id="comment-{0}">' + header + '<div class="content">y</div></article>'
    html = f"{comment.format(1, 2020)}\n{comment.format(2, 2024)}"
    for before, named in (("\n", "lines 2 and 3"), ("\n" * 70_000, "lines beyond those that the parser counts")):
        [problem] = talkparse.parse_html(SITE + before + html).problems
        assert problem.code == "no-capture"
        assert problem.message.endswith(f"what stands on {named}")


def test_a_long_hidden_stretch_may_hold_elements() -> None:
    hidden = f'<span class="hidden">{WORDS}<i class="hidden">{WORDS}</i><br>{WORDS}</span>'
    assert html_texts(SITE + article(f"<p>x</p>{hidden}<p>y</p>")) == ["x\ny"]
    assert html_codes(SITE + article(f"<p>x</p>{hidden}")) == ["unclaimed-text"]
    assert html_texts(SITE + article('<p>x <a href="/comment/reply/1/2"><span>Reply</span></a></p>')) == ["x"]


def test_a_link_with_which_one_replies_that_is_too_long_for_a_label_is_said() -> None:
    words = " ".join(["lamp"] * 20)
    html = SITE + article(f'<p>x</p><a href="/comment/reply/1/2">{words}</a>')
    assert (html_texts(html), html_codes(html)) == (["x"], ["unclaimed-text"])


def test_control_characters_are_no_text() -> None:
    assert html_texts(SITE + article("<p>a\0b\x01c\x1fd</p>")) == ["abc d"]


@pytest.mark.parametrize(
    ("line", "author"),
    [("Submitted by Ann on Fri, 12/20/2024 - 10:11", "Ann"), ("Submitted by Ann", "Ann"), ("Submitted by", None)],
)
def test_a_name_may_stand_in_drupals_line_without_a_mark(line: str, author: str | None) -> None:
    html = f'{SITE}<article id="comment-1"><p>{line}</p><div class="content">x</div></article>'
    [post] = talkparse.parse_html(html).posts()
    assert (post.author, post.text) == (author, "x")


def test_marks_that_stand_around_no_text_are_none() -> None:
    html = article("<p>x</p>") + '<i property="dc:date"></i>' + article("<p>y</p>", 2)
    assert html_codes(SITE + html) == []
    link = article("<p>x</p>").replace("</article>", '<p><a href="/comment/5#comment-5">More</a></p></article>')
    assert (html_texts(SITE + link), html_codes(SITE + link)) == (["x"], ["unclaimed-text"])


def test_the_footer_of_a_page_is_no_member_s() -> None:
    """Where only words tell the comments, what stands below the last one must not become its text."""
    comment = f"<div>{HEADER}<p>First.</p></div>"
    page = talkparse.parse_html(f"{SITE}<body><div>{comment}</div><footer><p>About us</p></footer></body>")
    assert [post.text for post in page.posts()] == ["First."]
    inner = f"<div><footer>{HEADER}</footer><p>First.</p></div>"
    assert html_texts(f"{SITE}<body><main>{inner}</main></body>") == ["First."]


def test_the_heading_above_comments_is_neither_title_nor_introduction() -> None:
    section = f'<section class="comment-wrapper"><h2 class="title">Comments</h2>{article("<p>First.</p>")}</section>'
    assert talkparse.parse_html(section).title is None
    page = talkparse.parse_html(f"<main><h1>Our parks</h1><p>Open</p><p>5 Londoners have responded</p>{section}</main>")
    assert (page.title, page.intro, page.problems) == ("Our parks", (), ())


@pytest.mark.parametrize(
    ("content", "posted"),
    [
        ("2024-12-20T10:11:12+00:00", "2024-12-20T10:11:12+00:00"),
        ("2024-12-20T10:11:12.75+01:00", "2024-12-20T09:11:12+00:00"),
        ("2024-12-20T10:11:12", None),
        ("9999-12-31T23:59:59+00:00", None),
        ("9998-12-31T23:59:59-05:00", "9999-01-01T04:59:59+00:00"),
        ("0001-01-01T00:00:00+05:00", None),
        ("0002-01-01T00:00:00+05:00", "0001-12-31T19:00:00+00:00"),
    ],
)
@pytest.mark.parametrize("age", ["6 months ago", "5 min ago", "9 years ago"])
def test_an_instant_of_creation_is_one_second_of_the_calendar(age: str, content: str, posted: str | None) -> None:
    created = f'<span property="schema:dateCreated" content="{content}"></span>'
    html = SITE + article("<p>x</p>").replace("<h3>", f"{created}<h3>").replace("6 months ago", age)
    [post] = talkparse.parse_html(html).posts()
    start = post.posted and post.posted.start.isoformat()
    assert start == posted
    assert post.posted is None or (post.posted.stop - post.posted.start).total_seconds() == 1
