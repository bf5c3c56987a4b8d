"""One renderer per layout: what an extractor makes of a page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from talkparse.testing.page import Page, lay_out
from talkparse.testing.renderers.markdown import render_html2text, render_markdownify
from talkparse.testing.renderers.plain import (
    render_get_text,
    render_html_text,
    render_inner_text,
    render_inscriptis,
)
from talkparse.testing.renderers.resiliparse import (
    render_p,
    render_r0,
    render_r0_d,
    render_r0_w,
    render_r0_without_votes,
    render_r1,
)
from talkparse.testing.renderers.trafilatura import RELEASES, render_trafilatura

if TYPE_CHECKING:
    from collections.abc import Callable

    from talkparse.model import Consultation

Renderer: TypeAlias = "Callable[[Page], str]"

RENDERERS: Final[dict[str, Renderer]] = {
    **{name: partial(render_trafilatura, release=release) for name, release in RELEASES.items()},
    "R0": render_r0,
    "R0-novotes": render_r0_without_votes,
    "R0-w": render_r0_w,
    "R0-d": render_r0_d,
    "R1": render_r1,
    "P": render_p,
    "inscriptis": render_inscriptis,
    "html2text": render_html2text,
    "markdownify": render_markdownify,
    "html_text": render_html_text,
    "get_text": render_get_text,
    "innerText": render_inner_text,
}
"""Every layout that can be produced exactly, by name. "R0-novotes" is the layout R0 of a page without votes."""


def render(page: Page | Consultation, layout: str) -> str:
    """Print a page, or a consultation laid out plainly, in one layout. Raises ``ValueError`` for an unknown one."""
    if layout not in RENDERERS:
        raise ValueError(f"layout: expected one of {', '.join(RENDERERS)}, found {layout!r}")
    return RENDERERS[layout](page if isinstance(page, Page) else lay_out(page))
