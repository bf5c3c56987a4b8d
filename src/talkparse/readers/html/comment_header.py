"""A comment of a saved page: its header, and what its markup tells of its place and its time.

The header is what stands before the text, where Drupal marks that; elsewhere, the lines at the beginning that only the
site prints, with the name among them. What comes later is a member's, whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Final, NamedTuple

from attrs import field, mutable

from talkparse.problems import ProblemCode
from talkparse.readers.dump.lines import fold
from talkparse.readers.html.flat import Note, Noted
from talkparse.readers.html.header_lines import HeaderLines, Said, is_reply_line
from talkparse.tokens import Mark, Markup, ReplyTo, TokenKind
from talkparse.vocabulary import Vocabulary

Notes = Mapping[int, Sequence[Noted]]
"""What the markup says of lines, by their numbers."""


class Toggle(NamedTuple):
    """A button of a preview among the lines of a text."""

    place: int
    """How many lines stand before it."""
    opens: bool
    """Whether it opens the full text; else it closes it."""
    glued: bool = False
    """Whether it ends the line before it."""
    text: str = ""
    """Its words, if they told that it is one; nothing where its class did."""


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
    votes: list[str] = field(factory=list)
    lines: list[str] = field(factory=list)
    """Its text, the preview before it included."""
    toggles: list[Toggle] = field(factory=list)
    stray: list[str] = field(factory=list)
    """Lines that no rule could assign."""
    odd: ProblemCode | None = None
    is_marked: bool = False
    """Whether the markup shows where its text begins."""
    created: datetime | None = None
    changed: datetime | None = None
    parent_id: str | None = None
    reply_to: ReplyTo | None = None
    header: tuple[Mark, ...] = ()
    """What it says of who wrote it and when, as marks at the offset that stands for all of it."""

    def marks(self, place: int) -> Iterator[Mark]:
        """Give what the header says as marks, at the offset that stands for the comment; a name always."""
        yield Mark(TokenKind.AUTHOR, place, place, self.author)
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
            line = take_notes(comment, line, notes[index], site.words)
        if line and not take_line(comment, line, unknown, site):
            if not comment.is_marked and not (not comment.age and index + 1 < stop and _leads(lines[index + 1], site)):
                break
            unknown.append(line)
        index += 1
        if comment.lines:  # the text began on the line of role and age
            break
    comment.stray += unknown
    return index


def take_notes(comment: ReadComment, line: str, notes: Sequence[Noted], words: Vocabulary) -> str:
    """Take what the markup says of a line of the header; give what is left of the line to be read."""
    text = _without_images(line, notes)
    is_reply = is_reply_line(text, words)
    person: Noted | None = None
    is_avatar = is_own = False
    for noted in notes:
        note = noted.note
        if note is Note.AVATAR:
            is_avatar = True
        elif note is Note.PERSON:
            person = person or noted
        elif is_reply and note is not Note.IMAGE:
            comment.parent_id = comment.parent_id or noted.value
        elif note is Note.OWN:
            is_own = True
            comment.number = comment.number or noted.value
    if is_reply:
        return text
    if is_avatar:
        comment.avatar = comment.avatar or text
        return ""
    if person and not comment.author:
        return _take_by(comment, line, notes, person, words)
    return "" if is_own else text


def take_free(comment: ReadComment, noted: Noted) -> None:
    """Take a note that belongs to no words."""
    if noted.note is Note.CREATED:
        comment.created = comment.created or _read_instant(noted.value)
    else:
        comment.number = comment.number or noted.value


def _without_images(line: str, notes: Sequence[Noted], start: int = 0, stop: int | None = None) -> str:
    """Give a part of a line less the texts of images in it."""
    parts: list[str] = []
    stop = len(line) if stop is None else stop
    for noted in notes:
        if noted.note is Note.IMAGE and start <= noted.start < stop:
            parts.append(line[start : noted.start])
            start = noted.stop
    return fold("".join((*parts, line[start:stop]))) if parts else line[start:stop].strip()


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


def _take_by(comment: ReadComment, line: str, notes: Sequence[Noted], person: Noted, words: Vocabulary) -> str:
    """Take a marked name; give the rest of its line, less Drupal's words around it."""
    before = _without_images(line, notes, 0, person.start)
    name = _without_images(line, notes, person.start, person.stop)
    rest = _without_images(line, notes, person.stop)
    unverified = words.comment.unverified
    if rest.startswith(unverified):
        name, rest = f"{name} {unverified}", rest.removeprefix(unverified).lstrip()
    comment.author = name
    is_by_line = any(by_line.fullmatch(f"{before} {name} {rest}".strip()) for by_line in words.patterns.by_lines)
    return "" if is_by_line else rest


def _leads(line: str, site: HeaderLines) -> bool:
    """Tell whether a name can stand on the line before this one."""
    said = site.read(line)
    return said is not None and said.role != "" and not said.name


def take_line(comment: ReadComment, line: str, unknown: list[str], site: HeaderLines) -> bool:
    """Take a line of the header, if it says what is not said yet."""
    said = site.read(line)
    if said is None or _is_said(comment, said):
        return False
    if said.name:
        unknown.append(said.name)
    if unknown and not comment.author and (said.role or said.age):
        comment.author = unknown.pop()
    comment.author = comment.author or said.author
    comment.role = comment.role or said.role
    comment.age = comment.age or said.age
    comment.pinned = comment.pinned or said.is_pin
    if said.votes:
        comment.votes += said.votes
    if said.rest:
        comment.lines.append(said.rest)
    comment.odd = comment.odd or said.odd
    comment.reply_to = comment.reply_to or said.reply_to
    return True


def _is_said(comment: ReadComment, said: Said) -> bool:
    """Tell whether the header says already what a line says: then the line is a member's."""
    return bool(
        (said.author and comment.author)
        or (said.role and comment.role)
        or (said.age and comment.age)
        or (said.is_pin and comment.pinned)
        or (said.votes and comment.votes and _is_counted(comment.votes, said.votes))
    )


def _is_counted(before: Sequence[str], votes: Sequence[str]) -> bool:
    """Tell whether votes of a kind were counted before."""
    return not {vote.rpartition(" ")[0] for vote in before}.isdisjoint(vote.rpartition(" ")[0] for vote in votes)
