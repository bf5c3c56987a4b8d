"""Consultations that are given to be written or merged, checked before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from talkparse.model import Consultation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def checked(consultations: Iterable[Any]) -> Iterator[Consultation]:
    """Give the consultations, one at a time. Raises ``TypeError`` for what is none, at once where a list holds it."""
    if isinstance(consultations, Consultation | str | bytes):
        raise TypeError(f"expected an iterable of consultations, found {type(consultations).__name__}")
    if isinstance(consultations, Sequence):
        for consultation in consultations:
            _check(consultation)
    return map(_check, consultations)


def _check(consultation: object) -> Consultation:
    if not isinstance(consultation, Consultation):
        raise TypeError(f"expected a Consultation, found {type(consultation).__name__}")
    return consultation
