"""The columns in which corpora keep a page, its address and its date, by the names that they give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Columns(NamedTuple):
    """What a column may be called, best name first; case says nothing, and a dot leads into a nested one.

    FineWeb, C4, RefinedWeb, RedPajama 2, OSCAR, Dolma, DCLM and HPLT are spelled like this.
    """

    text: tuple[str, ...] = ("text", "content", "raw_content", "html", "body")
    url: tuple[str, ...] = (
        *("url", "uri", "u", "source_url", "metadata.url", "warc_headers.warc-target-uri", "WARC-Target-URI"),
        "metadata.WARC-Target-URI",
    )
    date: tuple[str, ...] = (
        *("date", "timestamp", "ts", "date_download", "warc_date", "WARC-Date", "metadata.WARC-Date"),
        *("metadata.warc_date", "warc_headers.warc-date"),
    )


def check_columns(columns: Mapping[str, str] | None) -> Columns:
    """Put the names that a caller gives in the place of ours. Raises ``TypeError`` or ``ValueError``."""
    if not isinstance(columns, Mapping | None):
        raise TypeError(f"columns: expected a mapping, not {type(columns).__name__}")
    for key, name in (columns or {}).items():
        if key not in Columns._fields:
            raise ValueError(f"columns: expected one of {', '.join(Columns._fields)}, not {key!r}")
        if not isinstance(name, str):
            raise TypeError(f"columns: expected a str for {key}, not {type(name).__name__}")
        if not name:
            raise ValueError(f"columns: {key} needs a name")
    return Columns()._replace(**{key: (name,) for key, name in (columns or {}).items()})


def find(row: Mapping[str, Any], names: Iterable[str]) -> Any:  # noqa: ANN401 -- a value of JSON
    """Give the value of the first of the columns that a row has and that is not null, else None."""
    folded: dict[str, Any] | None = None
    for name in names:
        if (value := row.get(name)) is not None:
            return value
        folded = folded or {key.lower(): value for key, value in row.items()}
        if (value := _descend(folded, name.lower())) is not None:
            return value
    return None


def _descend(folded: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 -- a value of JSON
    """Find a name as it stands, or part by part in nested columns."""
    if (value := folded.get(name)) is not None:
        return value
    first, dot, rest = name.partition(".")
    inner = folded.get(first) if dot else None
    return _descend({key.lower(): value for key, value in inner.items()}, rest) if isinstance(inner, dict) else None


def has_any(row: Iterable[str], names: Iterable[str]) -> bool:
    """Tell whether a row has one of the columns, be it null."""
    keys = {key.lower() for key in row}
    return any(name.lower() in keys for name in names)
