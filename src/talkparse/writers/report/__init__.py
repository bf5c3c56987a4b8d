"""HTML: a report to read, to check and to show to others, in one file that needs no network.

Each page has its facts, a picture of the discussion over time, its problems and its thread, and beside that the dump
with every stretch coloured by what it was taken for. Several pages are listed at the top.

The words of a page come from strangers: ``shown`` escapes every one of them, and a Content-Security-Policy lets the
browser run and apply nothing but the one script and the one style sheet that stand in this folder.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Final

from talkparse.writers.report.captures import captures
from talkparse.writers.report.dump import dump, first_stretches
from talkparse.writers.report.head import head, problems
from talkparse.writers.report.picture import picture
from talkparse.writers.report.sheet import lay_out
from talkparse.writers.report.shown import inline, shown
from talkparse.writers.report.thread import thread
from talkparse.writers.report.words import counted, joined, period
from talkparse.writers.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from _typeshed import SupportsWrite

    from talkparse.model import Consultation
    from talkparse.writers.report.sheet import Sheet

_POLICY: Final = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none';"
    " require-trusted-types-for 'script'"
)
_TOOLS: Final = (
    # Shown by the script, which alone gives them a use.
    '<form class="tools" hidden><label>Comments that say <input type="search"></label> <output></output>'
    ' <button type="button">Open all details</button></form>'
)


def write(consultations: Iterable[Consultation], stream: SupportsWrite[str]) -> None:
    """Write one document of all pages. They are held in memory, for the list of them stands first."""
    for part in _document(list(consultations)):
        stream.write(part)


def notebook(page: Consultation) -> str:
    """Give the report of one page for the output of a notebook, in a frame that nothing of it can leave."""
    html = "".join(_document([page])).replace("&", "&amp;").replace('"', "&quot;")
    allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    title = shown(title_of(page))
    return f'<iframe title="{title}" sandbox="{allowed}" width="100%" height="640" srcdoc="{html}"></iframe>'


def _document(pages: Sequence[Consultation]) -> Iterator[str]:
    style, script = _beside("report.css"), _beside("report.js")
    policy = _POLICY.format(style=_hash(style), script=_hash(script))
    read = f"{counted(len(pages), 'page', 'pages')} of Talk London"
    title = shown(title_of(pages[0])) if len(pages) == 1 else read
    yield (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#pages">Skip to the comments</a>\n<header><h1>{read}</h1>\n'
    )
    sheets = [lay_out(page, f"p{number}") for number, page in enumerate(pages)]
    if len(sheets) > 1:
        yield from _index(sheets)
    yield f'{_TOOLS}</header>\n<main id="pages" tabindex="-1">\n'
    for sheet in sheets:
        yield from _page(sheet)
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _index(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield the list of pages."""
    yield '<nav aria-label="Pages"><ol>'
    for sheet in sheets:
        page = sheet.page
        run = page.discussion.period if page.discussion else None
        found = counted(len(page.problems), "problem", "problems") if page.problems else ""
        facts = (page.kind.value, counted(len(sheet.posts), "comment", "comments"), period(run or page.period), found)
        yield f'<li><a href="#{sheet.name}">{inline(title_of(page))}</a> <small>{joined(facts)}</small></li>'
    yield "</ol></nav>\n"


def _page(sheet: Sheet) -> Iterator[str]:
    yield f'<article class="sheet" id="{sheet.name}" aria-labelledby="{sheet.name}title">\n'
    yield from head(sheet)
    yield from captures(sheet)
    yield from problems(sheet)
    yield from picture(sheet)
    first = first_stretches(sheet)
    yield '<div class="beside">\n'
    yield from thread(sheet, first)
    yield from dump(sheet, first)
    yield "</div></article>\n"


def _beside(name: str) -> str:
    """Read a file of this folder."""
    return resources.files(__name__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    """Give the source expression by which the policy lets an element with this text in."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
