"""A sign that a post is a reply, before it is weighed against others."""

from __future__ import annotations

from typing import NamedTuple


class Sign(NamedTuple):
    """What a post shows."""

    weight: int
    detail: str
    """The words that it rests on."""
    firm: bool = False
    """It speaks of what somebody said, so it holds whatever the rest of the post is about."""
    at: int | None = None
    """The post that it speaks to, if it says so."""
