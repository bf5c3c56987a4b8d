"""What an invented page is: its consultation and its posts, as they stand in the HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NAME_LIMIT = 20
NAME_KEPT = 14
PREVIEW_BYTES = 240

Paragraphs = tuple[tuple[str, ...], ...]
Block = str | tuple[str, ...]


def lines_of(paragraphs: Paragraphs) -> list[str]:
    """Return the lines of a text, white space folded, empty ones dropped."""
    folded = (" ".join(line.split()) for lines in paragraphs for line in lines)
    return [line for line in folded if line]


@dataclass(frozen=True, kw_only=True)
class Post:
    """A comment or reply."""

    number: int
    author: str | None
    age: str
    toggled: bool
    paragraphs: Paragraphs = ()
    html: str | None = None
    """The full text as the site prints it, where it is more than paragraphs of lines."""
    shown: str | None = None
    """The preview that the site makes of ``html``, where it is cut."""
    role: str = "Community Member"
    depth: int = 0
    votes: tuple[int, int] | None = (0, 0)
    pinned: bool = False
    avatar: str | None = None
    tail: str = ""
    """What stands after the last paragraph: ``<p>&nbsp;</p>`` or the like."""
    unverified: bool = False
    """Written by somebody who was not logged in."""

    @property
    def printed_author(self) -> str:
        """The name as the site prints it."""
        if self.author is None:
            return "Anonymous - account deleted"
        name = self.author if len(self.author) <= NAME_LIMIT else self.author[:NAME_KEPT].rstrip(".") + "…"
        return f"{name} (not verified)" if self.unverified else name

    @property
    def is_cut(self) -> bool:
        """Whether a preview of it would be truncated."""
        return len("\n".join("\n".join(lines) for lines in self.paragraphs).encode()) > PREVIEW_BYTES

    @property
    def stamp(self) -> int:
        """Some Unix time that rises with the number."""
        return 1_700_000_000 + self.number * 61


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the site."""

    name: str
    url: str
    title: str
    status: str | None = None
    responses: int | None = None
    period: tuple[date, date] | None = None
    hero: str | None = None
    section: str | None = None
    kind: str = "discussion"
    standalone: bool = False
    discussion_title: str | None = None
    discussion_status: str | None = None
    ran: tuple[date, date] | None = None
    votes: tuple[int, int] | None = None
    idea_title: str | None = None
    idea: Paragraphs = ()
    suggested_by: str | None = None
    intro: tuple[Block, ...] = ()
    """Paragraphs, and ``(kind, text, ...)`` for headings ("h", or "b" for bold ones) and lists ("ul", "ol")."""
    new: tuple[tuple[str, str, str], ...] = ()
    others: tuple[tuple[str, str, str, str], ...] = ()
    guidelines: bool = True
    safety: bool = True
    timeline: tuple[str, ...] = ()
    timeline_end: tuple[str, str] = ("", "")
    call: str = "Want to join our next discussion?"
    comment_count: int = 0
    posts: tuple[Post, ...] = ()
    pager: int = 0
    minified: bool = False
    listed: bool = False
    """The thread is a list: each post an item, what answers it a list within that item."""
    share: bool = False
    """Links to share the page, and a prompt to log in, stand below the comments."""
    ends_after: str | None = None
    """The words with which the page ends that was saved too early."""
    toggles: str = "text"
    """``link`` where they are links (resiliparse drops short parts that end in one), ``readmore`` where preview, full
    text and toggles have the markup of the module ``smart_trim_readmore``, ``summary`` where they are headings of a box
    that folds."""


def one(*paragraphs: str | tuple[str, ...]) -> Paragraphs:
    """Spell paragraphs: a string is one line, a tuple its lines."""
    return tuple((item,) if isinstance(item, str) else item for item in paragraphs)


def limit(*lines: str, characters: int = 2000) -> Paragraphs:
    """Spell a comment of one paragraph as the site keeps it: so many characters and no more."""
    return (tuple("\n".join(lines)[:characters].split("\n")),)
