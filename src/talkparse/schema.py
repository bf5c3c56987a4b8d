"""The JSON Schema of what ``to_dict`` gives, read off the model's classes and their docstrings."""

from __future__ import annotations

import ast
import sys
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from inspect import cleandoc, getsource
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from talkparse.model import Consultation
from talkparse.serialise import DAY, INSTANT, LEFT_OUT

Schema = dict[str, Any]

VERSION: Final = 1
"""Goes up whenever what is valid changes; the documentation says what that means to whoever keeps JSON."""

# The types of fields that need no definition of their own; every other type is an attrs class or a StrEnum.
_SIMPLE: Final[dict[object, Schema]] = {
    NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    # The end of a pattern is not "$", which Python finds before a last line feed too.
    date: {"type": "string", "format": "date", "pattern": rf"^{DAY}(?![\s\S])"},
    datetime: {"type": "string", "format": "date-time", "pattern": rf"^{INSTANT}(?![\s\S])"},
}


def json_schema() -> Schema:
    """Describe the data of ``to_dict`` in JSON Schema, draft 2020-12: one consultation.

    All fields are required, for ``to_dict`` prints them all, and no others are allowed. The version stands at the end
    of ``$id``; what is valid never changes under one version.
    """
    definitions: Schema = {}
    root = _describe(Consultation, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:talkparse:consultation:{VERSION}",
        "title": "Talk London consultation page",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe(annotation: Any, definitions: Schema) -> Schema:  # noqa: ANN401 -- any type of a field
    """Describe a type, adding the classes it names to the definitions."""
    if annotation in _SIMPLE:
        return dict(_SIMPLE[annotation])
    if get_origin(annotation) in {Union, UnionType}:
        return {"anyOf": [_describe(member, definitions) for member in get_args(annotation)]}
    if get_origin(annotation) is tuple:
        return {"type": "array", "items": _describe(get_args(annotation)[0], definitions)}
    name = annotation.__name__
    if name not in definitions:
        definitions[name] = {}  # stands until it is filled in, so that a type may contain itself
        define = _define_enum if issubclass(annotation, StrEnum) else _define_object
        definitions[name].update({"description": cleandoc(annotation.__doc__ or "")}, **define(annotation, definitions))
    return {"$ref": f"#/$defs/{name}"}


def _define_enum(cls: type[StrEnum], _: Schema) -> Schema:
    return {"type": "string", "enum": [member.value for member in cls]}


def _define_object(cls: type[attrs.AttrsInstance], definitions: Schema) -> Schema:
    types = get_type_hints(cls)
    names = [name for name in attrs.fields_dict(cls) if name not in LEFT_OUT]
    return {
        "type": "object",
        "properties": {name: _described(cls, name) | _describe(types[name], definitions) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _described(cls: type[attrs.AttrsInstance], name: str) -> Schema:
    """Give the docstring of a field, which stands with the class that it is inherited from."""
    for base in cls.__mro__[:-1]:
        if text := _docstrings(base.__module__).get((base.__name__, name)):
            return {"description": text}
    return {}


@cache
def _docstrings(module: str) -> dict[tuple[str, str], str]:
    """Give the strings that stand below fields in the source of a module, which Python itself does not keep."""
    try:
        tree = ast.parse(getsource(sys.modules[module]))
    except OSError:  # a program that was frozen without its sources
        return {}
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for line, below in zip(node.body, node.body[1:], strict=False):
                match line, below:
                    case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                        found[node.name, name] = cleandoc(text)
    return found
