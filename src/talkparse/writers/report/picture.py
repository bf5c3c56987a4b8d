"""The discussion over time, drawn: when each post can have been written, and how many were written in each week.

Places along the time are in per cent of the width, and all else is in pixels: so the picture fits any screen, and its
words keep their size.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from talkparse.dates.clock import midnight
from talkparse.model import DateInterval
from talkparse.writers.report.sheet import COLOURS
from talkparse.writers.report.shown import inline, shown
from talkparse.writers.report.weeks import Axis, Column, axis_of, count
from talkparse.writers.report.words import author, counted, instants, period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from talkparse.model import Comment, DateRange, Reply
    from talkparse.writers.report.sheet import Sheet

_TICKS: Final = 4
_AXIS: Final = 18
_TALLEST: Final = 400
_ROW: Final = 9
_BARS: Final = 140


class _Dated(NamedTuple):
    posted: DateInterval
    at: int
    post: Comment | Reply


def picture(sheet: Sheet) -> Iterator[str]:
    """Yield the section with both drawings, if any post has a date."""
    page = sheet.page
    dated = sorted(
        (
            _Dated(placed.post.posted, placed.index, placed.post)
            for placed in sheet.posts
            if placed.post.posted and placed.post.posted.start < placed.post.posted.stop
        ),
        key=lambda one: (one.posted.start, one.posted.stop, one.at),
    )
    if not dated:
        return
    run = (page.discussion and page.discussion.period) or page.period
    run_days = _run_of(run)
    ends = [run_days] if run_days else []
    axis = axis_of(
        DateInterval(
            start=min(interval.start for interval in [dated[0].posted, *ends]),
            stop=max(interval.stop for interval in [*(one.posted for one in dated), *ends]),
        )
    )
    columns = count(axis, ((one.posted, sheet.roles[one.post.role]) for one in dated))
    yield '<section class="picture"><h3>Over time</h3>\n'
    yield from _legend(sheet, run if run_days else None)
    undated = len(sheet.posts) - len(dated)
    missing = f" {counted(undated, 'post has', 'posts have')} no date." if undated else ""
    yield (
        f"<figure><figcaption>When each post can have been written, earliest first.{missing}</figcaption>"
        f"{''.join(_intervals(dated, axis, sheet, run_days))}</figure>\n"
    )
    yield (
        f"<figure><figcaption>Posts in each {shown(axis.unit)}. The thin line reaches from how many there were at least"
        " to how many there can have been; the bar shares each post out evenly over the time in which it can have been"
        f" written.</figcaption>{''.join(_bars(columns, axis))}"
        f"<details><summary>The same as a table</summary>{''.join(_table(columns, axis))}</details></figure>\n"
    )
    yield "</section>\n"


def _run_of(run: DateRange | None) -> DateInterval | None:
    if run is None or run.first is None or run.last is None or run.last < run.first:
        return None
    return DateInterval(start=midnight(run.first), stop=_end_of(run.last))


def _end_of(day: date) -> datetime:
    try:
        return midnight(day + timedelta(days=1))
    except OverflowError:  # the calendar ends
        return datetime.max.replace(microsecond=0, tzinfo=UTC)


def _legend(sheet: Sheet, run: DateRange | None) -> Iterator[str]:
    """Yield the names of the colours."""
    yield '<ul class="legend">'
    shared = [role for role, colour in sheet.roles.items() if colour == COLOURS]
    for role, colour in sheet.roles.items():
        if colour < COLOURS:
            yield f'<li class="r{colour}">{inline(role) if role else "No role"}</li>'
    if shared:
        yield f'<li class="r{COLOURS}">{counted(len(shared), "other role", "other roles")}</li>'
    if run is not None:
        yield f'<li class="run">The discussion’s run, {period(run)}</li>'
    yield "</ul>\n"


def _intervals(dated: Sequence[_Dated], axis: Axis, sheet: Sheet, run: DateInterval | None) -> Iterator[str]:
    """Yield a line for each post."""
    row = min(_ROW, _TALLEST / len(dated))
    height = max(row * len(dated), 3 * _ROW)
    label = f"{counted(len(dated), 'post', 'posts')}; the earliest was written {instants(dated[0].posted)}"
    yield f'<svg role="img" aria-label="{label}" width="100%" height="{height + _AXIS:.0f}">'
    if run is not None:
        start, stop = axis.place(run.start), axis.place(run.stop)
        yield f'<rect class="run" x="{start:.2%}" y="0" width="{stop - start:.2%}" height="{height:.0f}"/>'
    yield from _ticks(axis, height)
    yield f'<g stroke-width="{max(row * 0.6, 1):.1f}">'
    for number, one in enumerate(dated):
        start, stop = axis.place(one.posted.start), axis.place(one.posted.stop)
        y = (number + 0.5) * row
        yield (
            f'<line class="r{sheet.roles[one.post.role]}" data-post="{sheet.name}c{one.at}" x1="{start:.2%}"'
            f' x2="{stop:.2%}" y1="{y:.1f}" y2="{y:.1f}">'
            f"<title>{one.at + 1:,} {shown(author(one.post))}</title></line>"
        )
    yield "</g></svg>"


def _bars(columns: Sequence[Column], axis: Axis) -> Iterator[str]:
    """Yield a bar for each column, with the line from the least to the most."""
    top = max(column.most for column in columns)
    scale = _BARS / top
    label = f"Posts in each {shown(axis.unit)}, at most {top:,}; the table below has the numbers"
    yield f'<svg role="img" aria-label="{label}" width="100%" height="{_BARS + _AXIS + 8}">'
    yield '<svg y="8" overflow="visible">'
    step = _step(top)
    for value in range(step, top + 1, step):
        y = _BARS - value * scale
        yield f'<line class="grid" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/><text y="{y - 2:.1f}">{value:,}</text>'
    yield from _ticks(axis, _BARS)
    for column, left, right in zip(columns, axis.edges, axis.edges[1:], strict=False):
        if not column.most:
            continue
        start, stop = axis.place(left), axis.place(right)
        x, middle = start + (stop - start) * 0.1, (start + stop) / 2
        low = 0.0
        yield f"<g><title>{_numbers(column)}</title>"
        for colour, share in sorted(column.shares.items()):
            low += share
            yield (
                f'<rect class="r{colour}" x="{x:.2%}" y="{_BARS - low * scale:.1f}" width="{(stop - start) * 0.8:.2%}"'
                f' height="{share * scale:.1f}"/>'
            )
        y1, y2 = _BARS - column.most * scale, _BARS - column.least * scale
        yield f'<line class="range" x1="{middle:.2%}" x2="{middle:.2%}" y1="{y1:.1f}" y2="{y2:.1f}"/></g>'
    yield "</svg></svg>"


def _numbers(column: Column) -> str:
    even = sum(column.shares.values())
    return f"{shown(column.label)}: {column.least:,} to {column.most:,}, evenly shared {even:.1f}"


def _table(columns: Sequence[Column], axis: Axis) -> Iterator[str]:
    begins = "Week from" if axis.unit == "week" else shown(axis.unit).capitalize()
    yield (
        f'<table><thead><tr><th scope="col">{begins}</th><th scope="col">At least</th>'
        '<th scope="col">Evenly shared</th><th scope="col">At most</th></tr></thead><tbody>'
    )
    for column in columns:
        even = sum(column.shares.values())
        yield (
            f'<tr><th scope="row">{shown(column.label)}</th><td>{column.least:,}</td><td>{even:.1f}</td>'
            f"<td>{column.most:,}</td></tr>"
        )
    yield "</tbody></table>"


def _ticks(axis: Axis, height: float) -> Iterator[str]:
    """Yield some beginnings of columns, spread over the width."""
    shown_labels = min(_TICKS, len(axis.labels))
    for number in range(shown_labels):
        index = number * len(axis.labels) // shown_labels
        place = axis.place(axis.edges[index])
        yield (
            f'<line class="grid" x1="{place:.2%}" x2="{place:.2%}" y1="0" y2="{height + 4:.0f}"/>'
            f'<text x="{place:.2%}" y="{height + 14:.0f}">{shown(axis.labels[index])}</text>'
        )


def _step(top: int) -> int:
    """Give a round number of which at most four go into the height."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if top < 5 * step:
                return step
        size *= 10
