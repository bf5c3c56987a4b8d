"""Pages from a Parquet file that ``write`` has made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from talkparse.model import Consultation
from talkparse.problems import RecordError
from talkparse.sources.arrow_rows import rows_of
from talkparse.sources.own_data import NO_PAGE, no_page, read_page
from talkparse.sources.record import Place
from talkparse.writers.arrow_marks import MARK, PAGES
from talkparse.writers.rows import cell_text

_PAGES_AT_A_TIME: Final = 16


def is_marked(metadata: Mapping[bytes, bytes] | None) -> bool:
    """Tell by the metadata of its schema whether talkparse wrote a file."""
    return MARK in (metadata or {})


def pages_of(file: Any, name: str, groups: Sequence[int] | None) -> Iterator[Consultation | RecordError]:  # noqa: ANN401
    """Yield the pages of some row groups of a ParquetFile, or of all; they are counted from 1, through all groups."""
    number = 1
    try:
        _check_mark(file.schema_arrow.metadata)
        for group in range(file.metadata.num_row_groups):
            if groups is not None and group not in groups:
                number += file.metadata.row_group(group).num_rows
                continue
            for batch in file.iter_batches(_PAGES_AT_A_TIME, row_groups=[group], use_threads=False):
                for row in rows_of(batch):
                    place = Place(name, number)
                    yield RecordError(*place, row) if isinstance(row, str) else _page(row, place)
                    number += 1
    except ValueError as error:  # what is no Parquet is said by the caller
        yield RecordError(name, number, f"no Parquet file that this version of talkparse reads: {error}")


def _check_mark(metadata: Mapping[bytes, bytes]) -> None:
    if metadata[MARK] != PAGES:
        kind = metadata[MARK].decode("utf-8", "replace")
        raise ValueError(f"it holds {kind}, and what was written flat is not read back")


def _page(row: dict[str, Any], place: Place) -> Consultation | RecordError:
    try:
        data = _plain(row)
        posts = [(index, post.pop("parent"), _post(post)) for index, post in enumerate(data.pop("posts"))]
    except NO_PAGE as error:
        return no_page(error, place)
    return read_page(data, place, posts)


def _post(post: dict[str, Any]) -> dict[str, Any]:
    """Take from a post what a reply alone has."""
    if not post.pop("is_reply"):
        for name in ("evidence", "certainty", "parent_id"):
            del post[name]
    return post


def _plain(value: Any) -> Any:  # noqa: ANN401 -- whatever Parquet holds
    """Write days and instants as JSON has them. What is nested is what the schema nests: not the replies."""
    match value:
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case list():
            return [_plain(part) for part in value]
        case date():
            return cell_text(value)
    return value
