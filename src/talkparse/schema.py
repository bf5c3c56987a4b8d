"""The JSON Schema of what ``to_dict`` gives, read off the model's classes."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from talkparse.model import Consultation
from talkparse.serialise import LEFT_OUT

Schema = dict[str, Any]

# The types of fields that need no definition of their own; every other type is an attrs class or a StrEnum.
_SIMPLE: Final[dict[object, Schema]] = {
    NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def json_schema() -> Schema:
    """Describe the data of ``to_dict`` in JSON Schema, draft 2020-12: one consultation.

    All fields are required, for ``to_dict`` prints them all, and no others are allowed.
    """
    definitions: Schema = {}
    root = _describe(Consultation, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:talkparse:consultation",
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
        "properties": {name: _describe(types[name], definitions) for name in names},
        "required": names,
        "additionalProperties": False,
    }
