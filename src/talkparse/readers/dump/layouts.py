"""The layouts: what each is printed by, how that joins its pieces, what it keeps, and what it is known by.

The first row of a family that fits the shape of a dump names its layout. Readers ask the row for what they need to
know of a layout, and the documentation prints the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

from attrs import field, frozen

from talkparse.enums import Layout
from talkparse.readers.dump.shape import Family, Glue, Shape


class Toggles(Enum):
    """How the buttons of a preview stand in a dump."""

    LINES = "lines"
    """Each on a line of its own, where the page has it."""
    DISPLACED = "displaced"
    """Behind or before the line that stands next to it on the page."""
    ENDING = "ending"
    """At the ends of the lines that stand before them on the page, or should."""
    NONE = "none"


class Filter(Enum):
    """What somebody took out of the pages of a corpus after an extractor had printed them."""

    ONE_WORD = "without lines of one word"
    RECURRING = "without lines that recur across pages"
    ALL_BUT_PROSE = "with paragraphs only"


CARRIED: Final = (
    "title, status, responses", "discussion.title", "author, role, age", "avatar", "votes",
    "comment_count, pinned", "idea.suggested_by", "timeline", "no-break spaces",
)  # fmt: skip
"""What a layout can carry, beside the buttons."""


@frozen(kw_only=True)
class Row:
    """A layout."""

    layout: Layout
    printed_by: str
    releases: str = ""
    """Of that program, and how it was called."""
    known_by: str
    """What a reader of a dump sees first."""
    family: Family | None
    """None, where no text has this layout."""
    fits: Callable[[Shape], bool] | None = None
    """Whether a dump of the family that fits none of the rows above has this layout; None if any does."""
    toggles: Toggles = Toggles.LINES
    indents: bool = False
    """Whether a block within a block is indented, and so a reply under what it answers."""
    as_seen: bool = False
    """Whether it is what a browser shows, without what is hidden until a button is pressed."""
    filtered: Filter | None = None
    carries: Mapping[str, str] = field(factory=dict)
    """How much of what it carries, where that is not all: ``–`` is nothing, ``(y)`` what the page had."""

    def carried(self, thing: str) -> str:
        """Give how much it carries of a thing."""
        return self.carries.get(thing, "y")


_TRAFILATURA: Final = {
    "discussion.title": "–", "avatar": "–", "votes": "–", "comment_count, pinned": "–",
    "idea.suggested_by": "–", "no-break spaces": "folded",
}  # fmt: skip
_MAIN_CONTENT: Final = {"author, role, age": "–", "votes": "(y)", "timeline": "–"}
_WHOLE_PAGE: Final = {"avatar": "–", "timeline": "(y)"}

LAYOUTS: Final = (
    Row(
        layout=Layout.T1,
        printed_by="trafilatura",
        releases="1.2–1.7",
        known_by="`Already have an account?Log into your account`: links glued to what precedes them",
        family=Family.TRAFILATURA,
        fits=lambda shape: shape.glue is Glue.BEFORE,
        toggles=Toggles.ENDING,
        carries=_TRAFILATURA,
    ),
    Row(
        layout=Layout.T2,
        printed_by="trafilatura",
        releases="1.8–1.9",
        known_by="as T3, but a bullet is printed behind its text, on a line of its own",
        family=Family.TRAFILATURA,
        fits=lambda shape: shape.glue is Glue.AFTER and shape.dashes_follow,
        toggles=Toggles.DISPLACED,
        carries=_TRAFILATURA,
    ),
    Row(
        layout=Layout.T3_W,
        printed_by="trafilatura",
        releases="1.10–2.1, white space kept",
        known_by="T3 with lines that hold only a tab or spaces",
        family=Family.TRAFILATURA,
        fits=lambda shape: shape.glue is Glue.AFTER and shape.keeps_white_space,
        toggles=Toggles.DISPLACED,
        carries=_TRAFILATURA,
    ),
    Row(
        layout=Layout.T4,
        printed_by="trafilatura",
        releases="2.2 and later",
        known_by="the words of T3, each on its own line",
        family=Family.TRAFILATURA,
        fits=lambda shape: shape.glue is Glue.NONE,
        toggles=Toggles.DISPLACED,
        carries=_TRAFILATURA,
    ),
    Row(
        layout=Layout.T3,
        printed_by="trafilatura",
        releases="1.10–2.1",
        known_by="`Log into your accountNAME`: links glued to what follows them",
        family=Family.TRAFILATURA,
        toggles=Toggles.DISPLACED,
        carries=_TRAFILATURA,
    ),
    Row(
        layout=Layout.R1,
        printed_by="resiliparse",
        releases="0.15 and later, or earlier without main content",
        known_by="R0 with name, role and age below the avatar",
        family=Family.RESILIPARSE,
        fits=lambda shape: shape.named,
        carries={"votes": "(y)", "timeline": "–"},
    ),
    Row(
        layout=Layout.R0_D,
        printed_by="resiliparse",
        releases="up to 0.14, main content",
        known_by="`Comments (427)` directly above prose",
        family=Family.RESILIPARSE,
        fits=lambda shape: shape.without_recurring_lines,
        toggles=Toggles.NONE,
        filtered=Filter.RECURRING,
        carries={
            **_MAIN_CONTENT, "title, status, responses": "partly", "avatar": "–", "votes": "–",
            "comment_count, pinned": "no pinned",
        },
    ),
    Row(
        layout=Layout.R0_W,
        printed_by="resiliparse",
        releases="up to 0.14, main content",
        known_by="votes without `Report`, doubled blank lines",
        family=Family.RESILIPARSE,
        fits=lambda shape: shape.without_single_words,
        filtered=Filter.ONE_WORD,
        carries={**_MAIN_CONTENT, "title, status, responses": "no status", "avatar": "of two words or more"},
    ),
    Row(
        layout=Layout.R0,
        printed_by="resiliparse",
        releases="up to 0.14, main content",
        known_by="blank lines between blocks, avatars, no authors",
        family=Family.RESILIPARSE,
        carries=_MAIN_CONTENT,
    ),
    Row(
        layout=Layout.P,
        printed_by="an unknown program",
        known_by="no chrome at all, only previews before their full texts",
        family=Family.BARE,
        toggles=Toggles.NONE,
        filtered=Filter.ALL_BUT_PROSE,
        carries={**dict.fromkeys(CARRIED, "–"), "no-break spaces": "?"},
    ),
    Row(
        layout=Layout.T4_MARKDOWN,
        printed_by="trafilatura",
        releases="2.2 and later, Markdown output",
        known_by="T4 with `## NAME` and blank lines",
        family=Family.MARKDOWN,
        fits=lambda shape: not shape.framed,
        toggles=Toggles.DISPLACED,
        carries=_TRAFILATURA,
    ),
    Row(
        layout=Layout.MARKDOWNIFY,
        printed_by="markdownify",
        known_by="any other Markdown",
        family=Family.MARKDOWN,
        fits=lambda shape: shape.underlined,
        carries={"timeline": "(y)"},
    ),
    Row(
        layout=Layout.HTML2TEXT,
        printed_by="html2text",
        known_by="Markdown with bullets as `  * `",
        family=Family.MARKDOWN,
        carries={"timeline": "(y)"},
    ),
    Row(
        layout=Layout.TEXT_CONTENT,
        printed_by="lxml `text_content`, BeautifulSoup `get_text()`",
        known_by="the white space of the HTML source: long runs of blank lines, or all on one line",
        family=Family.PLAIN,
        fits=lambda shape: shape.run_on or (shape.widely_spaced and not shape.indented),
        carries=_WHOLE_PAGE,
    ),
    Row(
        layout=Layout.GET_TEXT,
        printed_by='BeautifulSoup `get_text("\\n", strip=True)`, jusText',
        known_by="no blank lines, role and age on lines of their own",
        family=Family.PLAIN,
        fits=lambda shape: not shape.blank and (shape.form == "split" or not shape.indented),
        carries=_WHOLE_PAGE,
    ),
    Row(
        layout=Layout.INSCRIPTIS,
        printed_by="inscriptis",
        known_by="bullets as `  * `, indented blocks",
        family=Family.PLAIN,
        fits=lambda shape: shape.indented,
        indents=True,
        carries={**_WHOLE_PAGE, "no-break spaces": "folded"},
    ),
    Row(
        layout=Layout.HTML_TEXT,
        as_seen=True,
        printed_by="html_text; also a page copied from a browser",
        known_by="blank lines between blocks, no pictures",
        family=Family.PLAIN,
        indents=True,  # without any list on a page the dumps of inscriptis look like this
        carries={**_WHOLE_PAGE, "no-break spaces": "folded"},
    ),
    Row(
        layout=Layout.HTML,
        printed_by="nobody: [a saved page](html.md)",
        known_by="given to `parse_html`, or by its ending",
        family=None,
    ),
)  # fmt: skip
SAVED_PAGE: Final = LAYOUTS[-1]
MARKDOWN: Final = frozenset(row.layout for row in LAYOUTS if row.family is Family.MARKDOWN)


def find_layout(shape: Shape) -> Row:
    """Find the layout of a dump."""
    return next(row for row in LAYOUTS if row.family is shape.family and (row.fits is None or row.fits(shape)))
