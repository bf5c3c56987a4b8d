"""Saved pages: what they hold is what a dump of them holds, and what only markup can tell comes with it."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import talkparse
from pages import html_codes, html_texts
from talkparse.readers.html.read import read_html
from talkparse.tokens import Markup
from talkparse.vocabulary import talk_london

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*/page.html"))
NOT_ON_THE_PAGE = {"hero", "minified", "pager", "standalone"}  # what only the maker of the page has to know
NOT_ON_A_POST = {"depth", "tail", "linked", "unmarked"}


def test_there_are_pages() -> None:
    assert len(DUMPS) >= 5


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.parent.name)
def test_an_invented_page_parses_to_what_stands_beside_it(path: Path) -> None:
    truth: dict[str, Any] = json.loads((path.parent / "expected.json").read_text("utf-8"))
    page = talkparse.parse_html(path.read_bytes(), threads="none")
    found = talkparse.to_dict(page)
    assert page.layout == "html"
    assert {name: found[name] for name in truth.keys() - NOT_ON_THE_PAGE - {"comments"}} == {
        name: value for name, value in truth.items() if name not in NOT_ON_THE_PAGE | {"comments"}
    }
    for post, expected in zip(found["comments"], truth["comments"], strict=True):
        if (
            expected["cut"] == "end-of-dump"
        ):  # whose button is missing in a dump; markup has no end that could be missing
            assert post["cut"] is None
            expected["cut"] = None
        assert {name: post[name] for name in expected.keys() - NOT_ON_A_POST} == {
            name: value for name, value in expected.items() if name not in NOT_ON_A_POST
        }


VARIANTS = sorted((Path(__file__).parent / "html").glob("*.html"))


def test_every_variant_has_its_truth() -> None:
    assert len(VARIANTS) >= 9
    assert {path.stem for path in VARIANTS} == {path.stem for path in (Path(__file__).parent / "html").glob("*.json")}


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)
def test_a_variant_of_the_markup_parses_to_what_stands_beside_it(path: Path) -> None:
    truth: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    html = path.read_bytes()
    page = talkparse.parse_html(html, threads="none")
    found = talkparse.to_dict(page)
    problems, posts = truth.pop("problems"), truth.pop("posts")
    assert [problem.code for problem in page.problems if problem.code not in DATING] == problems
    assert {name: found[name] for name in truth} == truth
    markups = [comment.markup() for comment in read_html(html, None, talk_london()).comments]
    for index, (post, expected) in enumerate(zip(found["comments"], posts, strict=True)):
        told = markup_of(markups[index]) if markups else {}
        assert {name: told[name] if name in told else post[name] for name in expected} == expected


DATING = {"no-capture", "unordered-posts", "outside-run", "mixed-ages"}  # not the subject of these pages


def markup_of(markup: Markup) -> dict[str, Any]:
    """What the markup tells, as JSON spells it."""
    return {
        "depth": markup.depth,
        "parent_id": markup.parent_id,
        "created": markup.created and markup.created.isoformat(),
        "changed": markup.changed and markup.changed.isoformat(),
        "reply_to": markup.reply_to and list(markup.reply_to),
    }


ARTICLE = '<article id="comment-{}" class="comment js-comment">{}</article>'
HEADER = "<h3>Nm</h3> <span>Community Member</span> <span>6 months ago</span>"
SITE = '<link rel="canonical" href="https://www.london.gov.uk/talk-london/a/discussions/1">'


IMITATIONS = [
    "<p>Ann</p><p>Community Member 2 days ago</p><p>me too</p>",
    "<h3>Ann</h3><p>Community Member</p><p>2 days ago</p><p>me too</p>",
    "<p>Avatar for - Koala</p><p>Up vote 3</p><p>Care 1</p><p>Report</p>",
    "<p>Show full comment</p><p>and then</p>",
    "<p>Comments (5)</p><p>Log into your account</p>",
    "<p>Submitted by Ann on Fri, 12/20/2024 - 10:11</p><p>In reply to x by y</p>",
    '<article id="comment-9" class="js-comment"><h3>Ann</h3><p>Community Member 2 days ago</p></article>',
    '<p><a id="comment-9"></a>anchor</p><div class="comment">no comment</div>',
    '<p>id="comment-9" &lt;article id="comment-9"&gt;</p>',
]


@pytest.mark.parametrize("words", IMITATIONS)
def test_6_no_harm(words: str) -> None:
    """What imitates the page inside a text stays text, whether the markup shows where the text begins or not."""
    lines = [line for line in (re.sub("<[^>]*>", "", part) for part in re.split("</p>|</h3>", words)) if line]
    expected = "\n".join(["First.", *map(unescape, lines)])
    for body in (f'<div class="content"><p>First.</p>{words}</div>', f"<p>First.</p>{words}"):
        if "comment-9" in words and "content" not in body:
            continue  # where the text is not marked, nothing shows that this is no comment inside a comment
        page = talkparse.parse_html(SITE + ARTICLE.format(1, HEADER + body) + ARTICLE.format(2, HEADER + "<p>b</p>"))
        assert [post.text for post in page.posts()] == [expected, "b"]
        assert [post.author for post in page.posts()] == ["Nm", "Nm"]


def test_a_text_of_other_markup_is_its_lines() -> None:
    body = (
        "<p>a<br>b<br/></p><P>c&nbsp;&nbsp;d &amp;amp; e<p><blockquote>q</blockquote><pre>l1\n  l2</pre>"
        "<table><tr><td>1<td>2</table><a href='/x'></a>see <a href='https://x.example/'>there</a>"
        "<script>no()</script><style>p{}</style><noscript>no</noscript><template>no</template><svg><text>no</svg>"
        "<ol start=3><li>three<li><p>four</ol><ul><li></li><li>dash<ul><li>deeper</ul></ul><img alt='a smile' src=x>"
    )
    assert html_texts(SITE + ARTICLE.format(1, f'{HEADER}<div class="content">{body}</div>')) == [
        "a\nb\nc d &amp; e\nq\nl1\nl2\n1\n2\nsee there\n3. three\n4. four\n- dash\n- deeper\na smile"
    ]


def test_inline_tags_inside_a_word_do_not_break_it() -> None:
    assert html_texts(SITE + ARTICLE.format(1, f"{HEADER}<p>H<b>ello</b> w<i>or</i>ld <!-- x -->!</p>")) == [
        "Hello world !"
    ]


def test_an_anchor_may_stand_before_the_comment_or_at_its_beginning() -> None:
    loose = '<a id="comment-{}"></a><h4>Nm</h4><p>Community Member 3 days ago</p><p>body {}</p>'
    page = talkparse.parse_html(SITE + loose.format(5, "one") + loose.format(6, "two"))
    assert [(post.id, post.text) for post in page.posts()] == [("5", "body one"), ("6", "body two")]
    inside = '<div class="comment"><a id="comment-7"></a><div>{}</div><div class="content"><p>three</p></div></div>'
    page = talkparse.parse_html(SITE + inside.format(HEADER) + "<p>no more</p>")
    assert [(post.id, post.author, post.text) for post in page.posts()][:1] == [("7", "Nm", "three")]


def test_an_anchor_in_the_element_of_a_comment_is_its_number() -> None:
    inside = '<article class="js-comment"><a id="comment-{}"></a>{}<p>x <a id="comment-8">y</a></p></article>'
    page = talkparse.parse_html(SITE + inside.format(7, HEADER))
    assert [(post.id, post.text) for post in page.posts()] == [("7", "x y")]


def test_two_elements_around_one_comment_are_one_comment() -> None:
    wrapped = (
        f'<div id="comment-3"><article class="js-comment" data-comment-user-id="1">{HEADER}<p>x</p></article></div>'
    )
    for html in (wrapped, wrapped.replace("js-comment", "comment").replace(' data-comment-user-id="1"', "")):
        page = talkparse.parse_html(SITE + html)
        assert [(post.id, post.author, post.text) for post in page.posts()] == [("3", "Nm", "x")]


def test_an_anchor_in_a_text_begins_no_comment() -> None:
    loose = f'<a id="comment-5"></a><div>{HEADER}</div><div class="content"><a id="comment-6"></a>x</div>'
    assert [(post.id, post.text) for post in talkparse.parse_html(SITE + loose).posts()] == [("5", "x")]


@pytest.mark.parametrize(
    ("tag", "created"),
    [
        ('<time datetime="2024-05-01T10:00:00+01:00">', "2024-05-01T09:00:00+00:00"),
        ('<time datetime="2024-05-01T10:00:00Z">', "2024-05-01T10:00:00+00:00"),
        ('<span property="dc:date dc:created" content="2024-05-01T10:00:00+01:00">', "2024-05-01T09:00:00+00:00"),
        ('<time class="changed" datetime="2024-05-01T10:00:00Z">', None),
        ('<time datetime="2024-05-01T10:00:00">', None),
        ('<time datetime="2024-05-01">', None),
        ('<time datetime="yesterday">', None),
        ('<time datetime="0001-01-01T00:00:00+01:00">', None),
        ("<time>", None),
    ],
)
def test_an_instant_of_creation_has_its_offset(tag: str, created: str | None) -> None:
    html = SITE + ARTICLE.format(1, f"{HEADER}{tag}</time></span><p>x</p>")
    [comment] = read_html(html.encode(), None, talk_london()).comments
    found = comment.markup().created
    assert (found and found.isoformat()) == created
    assert comment.lines == ["x"]


def test_replies_may_stand_behind_what_only_an_anchor_begins() -> None:
    loose = '<a id="comment-{}"></a><h4>Nm</h4><p>Community Member 3 days ago</p><p>body {}</p>'
    html = SITE + loose.format(5, "one") + f'<div class="indented">{loose.format(6, "two")}</div>'
    assert html_texts(html) == ["body one", "body two"]
    assert [comment.depth for comment in read_html(html.encode(), None, talk_london()).comments] == [0, 1]


def test_lines_between_comments_are_a_pin_or_a_problem() -> None:
    pin = "<p>This comment has been pinned</p>"
    html = SITE + ARTICLE.format(1, HEADER + "<p>x</p>") + "{}" + ARTICLE.format(2, HEADER + "<p>y</p>")
    assert [post.pinned for post in talkparse.parse_html(html.format(pin)).posts()] == [False, True]
    assert html_codes(html.format(pin)) == ["words-only"]
    assert html_codes(html.format("<p>More replies</p>")) == ["words-only", "unclaimed-text"]


def test_drupals_label_of_unknown_members_may_stand_behind_their_link() -> None:
    name = '<a class="username" href="https://example.org/">Gull</a> (not verified)'
    for header in (f"<p>Submitted by {name} on Fri, 12/20/2024 - 10:11</p>", f"<p>{name}</p>"):
        [post] = talkparse.parse_html(SITE + ARTICLE.format(1, f'{header}<div class="content">x</div>')).posts()
        assert (post.author, post.text) == ("Gull (not verified)", "x")


def test_role_and_age_may_stand_in_blocks_of_their_own() -> None:
    header = "<div>Nm</div><div>Community Member</div><div>1 day ago</div><div>Up vote</div>"
    [post] = talkparse.parse_html(SITE + ARTICLE.format(1, f'{header}<div class="content">x</div>')).posts()
    assert (post.author, post.role, post.age and post.age.amount, post.text) == ("Nm", "Community Member", 1, "x")


def test_a_line_that_only_looks_like_a_header_is_the_text() -> None:
    [post] = talkparse.parse_html(SITE + ARTICLE.format(1, "<p>As Community Member 6 months ago I wrote.</p>")).posts()
    assert (post.author, post.text) == (None, "As Community Member 6 months ago I wrote.")


def test_what_it_answers_may_stand_hidden_below_a_header_that_only_words_end() -> None:
    reply = '<p class="visually-hidden">In reply to <a href="/comment/4#comment-4">Words</a> by Ann</p>'
    html = SITE + ARTICLE.format(5, f"{HEADER}{reply}<p>x</p>{reply.replace('4', '3')}")
    [comment] = read_html(html.encode(), None, talk_london()).comments
    assert (comment.lines, comment.parent_id, comment.stray) == (["x"], "4", [])


def test_the_head_begins_with_the_main_part_unless_the_title_stands_above_it() -> None:
    page = "<p>5 Londoners have responded</p>"
    assert talkparse.parse_html(f"<p>menu</p><main><h1>T</h1>{page}</main><main>x</main>").title == "T"
    assert talkparse.parse_html(f"<h1>T</h1><main>{page}</main>").title == "T"


def test_below_a_text_with_hidden_parts_the_rest_is_the_sites() -> None:
    body = '<div class="content"><p>x</p><p hidden>x</p></div><p>Care 1</p><p>Share</p>'
    html = SITE + ARTICLE.format(1, HEADER + body)
    assert html_texts(html) == ["x"]
    assert html_codes(html) == ["unclaimed-text"]


def test_a_button_may_stand_at_the_end_of_the_last_line_of_its_part() -> None:
    preview = "word " * 47 + "end..."
    text = preview.removesuffix("...") + " of it all"
    body = (
        f'<div class="content"><p>{preview} <a>Show full comment</a></p><p>{text} <a>Show less of comment</a></p></div>'
    )
    [post] = talkparse.parse_html(SITE + ARTICLE.format(1, HEADER + body)).posts()
    assert (post.preview, post.text) == (preview, text)


def test_a_sign_that_begins_no_tag_is_text_and_a_tag_that_nothing_ends_is_none() -> None:
    body = "<div class=content><p>a < b and 3 <4, x <y and <z"
    assert html_texts(SITE + ARTICLE.format(1, HEADER + body).removesuffix("</article>")) == ["a < b and 3 <4, x"]
    assert html_texts(SITE + ARTICLE.format(1, HEADER + '<p title="open>one</p><p id="a>two</p>')) == ["two"]
    assert html_texts(SITE + ARTICLE.format(1, HEADER + "<p title='open>one</p><p title='a' id='b>two</p>")) == [""]


def test_values_may_hold_the_signs_of_tags() -> None:
    body = '<p title="a > b < c">one</p><p title=\'<p>"</p>\' id = x>two</p><p a="\'">three</p>'
    assert html_texts(SITE + ARTICLE.format(1, HEADER + body)) == ["one\ntwo\nthree"]


def test_a_stray_end_tag_does_not_end_a_comment() -> None:
    assert html_texts(SITE + ARTICLE.format(1, HEADER + "<p>one</div></section> two</p>")) == ["one two"]


def test_a_comment_that_nothing_ends_ends_with_the_page() -> None:
    assert html_texts(SITE + ARTICLE.format(1, HEADER + "<p>one").removesuffix("</article>")) == ["one"]


def test_role_and_age_may_stand_on_the_line_of_the_name_and_of_the_text() -> None:
    page = talkparse.parse_html(SITE + ARTICLE.format(1, "<b>Nm</b> Community Member 1 day ago"))
    assert [(post.author, post.text) for post in page.posts()] == [("Nm", "")]
    assert html_texts(SITE + ARTICLE.format(1, HEADER + " one<br>two")) == ["one\ntwo"]


def test_votes_below_the_text_are_read_where_its_end_is_marked() -> None:
    body = '<div class="content"><p>x</p></div><p>Up vote 2</p><p>Care 1</p><p>Report</p><p>Share this</p>'
    page = talkparse.parse_html(SITE + ARTICLE.format(1, HEADER + body))
    [post] = page.posts()
    assert post.votes == talkparse.Votes(up=2, care=1)
    assert post.text == "x"
    assert [problem.code for problem in page.problems] == ["unclaimed-text"]
    assert page.problems[0].line == 1


def test_a_preview_without_a_full_text_is_called_one() -> None:
    preview = "word " * 47 + "end..."
    body = f'<div class="content"><p>{preview}</p><a>Show full comment</a></div>'
    [post] = talkparse.parse_html(SITE + ARTICLE.format(1, HEADER + body)).posts()
    assert (post.cut, post.text, post.preview) == ("preview-only", preview.removesuffix("..."), preview)


def test_an_unproved_preview_stays_with_a_problem() -> None:
    body = '<div class="content"><p>one...</p><a>Show full comment</a><p>two</p><a>Show less of comment</a></div>'
    html = SITE + "\n\n" + ARTICLE.format(1, HEADER + body)
    page = talkparse.parse_html(html)
    assert [(problem.code, problem.line) for problem in page.problems] == [("unproved-preview", 3)]
    named = body.replace("<a>Show full comment</a>", '<a class="more-link">More</a>').replace(
        "<a>Show less of comment</a>", '<a class="less-link">Less</a>'
    )
    assert html_texts(SITE + ARTICLE.format(1, HEADER + named)) == ["one...\ntwo"]


def test_a_button_without_words_is_none() -> None:
    body = '<div class="content"><p>One.</p><a class="more-link"> <i></i></a></div>'
    html = SITE + ARTICLE.format(1, HEADER + body)
    assert (html_texts(html), html_codes(html)) == (["One."], [])


def test_hidden_words_that_stand_nowhere_else_are_no_text_but_a_problem() -> None:
    long = "something of more than eighty characters that stands nowhere else on this invented page of ours"
    body = f'<div class="content"><p>x</p><span class="visually-hidden">{long}</span><p hidden>label</p></div>'
    html = SITE + ARTICLE.format(1, HEADER + body)
    assert html_texts(html) == ["x"]
    assert html_codes(html) == ["unclaimed-text"]


def test_the_site_is_known_by_its_signs() -> None:
    plain = ARTICLE.format(1, '<div class="content"><p>x</p></div>')
    known = [
        SITE,
        '<script src="/talk-london/themes/custom/talk_london/a.js"></script>',
        '<link href="/b.css?theme=talk_london">',
        "<p>5 Londoners have responded</p>",
    ]
    other = '<link rel="canonical" href="https://example.org/1">'
    for sign in known:
        assert html_texts(sign + (other if sign != SITE else "") + plain) == ["x"]
    with pytest.raises(talkparse.UnrecognisedPage):
        html_texts(plain)  # any Drupal site's
    assert talkparse.parse_html(known[1] + "<main><h1>A post</h1><p>Prose.</p></main>").kind == "post"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "text",
        "<!-- nothing -->",
        "<![CDATA[",
        b"\xff\xfe",
        "<p>Any page.</p>",
        '<div id="comment-5" class="comment">another system</div>',
        '<link rel="canonical" href="https://example.org/1">' + ARTICLE.format(1, "<p>x</p>"),
        '<script src="/themes/gla_core_theme/a.js"></script>' + ARTICLE.format(1, "<p>x</p>"),
    ],
)
def test_what_nothing_shows_to_be_the_sites_is_not_recognised(html: str | bytes) -> None:
    with pytest.raises(talkparse.UnrecognisedPage):
        talkparse.parse_html(html)


def test_the_address_that_is_given_wins_over_the_canonical_one() -> None:
    html = SITE + ARTICLE.format(1, HEADER + "<p>x</p>")
    assert talkparse.parse_html(html).url == "https://www.london.gov.uk/talk-london/a/discussions/1"
    url = "https://www.london.gov.uk/talk-london/comment/1"
    assert talkparse.parse_html(html, url=url).url == url
    with pytest.raises(talkparse.UnrecognisedPage):
        talkparse.parse_html(ARTICLE.format(1, "<p>x</p>"), url="https://www.london.gov.uk/press-releases")


def test_bytes_and_text_of_a_page_are_the_same_page() -> None:
    html = '<?xml version="1.0" encoding="iso-8859-1"?>' + SITE + ARTICLE.format(1, HEADER + "<p>“é”</p>")
    assert talkparse.parse_html(html) == talkparse.parse_html(html.encode("windows-1252"))


def test_files_that_are_named_or_begin_as_pages_are_read_as_such(tmp_path: Path) -> None:
    html = SITE + ARTICLE.format(1, HEADER + "<p>x</p>")
    (tmp_path / "a.HTML").write_text(html, "utf-8")
    (tmp_path / "b.htm").write_text(html, "utf-8")
    (tmp_path / "c.xhtml").write_text("<!DOCTYPE html>" + html, "utf-8")
    assert [page.layout for page in talkparse.read(tmp_path)] == ["html", "html"]
    [page] = talkparse.read(tmp_path / "c.xhtml")
    assert page.layout == "html"
    for data in (b"  <html>", b"\xef\xbb\xbf<?xml version='1.0'?>", b"<!-- saved --><body>", b"<div>", b"<Article>"):
        [page] = talkparse.read(BytesIO(data + html.encode()))
        assert page.layout == "html"
    [page] = talkparse.read(BytesIO(b"\xff\xfe" + ("<!doctype html>" + html).encode("utf-16-le")))
    assert page.layout == "html"
    with (tmp_path / "a.HTML").open(encoding="utf-8") as opened, pytest.raises(TypeError, match="binary"):
        next(talkparse.read(opened))  # type: ignore[arg-type]
