"""Comments of saved pages in the markup of other themes: wrappers, by-lines, permalinks, buttons, hidden texts."""

from __future__ import annotations

from pathlib import Path

import pytest

import talkparse
from pages import html_codes
from talkparse import AuthorStatus, Post

CASES = Path(__file__).parent / "cases"
SITE = '<link rel="canonical" href="https://www.london.gov.uk/talk-london/a/discussions/1">'
HEADER = "<h3>Nm</h3> <span>Community Member</span> <span>6 months ago</span>"
FULL, LESS = "Show full comment", "Show less of comment"
PREVIEW = (
    "The lamps in our lane have been out since the storm, and each of the three departments that I rang told me that "
    "another one was in charge of them, so that I gave up in the end and bought a torch for the walk from the bus to "
    "the door, which..."
)
TEXT = PREVIEW.removesuffix("...") + " is dim."


def article(body: str, header: str = HEADER) -> str:
    return (
        f'{SITE}<article id="comment-1" class="comment js-comment">{header}<div class="content">{body}</div></article>'
    )


def posts(html: str | bytes) -> list[Post]:
    return list(talkparse.parse_html(html, threads="none").posts())


def case(name: str) -> bytes:
    return (CASES / name).read_bytes()


def test_a_wrapper_with_the_class_of_the_text_holds_the_header_too() -> None:
    found = [(post.id, post.author, post.role, post.text) for post in posts(case("15-drupal-7-wrapper.html"))]
    assert found == [
        ("40102", "kestrel", "Community Member", "Mend the lock gate."),
        ("40103", "mudlark", "Community Member", "And the bins."),
    ]
    assert html_codes(case("15-drupal-7-wrapper.html")) == []


@pytest.mark.parametrize("outer", ["comment__content", "content"])
@pytest.mark.parametrize("header", [HEADER, "<h3>Nm</h3><p>Community Member 6 months ago</p>"])
def test_a_header_in_a_wrapper_is_known_by_its_words(outer: str, header: str) -> None:
    html = (
        f'{SITE}<article id="comment-1" class="comment"><div class="{outer}">{header}{{}}<p>Below</p></div></article>'
    )
    [post] = posts(html.format('<div class="field--name-comment-body"><p>x</p></div>'))
    assert (post.author, post.role, post.text) == ("Nm", "Community Member", "x")
    assert html_codes(html.format('<div class="field--name-comment-body"><p>x</p></div>')) == ["unclaimed-text"]
    [post] = posts(html.format("<p>x</p>").replace(header, "<p>First</p>"))
    assert (post.author, post.text) == (None, "First\nx\nBelow")


def test_a_text_in_a_text_is_a_members() -> None:
    [post] = posts(article('<p>First</p><div class="content">x</div><p>Last</p>'))
    assert post.text == "First\nx\nLast"


@pytest.mark.parametrize("wrapper", ["<div>{}</div>", "<div><div>{}</div></div>", "<section>\n{}\n</section>"])
def test_an_anchor_may_stand_in_a_box_of_its_own(wrapper: str) -> None:
    comment = f'<div class="comment">{HEADER}<div class="content"><p>{{}}</p></div></div>'
    anchors = [wrapper.format(f'<a id="comment-{number}"></a>') for number in (5, 6)]
    html = SITE + anchors[0] + comment.format("one") + anchors[1] + comment.format("two")
    assert [(post.id, post.author, post.text) for post in posts(html)] == [("5", "Nm", "one"), ("6", "Nm", "two")]
    assert html_codes(html) == []


def test_a_permalink_is_a_title_only_if_it_is_all_of_its_line() -> None:
    found = [
        (post.id, post.author, post.age and post.age.text, post.text)
        for post in posts(case("16-permalink-in-line.html"))
    ]
    assert found == [
        ("41", "kerb_ann", "2 days ago", "First words of the kerb. #\nSecond line."),
        ("42", "kerb_ann", "2 days ago", "See that comment, it is right.\nFourth line."),
        ("43", "kerb_ann", "2 days ago", "Fifth line."),
        ("44", "kerb_ann", "2 days ago", "Sixth line."),
        ("45", "Kerb Anna", None, "Seventh line."),
    ]
    assert html_codes(case("16-permalink-in-line.html")) == []


