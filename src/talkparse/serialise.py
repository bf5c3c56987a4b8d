"""Consultations as plain data, ready for JSON, and back.

The keys are the fields of the model in their order. Reading is the exact inverse and takes nothing else: what
``from_dict`` accepts is what ``json_schema`` describes, so no value is guessed or left out in silence.
Posts are walked with a stack, so replies may be nested to any depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from reprlib import repr as short_repr
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from talkparse.model import Comment, Consultation, Post, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

LEFT_OUT: Final = frozenset({"tokens", "source", "merged_from"})
"""Fields of a consultation that say where things stood and what they were made of, not what the page says."""

T = TypeVar("T")
_SCALARS: Final = frozenset({str, int, bool})
_POSTS: Final = frozenset({"comments", "replies"})
_MISSING: Final = object()
# Days that the calendar has, and instants with their offsets, in the dialect that Python and JSON Schema share.
_LEAP: Final = "(?:[0-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
_COMMON: Final = (
    "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
DAY: Final = f"(?!0000)(?:{_LEAP}|{_COMMON})"
_TIME: Final = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?"
# On the first and the last day an offset could lead out of the calendar.
_INSIDE: Final = "(?!(?:0001-01-01|9999-12-31)T[^+-]*[+-])"
INSTANT: Final = f"{_INSIDE}{DAY}{_TIME}(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"


def to_dict(consultation: Consultation) -> dict[str, Any]:
    """Turn a consultation into dicts, lists, strings, numbers, booleans and None, in the order of the model's fields.

    Days are written ``2025-07-01``, instants ``2025-07-01T12:00:00Z``. ``tokens``, ``source`` and ``merged_from`` are
    left out.
    """
    if not isinstance(consultation, Consultation):
        raise TypeError(f"expected a Consultation, found {type(consultation).__name__}")
    data: dict[str, Any] = _plain(consultation)
    waiting: list[tuple[tuple[Post, ...], list[Any]]] = [(consultation.comments, data["comments"])]
    while waiting:
        posts, place = waiting.pop()
        for post in posts:
            entry = _plain(post)
            place.append(entry)
            waiting.append((post.replies, entry["replies"]))
    return data


def _plain(value: Any) -> Any:  # noqa: ANN401 -- any value of the model, and what JSON has for it
    """Turn a value into plain data. Posts are left to the stack of ``to_dict``.

    cattrs, which reads the data, could write them too, but importing it takes longer than all that is written here.
    """
    if value is None or type(value) in _SCALARS:
        return value
    if isinstance(value, tuple | list):
        return [*map(_plain, value)]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return instant_text(value) if isinstance(value, datetime) else value.isoformat()
    cls: Any = type(value)
    if not attrs.has(cls):
        return value  # none of the model's, so somebody else put it there
    return {name: [] if name in _POSTS else _plain(getattr(value, name)) for name in _names_of(cls)}


@cache
def _names_of(cls: type) -> tuple[str, ...]:
    """Give the fields of a class that are written."""
    return tuple(name for name in attrs.fields_dict(cls) if name not in LEFT_OUT)


def from_dict(data: Mapping[str, Any]) -> Consultation:
    """Turn the data of ``to_dict`` back into an equal consultation.

    Raises ``ValueError`` with a line for each fault, its path first: ``comments[3].age.amount: expected int, …``.
    """
    comments, faults = _build_posts(data)
    consultation, own_faults = _build(Consultation, data, "comments", comments, "")
    if consultation is None or faults:
        raise ValueError("\n".join([*own_faults, *faults]))
    return consultation


def instant_text(instant: datetime) -> str:
    """Write an instant as ISO 8601 in UTC, ``2025-07-01T12:00:00Z``. A naive datetime is a ``ValueError``."""
    if instant.tzinfo is None:
        raise ValueError(f"a datetime without a time zone names no instant: {instant.isoformat()}")
    return instant.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def _build_posts(data: object) -> tuple[list[Any], list[str]]:
    """Build all posts, replies before what they answer; give those of the top, and the faults, parents first."""
    top: list[Any] = []
    found: list[tuple[str, type[Post], object, list[Any], list[Any]]] = []
    waiting: list[tuple[str, object, str, list[Any]]] = [("", data, "comments", top)]
    while waiting:
        path, holder, key, place = waiting.pop()
        entries = holder.get(key) if isinstance(holder, Mapping) else None
        if not isinstance(entries, list):
            continue  # reported with the holder, when that is built
        start = len(found)
        for index, entry in enumerate(entries):
            is_comment = key == "comments" and not (isinstance(entry, Mapping) and "evidence" in entry)
            found.append((f"{path}{key}[{index}]", Comment if is_comment else Reply, entry, [], place))
        waiting.extend((f"{at}.", entry, "replies", replies) for at, _, entry, replies, _ in reversed(found[start:]))
    faults: list[list[str]] = []
    for path, cls, entry, replies, place in reversed(found):
        post, own_faults = _build(cls, entry, "replies", replies[::-1], path)
        place.append(post)
        faults.append(own_faults)
    return top[::-1], [fault for own_faults in reversed(faults) for fault in own_faults]


def _build(cls: type[T], data: object, key: str, posts: list[Any], path: str) -> tuple[T | None, list[str]]:
    """Build one object around its posts, which are built already. Gives None and the faults when there are any."""
    from cattrs import BaseValidationError  # noqa: PLC0415 -- see _converter

    if isinstance(data, Mapping) and isinstance(data.get(key), list):
        data = {**data, key: _Built(posts)}
    try:
        return _converter().structure(data, cls), []
    except (BaseValidationError, ValueError) as error:
        return None, list(_faults(error, path))


class _Built(tuple[Any, ...]):
    """Posts that are built already, told from data that somebody put into a tuple."""

    __slots__ = ()


def _faults(error: BaseException, path: str) -> Iterator[str]:
    """Flatten an error of cattrs into lines. It nests no deeper than the model without its replies."""
    from cattrs import AttributeValidationNote, BaseValidationError  # noqa: PLC0415
    from cattrs.errors import ForbiddenExtraKeysError  # noqa: PLC0415

    for note in getattr(error, "__notes__", ()):
        path += f".{note.name}" if isinstance(note, AttributeValidationNote) else f"[{note.index}]"
    if isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            yield f"{path}.{name}: unknown".lstrip(".")
    elif isinstance(error, BaseValidationError):
        for part in error.exceptions:
            yield from _faults(part, path)
    else:
        yield f"{path.lstrip('.') or 'consultation'}: {error}"


@cache
def _converter() -> Converter:
    """Make the converter, at the first use: importing cattrs takes longer than importing the rest of this package.

    msgspec, which would be faster, refuses a union of two attrs types such as ``Comment | Reply``.
    """
    from cattrs import Converter  # noqa: PLC0415
    from cattrs.gen import make_dict_structure_fn, override  # noqa: PLC0415

    converter = Converter()

    # Posts are left to the stack of _build_posts.
    overrides = {name: override(omit=True) for name in LEFT_OUT}
    overrides |= {name: override(struct_hook=_take_built) for name in _POSTS}

    def structure_fn(cls: type) -> Callable[[Any, Any], Any]:
        names = _names_of(cls)
        own: dict[str, Any] = {name: overrides[name] for name in attrs.fields_dict(cls) if name in overrides}
        inner: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **own)

        def structure(value: object, _: type) -> Any:  # noqa: ANN401 -- an instance of cls
            if not isinstance(value, Mapping):
                raise _wrong("an object", value)
            return inner({**dict.fromkeys(names, _MISSING), **value}, cls)

        return structure

    def tuple_fn(cls: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401 -- tuple[...] is no class
        items = list[cls.__args__[0]]

        def structure(value: object, _: type) -> Any:  # noqa: ANN401 -- a tuple
            if not isinstance(value, list):
                raise _wrong("a list", value)
            return tuple(converter.structure(value, items))

        return structure

    converter.register_structure_hook_factory(attrs.has, structure_fn)
    converter.register_structure_hook_factory(lambda cls: getattr(cls, "__origin__", None) is tuple, tuple_fn)
    for scalar in (str, int, bool):
        converter.register_structure_hook(scalar, _take_scalar)
    converter.register_structure_hook(StrEnum, _take_enum)
    converter.register_structure_hook(date, _take_day)
    converter.register_structure_hook(datetime, _take_instant)
    return converter


def _wrong(expected: str, value: object) -> ValueError:
    return ValueError("missing" if value is _MISSING else f"expected {expected}, found {short_repr(value)}")


def _take_built(value: object, _: object) -> tuple[Any, ...]:
    if not isinstance(value, _Built):
        raise _wrong("a list", value)
    return tuple(value)


def _take_scalar(value: object, cls: type) -> object:
    if cls is int and isinstance(value, float) and value.is_integer():
        return int(value)  # to JSON Schema 2.0 is an integer, and some programs write all numbers so
    if type(value) is not cls:  # a bool is an int, but not here
        raise _wrong(cls.__name__, value)
    return value


def _take_enum(value: object, cls: type[StrEnum]) -> StrEnum:
    if not isinstance(value, str) or value not in set(cls):
        raise _wrong(f"one of {', '.join(cls)}", value)
    return cls(value)


def _take_day(value: object, _: type) -> date:
    if not isinstance(value, str) or not re.fullmatch(DAY, value):
        raise _wrong("a day such as 2025-07-01", value)
    return date.fromisoformat(value)


def _take_instant(value: object, _: type) -> datetime:
    if not isinstance(value, str) or not re.fullmatch(INSTANT, value):
        raise _wrong("an instant with its offset, such as 2025-07-01T12:00:00Z", value)
    return datetime.fromisoformat(value).astimezone(UTC)
