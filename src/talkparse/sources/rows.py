"""Rows with columns become records: objects of JSON as well as rows of tables."""

from __future__ import annotations

from talkparse.problems import RecordError
from talkparse.sources.columns import Columns, find, has_any
from talkparse.sources.html import begins_as_markup
from talkparse.sources.own_data import is_page, read_page
from talkparse.sources.record import Found, Media, PassedOver, Place, Record, no_text


def record_of(row: object, place: Place, columns: Columns) -> Found:
    """Make a record of a row; one whose text is null is passed over, and one that is a page of talkparse's is read."""
    if is_page(row):
        return read_page(row, place)
    try:
        return _record(row, place, columns)
    except UnicodeDecodeError as error:
        return RecordError(*place, no_text(error))
    except ValueError as error:
        return RecordError(*place, str(error))


def _record(row: object, place: Place, columns: Columns) -> Record | PassedOver:
    if not isinstance(row, dict):
        raise ValueError(f"expected an object, found {_kind_of(row)}")  # noqa: TRY004 -- no call is wrong
    data = find(row, columns.text)
    if data is None and has_any(row, columns.text):
        return PassedOver()
    if data is None:
        raise ValueError(say_missing(columns))
    url = find(row, columns.url)
    if not isinstance(data, str | bytes):
        raise ValueError(f"the column of the text: expected a string, found {_kind_of(data)}")  # noqa: TRY004 -- no call is wrong
    if not isinstance(url, str | None):
        raise ValueError(f"the column of the url: expected a string, found {_kind_of(url)}")  # noqa: TRY004 -- as above
    is_html = begins_as_markup(data)
    return Record(
        place=place,
        data=data if is_html or isinstance(data, str) else data.decode(),
        media=Media.HTML if is_html else Media.TEXT,
        url=url,
        date=find(row, columns.date),
    )


def say_missing(columns: Columns) -> str:
    """Say that none of the columns can be found that may hold a page."""
    known = ", ".join(columns.text)
    return f"no column with the text of a page: none is called {known}; columns can name it"


def _kind_of(value: object) -> str:
    kinds = {type(None): "null", bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list"}
    return kinds.get(type(value), "an object" if isinstance(value, dict) else type(value).__name__)
