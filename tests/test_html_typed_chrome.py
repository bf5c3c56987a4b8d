"""Members write of the site in the site's words on saved pages too: their markup tells a paragraph from a button."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from html_pages import comparable
from talkparse import Comment, Reply, parse_html
from talkparse.testing import (
    THEMES,
    Page,
    Saving,
    carried_html,
    is_cut,
    render_html,
    saved_pages,
    savings,
    truncate,
)
from talkparse.testing.page import split_lines
from talkparse.testing.threads import nest_posts
from typed_chrome import CHROME, SENTENCES, WHOLE_LINES

CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
FEW = settings(max_examples=max(1, settings().max_examples // 4), suppress_health_check=CHECKS)
"""For each theme."""

TYPED = st.lists(st.sampled_from((*CHROME, *WHOLE_LINES)) | SENTENCES, min_size=1, max_size=4)
"""Paragraphs in a row: a name, a role with an age and votes make a whole header."""


@st.composite
def typed_pages(draw: st.DrawFn) -> Page:
    """Draw a page on which members typed paragraphs of the site's words, in short comments and in long ones."""
    page = draw(saved_pages().filter(lambda page: bool(page.posts)))
    chosen = draw(st.sets(st.integers(0, len(page.posts) - 1), min_size=1))
    written = [typed(draw, laid.post) if place in chosen else laid.post for place, laid in enumerate(page.posts)]
    laid_posts = [
        evolve(laid, post=post, paragraphs=split_lines(post.text)) if place in chosen else laid
        for place, (laid, post) in enumerate(zip(page.posts, written, strict=True))
    ]
    comments = nest_posts((laid.post, laid.depth) for laid in laid_posts)
    return evolve(page, consultation=evolve(page.consultation, comments=comments), posts=tuple(laid_posts))


def typed(draw: st.DrawFn, post: Comment | Reply) -> Comment | Reply:
    """Draw the same post with paragraphs of the site's words at a place of its text, folded or not."""
    lines = post.text.split("\n") if draw(st.booleans()) else []
    place = draw(st.integers(0, len(lines)))
    text = "\n".join([*lines[:place], *draw(TYPED), *lines[place:]])
    folded = is_cut(text) or draw(st.booleans())
    return evolve(post, text=text, preview=truncate(text) if folded else None, cut=None)


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_6_typed_chrome_stays_text_on_saved_pages(theme: str) -> None:
    """No words are lost, nothing is torn, and the rest of the page is as it was."""

    @FEW
    @given(typed_pages(), savings())
    def stays(page: Page, drawn: Saving) -> None:
        saving = evolve(drawn, theme=theme)
        # Where the page shows no thread, what its words and ages let one infer is another law.
        shown = (saving.nested or saving.in_reply_to) and any(laid.depth for laid in page.posts)
        found = parse_html(render_html(page, saving), threads="certain" if shown else "none")
        assert comparable(found) == comparable(carried_html(page.consultation, saving))

    stays()
