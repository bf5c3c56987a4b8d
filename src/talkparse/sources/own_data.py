"""Pages from the data that ``to_dict`` gives, whatever container brought it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import evolve

from talkparse.model import Consultation
from talkparse.problems import RecordError
from talkparse.serialise import from_dict
from talkparse.sources.record import Place

_FIELDS: Final = frozenset({"kind", "comments", "timeline", "captured", "captured_by", "layout", "problems"})
"""Fields of a page that no record of a corpus has together."""


def is_page(value: object) -> bool:
    """Tell whether a value of JSON is meant to be what ``to_dict`` gives."""
    return isinstance(value, dict) and value.keys() >= _FIELDS


Placed = tuple[int, int | None, dict[str, Any]]
"""The number of a post on its page, that of the post which it answers, and its data."""


def read_page(
    value: Any,  # noqa: ANN401 -- whatever JSON holds
    place: Place,
    posts: Iterable[Placed] | None = None,
) -> Consultation | RecordError:
    """Make a page of what ``to_dict`` gives, or of that and its posts where they are kept in a list of their own.

    Its origin is the one that it was written with, or else its place.
    """
    try:
        page = from_dict(value if posts is None else {**value, "comments": _thread_of(posts)})
        return page if page.origin is not None else evolve(page, origin=str(place))
    except ValueError as error:
        return no_page(error, place)


NO_PAGE: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What is raised of cells that hold something else than ``write`` puts there; it costs their page alone."""


def no_page(error: Exception, place: Place) -> RecordError:
    """Say what is wrong with a page."""
    first, *others = str(error).split("\n")
    more = " is missing" if isinstance(error, LookupError) else f" (and {len(others)} more)" if others else ""
    return RecordError(*place, f"no page that this version of talkparse reads: {first}{more}")


def _thread_of(posts: Iterable[Placed]) -> list[dict[str, Any]]:
    """Give the posts at the top, all others being put into the replies of their parents, which come before them.

    Raises ``ValueError`` for a parent that does not.
    """
    top: list[dict[str, Any]] = []
    found: dict[int, dict[str, Any]] = {}
    for index, parent, post in posts:
        post["replies"] = []
        if parent is not None and parent not in found:
            raise ValueError(f"post {index} answers post {parent}, which does not stand before it")
        (top if parent is None else found[parent]["replies"]).append(post)
        found[index] = post
    return top
