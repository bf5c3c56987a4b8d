"""The JSON Schema, and that it says what ``from_dict`` takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from model_strategies import consultations
from talkparse.schema import json_schema
from talkparse.serialise import from_dict, to_dict

if TYPE_CHECKING:
    from talkparse.model import Consultation

PINNED = Path(__file__).parent / "data" / "schema.json"

FORMATS = FormatChecker(["date"])


def is_instant(value: object) -> bool:
    """RFC 3339 as far as these tests go; jsonschema has no check of its own without a further package."""
    return not isinstance(value, str) or value.endswith("Z")


FORMATS.checks("date-time")(is_instant)
VALIDATOR = Draft202012Validator(json_schema(), format_checker=FORMATS)


def test_the_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_the_schema_is_the_pinned_one() -> None:
    """Whoever holds old JSON will notice a change here: see that the changelog tells of it."""
    assert json.loads(PINNED.read_text("utf-8")) == json_schema(), (
        f"renew it by: python -m talkparse --schema > tests/data/{PINNED.name}"
    )


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


DROP = object()
JUNK = st.sampled_from([DROP, None, True, 7, "x", "named", "2025-07-01", "2025-07-01T12:00:00Z"]) | st.builds(list)


@given(consultations(), st.data())
def test_from_dict_takes_what_the_schema_allows_and_nothing_else(
    consultation: Consultation, draw: st.DataObject
) -> None:
    data = to_dict(consultation)
    container, key = draw.draw(st.sampled_from(places(data)), label="place")
    value = draw.draw(JUNK | st.builds(dict), label="value")
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


def test_every_type_is_described_and_closed() -> None:
    definitions = json_schema()["$defs"]
    assert {"Consultation", "Comment", "Reply", "Age", "Kind", "ProblemCode"} <= definitions.keys()
    assert {"Token", "TokenKind", "Post"}.isdisjoint(definitions)
    for definition in definitions.values():
        assert definition["description"]
        if definition["type"] == "object":
            assert definition["additionalProperties"] is False
            assert definition["required"] == list(definition["properties"])
