"""The types of Arrow for pages and rows, read off the model, so that a new field needs no line here.

A page is a row: its fields are those of ``to_dict``, but that ``posts`` stands where ``comments`` do, in page order,
each with the index of its ``parent``; for no schema of Arrow holds replies in replies. Closed vocabularies are
dictionaries, days ``date32``, instants ``timestamp`` in UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
import pyarrow as pa

from talkparse.enums import AuthorStatus, Certainty, Cut, Kind
from talkparse.model import Consultation, Reply
from talkparse.serialise import LEFT_OUT
from talkparse.writers.arrow_marks import MARK, PAGES, ROWS
from talkparse.writers.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = pa.dictionary(pa.int32(), pa.string())
_INSTANT: Final = pa.timestamp("us", tz="UTC")  # years from 1 to 9999 fit, and the fractions that from_dict takes
_SIMPLE: Final = {
    bool: pa.bool_(), int: pa.int64(), str: pa.string(), date: pa.date32(), datetime: _INSTANT,
}  # fmt: skip
_VOCABULARIES: Final = {"kind": Kind, "author_status": AuthorStatus, "certainty": Certainty, "cut": Cut}
_OTHER_WORDS: Final = {"role", "age_unit"}  # few as well, and often counted


def page_schema() -> Any:  # noqa: ANN401 -- pyarrow gives no types
    """Give the schema of pages, which are read back equal."""
    return pa.schema(_fields(Consultation), metadata={MARK: PAGES})


def row_schema() -> Any:  # noqa: ANN401 -- as above
    """Give the schema of ``rows``."""
    words = _VOCABULARIES.keys() | _OTHER_WORDS
    fields = [(name, _WORD if name in words else _SIMPLE[kind]) for name, kind in COLUMNS.items()]
    return pa.schema(fields, metadata={MARK: ROWS})


def _fields(cls: type[attrs.AttrsInstance]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(cls)
    for name in attrs.fields_dict(cls):
        if name == "comments":
            post = [("parent", pa.int32()), ("is_reply", pa.bool_()), *_fields(Reply)]
            yield "posts", pa.list_(pa.struct(post))
        elif name not in LEFT_OUT and name != "replies":
            yield name, _type(hints[name])


def _type(annotation: Any) -> Any:  # noqa: ANN401 -- any type of a field
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    if get_origin(annotation) in {Union, UnionType}:
        [member] = (member for member in get_args(annotation) if member is not type(None))
        return _type(member)
    if get_origin(annotation) is tuple:
        return pa.list_(_type(get_args(annotation)[0]))
    return _WORD if issubclass(annotation, StrEnum) else pa.struct(list(_fields(annotation)))
