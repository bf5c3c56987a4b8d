"""What may differ between two saved copies of one page: by settings of the site, by the visitor, by the browser."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from talkparse.testing.renderers.html.themes import THEMES

HIDDEN: Final[dict[str, str]] = {
    "shown": "",
    "class": '<div class="visually-hidden">',
    "attribute": '<div hidden="">',
    "style": '<div style="display: none">',
    "aria": '<div aria-hidden="true" class="hidden">',
}
"""How the full text behind a preview is kept from being seen, as a wrapper around it."""


@frozen(kw_only=True)
class Saving:
    """The theme of a page and its settings. The default is the site's own."""

    theme: str = "talk-london"
    nested: bool = True
    """Replies stand in ``div.indented``."""
    in_reply_to: bool = False
    """Replies name the comment that they answer."""
    rdfa: bool = False
    """Comments carry their instant of creation, where the theme has it."""
    stamped: bool = True
    """Comments carry the instant of their last change, where the theme has it."""
    hidden: str = "shown"
    """A key of ``HIDDEN``."""
    logged_in: bool = False
    """A member saved the page: comments have links to reply, edit and delete."""
    lists: bool = False
    """Lines of comments that are marked like items of a list are one."""
    minified: bool = False
    noise: int | None = None
    """The seed of the noise: spellings, inline tags, no-break spaces, scripts. None makes none."""

    def __attrs_post_init__(self) -> None:
        """Refuse unknown names."""
        for name, value, known in (("theme", self.theme, THEMES), ("hidden", self.hidden, HIDDEN)):
            if value not in known:
                raise ValueError(f"{name}: expected one of {', '.join(known)}, found {value!r}")
