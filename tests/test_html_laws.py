"""The round trip of saved pages, in every theme."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from html_pages import comparable
from talkparse import Age, AuthorStatus, Comment, Consultation, parse_html
from talkparse.testing import (
    ADDRESS,
    THEMES,
    Page,
    Saving,
    carried_html,
    is_cut,
    lay_out,
    lines,
    render_html,
    saved_pages,
    savings,
    truncate,
)

CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]
FEW = settings(max_examples=max(1, settings().max_examples // 4), suppress_health_check=CHECKS)
"""For each theme."""


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_3_round_trip_of_saved_pages(theme: str) -> None:
    """Parsing the rendered page gives back all that the theme and its settings show, whatever noise it has."""

    @FEW
    @given(saved_pages(), savings())
    def round_trip(page: Page, drawn: Saving) -> None:
        saving = evolve(drawn, theme=theme)
        # Where the page shows no thread, what its words and ages let one infer is another law.
        shown = (saving.nested or saving.in_reply_to) and any(laid.depth for laid in page.posts)
        found = parse_html(render_html(page, saving), threads="certain" if shown else "none")
        expected = carried_html(page.consultation, saving)
        assert comparable(found) == comparable(expected)
        for post, carried, laid in zip(found.posts(), expected.posts(), page.posts, strict=True):
            assert carried.posted is None or post.posted == carried.posted
            if post.posted and laid.post.posted and saving.stamped and THEMES[theme].stamp:
                changed = laid.post.posted.stop.timestamp() + laid.edited_after
                assert post.posted.stop.timestamp() <= changed

    round_trip()


def can_be_told(line: str) -> bool:
    """Leave out control characters, which HTML does not hold."""
    return line.isprintable()


IMITATIONS = lines("html", hostile=True).filter(can_be_told)
"""The site's own words, and what hostile members type."""


@settings(suppress_health_check=CHECKS)
@given(st.lists(st.tuples(st.lists(IMITATIONS, min_size=1, max_size=3), st.booleans()), max_size=3), savings())
def test_6_no_harm_on_saved_pages(drawn: list[tuple[list[str], bool]], saving: Saving) -> None:
    """Text that imitates the site makes no post and loses no word, buttons or not: the markup contradicts it."""
    comments = [imitating("\n".join(written), toggled, place) for place, (written, toggled) in enumerate(drawn)]
    page = lay_out(Consultation(title="Seats", status="Open", responses=4, comments=tuple(comments)))
    found = parse_html(render_html(page, saving), threads="none")
    assert [post.text for post in found.posts()] == [comment.text for comment in comments]


def imitating(text: str, toggled: bool, place: int) -> Comment:  # noqa: FBT001 -- drawn
    return Comment(
        id=str(90 - place),
        author="Ann",
        author_status=AuthorStatus.NAMED,
        role="Community Member",
        age=Age(amount=6, unit="month", text="6 months ago"),
        text=text,
        preview=truncate(text) if toggled or is_cut(text) else None,
    )


def test_bytes_are_read_as_text_is() -> None:
    page = lay_out(Consultation(title="Café seats", responses=4, comments=(imitating("Très bien – merci", True, 0),)))  # noqa: FBT003 -- toggled
    html = render_html(page)
    assert parse_html(html.encode()) == parse_html(html)
    assert parse_html(html).url == ADDRESS
