"""What the markup of a page tells of a post, beyond the words that it prints."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class Markup:
    """One post's place in its thread and its instants, as the markup spells them; what it does not tell is None."""

    id: str | None = None
    """The site's number of the comment, digits only."""
    created: datetime | None = None
    """The instant at which it was written (RDFa), aware."""
    changed: datetime | None = None
    """The instant of its last change, which is not before that at which it was written; aware."""
    depth: int | None = None
    """How deep it is nested: 0 for what answers the consultation itself, as far as the page shows."""
    parent_id: str | None = None
    """The ``id`` of the post that it says it answers."""
    reply_to: tuple[str, str] | None = None
    """The beginning of the text, and the author, of the post that it says it answers, where only the words are left."""