def link(words: str, number: int = 1) -> str:
    return f'<a class="permalink" href="/comment/{number}#comment-{number}">{words}</a>'


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Lamps and…", []), ("Lamps and...", []), ("Lamps", []), ("#", []), ("My subject", ["unclaimed-text"])],
)
def test_a_title_is_the_beginning_of_the_text_or_a_problem(words: str, expected: list[str]) -> None:
    for html in (
        article(f"<h3>{link(words)}</h3><p>Lamps and benches</p>"),
        article("<p>Lamps and benches</p>", f"<h3>{link(words)}</h3>{HEADER}"),
    ):
        assert (html_codes(html), [post.text for post in posts(html)]) == (expected, ["Lamps and benches"])


def test_the_words_of_a_link_beside_a_name_are_known_or_a_problem() -> None:
    for words, expected in (("Permalink", []), ("#", []), ("Look here", ["unclaimed-text"])):
        html = article("<p>x</p>", f"<p>Ann {link(words)}</p><p>Community Member 2 days ago</p>")
        assert (html_codes(html), [post.author for post in posts(html)]) == (expected, ["Ann"])


def test_a_link_to_another_comment_is_text() -> None:
    [post] = posts(article(f"<p>x</p><p>{link('see this', 9)}</p>"))
    assert post.text == "x\nsee this"


def test_a_permalink_may_hold_the_age_alone() -> None:
    html = article("<p>x</p>", f"<h3>Ann</h3><span>Community Member</span><p>{link('2 days ago')}</p>")
    [post] = posts(html)
    assert (post.author, post.age and post.age.text, html_codes(html)) == ("Ann", "2 days ago", [])


@pytest.mark.parametrize("place", ["{0}<div class=content><p>x</p></div>", "<div class=content><p>x</p></div>{0}"])
@pytest.mark.parametrize("words", ["#", "Permalink", "<img alt=x>", ""])
def test_an_article_without_a_number_has_that_of_its_permalink(place: str, words: str) -> None:
    html = SITE + "".join(
        f'<article class="comment">{HEADER} {place.format(link(words, number))}</article>' for number in (77, 78)
    )
    assert [(post.id, post.author, post.text) for post in posts(html)] == [("77", "Nm", "x"), ("78", "Nm", "x")]
    assert html_codes(html) == []


def test_by_lines_are_read_by_what_stands_in_them() -> None:
    found = [(post.author, post.text) for post in posts(case("17-submitted-by.html"))]
    assert found == [
        ("Kerb Anna", "First words."),
        ("Kerb Bo (not verified)", "Second words."),
        ("Kerb Cy", "Third words."),
    ]
    assert html_codes(case("17-submitted-by.html")) == []


ON = " on Tue, 12/24/2024 - 11:35"
MORE = " <span>Community Member</span> <span>2 days ago</span>"


@pytest.mark.parametrize(
    ("line", "author", "role"),
    [
        (f'<p>Submitted by <span class="username">Ann Lee</span>{ON}{MORE}</p>', "Ann Lee", "Community Member"),
        (f'<p>Submitted by <span class="username">Ann Lee</span>{MORE}</p>', "Ann Lee", "Community Member"),
        (f'<p class="comment__author">Submitted by Ann Lee{ON}</p>', "Ann Lee", None),
        ('<p class="comment__author">Ann Lee</p>', "Ann Lee", None),
        ('<p class="comment__author">By <b>Ann Lee</b> on some day</p>', "Ann Lee", None),
        (f"<p>Submitted by Ann Lee{ON}</p>", "Ann Lee", None),
        ("<p>By Ann Lee on Monday, July 20, 2026 - 17:02</p>", "Ann Lee", None),
        (f"<p>Ann Lee{MORE}</p>", "Ann Lee", "Community Member"),
        (f"<p>Submitted by Ann Lee{ON}{MORE}</p>", "Ann Lee", "Community Member"),
        ('<p>Submitted by <a class="username">Ann Lee</a> on the last day of May</p>', "Ann Lee", None),
    ],
)
def test_a_name_stands_in_drupals_words(line: str, author: str, role: str | None) -> None:
    [post] = posts(article("<p>x</p>", line))
    assert (post.author, post.role, post.text) == (author, role, "x")
    assert html_codes(article("<p>x</p>", line)) == []


def test_what_stands_beside_a_name_and_is_not_the_sites_is_a_problem() -> None:
    html = article("<p>x</p>", '<p>Wisely said by <span class="username">Ann</span> of the lane</p>')
    assert ([post.author for post in posts(html)], html_codes(html)) == (["Ann"], ["unclaimed-text"])
    assert html_codes(article("<p>x</p>", f"{HEADER}<p>By bus on Monday</p>")) == ["unclaimed-text"]


