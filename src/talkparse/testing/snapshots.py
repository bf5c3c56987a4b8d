"""One capture of a discussion's life: what somebody saved of it, when, under which address, and in which form."""

from __future__ import annotations

from datetime import date, datetime

from attrs import field, frozen

from talkparse.model import Consultation
from talkparse.testing.captured import captured_at
from talkparse.testing.carried import carried
from talkparse.testing.carried_html import carried_html
from talkparse.testing.life import SITE, Life, Printer
from talkparse.testing.page import Page
from talkparse.testing.renderers import render
from talkparse.testing.renderers.html import Saving, render_html


@frozen(kw_only=True)
class Snapshot:
    """When a page was captured, which page it was, and what is known of that afterwards."""

    instant: datetime
    page: int = 0
    """Which page of the pager, counted from 0."""
    form: str | Saving
    """The layout of the dump, or how the page was saved as HTML."""
    url: str | None = None
    """The address that the parser is told."""
    as_of: datetime | date | None = None
    """The time of the capture as the parser is told it."""


@frozen(kw_only=True, repr=False)
class Dump:
    """What a snapshot is as a file. Parse ``text`` with the snapshot's ``url`` and ``as_of``."""

    snapshot: Snapshot
    text: str
    page: Page = field(repr=False)
    """What the site showed. Its ``posts`` stand in the order of the dump, with the numbers of the life's postings."""

    def __repr__(self) -> str:
        """Give the call that prints it again, which is what a failing test needs."""
        return f"dump_of(life, {self.snapshot!r})"

    def _repr_pretty_(self, printer: Printer, _cycle: object) -> None:
        """Print it so in Hypothesis's examples too."""
        printer.text(repr(self))

    @property
    def is_html(self) -> bool:
        """Whether it is for ``parse_html``, not ``parse_text``."""
        return isinstance(self.snapshot.form, Saving)

    @property
    def ids(self) -> tuple[str, ...]:
        """Which posting of the life each post of the dump is, whether the dump says it or not."""
        return tuple(str(laid.post.id) for laid in self.page.posts)

    @property
    def carried(self) -> Consultation:
        """What the dump still says of the page: see the functions ``carried`` and ``carried_html``."""
        form, consultation = self.snapshot.form, self.page.consultation
        return carried_html(consultation, form) if isinstance(form, Saving) else carried(consultation, form)


def dump_of(life: Life, snapshot: Snapshot) -> Dump:
    """Print what a snapshot of a life shows, in the snapshot's form."""
    page, form = captured_at(life, snapshot.instant, snapshot.page), snapshot.form
    text = render_html(page, form) if isinstance(form, Saving) else render(page, form)
    return Dump(snapshot=snapshot, text=text, page=page)


def addresses(life: Life, instant: datetime, page: int = 0) -> tuple[str, ...]:
    """Give the addresses under which the site serves a page of the pager at an instant, of every kind that was seen.

    Permalinks show the page on which a comment lies, and the addresses behind "load more" are captured as whole pages.
    """
    own = f"{life.address}?page={page}"
    ids = [laid.post.id for laid in captured_at(life, instant, page).posts]
    return (
        *([life.address] if page == 0 else []),
        own,
        f"{own}%2C0",
        own.replace("//www.", "//"),
        *(f"{SITE}/comment/{number}" for number in ids),
        *(f"{SITE}/gla-comment/load-more/{number}?page={page}" for number in ids[:1]),
    )
