"""A comment of a saved page: its header, and what its markup tells of its place and its time.

The header is what stands before the text, where Drupal marks that; elsewhere, the lines at the beginning that only the
site prints, with the name among them. What comes later is a member's, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from operator import attrgetter
from typing import Final

from attrs import field, mutable

from talkparse.problems import ProblemCode
from talkparse.readers.dump.lines import fold
from talkparse.readers.html.by_line import name_in, read_by_line
from talkparse.readers.html.header_lines import HeaderLines, Said
from talkparse.readers.html.notes import Note, Noted, Toggle
from talkparse.tokens import Mark, Markup, ReplyTo, TokenKind

Notes = Mapping[int, Sequence[Noted]]
"""What the markup says of lines, by their numbers."""


@mutable
class ReadComment:
    """A comment, read. It lives inside one call."""

    number: str
    depth: int
    author: str = ""
    role: str = ""
    age: str = ""
    avatar: str = ""
    pinned: bool = False
    votes: tuple[str, ...] = ()
    counted: frozenset[str] = frozenset()
    """The words before them, each of which counts once."""
    lines: list[str] = field(factory=list)
    """Its text, the preview before it included."""
    toggles: Sequence[Toggle] = ()
    titles: list[str] = field(factory=list)
    """Lines that are nothing but a link to the comment: the beginning of its text, or a title that somebody typed."""
    stray: list[str] = field(factory=list)
    """Lines that no rule could assign."""
    odd: ProblemCode | None = None
    is_marked: bool = False
    """Whether the markup shows where its text begins."""
    created: datetime | None = None
    changed: datetime | None = None
    nests: bool = False
    parent_id: str | None = None
    reply_to: ReplyTo | None = None

    header: tuple[Mark, ...] = ()
    """Its author as a mark, at the offset that stands for all of it; a name always, if an empty one."""
    frame: int = 0
    """Which of the frames of the page says the rest of its header."""

    def marks(self, place: int) -> Iterator[Mark]:
        """Give what its header says beside the name as marks at an offset."""
        for kind, text in ((TokenKind.ROLE, self.role), (TokenKind.AGE, self.age), (TokenKind.AVATAR, self.avatar)):
            if text:
                yield Mark(kind, place, place, text)
        for vote in self.votes:
            yield Mark(TokenKind.VOTES, place, place, vote)
        if self.pinned:
            yield Mark(TokenKind.PIN, place, place)

    def markup(self) -> Markup:
        """Give what the markup tells."""
        return Markup(
            id=self.number or None,
            created=self.created,
            changed=self.changed,
            depth=self.depth,
            nests=self.nests,
            parent_id=self.parent_id,
            reply_to=None if self.parent_id else self.reply_to,
        )


def read_header(comment: ReadComment, lines: Sequence[str], notes: Notes, stop: int, site: HeaderLines) -> int:
    """Read the header, which ends before a line at the latest; give the index of the first line after it."""
    unknown: list[str] = []
    index = 0
    while index < stop:
        line = lines[index]
        if index in notes:
            line = take_notes(comment, line, notes[index], site)
        if line and not take_line(comment, line, unknown, site):
            if not comment.is_marked and not (not comment.age and index + 1 < stop and _leads(lines[index + 1], site)):
                break
            unknown.append(line)
        index += 1
        if comment.lines:  # the text began on the line of role and age
            break
    comment.stray += unknown
    return index


def take_notes(comment: ReadComment, line: str, notes: Sequence[Noted], site: HeaderLines) -> str:
    """Take what the markup says of a line of the header; give what is left of the line to be read."""
    images: list[Noted] = []
    persons: list[Noted] = []
    own: list[Noted] = []
    is_avatar = False
    for noted in notes:
        note = noted.note
        if note is Note.AVATAR:
            is_avatar = True
        elif note is Note.IMAGE:
            images.append(noted)
        elif note is Note.PERSON:
            persons.append(noted)
        elif is_own(comment, noted):
            own.append(noted)
    text = cut(line, images)
    if site.is_reply(text):
        parents = (noted.value for noted in notes if noted.note is Note.OWN or noted.note is Note.LINK)
        comment.parent_id = comment.parent_id or next(parents, None)
        return text
    comment.number = comment.number or next((noted.value for noted in own), "")
    if is_avatar:
        comment.avatar = comment.avatar or text
        return ""
    whole = [noted for noted in own if noted.stop - noted.start >= len(text)]
    if any(cut(line, images, noted.start, noted.stop) == text for noted in whole) and site.read(text) is None:
        comment.titles.append(text)
        return ""
    # A link to the comment is no part of the name beside it, but it may hold the age.
    links = [noted for noted in own if site.read(line[noted.start : noted.stop]) in {None, Said()}]
    images += links
    comment.stray += [text for noted in links if _WORD.search(text := line[noted.start : noted.stop])]
    images.sort(key=attrgetter("start"))
    if persons and not comment.author:
        person = min(persons, key=lambda noted: noted.stop - noted.start)
        author, rest = read_by_line(
            cut(line, images, 0, person.start),
            cut(line, images, person.start, person.stop),
            cut(line, images, person.stop),
            site.words,
        )
        comment.author = author
        return rest
    return cut(line, images)


def is_own(comment: ReadComment, noted: Noted) -> bool:
    """Tell whether a link leads to the comment in which it stands."""
    if noted.note is Note.OWN:
        return comment.number in {"", noted.value}
    return noted.note is Note.LINK and noted.value == comment.number


_WORD: Final = re.compile(r"\w")


def is_title(comment: ReadComment, line: str, noted: Noted) -> bool:
    """Tell whether a line is nothing but the permalink of its comment, as Drupal's titles are."""
    return noted.note is Note.OWN and is_own(comment, noted) and (noted.start, noted.stop) == (0, len(line))


