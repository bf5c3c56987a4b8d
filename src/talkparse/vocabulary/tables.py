"""Tables of TOML as classes: each value checked when it is loaded, so that an error names its key."""

from __future__ import annotations

from collections.abc import Mapping
from pkgutil import get_data
from typing import Any, Final, NoReturn, TypeVar, dataclass_transform, get_type_hints

T = TypeVar("T", bound="Table")


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Table:
    """A frozen table, with a field for each key: its class names them by annotations.

    Two are equal only if they are the same object. Making as many classes by attrs would take longer than anything else
    that importing the package needs.
    """

    def __init__(self, **values: object) -> None:
        """Take the value of each field."""
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse."""
        raise AttributeError(f"{type(self).__name__}.{name}: frozen")

    def __repr__(self) -> str:
        """Show the fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__getstate__().items())})"

    def __getstate__(self) -> dict[str, Any]:
        """Give the fields, without what was worked out of them."""
        return {name: self.__dict__[name] for name in get_type_hints(type(self))}

    def as_dict(self) -> dict[str, Any]:
        """Give the fields, and those of each table among them."""
        values = self.__getstate__().items()
        return {name: value.as_dict() if isinstance(value, Table) else value for name, value in values}


class VocabularyError(ValueError):
    """A table of words lacks a key, or holds one that is wrong or unknown."""


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise VocabularyError(f"{key}: expected a text, found {value!r}")
    return value


def _number(key: str, value: object) -> int:
    if type(value) is not int:
        raise VocabularyError(f"{key}: expected a whole number, found {value!r}")
    return value


def _texts(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise VocabularyError(f"{key}: expected a list of texts, found {value!r}")
    return tuple(_text(f"{key}[{index}]", item) for index, item in enumerate(value))


def _few_texts(key: str, value: object) -> tuple[str, ...]:
    return () if value in ([], ()) else _texts(key, value)


def _text_by_text(key: str, value: object) -> dict[str, str]:
    return {name: _text(f"{key}.{name}", item) for name, item in _table(key, value).items()}


def _texts_by_text(key: str, value: object) -> dict[str, tuple[str, ...]]:
    return {name: _texts(f"{key}.{name}", item) for name, item in _table(key, value).items()}


def _table(key: str, value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not value:
        raise VocabularyError(f"{key}: expected a table, found {value!r}")
    return dict(value)


# The type of a field decides how its value is checked; annotations are strings here, as everywhere in this package.
_CHECKS: Final = {
    "str": _text,
    "int": _number,
    "tuple[str, ...]": _texts,
    "Few": _few_texts,
    "dict[str, str]": _text_by_text,
    "dict[str, tuple[str, ...]]": _texts_by_text,
}


def parse_toml(text: str) -> dict[str, Any]:
    """Read TOML. Raises ``VocabularyError`` for a text that is none."""
    import tomllib  # noqa: PLC0415 -- compiles patterns of its own, and the words are read at the first parse

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"no valid TOML: {error}") from error


def own_toml(package: str, name: str) -> dict[str, Any]:
    """Read a file of this package, which may be in an archive."""
    # importlib.resources would do this too, and imports what takes longer than reading all words.
    return parse_toml((get_data(package, name) or b"").decode("utf-8"))


def read_tables(cls: type[T], data: Mapping[str, object]) -> T:
    """Read a table of tables; the types of its fields say of which class each is.

    Raises ``VocabularyError`` naming the key that is missing, unknown or wrong.
    """
    parts = get_type_hints(cls)
    _same_keys("", set(parts), data)
    return cls(**{name: _load_part(name, part, data[name]) for name, part in parts.items()})


def _load_part(key: str, part: Any, value: object) -> Any:  # noqa: ANN401 -- a class of tables, and one of it
    if part == dict[str, str]:
        return _text_by_text(key, value)
    table = _table(key, value)
    checks = {name: _CHECKS[kind] for name, kind in part.__annotations__.items()}
    _same_keys(f"{key}.", set(checks), table)
    return part(**{name: check(f"{key}.{name}", table[name]) for name, check in checks.items()})


def _same_keys(prefix: str, expected: set[str], found: Mapping[str, object]) -> None:
    for name in sorted(expected - found.keys()):
        raise VocabularyError(f"{prefix}{name}: missing")
    for name in sorted(found.keys() - expected):
        raise VocabularyError(f"{prefix}{name}: unknown")
