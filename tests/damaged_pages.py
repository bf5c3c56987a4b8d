"""Saved pages of the suite, damaged: what a browser, a disk or a joker may leave of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

PAGES = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*/**/*.html"))]
TAGS = [
    "<", "<a ", '<a b="', "<a b='x>", "<a b=\"c>'", '<p =">', '<p a="x>y">', "</", "</div>", "</section><div>",
    "<div>", "<section><div></section>", "<ul><li>", "<li>", "<pre>\n", "<pre ", "<table><tr><td>", "<br>", "<h1>",
    "<main>",
    "<nav>", "<svg>", "<svg/>", "<select>", "<template>", "<title>", "<script>",
    "<!--", "<!-->", "<!-- -- >", "<![CDATA[", "<?x",
    "&amp;", "&", "&#0;", "&#x110000;", "\0", "\x01", "\ud800", " ", "\n", ">",
    '<article id="comment-1">', '<article class="js-comment">x', '<div class="js-comment">x', '<a id="comment-5"></a>',
    '<div class="comment">', '<div class="indented">', '<div class="comments">', '<div class="content">',
    "<div hidden>x", '<p class="hidden">In reply to x by y', '<a class="username">', "<a class=username>x</a> on",
    '<a class="permalink" href="/comment/5#comment-5">x</a>', '<img alt="Avatar for - X">', '<img alt="x">',
    '<time datetime="2020-01-01T00:00:00Z">', '<time datetime="0001-01-01T00:00:00+01:00">',
    '<mark data-comment-timestamp="99999999999">', '<mark data-comment-timestamp="x">',
    "<link rel=canonical href=x>", '<form class="comment-form">', '<ol start="999999999999">', "<ol><li>",
    '<a class="more-link">as many words as on a button</a>',
    "<a>Show full comment</a><p>", "<p>Show less of comment", "<p>...", "<p>Nm<p>Community Member 6 months ago",
    "<p>Up vote 1<p>Care 2<p>Report", "<p>Submitted by x on y - 10:10", "<p>6 months ago", "a ago ", "<p>text",
]  # fmt: skip


@st.composite
def damaged_pages(draw: st.DrawFn) -> str:
    """Pages with stretches cut out, doubled, or replaced by a tag."""
    html = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(html)))
        stop = draw(st.integers(start, min(len(html), start + 200)))
        html = html[:start] + draw(st.sampled_from(["", html[start:stop] * 2, *TAGS])) + html[stop:]
    return html
