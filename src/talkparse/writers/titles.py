"""By which title a page is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talkparse.model import Consultation


def title_of(page: Consultation) -> str:
    """Give the title of the consultation, else of what is discussed in it."""
    discussion = page.discussion.title if page.discussion else None
    idea = page.idea.title if page.idea else None
    return page.title or discussion or idea or "A page without a title"