CALL = """Discussions
Words.
Want to join our next discussion?
New here? Join Talk London, City Hall's online community where you can have your say on London's biggest issues.
Join Talk LondonAlready have an account?
Log into your account"""


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Bartholomew Cu…", AuthorStatus.ABBREVIATED),
        ("Firstname.Mid…", AuthorStatus.ABBREVIATED),
        ("Bartholomew Cub...", AuthorStatus.ABBREVIATED),
        ("Firstname.Mid… (not verified)", AuthorStatus.ABBREVIATED),
        ("Bartholomew Cub... (not verified)", AuthorStatus.ABBREVIATED),
        ("Bartholomew Cubb...", AuthorStatus.NAMED),
        ("Bartholomew Cubb…", AuthorStatus.NAMED),
        ("Ann...", AuthorStatus.NAMED),
        ("Ann (not verified)", AuthorStatus.NAMED),
    ],
)
def test_names_are_abbreviated_in_drupals_ways(name: str, status: AuthorStatus) -> None:
    [post] = posts(article("<p>x</p>", HEADER.replace("Nm", name)))
    assert (post.author, post.author_status) == (name, status)
    dump = f"Title\nClosed\n5 Londoners have responded\n\n{CALL}{name}\nCommunity Member 6 months agoOne."
    assert [post.author_status for post in talkparse.parse_text(dump).posts()] == [status]


BUTTONS = [
    ("<details><summary>{}</summary>", "</details>"),
    ("<details><summary><b>{}</b></summary>", "</details>"),
    ("<details><summary><svg><path/></svg>{}</summary>", "</details>"),
    ("<details><summary><i></i> {}</summary>", "</details>"),
    ("<label for=x>{}</label><div>", "</div>"),
    ("<h4>{}</h4><div>", "</div>"),
    ("<x-toggle>{}</x-toggle><div>", "</div>"),
    ("<a href='#comment-1'>{}</a><div>", "</div>"),
]


@pytest.mark.parametrize(("opening", "end"), BUTTONS)
def test_whatever_holds_nothing_but_the_words_of_a_button_is_one(opening: str, end: str) -> None:
    less = (
        opening.partition("{}")[0].removeprefix("<details>") + LESS + opening.partition("{}")[2].removesuffix("<div>")
    )
    for last in ("", less):
        html = article(f"<p>{PREVIEW}</p>{opening.format(FULL)}<p>{TEXT}</p>{last}{end}")
        [post] = posts(html)
        assert (post.preview, post.text, html_codes(html)) == (PREVIEW, TEXT, [])


@pytest.mark.parametrize("tag", ["p", "li", "td", "em", "strong", "blockquote"])
def test_in_what_texts_are_made_of_a_preview_and_its_full_text_prove_a_button(tag: str) -> None:
    for less in ("", f"<{tag}>{LESS}</{tag}>"):
        html = article(f"<p>{PREVIEW}</p><{tag}>{FULL}</{tag}><p>{TEXT}</p>{less}")
        [post] = posts(html)
        assert (post.preview, post.text, html_codes(html)) == (PREVIEW, TEXT, [])
    typed = article(f"<p>Well...</p><{tag}>{FULL}</{tag}><p>{TEXT}</p>")
    assert posts(typed)[0].text.split("\n")[-1] == TEXT
    assert posts(typed)[0].preview is None


def test_the_case_of_details() -> None:
    [post] = posts(case("18-details-summary.html"))
    assert post.preview is not None
    assert post.text == post.preview.removesuffix("...") + " is dim."


@pytest.mark.parametrize("tag", ["p", "li", "b", "blockquote", "td", "strong"])
def test_alone_in_what_texts_are_made_of_they_are_a_members(tag: str) -> None:
    assert posts(article(f"<p>x</p><{tag}>{FULL}</{tag}>"))[0].text.endswith(FULL)


CONTINUED = [
    f'<p>{PREVIEW[:-3]}<span class="dots">...</span><span style="display:none"> is dim.</span> <a>{FULL}</a></p>',
    f"<p>{PREVIEW}<span hidden> is dim.</span></p>",
    f"<p>{PREVIEW} <a>{FULL}</a> <span>is dim. <a>{LESS}</a></span></p>",
    f"<p>{PREVIEW} <a>{FULL}</a></p><span> is dim. <a>{LESS}</a></span>",
]


