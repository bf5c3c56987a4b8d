"""The inverse of the parser: from a consultation to the dump that an extractor would print.

For this library's own suite, and for other projects whose input is dumps of Talk London: draw pages with Hypothesis
instead of collecting them. ::

    from hypothesis import given
    from talkparse import parse_text
    from talkparse.testing import carried, dumps, printed

    @given(dumps("T3"))
    def test_parser_gives_back_what_the_layout_carries(drawn):
        consultation, dump = drawn
        assert printed(parse_text(dump, threads="none")) == carried(consultation, "T3")

Saved HTML carries more, and is drawn together with the way in which it was saved: ``saved_pages``, ``savings``,
``render_html``, ``carried_html``.

Pages of one discussion, captured again and again, are drawn as its life: a ``Life`` is what the site's database
holds of it, a ``Snapshot`` says what was captured, when and in which form, and a ``Dump`` is that capture as a file. ::

    @given(captured_lives())
    def test_a_dump_has_the_posts_that_the_life_showed(drawn):
        life, dumps = drawn
        for dump in dumps:
            parse = parse_html if dump.is_html else parse_text
            page = parse(dump.text, url=dump.snapshot.url, as_of=dump.snapshot.as_of, threads="none")
            assert len([*page.posts()]) == len(dump.ids)  # which posting of the life each of them is

Where the site would show one discussion under two consultations, print the same life with another title and slug:
``attrs.evolve(life, title=..., slug=...)``.

Renderers need nothing but the library; the strategies need ``pip install talkparse[testing]``. Neither uses code of the
parser: they share its types and the site's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talkparse.testing.captured import captured_at, page_count
from talkparse.testing.carried import CARRIES, Carries, carried, printed
from talkparse.testing.carried_html import carried_html
from talkparse.testing.confusions import CONFUSIONS, Confusion, confusions_of
from talkparse.testing.life import (
    AccountDeleted,
    Edited,
    Event,
    Life,
    Member,
    Pinned,
    Posting,
    Removed,
    Renamed,
    Standing,
    Voted,
    standing_at,
)
from talkparse.testing.noise import Noise, noisy
from talkparse.testing.page import LaidPost, Mark, Page, Teaser, lay_out
from talkparse.testing.printed_ages import FORMATTERS
from talkparse.testing.renderers import RENDERERS, Renderer, render
from talkparse.testing.renderers.html import ADDRESS, HIDDEN, THEMES, Saving, render_html
from talkparse.testing.snapshots import Dump, Snapshot, addresses, dump_of
from talkparse.testing.truncation import is_boundary, is_cut, truncate

if TYPE_CHECKING:
    from talkparse.testing.life_strategies import captured_lives, captures, lives
    from talkparse.testing.post_strategies import posts
    from talkparse.testing.strategies import consultations, dumps, pages
    from talkparse.testing.text_strategies import ages, lines, long_names, names, roles, texts, titles
    from talkparse.testing.thread_strategies import saved_pages, savings

__all__ = [
    "ADDRESS",
    "CARRIES",
    "CONFUSIONS",
    "FORMATTERS",
    "HIDDEN",
    "RENDERERS",
    "THEMES",
    "AccountDeleted",
    "Carries",
    "Confusion",
    "Dump",
    "Edited",
    "Event",
    "LaidPost",
    "Life",
    "Mark",
    "Member",
    "Noise",
    "Page",
    "Pinned",
    "Posting",
    "Removed",
    "Renamed",
    "Renderer",
    "Saving",
    "Snapshot",
    "Standing",
    "Teaser",
    "Voted",
    "addresses",
    "ages",
    "captured_at",
    "captured_lives",
    "captures",
    "carried",
    "carried_html",
    "confusions_of",
    "consultations",
    "dump_of",
    "dumps",
    "is_boundary",
    "is_cut",
    "lay_out",
    "lines",
    "lives",
    "long_names",
    "names",
    "noisy",
    "page_count",
    "pages",
    "posts",
    "printed",
    "render",
    "render_html",
    "roles",
    "saved_pages",
    "savings",
    "standing_at",
    "texts",
    "titles",
    "truncate",
]


def __getattr__(name: str) -> object:
    """Import the strategies where they are asked for, so that renderers do without Hypothesis."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from talkparse.testing import (  # noqa: PLC0415 -- see above
            life_strategies,
            post_strategies,
            strategies,
            text_strategies,
            thread_strategies,
        )
    except ModuleNotFoundError as error:
        raise ImportError(f"{__name__}.{name} needs Hypothesis: pip install talkparse[testing]") from error
    modules = (strategies, life_strategies, post_strategies, text_strategies, thread_strategies)
    found: object = next(vars(module)[name] for module in modules if name in vars(module))
    return found
