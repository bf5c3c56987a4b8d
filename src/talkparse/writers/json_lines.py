"""JSON Lines: what ``to_dict`` gives, a page on each line; or, flat, what ``rows`` gives, a post on each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from talkparse.serialise import to_dict
from talkparse.writers.json_text import encode
from talkparse.writers.rows import cell_text, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str], *, flat: bool = False) -> None:
    """Write a line per page, or per post."""
    if flat:
        for row in rows(consultations):
            plain = {name: cell_text(value) if isinstance(value, date) else value for name, value in row.items()}
            stream.write(encode(plain) + "\n")
    else:
        for consultation in consultations:
            stream.write(encode(to_dict(consultation)) + "\n")
