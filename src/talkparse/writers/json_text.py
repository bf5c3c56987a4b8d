"""JSON from plain data, for data nested to any depth and for any text."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_UNSAFE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DEEPEST: Final = (
    40  # deeper lines are indented no further, or the white space of hostile pages would grow quadratically
)


def encode(data: Any, *, indent: int | None = None) -> str:  # noqa: ANN401 -- anything that is JSON
    r"""Write dicts, lists and scalars as JSON: on one line, or indented, beginning at the level ``indent``.

    Half surrogates, which UTF-8 cannot hold, the control characters that JSON allows, and the line separators that are
    not line feeds are written as ``\udXXX`` escapes; all else stays readable. (Two half surrogates that stand side by
    side are one character to every reader of JSON.)
    """
    if indent is None:
        try:
            return _escape(data)
        except RecursionError:  # the standard library ends at some hundred nested replies
            pass
    level = 0 if indent is None else indent
    parts: list[str] = []
    waiting: list[str | tuple[Any, int]] = [(data, level)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        value, depth = item
        if not value or not isinstance(value, dict | list):
            parts.append(_escape(value))
            continue
        labels = [f"{_escape(key)}: " for key in value] if isinstance(value, dict) else [""] * len(value)
        members = list(value.values()) if isinstance(value, dict) else value
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        parts.append(opening)
        waiting.append(_line(indent, depth) + closing)
        for number in range(len(members) - 1, -1, -1):
            waiting.append((members[number], depth + 1))
            comma = "," if number else ""
            space = " " if number and indent is None else ""
            waiting.append(comma + space + _line(indent, depth + 1) + labels[number])
    return "".join(parts)


def _line(indent: int | None, depth: int) -> str:
    return "" if indent is None else "\n" + "  " * min(depth, _DEEPEST)


def _escape(value: object) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODE(value))
