"""JSON Lines: what ``to_dict`` gives, a page on each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talkparse.serialise import to_dict
from talkparse.writers.json_text import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str]) -> None:
    """Write a line per page."""
    for consultation in consultations:
        stream.write(encode(to_dict(consultation)) + "\n")
