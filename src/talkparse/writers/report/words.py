"""The report's own words for what the model spells in codes."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING, Final

from talkparse.dates.clock import SECOND
from talkparse.enums import AuthorStatus, Cut
from talkparse.model import Post
from talkparse.writers.edtf import days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talkparse.model import DateInterval, DateRange, Votes

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
CUTS: Final = {
    Cut.SITE_LIMIT: "Cut off by the site at 2,000 characters.",
    Cut.PREVIEW_ONLY: "Only the preview is known.",
    Cut.END_OF_DUMP: "The dump ends here.",
}
_NAMELESS: Final = {AuthorStatus.DELETED: "A deleted account"}


def author(post: Post) -> str:
    """Name the author of a post, or say that nobody is named."""
    return post.author or _NAMELESS.get(post.author_status, "A member")


def day(value: date) -> str:
    """Write a day: ``3 March 2025``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """Write a day where there is little room: ``3 Mar 2025``."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def period(value: DateRange | None) -> str:
    """Write a range of days, both inclusive; of an open one the end that is known."""
    if value is None:
        return ""
    if value.first and value.last:
        return f"{day(value.first)} to {day(value.last)}"
    return f"from {day(value.first)}" if value.first else f"until {day(value.last)}" if value.last else ""


def instants(value: DateInterval) -> str:
    """Write an interval by its days in London, both inclusive; a single second in full."""
    if value.stop - value.start == SECOND:
        instant = value.start.astimezone(UTC)
        return f"on {day(instant.date())} at {instant:%H:%M:%S} UTC"
    first, last = days(value)
    return f"on {day(first)}" if first == last else f"between {day(first)} and {day(last)}"


def votes(value: Votes | None) -> str:
    """Write the counts that the page prints."""
    if value is None:
        return ""
    counts = {"up": value.up, "care": value.care, "down": value.down}
    return ", ".join(f"{name} {count:,}" for name, count in counts.items() if count is not None)


def counted(count: int, one: str, many: str) -> str:
    """Write a number with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def joined(parts: Iterable[str]) -> str:
    """Put the parts that say anything into one line."""
    return " · ".join(filter(None, parts))
