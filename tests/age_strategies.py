"""Instants and renderings for tests of dates; month ends, leap days and clock changes come up far above their share."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from forward_formatters import LONDON, SECOND, clock_changes

CHANGES = clock_changes(2010, 2030)
_FIRST = datetime(2011, 1, 1, tzinfo=UTC)
_TIMES = (0, 1, 3599, 3600, 5400, 7199, 7200, 43_200, 86_398, 86_399)


@st.composite
def odd_instants(draw: st.DrawFn) -> datetime:
    """Instants near the end of a month in London."""
    first = date(draw(st.integers(2011, 2029)), draw(st.integers(1, 12)), 1)
    day = first + timedelta(days=draw(st.integers(-4, 2)))
    time = timedelta(seconds=draw(st.sampled_from(_TIMES) | st.integers(0, 86_399)))
    local = datetime(day.year, day.month, day.day, tzinfo=LONDON) + time
    return local.replace(fold=draw(st.integers(0, 1))).astimezone(UTC)


def instants() -> st.SearchStrategy[datetime]:
    """Whole seconds from 2011 to 2029."""
    any_second = st.integers(0, 18 * 365 * 86_400).map(lambda second: _FIRST + second * SECOND)
    near = st.builds(
        lambda change, second: change + second * SECOND, st.sampled_from(CHANGES), st.integers(-8000, 8000)
    )
    return any_second | odd_instants() | near


@st.composite
def pairs(draw: st.DrawFn) -> tuple[datetime, datetime]:
    """An instant of creation and one of rendering, not earlier."""
    if draw(st.booleans()):
        created, rendered = sorted((draw(instants()), draw(instants())))
        return created, rendered
    longest = draw(st.sampled_from((60, 3600, 86_400, 8 * 86_400, 63 * 86_400, 800 * 86_400)))
    rendered = draw(instants())
    return rendered - timedelta(seconds=draw(st.integers(0, longest))), rendered
