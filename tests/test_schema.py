"""The JSON Schema, and that it says what ``from_dict`` takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from model_strategies import consultations
from talkparse import schema
from talkparse.schema import VERSION, json_schema
from talkparse.serialise import from_dict, to_dict

if TYPE_CHECKING:
    from talkparse.model import Consultation

PINNED = Path(__file__).parent / "data" / "schema.json"

VALIDATOR = Draft202012Validator(json_schema())  # its patterns say all that its formats say


def test_the_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_the_schema_is_the_pinned_one() -> None:
    """Whoever holds old JSON will notice a change here: see that the changelog tells of it."""
    assert json.loads(PINNED.read_text("utf-8")) == json_schema(), (
        "if anything but a description has changed since the last release, raise VERSION in schema.py; "
        f"then renew the copy by: python -m talkparse --schema > tests/data/{PINNED.name}"
    )


def test_the_version_stands_in_the_id() -> None:
    assert json_schema()["$id"] == f"urn:talkparse:consultation:{VERSION}"


@given(consultations())
def test_law_10_serialisation(consultation: Consultation) -> None:
    """The JSON validates against the published schema."""
    VALIDATOR.validate(json.loads(json.dumps(to_dict(consultation))))


def places(data: Any) -> list[tuple[Any, Any]]:
    """All pairs of a container in the data and a key or index in it."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        value = waiting.pop()
        keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
        found += [(value, key) for key in keys]
        waiting += [value[key] for key in keys]
    return found


def is_time(container: Any, key: Any) -> bool:
    """Tell a day or an instant; ``start`` and ``stop`` of a problem are numbers."""
    return key in {"first", "last", "start", "stop"} and isinstance(container[key], str)


DROP = object()
JUNK = st.sampled_from([DROP, None, True, 7, 7.0, 7.5, "x", "named"]) | st.builds(list)
DIGITS = st.text("0123459", min_size=2, max_size=2)
TIMES = (
    st.sampled_from(
        [
            "2025-07-01", "2025-02-29", "2024-02-29", "1900-02-29", "0000-01-01", "2025-07-01\n",
            "2025-07-01T12:00:00Z",
            "2025-07-01T12:00:00", "2025-07-01T12:00:60Z", "2025-07-01t12:00:00z", "2025-07-01T12:00:00.123456Z",
            "2025-07-01T12:00:00.1234567Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
            "9999-12-31T23:59:59Z", "2025-07-01T12:00:00+24:00", "2025-07-01T12:00:00Z\n", "\u0662025-07-01",
        ]
    )
    | st.builds("20{}-{}-{}".format, DIGITS, DIGITS, DIGITS)
    | st.builds("2025-07-01T{}:{}:{}+{}:{}".format, DIGITS, DIGITS, DIGITS, DIGITS, DIGITS)
)  # fmt: skip


@given(consultations(), st.data())
def test_from_dict_takes_what_the_schema_allows_and_nothing_else(
    consultation: Consultation, draw: st.DataObject
) -> None:
    data = to_dict(consultation)
    container, key = draw.draw(st.sampled_from(places(data)), label="place")
    value = draw.draw(TIMES if is_time(container, key) else JUNK | st.builds(dict), label="value")
    if value is not DROP:
        container[key] = value
    else:
        del container[key]
    try:
        from_dict(data)
        is_taken = True
    except ValueError:
        is_taken = False
    assert is_taken == VALIDATOR.is_valid(data)


def test_a_validator_of_formats_agrees() -> None:
    checker = FormatChecker(["date"])
    for day in ("2024-02-29", "2025-02-29", "2025-07-31", "2025-06-31", "0001-01-01", "0000-01-01", "20250701"):
        simple = Draft202012Validator({"type": "string", "format": "date"}, format_checker=checker)
        own = Draft202012Validator(json_schema()["$defs"]["DateRange"]["properties"]["first"])
        assert simple.is_valid(day) == own.is_valid(day)


def test_a_field_is_described_by_its_docstring() -> None:
    definitions = json_schema()["$defs"]
    said = "The ``id`` of the post it answers (HTML)."
    assert definitions["Reply"]["properties"]["parent_id"]["description"] == said
    inherited = definitions["Comment"]["properties"]["avatar"]["description"]
    assert inherited == "The species of the picture, which many members share: not a name."


def test_without_sources_the_schema_has_no_descriptions_of_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    def getsource(_: object) -> str:
        raise OSError("source code not available")

    monkeypatch.setattr(schema, "getsource", getsource)
    schema._docstrings.cache_clear()  # noqa: SLF001 -- what is kept would hide the change
    try:
        assert json_schema()["$defs"]["Age"]["properties"]["amount"] == {"type": "integer"}
    finally:
        schema._docstrings.cache_clear()  # noqa: SLF001 -- as above


def test_every_type_is_described_and_closed() -> None:
    definitions = json_schema()["$defs"]
    assert {"Consultation", "Comment", "Reply", "Age", "Kind", "ProblemCode"} <= definitions.keys()
    assert {"Token", "TokenKind", "Post"}.isdisjoint(definitions)
    for definition in definitions.values():
        assert definition["description"]
        assert all(field["description"] for field in definition.get("properties", {}).values())
        if definition["type"] == "object":
            assert definition["additionalProperties"] is False
            assert definition["required"] == list(definition["properties"])
