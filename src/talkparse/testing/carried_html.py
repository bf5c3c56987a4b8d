"""What a saved page can carry: all that the consultation says, and of its replies what the theme's settings show."""

from __future__ import annotations

from typing import Final

from attrs import asdict, evolve

from talkparse.enums import Certainty, EvidenceKind
from talkparse.model import Comment, Consultation, Evidence, Post, Reply
from talkparse.testing.carried import carried
from talkparse.testing.renderers.html.saving import Saving
from talkparse.testing.renderers.html.themes import THEMES
from talkparse.testing.threads import nest_posts, posts_with_depth


def carried_html(consultation: Consultation, saving: Saving) -> Consultation:
    """Give what a page saved in this way still says of a consultation whose posts have numbers.

    Of evidence the kinds are given, with no details. ``posted`` is the instant of RDFa, or None where the page has
    none: an instant of the last change only bounds it.
    """
    exact = saving.rdfa and THEMES[saving.theme].created
    said = carried(consultation, "html")
    tree = list(posts_with_depth(consultation.comments))
    on_page = {post.id for post, _ in tree}
    shown = [kind for kind, name in _SHOWN if getattr(saving, name)]
    posts: list[tuple[Comment | Reply, int]] = []
    for flat, (post, depth) in zip(said.comments, tree, strict=True):
        fields = asdict(flat, recurse=False) | {"id": post.id, "posted": post.posted if exact else None}
        found = [kind for kind in shown if _shows(kind, post)]
        if not found:
            posts.append((Comment(**fields), 0))
            continue
        named = EvidenceKind.IN_REPLY_TO in found or (isinstance(post, Reply) and post.parent_id in on_page)
        reply = Reply(
            **fields,
            evidence=tuple(Evidence(kind=kind, detail="") for kind in found),
            certainty=Certainty.CERTAIN,
            parent_id=post.parent_id if named and isinstance(post, Reply) else None,
        )
        posts.append((reply, depth))
    return evolve(said, comments=nest_posts(posts))


def _shows(kind: EvidenceKind, post: Post) -> bool:
    return isinstance(post, Reply) and (kind is EvidenceKind.STRUCTURE or post.parent_id is not None)


_SHOWN: Final = ((EvidenceKind.STRUCTURE, "nested"), (EvidenceKind.IN_REPLY_TO, "in_reply_to"))
"""Each kind of evidence with the setting that shows it."""
