"""Threads: which posts are replies, from what evidence, and to which post they are attached.

A file for each kind of evidence; ``attach`` puts them together, and ``attach_again``
those of a merged discussion. ``docs/threads.md`` has the assumptions.
"""

from __future__ import annotations

from talkparse.threads.attach import TIERS, attach, attach_again

__all__ = ["TIERS", "attach", "attach_again"]
