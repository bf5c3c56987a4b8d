"""Likely replies (stub)."""

from __future__ import annotations
from collections.abc import Sequence, Mapping
from talkparse.model import Comment
from talkparse.threads.finding import Finding


def find_likely(posts: Sequence[Comment], certain: Mapping[int, Finding]) -> dict[int, Finding]:
    return {}
