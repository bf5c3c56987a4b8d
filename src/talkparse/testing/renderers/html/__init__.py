"""Saved HTML: the markup of Drupal's versions and of the site's own theme, with the noise of real pages."""

from __future__ import annotations

from talkparse.testing.renderers.html.page import ADDRESS, render_html
from talkparse.testing.renderers.html.saving import HIDDEN, Saving
from talkparse.testing.renderers.html.themes import THEMES, Slot, Theme

__all__ = ["ADDRESS", "HIDDEN", "THEMES", "Saving", "Slot", "Theme", "render_html"]