def take_free(comment: ReadComment, noted: Noted) -> None:
    """Take a note that belongs to no words."""
    if noted.note is Note.CREATED:
        comment.created = comment.created or _read_instant(noted.value)
    else:
        comment.number = comment.number or noted.value


def cut(line: str, parts: Sequence[Noted], start: int = 0, stop: int | None = None) -> str:
    """Give a stretch of a line less some parts of it, which are in order."""
    kept: list[str] = []
    stop = len(line) if stop is None else stop
    for part in parts:
        if start <= part.start < stop:
            kept.append(line[start : part.start])
            start = part.stop
    return fold("".join((*kept, line[start:stop]))) if kept else line[start:stop].strip()


def read_stamp(value: str) -> datetime | None:
    """Read the seconds of an instant; what is none is None."""
    is_one = value.isascii() and value.isdecimal() and len(value) <= _STAMP_DIGITS
    return datetime.fromtimestamp(int(value), UTC) if is_one else None


_LAST_YEARS: Final = (MINYEAR, MAXYEAR)  # in them an age may reach beyond the calendar
_STAMP_DIGITS: Final = 11  # some thousand years, which a datetime holds


def _read_instant(value: str) -> datetime | None:
    """Read an instant with its offset, to the second; without an offset, or at an end of the calendar, it is none."""
    try:
        instant = datetime.fromisoformat(value)
        if instant.tzinfo is None or instant.year in _LAST_YEARS:
            return None
        return instant.astimezone(UTC).replace(microsecond=0)
    except ValueError:
        return None


def _leads(line: str, site: HeaderLines) -> bool:
    """Tell whether a name can stand on the line before this one."""
    said = site.read(line)
    return said is not None and said.role != "" and not said.name


def take_line(  # noqa: C901 -- most lines say one thing, and to set all of them takes longer
    comment: ReadComment, line: str, unknown: list[str], site: HeaderLines
) -> bool:
    """Take a line of the header, if it says what is not said yet: what is said already is a member's."""
    said = site.read(line)
    if said is None:
        return False
    author, role, age, votes, counted, is_pin, name, rest, odd, reply_to = said
    if (
        (author and comment.author)
        or (role and comment.role)
        or (age and comment.age)
        or (is_pin and comment.pinned)
        or not comment.counted.isdisjoint(counted)
    ):
        return False
    if name:
        unknown.append(name_in(name, site.words))
    if unknown and not comment.author and (role or age):
        comment.author = unknown.pop()
    if author:
        comment.author = comment.author or author
    if role:
        comment.role = role
    if age:
        comment.age = age
    if is_pin:
        comment.pinned = True
    if votes:
        comment.votes += votes
        comment.counted = comment.counted | counted
    if rest:
        comment.lines.append(rest)
    if odd:
        comment.odd = comment.odd or odd
    if reply_to:
        comment.reply_to = comment.reply_to or reply_to
    return True
