"""JSON: one array, always, of what ``to_dict`` gives; indented, one page after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talkparse.serialise import to_dict
from talkparse.writers.json_text import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str]) -> None:
    """Write an array with an object per page."""
    before = "[\n  "
    for consultation in consultations:
        stream.write(before + encode(to_dict(consultation), indent=1))
        before = ",\n  "
    stream.write("[]\n" if before.startswith("[") else "\n]\n")
