"""Ages that Drupal's own code printed under PHP: law 7 with its truth from outside this project.

``data/ages.tsv.gz`` has pairs of instants, in Unix seconds, with what each release prints for them: month ends, changes
of the clock and the ends of units are favoured, and most of all pairs for which the releases differ.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import pytest

from pages import t3
from talkparse import parse_text
from talkparse.dates.ages import created, said
from talkparse.dates.clock import LONDON
from talkparse.dates.spans import Formula, formulas_of
from talkparse.model import DateInterval
from talkparse.readers import facts
from talkparse.vocabulary import talk_london

read_age = partial(facts.read_age, words=talk_london())

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
INTERVAL = (Formula.INTERVAL,)
DIFF = (Formula.DIFF, Formula.DIFF_UTC)


class Row(NamedTuple):
    """What real code prints for two instants."""

    created: datetime
    rendered: datetime
    printed: dict[str, str]


@cache
def rows() -> list[Row]:
    path = Path(__file__).parent / "data" / "ages.tsv.gz"
    with gzip.open(path, "rt", encoding="ascii") as file:
        return [
            Row(_instant(row.pop("created")), _instant(row.pop("rendered")), row)
            for row in csv.DictReader(file, delimiter="\t")
        ]


def _instant(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def formulas(column: str) -> tuple[Formula, ...]:
    return INTERVAL if column.startswith("interval") else DIFF


def missed(column: str) -> Iterator[Row]:
    """Yield the rows whose age, in either direction, does not lead to the other instant."""
    for row in rows():
        age = read_age(f"{row.printed[column]} ago")
        assert age is not None
        second = DateInterval(start=row.rendered, stop=row.rendered + SECOND)
        found = created(age, second, formulas(column))
        back = [ends for key in formulas(column) if (ends := said(age, (row.created, row.created + SECOND), key))]
        is_held = found is not None and found.start <= row.created < found.stop
        is_said = any(start and stop and start <= row.rendered < stop for start, stop in back)
        if not (is_held and is_said):
            yield row


@pytest.mark.parametrize("column", ["interval", "interval_2", "diff_php82", "diff_2_php82"])
def test_7_soundness_of_dates_against_real_code(column: str) -> None:
    assert list(missed(column)) == []


@pytest.mark.parametrize(
    ("column", "number"), [("diff_php81", 12), ("diff_2_php81", 20), ("diff_php74", 46), ("diff_2_php74", 50)]
)
def test_what_older_releases_print_around_the_hour_that_comes_twice_is_left(column: str, number: int) -> None:
    """Pages rendered then have an hour too much on them up to PHP 8.0, and differences below nothing on 8.1.

    That is one night of a year, and to hold it would make every interval of that night hours wider. Of two units there
    are some more: 8.1 takes the hour of a change once too often ("6 days 24 hours"), 7.4 has "4 weeks 3 days".
    """
    left = list(missed(column))
    assert len(left) == number
    if not column.startswith("diff_2"):
        assert all(abs(row.rendered - _clock_goes_back(row.rendered.year)) <= HOUR for row in left)


def _clock_goes_back(year: int) -> datetime:
    last = datetime(year, 10, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@pytest.mark.parametrize("column", ["interval", "diff_php82", "diff_php74"])
def test_no_interval_is_wider_than_the_clocks_differ(column: str) -> None:
    """Where no clock changes and no month ends, readings agree, and both ends are where one formatter puts them.

    An age of days or less on a page rendered and written in one season is one unit wide, to the second.
    """
    sizes = {"days": 86_400, "hours": 3600, "minutes": 60, "seconds": 1, "min": 60, "sec": 1}
    for row in rows():
        amount, _, unit = row.printed[column].partition(" ")
        offsets = {
            (row.rendered - back).astimezone(LONDON).utcoffset() for back in (timedelta(), 1.5 * timedelta(days=7))
        }
        if unit not in sizes or len(offsets) > 1 or (unit, amount) == ("seconds", "0"):
            continue
        age = read_age(f"{row.printed[column]} ago")
        found = created(age, DateInterval(start=row.rendered, stop=row.rendered + SECOND), formulas(column))
        assert found is not None
        assert found.stop - found.start == sizes[unit] * SECOND


@pytest.mark.parametrize("column", ["interval", "diff_php82", "diff_php74"])
def test_7_soundness_of_a_whole_page(column: str) -> None:
    """A page of one post, whose discussion ran on the day of that post, is dated by itself, and by its capture."""
    left = {row[:2] for row in missed(column)}
    for row in rows()[::29]:
        day = row.created.astimezone(LONDON).date()
        head = (
            "Plan",
            "Open",
            "",
            "Discussions",
            "We ask.",
            f"The discussion ran from {day:%d %B %Y} - {day:%d %B %Y}",
        )
        text = t3("Ann", f"Community Member {row.printed[column]} agoHello.", head=head)
        if row[:2] in left:
            continue
        inferred, given = parse_text(text), parse_text(text, as_of=row.rendered)
        assert inferred.captured is not None
        assert inferred.captured.start <= row.rendered < inferred.captured.stop
        for page in (inferred, given):
            assert page.problems == ()
            [post] = page.posts()
            assert post.posted is not None
            assert post.posted.start <= row.created < post.posted.stop


def test_every_age_of_real_code_is_one_that_its_formatter_can_print() -> None:
    """But for two that one release each prints by mistake, around a change of the clock."""
    for column in rows()[0].printed:
        texts = {f"{row.printed[column]} ago" for row in rows()}
        unknown = {text for text in texts if not set(formulas_of((read_age(text),))) & set(formulas(column))}
        late = {"diff_2_php81": {"6 days 24 hours ago"}, "diff_2_php74": {"4 weeks 3 days ago"}}
        assert unknown == late.get(column, set())
