"""Parquet: a page in each row, with its posts in a list; or, flat, what ``rows`` gives, a post in each."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from talkparse.serialise import to_dict
from talkparse.writers.arrow_schema import page_schema, row_schema
from talkparse.writers.rows import rows
from talkparse.writers.thread import placed_posts
from talkparse.writers.unwritable import HALVES, fit, replace, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from talkparse.model import Consultation

_GROUP: Final = 2_000
"""Posts in a row group, or a few more: so many are held at a time."""


def write(consultations: Iterable[Consultation], stream: BinaryIO, *, flat: bool = False) -> None:
    """Write pages, or posts, a row group at a time."""
    said: Counter[str] = Counter()
    schema = row_schema() if flat else page_schema()
    given = rows(consultations) if flat else (_page(consultation) for consultation in consultations)
    typed = [(field.name, _typed_as(field.type, said)) for field in schema]
    with pq.ParquetWriter(stream, schema) as writer:
        for group in _groups(given):
            columns = [pa.array([take(row[name]) for row in group], schema.field(name).type) for name, take in typed]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    say("parquet", said)


def _groups(given: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Divide rows so that each group holds about as many posts as ``_GROUP`` says."""
    group: list[dict[str, Any]] = []
    posts = 0
    for row in given:
        group.append(row)
        posts += len(row.get("posts", "1"))
        if posts >= _GROUP:
            yield group
            group, posts = [], 0
    if group:
        yield group


def _page(consultation: Consultation) -> dict[str, Any]:
    """Give the data of a page with ``posts`` in the place of ``comments``."""
    data = to_dict(consultation)
    posts = []
    waiting = data.pop("comments")[::-1]
    for placed in placed_posts(consultation):
        entry = waiting.pop()
        waiting += entry["replies"][::-1]
        posts.append({"parent": placed.parent, "is_reply": "evidence" in entry, **entry})
    return {**data, "posts": posts}


def _typed_as(kind: Any, said: Counter[str]) -> Callable[[Any], Any]:  # noqa: ANN401 -- pyarrow gives no types
    """Give the function that turns data of JSON, or a row, into what an array of a type is made of."""
    if pa.types.is_struct(kind):
        inner = [(field.name, _typed_as(field.type, said)) for field in kind]
        return lambda value: None if value is None else {name: take(value.get(name)) for name, take in inner}
    if pa.types.is_list(kind):
        take_one = _typed_as(kind.value_type, said)
        return lambda value: None if value is None else [take_one(item) for item in value]
    read = date.fromisoformat if pa.types.is_date32(kind) else datetime.fromisoformat
    if pa.types.is_temporal(kind):
        return lambda value: read(value) if isinstance(value, str) else value
    if pa.types.is_integer(kind):
        return lambda value: fit(value, said)
    return lambda value: replace(value, HALVES, said) if isinstance(value, str) else value
