"""Rows of Arrow as Python's objects: Arrow holds values that Python's types cannot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

# A year after 9999, bytes that are no UTF-8, an unknown time zone, nanoseconds where pandas is not installed.
_UNREADABLE: Final = (OverflowError, ValueError, LookupError)


def rows_of(batch: Any) -> Iterator[dict[str, Any] | str]:  # noqa: ANN401 -- pyarrow is an extra
    """Yield the rows of a RecordBatch, and for one that cannot be read why not: one odd cell costs no other row."""
    try:
        yield from batch.to_pylist()
    except _UNREADABLE:  # raised before any row was given
        for index in range(batch.num_rows):
            yield _row(batch.slice(index, 1))


def _row(batch: Any) -> dict[str, Any] | str:  # noqa: ANN401 -- as above
    try:
        [row] = batch.to_pylist()
    except _UNREADABLE as error:
        return f"a value that cannot be read: {error}"
    found: dict[str, Any] = row
    return found
