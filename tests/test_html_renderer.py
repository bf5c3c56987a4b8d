"""The renderer of saved pages is checked without the parser: by lxml, and by what docs/html.md says of Drupal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from talkparse.enums import AuthorStatus, Certainty, Kind
from talkparse.model import Age, Comment, Consultation, DateInterval, Discussion, Idea, Reply, TimelineEvent, Votes
from talkparse.testing import (
    HIDDEN,
    THEMES,
    Page,
    Saving,
    Teaser,
    carried_html,
    lay_out,
    render_html,
    saved_pages,
    savings,
)
from talkparse.testing.renderers.html.elements import Spelling, nest, serialise, spell
from talkparse.testing.threads import nest_posts, posts_with_depth

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
LONG = "Nobody sweeps the leaves under our plane trees, and when it rains they turn into soap. " * 3


def posted(hours: int) -> DateInterval:
    start = NOON + timedelta(hours=hours)
    return DateInterval(start=start, stop=start + timedelta(seconds=1))


THREAD = Comment(
    id="20",
    author="Plane_Tree",
    author_status=AuthorStatus.NAMED,
    role="Community Member",
    age=Age(amount=2, unit="day", text="2 days ago"),
    posted=posted(0),
    text=LONG.strip(),
    pinned=True,
    votes=Votes(up=3, care=1),
    avatar="Koala",
    replies=(
        Reply(
            id="27",
            author_status=AuthorStatus.DELETED,
            text="- brooms\n- rakes",
            parent_id="20",
            posted=posted(3),
            replies=(Reply(id="30", author="Ann", author_status=AuthorStatus.NAMED, text="1. Both", parent_id="27"),),
        ),
    ),
)
ORPHAN = Reply(id="19", author="Bo B", author_status=AuthorStatus.NAMED, text="Sand & grit", parent_id="4")
TREES = Consultation(
    title="Street trees",
    status="Open",
    responses=12,
    discussion=Discussion(title="Autumn", status="Open", votes=Votes(up=5, care=2)),
    intro=("Leaves fall.", "Did you know?", "Where do they lie?"),
    questions=("Where do they lie?",),
    timeline=(
        TimelineEvent(title="Leaves counted", state="Happened"),
        TimelineEvent(title="Londoners have responded 12 times"),
        TimelineEvent(title="Later"),
    ),
    comment_count=4,
    comments=(ORPHAN, THREAD),
)


def laid(consultation: Consultation = TREES) -> Page:
    return lay_out(consultation)


def tree(html: str) -> Any:
    return lxml_html.document_fromstring(html)


def folded(text: str) -> str:
    return " ".join(text.split())


def comments(root: Any) -> list[Any]:
    """The elements of comments, whatever the theme: those with the id, those after an anchor, or articles without."""
    found = root.xpath("//*[starts-with(@id, 'comment-') or @class='comment'][not(ancestor::template)]")
    return [item if item.tag != "a" else item.getnext() for item in found]


def depth_of(element: Any) -> int:
    return sum(item.get("class") == "indented" for item in element.iterancestors())


def test_a_small_page_is_written_as_the_site_would() -> None:
    page = laid(Consultation(title="Trees", comments=(ORPHAN,)))
    assert render_html(page, Saving(minified=True, stamped=False)) == (
        "<!DOCTYPE html>\n"
        '<html lang="en-GB" dir="ltr"><head><meta charset="utf-8" /><title>Trees | Talk London</title>'
        '<link rel="canonical" href="https://www.london.gov.uk/talk-london/topics/benches/discussions/7" />'
        '<meta name="Generator" content="Drupal (https://www.drupal.org)" /><link rel="stylesheet" '
        'href="/talk-london/sites/default/files/css/css_a.css?delta=0&amp;language=en&amp;theme=talk_london&amp;'
        'include=eJx" /></head><body class="path-node"><a href="#main-content" class="visually-hidden focusable '
        'skip-link">Skip to main content</a><header class="site-header" role="banner"><nav class="menu" '
        'role="navigation"><ul><li><a href="/talk-london">Home</a></li><li><a href="/talk-london">How it works</a>'
        '</li><li><a href="/talk-london">Topics</a></li></ul></nav></header><main id="main-content" role="main">'
        '<div class="layout-content"><div class="consultation"><h1>Trees</h1></div><div class="node__content">'
        '<div class="node__authored"><div class="by"><img alt="User Image for" '
        'src="/talk-london/sites/default/files/user.png" /></div><div class="by">Added by Talk London</div></div>'
        '</div><div class="node__boxes"></div><section id="comments" class="comment-wrapper">'
        "<h3>Want to join our next discussion?</h3><p>New here? Join Talk London, City Hall's online community where "
        "you can have your say on London's biggest issues.</p>"
        '<a href="/talk-london/user/register">Join Talk London</a><p>Already have an account?</p>'
        '<a href="/talk-london/user/login">Log into your account</a><div class="indented">'
        '<article data-comment-user-id="104" id="comment-19" class="comment js-comment"><div class="comment__avatar">'
        '<img alt="Avatar for -" src="/talk-london/sites/default/files/a.png" /></div><div class="comment__submitted">'
        '<h3>Bo B</h3></div><div class="comment__content"><div><p>Sand &amp; grit</p></div></div></article></div>'
        '</section></div></main><footer class="site-footer" role="contentinfo"><p>© Greater London Authority</p>'
        '<ul><li><a href="/privacy">Privacy policy</a></li></ul></footer></body></html>\n'
    )


@SLOW
@given(saved_pages(), savings())
def test_drawn_pages_are_printed_as_drupal_does(page: Page, saving: Saving) -> None:
    """The nesting is Drupal's, and noise changes no word."""
    root = tree(render_html(page, evolve(saving, lists=False)))
    found = comments(root)
    assert [depth_of(item) for item in found] == [laid.depth if saving.nested else 0 for laid in page.posts]
    for indented in root.iterfind(".//div[@class='indented']"):
        assert indented[0].get("class") != "indented"  # one opens at a time
        assert indented.getprevious() is not None
    for laid, element in zip(page.posts, found, strict=True):
        said = folded(element.text_content())
        assert folded(laid.post.text) in said
        assert laid.post.age is not None
        assert laid.post.age.text in said


