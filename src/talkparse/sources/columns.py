"""The columns in which corpora keep a page, its address and its date, by the names that they give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from talkparse.problems import RecordError
from talkparse.sources.html import begins_as_markup
from talkparse.sources.record import Media, PassedOver, Place, Record

COLUMNS: Final = {
    "text": ("text", "content", "raw_content", "html", "body"),
    "url": ("url", "uri", "u", "source_url", "metadata.url", "warc_headers.warc-target-uri", "WARC-Target-URI"),
    "date": (
        "date", "timestamp", "ts", "date_download", "warc_date", "WARC-Date", "metadata.WARC-Date",
        "metadata.warc_date", "warc_headers.warc-date",
    ),
}  # fmt: skip
"""What a column may be called, best name first; case says nothing, and a dot leads into a nested one.

FineWeb, C4, RefinedWeb, RedPajama 2, OSCAR, Dolma, DCLM and HPLT are spelled like this.
"""


def check_columns(columns: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    """Check names of columns that a caller gives. Raises ``TypeError`` or ``ValueError``."""
    if columns is None:
        return ()
    if not isinstance(columns, Mapping):
        raise TypeError(f"columns: expected a mapping, not {type(columns).__name__}")
    for key, name in columns.items():
        if key not in COLUMNS:
            raise ValueError(f"columns: expected one of {', '.join(COLUMNS)}, not {key!r}")
        if not isinstance(name, str):
            raise TypeError(f"columns: expected a str for {key}, not {type(name).__name__}")
        if not name:
            raise ValueError(f"columns: {key} needs a name")
    return tuple(columns.items())


def names_of(key: str, columns: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Give the names by which to look for a column: the caller's, or those of the table."""
    given = dict(columns)
    return (given[key],) if key in given else COLUMNS[key]


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
    return _descend({key.lower(): value for key, value in inner.items()}, rest) if isinstance(inner, Mapping) else None


def record_of(row: object, place: Place, columns: tuple[tuple[str, str], ...]) -> Record | PassedOver | RecordError:
    """Make a record of a row; one whose text is null is passed over."""
    try:
        return _record(row, place, columns)
    except UnicodeDecodeError as error:
        return RecordError(*place, f"not text: byte 0x{error.object[error.start]:02x} does not belong in UTF-8")
    except ValueError as error:
        return RecordError(*place, str(error))


def _record(row: object, place: Place, columns: tuple[tuple[str, str], ...]) -> Record | PassedOver:
    if not isinstance(row, Mapping):
        raise ValueError(f"expected an object, found {_kind_of(row)}")  # noqa: TRY004 -- no call is wrong
    names = names_of("text", columns)
    data = find(row, names)
    if data is None and has_any(row, names):
        return PassedOver()
    if data is None:
        raise ValueError(say_missing(columns))
    url = find(row, names_of("url", columns))
    for key, value, is_fitting in (
        ("text", data, isinstance(data, str | bytes)),
        ("url", url, isinstance(url, str | None)),
    ):
        if not is_fitting:
            raise ValueError(f"the column of the {key}: expected a string, found {_kind_of(value)}")
    is_html = begins_as_markup(data)
    return Record(
        place=place,
        data=data if is_html or isinstance(data, str) else data.decode(),
        media=Media.HTML if is_html else Media.TEXT,
        url=url,
        date=find(row, names_of("date", columns)),
    )


def say_missing(columns: tuple[tuple[str, str], ...]) -> str:
    """Say that none of the columns can be found that may hold a page."""
    known = ", ".join(names_of("text", columns))
    return f"no column with the text of a page: none is called {known}; columns can name it"


def has_any(row: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Tell whether a row has one of the columns, be it null."""
    keys = {key.lower() for key in row}
    return any(name.lower() in keys for name in names)


def _kind_of(value: object) -> str:
    kinds = {type(None): "null", bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list"}
    return kinds.get(type(value), "an object" if isinstance(value, Mapping) else type(value).__name__)
