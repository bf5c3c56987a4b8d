"""The captures of a merged discussion, and which of them is believed where they differ.

The newest one is, and of several of one time the one with the larger value, so that no order of arguments shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import AttrsInstance, evolve, fields

from talkparse.merging.pages import Instants, Leaf, instants_of, join_origins
from talkparse.model import Capture

T = TypeVar("T")
A = TypeVar("A", bound=AttrsInstance)


def list_captures(leaves: Iterable[Leaf]) -> tuple[Capture, ...]:
    """Give the captures of all pages, newest first, each once."""
    origins: dict[Capture, list[str | None]] = {}
    for leaf in leaves:
        for capture in leaf.captures:
            origins.setdefault(capture, []).append(capture.origin)
    found = [evolve(capture, origin=join_origins(named)) for capture, named in origins.items()]
    return tuple(sorted(found, key=_rank, reverse=True))


def newest(values: Iterable[tuple[Instants, T | None]]) -> T | None:
    """Give the value of the newest capture that has one; of several, the larger."""
    known = [(when, value) for when, value in values if value is not None and value != ()]
    return max(known, key=lambda item: (item[0], _size(item[1])))[1] if known else None


def newest_parts(cls: type[A], values: Iterable[tuple[Instants, A | None]]) -> A | None:
    """Give an object each field of which is the newest that is known; None where there is no object."""
    known = [(when, value) for when, value in values if value is not None]
    if not known:
        return None
    parts = {field.name: newest((when, getattr(value, field.name)) for when, value in known) for field in fields(cls)}
    return cls(**parts)


def _size(value: object) -> Any:  # noqa: ANN401 -- what orders values of one type
    return value if isinstance(value, int | str) else repr(value)


def _rank(capture: Capture) -> tuple[Any, ...]:
    named = (capture.captured_by or "", capture.url or "", capture.layout or "")
    counts = (-1 if count is None else count for count in (capture.responses, capture.comment_count))
    return (instants_of(capture.captured), *named, *counts)