@SLOW
@given(saved_pages())
def test_drawn_numbers_rise_with_time_and_replies_are_later(page: Page) -> None:
    posts = list(page.consultation.posts())
    assert [(item.post, item.depth) for item in page.posts] == list(posts_with_depth(page.consultation.comments))
    instants = [post.posted.start for post in sorted(posts, key=lambda post: int(post.id or 0)) if post.posted]
    assert instants == sorted(instants)
    assert len(instants) == len(posts)
    for post in posts:
        assert not isinstance(post, Reply) or int(post.id or 0) > int(post.parent_id or 0)


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("noise", [None, 7])
def test_themes_keep_what_a_comment_says(theme: str, noise: int | None) -> None:
    saving = Saving(theme=theme, rdfa=True, in_reply_to=True, logged_in=True, noise=noise)
    root = tree(render_html(laid(), saving))
    orphan, thread, reply, last = comments(root)
    assert [depth_of(item) for item in (orphan, thread, reply, last)] == [1, 0, 1, 2]
    said = folded(thread.text_content())
    for words in ("Plane_Tree", "Community Member", "2 days ago", "Up vote 3", "Care 1", "Show full comment", "Report"):
        assert words in said
    assert thread.xpath(".//img/@alt") == ["Avatar for - Koala"]
    assert "In reply to" not in said
    assert "Anonymous - account deleted" in reply.text_content()
    assert "In reply to Nobody sweeps the leaves… by Plane_Tree" in reply.text_content()
    assert "In reply to - brooms - rakes by Anonymous - account deleted" in folded(last.text_content())
    assert reply.xpath(".//a[@class='permalink']/@href") == ["/comment/20#comment-20"]
    assert "In reply to Something on another page by nobody" in orphan.text_content()
    assert thread.xpath(".//li[@class='comment-reply']/a/@href") == ["/comment/reply/node/7/comment/20"]
    created = thread.xpath(".//*[@content]/@content")
    assert created == (["2031-03-04T12:00:00+00:00"] if THEMES[theme].created else [])
    changed = thread.xpath(".//@data-comment-timestamp")
    assert changed == ([str(int(NOON.timestamp()))] if THEMES[theme].stamp else [])


@pytest.mark.parametrize("hidden", sorted(HIDDEN))
def test_the_full_text_can_be_hidden(hidden: str) -> None:
    root = tree(render_html(laid(), Saving(hidden=hidden)))
    (full,) = root.xpath("//div[@class='comment__full']")
    attributes = dict(full.getparent().attrib)
    assert (attributes == {"class": "comment__content"}) == (hidden == "shown")


def test_lists_and_empty_paragraphs() -> None:
    page = laid()
    page = evolve(page, posts=tuple(evolve(item, empty_end=True) for item in page.posts))
    root = tree(render_html(page, Saving(lists=True)))
    assert [item.text for item in root.xpath("//article//ul/li")] == ["brooms", "rakes"]
    assert [item.text for item in root.xpath("//article//ol/li")] == ["Both"]
    assert root.xpath("//article//p[last()]/text()")[-1] == "\u00a0"


