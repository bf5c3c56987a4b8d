"""What two readings of a saved page must have in common."""

from __future__ import annotations

from attrs import evolve

from talkparse import Comment, Consultation, Evidence, Reply
from talkparse.testing import printed


def without_details(post: Comment | Reply) -> Comment | Reply:
    """Leave the kinds of evidence only: their details are words for readers."""
    replies = tuple(without_details(reply) for reply in post.replies)
    if isinstance(post, Reply):
        kinds = tuple(Evidence(kind=kind, detail="") for kind in sorted({item.kind for item in post.evidence}))
        return evolve(post, evidence=kinds, replies=replies)  # type: ignore[arg-type]
    return evolve(post, replies=replies)  # type: ignore[arg-type]


def comparable(consultation: Consultation) -> Consultation:
    said = evolve(printed(consultation), layout=None)
    return evolve(said, comments=tuple(without_details(post) for post in said.comments))
