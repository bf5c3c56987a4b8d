"""The weights of the cue file: that they are those which the fit gives, and what they give on real discussions."""

from __future__ import annotations

import pytest

from benchmarks.discussions import SETS, pages
from benchmarks.fit_threads import at_real_share, fit, lines_of, measure, solve
from talkparse.threads.cues import weights


def test_the_weights_are_those_of_the_fit() -> None:
    assert fit(lines_of(SETS)) == weights()


@pytest.mark.parametrize("source", SETS)
@pytest.mark.parametrize("ages", ["far", "scaled"])
def test_floors_on_real_discussions(source: str, ages: str) -> None:
    """By the weights of the file, and by weights that were fitted without the set."""
    floor = {"reddit-news": 0.33, "twitter-news": 0.37, "blog-craft": 0.90}[source]
    for some in (weights(), fit(lines_of(other for other in SETS if other != source))):
        result = measure(some, source, ages)
        assert result.precision >= 0.95
        assert result.at_real_share >= 0.82
        assert result.recall >= floor


def test_recall_over_all_real_discussions() -> None:
    results = [measure(weights(), source) for source in SETS]
    assert sum(one.right for one in results) / sum(one.there for one in results) >= 0.5


def test_what_is_certain_is_a_reply() -> None:
    for ages in ("far", "scaled"):
        for page in pages(ages):
            assert all(page.parents[index] is not None for index in page.certain)


def test_the_share_of_replies_decides_how_good_a_precision_is() -> None:
    assert at_real_share(9, 10, 23, 100) == pytest.approx(0.9)
    assert at_real_share(9, 10, 50, 100) < 0.75
    assert at_real_share(0, 0, 50, 100) == 1.0


def test_linear_equations() -> None:
    assert solve([[2, 1], [1, 3]], [3, 5]) == pytest.approx([0.8, 1.4])
