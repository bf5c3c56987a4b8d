"""The round trip of saved pages, in every theme."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from talkparse import Comment, Consultation, Evidence, Reply, parse_html
from talkparse.testing import ADDRESS, THEMES, Page, Saving, carried_html, printed, render_html, saved_pages, savings

FEW = settings(
    max_examples=max(1, settings().max_examples // 4),  # for each theme
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def without_details(post: Comment | Reply) -> Comment | Reply:
    """Leave the kinds of evidence only: their details are words for readers."""
    replies = tuple(without_details(reply) for reply in post.replies)
    if isinstance(post, Reply):
        kinds = tuple(Evidence(kind=kind, detail="") for kind in sorted({item.kind for item in post.evidence}))
        return evolve(post, evidence=kinds, replies=replies)  # type: ignore[arg-type]
    return evolve(post, replies=replies)  # type: ignore[arg-type]


def comparable(consultation: Consultation) -> Consultation:
    said = evolve(printed(consultation), layout=None)
    return evolve(said, comments=tuple(without_details(post) for post in said.comments))


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_3_round_trip_of_saved_pages(theme: str) -> None:
    """Parsing the rendered page gives back all that the theme and its settings show, whatever noise it has."""

    @FEW
    @given(saved_pages(), savings())
    def round_trip(page: Page, drawn: Saving) -> None:
        saving = evolve(drawn, theme=theme)
        found, expected = parse_html(render_html(page, saving)), carried_html(page.consultation, saving)
        assert comparable(found) == comparable(expected)
        for post, carried in zip(found.posts(), expected.posts(), strict=True):
            assert carried.posted is None or post.posted == carried.posted

    round_trip()


def test_the_address_is_the_canonical_link() -> None:
    page = saved_pages().example()
    assert parse_html(render_html(page)).url == ADDRESS