@pytest.mark.parametrize("body", CONTINUED)
def test_a_text_may_go_on_behind_its_dots(body: str) -> None:
    [post] = posts(article(body))
    assert (post.preview, post.text, html_codes(article(body))) == (PREVIEW, TEXT, [])


def test_what_stands_behind_dots_and_does_not_prove_them_is_not_lost() -> None:
    html = article("<p>Well...<span hidden> never mind</span></p>")
    assert ([post.text for post in posts(html)], html_codes(html)) == (["Well..."], ["unclaimed-text"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<span class=sr-only>(opens elsewhere)</span>", ["unclaimed-text"]),
        ("<span class=sr-only>New</span>", []),
        ("<span class=sr-only>Community Member</span>", []),
        ("<mark class=hidden data-comment-timestamp=1734689472>updated</mark>", []),
        ("<mark class=hidden data-comment-timestamp=1734689472>since May</mark>", ["unclaimed-text"]),
        ("<select><option>first</option></select>", ["unclaimed-text"]),
        ("<iframe>no frames</iframe>", ["unclaimed-text"]),
        ("<noscript>no scripts</noscript>", ["unclaimed-text"]),
        ("<template><p>of old</p></template>", ["unclaimed-text"]),
        ("<script>run()</script><style>p{}</style>", []),
        ('<a href="/comment/reply/1/2">reply</a>', []),
        ('<a href="/comment/reply/1/2">answer them</a>', ["unclaimed-text"]),
        ("<svg><title>An icon<style>p{}</style></title></svg>", ["unclaimed-text"]),
    ],
)
def test_what_is_no_line_of_a_text_is_known_or_a_problem(words: str, expected: list[str]) -> None:
    html = article(f"<p>see {words}there</p>")
    assert ([post.text.split() for post in posts(html)], html_codes(html)) == ([["see", "there"]], expected)


def test_numbers_tell_which_way_a_page_runs() -> None:
    """Where they rise, ages that fall prove nothing; markup that would nest replies and nests nothing has none."""
    header = "<h3>Nm{0}</h3> <span>Community Member</span> <span>{1} months ago</span>"
    for element in ('<div id="comment-{0}">', '<article id="comment-{0}" class="js-comment">'):
        comment = (
            f"{element}{header}<div class=content><p>x</p></div></{element[1:4] if 'div' in element else 'article'}>"
        )
        for numbers, ages, replies in (((1, 2, 3), (5, 4, 3), 0), ((3, 1, 2), (3, 5, 4), 1)):
            html = SITE + "".join(comment.format(*pair) for pair in zip(numbers, ages, strict=True))
            page = talkparse.parse_html(html, threads="certain")
            found = sum(len(post.replies) for post in page.comments)
            assert found == (replies if "div" in element else 0)


def test_an_instant_behind_the_header_is_none_of_the_comment() -> None:
    instant = '<time datetime="2024-05-01T10:00:00Z"></time>'
    [post] = posts(f'{SITE}<article id="comment-1">{HEADER}<p>x</p><p>y {instant}</p></article>')
    assert (post.text, post.posted) == ("x\ny", None)


def test_drupals_word_for_the_link_is_no_text() -> None:
    assert html_codes(article("<p>x</p>", f"{HEADER}<p>Permalink</p>")) == []


def test_a_date_of_drupals_alone_is_no_text() -> None:
    for date in ("Wed, 12/18/2024 - 10:11", "Monday, July 20, 2026 - 17:02", "20 July 2026 - 5:02 pm"):
        assert html_codes(article("<p>x</p>", f"{HEADER}<p>{date}</p>")) == []
    assert html_codes(article("<p>x</p>", f"{HEADER}<p>seen on 20 July 2026 - 17:02</p>")) == ["unclaimed-text"]


def test_replies_may_stand_in_the_comment_that_they_answer() -> None:
    inner = f'<article id="comment-2" class="comment">{HEADER}<div class="content"><p>y</p></div></article>'
    for box in ("<div class=indented>{}</div>", "<section class=comments>{}</section>"):
        html = article("<p>x</p>").replace("</article>", f"{box.format(inner)}</article>")
        assert [(post.id, post.text) for post in posts(html)] == [("1", "x"), ("2", "y")]
        assert html_codes(html) == []
