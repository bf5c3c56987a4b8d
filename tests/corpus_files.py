"""Invented records of both kinds, for tests of what holds them."""

from __future__ import annotations

import json
from typing import Any

PAGE = """\
{title}
Open
12 Londoners have responded
Discussions
Tell us about benches – and ducks.
Want to add a comment?
New here? Join Talk London, City Hall's online community where you can have your say on London's biggest issues.
Join Talk LondonAlready have an account?
Log into your accountFern
Community Member 2 days ago
By the pond.
"""
OTHER = "Rye bread for beginners\nMix the flour with warm water.\nWait for a day.\n"


def page(title: str = "Quiet streets") -> str:
    return PAGE.format(title=title)


def row(title: str = "Quiet streets", **columns: Any) -> dict[str, Any]:
    return {"text": page(title), **columns}


def lines(*rows: Any) -> bytes:
    return b"".join(
        entry if isinstance(entry, bytes) else json.dumps(entry, ensure_ascii=False).encode() + b"\n" for entry in rows
    )
