"""The site's words: read once from ``vocabulary.toml`` and checked, so that an error names its key."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import field, fields, frozen

if TYPE_CHECKING:
    from attrs import AttrsInstance

T = TypeVar("T", bound="AttrsInstance")


class VocabularyError(ValueError):
    """The vocabulary file lacks a key, or holds a wrong one."""


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise VocabularyError(f"{key}: expected a text, found {value!r}")
    return value


def _number(key: str, value: object) -> int:
    if type(value) is not int:
        raise VocabularyError(f"{key}: expected a whole number, found {value!r}")
    return value


def _texts(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise VocabularyError(f"{key}: expected a list of texts, found {value!r}")
    return tuple(_text(f"{key}[{index}]", item) for index, item in enumerate(value))


def _text_by_text(key: str, value: object) -> dict[str, str]:
    return {name: _text(f"{key}.{name}", item) for name, item in _table(key, value).items()}


def _texts_by_text(key: str, value: object) -> dict[str, tuple[str, ...]]:
    return {name: _texts(f"{key}.{name}", item) for name, item in _table(key, value).items()}


def _table(key: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise VocabularyError(f"{key}: expected a table, found {value!r}")
    return value


# The type of a field decides how its value is checked; annotations are strings here, as everywhere in this package.
_CHECKS: Final = {
    "str": _text,
    "int": _number,
    "tuple[str, ...]": _texts,
    "dict[str, str]": _text_by_text,
    "dict[str, tuple[str, ...]]": _texts_by_text,
}


@frozen(kw_only=True)
class Header:
    """The words around a consultation's title."""

    statuses: tuple[str, ...]
    discussion_statuses: tuple[str, ...]
    closed: str
    responses: str
    responses_between: str
    stage: str
    ran: str
    open_for_ideas: str
    ideas_generated: str
    by_line_image: str
    by_line: str
    suggested_by: str
    updated: str
    comment_count: str
    discussion_prefix: str
    survey_prefix: str
    sections: dict[str, str]


@frozen(kw_only=True)
class Intro:
    """Headings inside introductions."""

    headings: tuple[str, ...]


@frozen(kw_only=True)
class Boxes:
    """The boxes between the discussion's status and the call to action."""

    new: str
    others: str
    see_all: str
    guidelines: str
    guidelines_text: str
    guidelines_link: str
    safety: str
    safety_text: str
    safety_link: str
    timeline: str
    happened: str
    timeline_stage: str
    timeline_ends: tuple[str, ...]
    timeline_links: tuple[str, ...]


@frozen(kw_only=True)
class CallToAction:
    """The last thing before the comments."""

    headings: tuple[str, ...]
    sentence: str
    join: tuple[str, ...]
    question: str
    log_in: str


@frozen(kw_only=True)
class CommentWords:
    """The frame of a comment."""

    pin: str
    avatar: str
    show_full: str
    show_less: str
    report: str
    up: str
    care: str
    down: str
    roles: tuple[str, ...]
    deleted_author: str
    in_reply_to: str
    ago: str
    submitted: tuple[str, ...]
    permalink: str
    unverified: str
    below: tuple[str, ...]
    """What stands below the comments."""
    units: dict[str, tuple[str, ...]]


@frozen(kw_only=True)
class Listing:
    """Lines that only lists of ideas, discussions and updates print."""

    item_links: tuple[str, ...]
    last_activity: str
    comments: tuple[str, ...]
    votes: tuple[str, ...]
    headings: tuple[str, ...]


@frozen(kw_only=True)
class OtherPages:
    """Sentences by which the other kinds of page are known."""

    survey: tuple[str, ...]
    post: str


@frozen(kw_only=True)
class Pager:
    """Drupal's pager, which ends the comments."""

    headings: tuple[str, ...]
    items: tuple[str, ...]


@frozen(kw_only=True)
class Navigation:
    """What stands before the title in some layouts."""

    items: tuple[str, ...]


@frozen(kw_only=True)
class Vocabulary:
    """All words of the site, by the part of the page on which they stand."""

    header: Header = field(metadata={"type": Header})
    intro: Intro = field(metadata={"type": Intro})
    boxes: Boxes = field(metadata={"type": Boxes})
    call_to_action: CallToAction = field(metadata={"type": CallToAction})
    comment: CommentWords = field(metadata={"type": CommentWords})
    listing: Listing = field(metadata={"type": Listing})
    other_pages: OtherPages = field(metadata={"type": OtherPages})
    pager: Pager = field(metadata={"type": Pager})
    navigation: Navigation = field(metadata={"type": Navigation})
    addresses: dict[str, str] = field(metadata={"type": dict})
    """The kind of page that a part of an address tells."""


def load(text: str) -> Vocabulary:
    """Read a vocabulary from TOML. Raises ``VocabularyError`` naming the key that is missing, unknown or wrong."""
    return read_tables(Vocabulary, text)


def read_tables(cls: type[T], text: str) -> T:
    """Read an attrs class of tables from TOML; the metadata of its fields say of which class each table is."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"no valid TOML: {error}") from error
    parts = {part.name: part.metadata["type"] for part in fields(cls)}
    _same_keys("", set(parts), data)
    return cls(**{name: _load_part(name, part, data[name]) for name, part in parts.items()})


def _load_part(key: str, part: Any, value: object) -> Any:  # noqa: ANN401 -- one of the classes above
    if part is dict:
        return _text_by_text(key, value)
    table = _table(key, value)
    checks = {item.name: _CHECKS[item.type] for item in fields(part)}
    _same_keys(f"{key}.", set(checks), table)
    return part(**{name: check(f"{key}.{name}", table[name]) for name, check in checks.items()})


def _same_keys(prefix: str, expected: set[str], found: dict[str, Any]) -> None:
    for name in sorted(expected - found.keys()):
        raise VocabularyError(f"{prefix}{name}: missing")
    for name in sorted(found.keys() - expected):
        raise VocabularyError(f"{prefix}{name}: unknown")


@cache
def site() -> Vocabulary:
    """Give the vocabulary of the package, loaded at the first call."""
    return load(files("talkparse").joinpath("vocabulary.toml").read_text("utf-8"))


_DATE: Final = "[0-9]{1,2} [A-Za-z]+ [0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
_ANY: Final = r"\S(?:.*\S)?"
_HOLES: Final = {
    "count": "[0-9]{1,12}",
    "subject": r"\S.{0,63}",
    **dict.fromkeys(("name", "when"), _ANY),
    **dict.fromkeys(("date", "first", "last"), _DATE),
}


def pattern(template: str) -> re.Pattern[str]:
    """Turn a template into a compiled pattern with a group per hole; match it with ``fullmatch``.

    Either apostrophe matches either, for extractors and word processors exchange them.
    """
    seen: set[str] = set()

    def expression(part: str) -> str:
        name = part[1:-1]
        if not (part.startswith("{") and name in _HOLES):
            return re.escape(part).replace("'", "['\u2019]")
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>{_HOLES[name]})"

    return re.compile("".join(map(expression, re.split(r"(\{\w+\})", template))))
