"""A merged discussion: the captures it is made of, which of them show a post, and how its dates narrowed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from talkparse.writers.report.shown import address, inline
from talkparse.writers.report.words import counted, instants, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talkparse.model import Capture, DateInterval
    from talkparse.writers.report.sheet import Sheet
    from talkparse.writers.thread import Placed


def captures(sheet: Sheet) -> Iterator[str]:
    """Yield the list of captures of a merged page."""
    found = sheet.page.captures
    if not found:
        return
    shown = Counter(number for placed in sheet.posts for number in placed.post.captures)
    yield f"<details open><summary>Merged from {counted(len(found), 'capture', 'captures')}</summary><ol>"
    for number, capture in enumerate(found):
        yield f'<li id="{sheet.name}k{number}">{joined(_facts(capture, shown[number]))}</li>'
    yield "</ol></details>\n"


def _facts(capture: Capture, count: int) -> Iterator[str]:
    yield f"captured {instants(capture.captured)}" if capture.captured else "nobody knows when it was captured"
    yield address(capture.url or "")
    yield inline(capture.layout or "")
    yield f"{counted(count, 'comment', 'comments')} of {capture.comment_count or count:,}"
    yield "" if capture.responses is None else counted(capture.responses, "response", "responses")


def shown_by(sheet: Sheet, placed: Placed) -> Iterator[str]:
    """Yield which captures show a post of a merged page, and when it was written by what each of them says alone."""
    numbers = [number for number in placed.post.captures if 0 <= number < len(sheet.page.captures)]
    if not numbers:
        return
    dates = _dates(sheet, placed.index)
    yield f"<details><summary>Shown by {len(numbers):,} of {counted(len(sheet.page.captures), 'capture', 'captures')}"
    widest = max((posted.stop - posted.start for posted in dates.values()), default=None)
    if widest is not None and placed.post.posted and placed.post.posted.stop - placed.post.posted.start < widest:
        yield ", which narrow its dates"
    yield "</summary><ul>"
    for number in numbers:
        alone = f": written {instants(dates[number])}" if number in dates else ""
        yield f'<li><a href="#{sheet.name}k{number}">capture {number + 1:,}</a>{alone}</li>'
    yield "</ul></details>"


def _dates(sheet: Sheet, index: int) -> dict[int, DateInterval]:
    """Give what each capture alone says of when a post was written."""
    showings = sheet.showings[index] if sheet.showings else []
    return {number: item.post.posted for item in showings if item.post.posted for number in item.captures}
