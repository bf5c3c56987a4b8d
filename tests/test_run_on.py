"""Pages whose source is one line, printed by extractors that put nothing between two parts: what is told is right."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from talkparse import Consultation, parse_text
from talkparse.testing import Page, carried, pages, render
from talkparse.vocabulary import talk_london

WORDS = talk_london()
MENU = ("", "Home", "HomeHow it worksTopicsLog in")
SLOW = settings(suppress_health_check=list(HealthCheck))


@st.composite
def glued(draw: st.DrawFn) -> tuple[Page, str]:
    """Draw a page and what BeautifulSoup prints of it where its source is one line."""
    page = draw(pages("get_text"))
    first, rest = render(page, "get_text").split(f"\n{WORDS.navigation.items[0]}\n", 1)
    named = draw(st.booleans())
    top = (f"{first}{WORDS.navigation.items[0]}" if named else "") + draw(st.sampled_from(MENU))
    return page, top + rest.replace("\n", "")


def squeezed(value: Any) -> Any:
    """Leave out white space, which depends on the line breaks of the source."""
    return "".join("".join(value).split()) if isinstance(value, (str, tuple)) else value


def told(actual: Any, expected: Any) -> bool:
    """Tell whether a field is right, or not told."""
    return actual is None or actual == () or squeezed(actual) == squeezed(expected)


def fields(page: Consultation) -> dict[str, Any]:
    discussion, idea = page.discussion, page.idea
    return {
        **{name: getattr(page, name) for name in ("title", "status", "responses", "period", "section", "intro")},
        "events": tuple(event.title for event in page.timeline),
        **{f"discussion.{name}": getattr(discussion, name, None) for name in ("title", "status", "period", "votes")},
        **{f"idea.{name}": getattr(idea, name, None) for name in ("title", "text", "suggested_by")},
    }


ALWAYS = ("status", "responses", "period", "discussion.status", "discussion.period")
"""What the site's words alone show, whatever stands around them."""


@SLOW
@given(glued())
def test_what_a_head_on_one_line_tells_is_right(drawn: tuple[Page, str]) -> None:
    """Each field is what the page says, or not told."""
    page, dump = drawn
    right = fields(carried(page.consultation, "get_text"))
    actual = fields(parse_text(dump, threads="none"))
    assert [(name, actual[name], right[name]) for name in right if not told(actual[name], right[name])] == []
    assert [(name, right[name]) for name in ALWAYS if actual[name] is None and right[name] is not None] == []


@SLOW
@given(glued())
def test_names_on_one_line_are_right_or_not_told(drawn: tuple[Page, str]) -> None:
    """Where no member types the site's words, each post is found, and its words are in it or in the name behind it."""
    page, dump = drawn
    expected = list(carried(page.consultation, "get_text").posts())
    assume(not any(WORDS.patterns.site_words.search(f"{post.text} {post.author}") for post in expected))
    posts = list(parse_text(dump, threads="none").posts())
    assert [(post.role, post.age, post.votes) for post in posts] == [
        (post.role, post.age, post.votes) for post in expected
    ]
    for index, (post, right) in enumerate(zip(posts, expected, strict=True)):
        assert told(post.author, right.author)
        name = expected[index + 1].author if index + 1 < len(posts) and posts[index + 1].author is None else ""
        assert squeezed(post.text) in {squeezed(right.text), squeezed(right.text + (name or ""))}