def test_boxes_pager_and_pictures() -> None:
    teaser = Teaser(title="Front gardens", date="01 March 2031", text="Paved?")
    page = evolve(
        laid(), new=(teaser,), others=(teaser,), guidelines=True, safety=True, hero="A leaf", icon="Leaf", pages=2,
        stage="Programme design", glued_list=True,
    )  # fmt: skip
    root = tree(render_html(page))
    headings = [item.text_content() for item in root.xpath("//div[@class='box']/h3")]
    assert headings == [
        "New for you",
        "Join our other discussions",
        "Community guidelines",
        "Staying safe",
        "Timeline",
    ]
    assert root.xpath("//img/@alt")[:3] == ["Leaf", "A leaf", "User Image for"]
    assert [folded(item.text_content()) for item in root.xpath("//nav[@class='pager']//li")] == [
        "Current page 1", "Page 2", "Next page ››",
    ]  # fmt: skip
    assert root.xpath("//strong/text()") == ["Did you know?"]
    assert "Find out more" in root.text_content()


@pytest.mark.parametrize("suggested", ["Bettina_O", None])
def test_an_idea(suggested: str | None) -> None:
    idea = Idea(title="yellow benches", text="Paint them.\nOne each.", suggested_by=suggested)
    page = laid(Consultation(title="Fund", status="Open", responses=3, section="Idea generation", kind=Kind.IDEA,
                             idea=idea))  # fmt: skip
    root = tree(render_html(page))
    assert root.xpath("//h2/text()") == ["Idea generation", "yellow benches"]
    assert ("Suggested by Bettina_O" in root.text_content()) == (suggested is not None)
    assert [item.text for item in root.xpath("//div[@class='node__content']/p")] == ["Paint them.", "One each."]


def test_an_idea_without_text_and_a_discussion_without_anything() -> None:
    assert render_html(laid(Consultation(title="A", kind=Kind.IDEA, idea=Idea(title="b"))))
    assert render_html(laid(Consultation(title="A", kind=Kind.IDEA)))


@pytest.mark.parametrize(
    ("saving", "replies"),
    [
        (Saving(), {"19": None, "27": "20", "30": "27"}),
        (Saving(nested=False, in_reply_to=True), {"19": "4", "27": "20", "30": "27"}),
        (Saving(in_reply_to=True), {"19": "4", "27": "20", "30": "27"}),
        (Saving(nested=False), {}),
    ],
)
def test_carried_replies(saving: Saving, replies: dict[str, str | None]) -> None:
    said = carried_html(TREES, saving)
    assert {post.id: post.parent_id for post in said.posts() if isinstance(post, Reply)} == replies
    assert {post.certainty for post in said.posts() if isinstance(post, Reply)} <= {Certainty.CERTAIN}
    kinds = {e.kind.value for post in said.posts() if isinstance(post, Reply) for e in post.evidence}
    assert kinds == {
        name for name, on in (("structure", saving.nested), ("in-reply-to", saving.in_reply_to)) if on and replies
    }
    assert [post.id for post in said.posts()] == ["19", "20", "27", "30"]


@pytest.mark.parametrize(("theme", "exact"), [("talk-london", True), ("olivero", False)])
def test_carried_instants(theme: str, exact: bool) -> None:  # noqa: FBT001 -- a case
    said = [post.posted for post in carried_html(TREES, Saving(theme=theme, rdfa=True)).posts()]
    assert said == ([None, posted(0), posted(3), None] if exact else [None] * 4)


def test_trees_of_posts() -> None:
    flat = list(posts_with_depth(TREES.comments))
    assert [(post.id, depth) for post, depth in flat] == [("19", 1), ("20", 0), ("27", 1), ("30", 2)]
    assert nest_posts(flat) == TREES.comments
    with pytest.raises(TypeError, match="expected a reply at depth 1"):
        nest_posts([(Comment(), 0), (Comment(), 1)])


def test_wrong_calls() -> None:
    with pytest.raises(ValueError, match=r"theme: expected one of .*, found 'bartik'"):
        Saving(theme="bartik")
    with pytest.raises(ValueError, match=r"hidden: expected one of .*, found 'no'"):
        Saving(hidden="no")
    with pytest.raises(ValueError, match="expected a number for every post"):
        render_html(lay_out(Consultation(title="A", comments=(Comment(text="b"),))))


@given(st.text(st.sampled_from("a &<>'’…£\u00a0é")), st.randoms(use_true_random=False))
def test_spelling(text: str, random: Random) -> None:
    assert unescape(spell(text, random)) == text
    assert unescape(spell(text)) == text


def noisy_spelling(seed: int) -> Spelling:
    return Spelling(minified=True, random=Random(seed))


def test_paragraphs_stay_open_only_where_that_changes_nothing() -> None:
    def spelled() -> Iterator[str]:
        for seed in range(20):
            spelling = noisy_spelling(seed)
            yield serialise(nest("<div>", nest("<p>", "a"), "\n", nest("<p>", "b"), " ", nest("<a>", "c")), spelling)

    assert set(spelled()) == {"<div><p>a</p>\n<p>b</p> <a>c</a></div>", "<div><p>a\n<p>b</p> <a>c</a></div>"}
    article = nest("<article>", nest("<p>", "a"))
    assert {serialise(article, noisy_spelling(seed)) for seed in range(9)} == {"<article><p>a</p></article>"}
