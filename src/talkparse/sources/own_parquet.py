"""Pages from a Parquet file that ``write`` has made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from talkparse.problems import RecordError
from talkparse.sources.extras import import_extra
from talkparse.sources.own_data import Outcome, read_page, thread_of
from talkparse.writers.arrow_marks import MARK, PAGES
from talkparse.writers.rows import cell_text

_PAGES_AT_A_TIME: Final = 16


def holds_pages(metadata: Mapping[bytes, bytes] | None) -> bool:
    """Tell by the metadata of its schema whether a file holds pages, or rows, which talkparse wrote."""
    return MARK in (metadata or {})


def parquet_pages(file: Any, name: str) -> Iterator[Outcome]:  # noqa: ANN401 -- a ParquetFile, of an extra
    """Yield the pages of a Parquet file that holds them; they are counted from 1."""
    arrow = import_extra("pyarrow", "parquet")
    number = 1
    try:
        _check_mark(file.schema_arrow.metadata or {})
        for batch in file.iter_batches(_PAGES_AT_A_TIME, use_threads=False):
            for row in batch.to_pylist():
                data = _plain(row)
                posts = [(index, post.pop("parent"), _post(post)) for index, post in enumerate(data.pop("posts"))]
                yield read_page({**data, "comments": thread_of(posts)}, name, number)
                number += 1
    except (arrow.ArrowException, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        missing = " is missing" if isinstance(error, LookupError) else ""
        yield RecordError(name, number, f"no Parquet file that this version of talkparse reads: {error}{missing}")


def _check_mark(metadata: Mapping[bytes, bytes]) -> None:
    mark = metadata.get(MARK, b"nothing of talkparse's")
    if mark != PAGES:
        raise ValueError(f"it holds {mark.decode('utf-8', 'replace')}")


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
