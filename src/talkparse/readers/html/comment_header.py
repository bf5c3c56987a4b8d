"""A comment of a saved page: its header, and what its markup tells of its place and its time.

The header is what stands before the text, where Drupal marks that; elsewhere, the lines at the beginning that only the
site prints, with the name among them. What comes later is a member's, whatever it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Final, NamedTuple

from attrs import field, mutable

from talkparse.problems import ProblemCode
from talkparse.readers.dump.lines import label_of
from talkparse.readers.html.header_lines import Said, is_reply_line, read_line
from talkparse.readers.html.marked import is_title, marks_of, plain
from talkparse.tokens import Mark, Markup, ReplyTo, TokenKind
from talkparse.vocabulary import Vocabulary


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


def read_header(
    comment: ReadComment, lines: Sequence[str], stop: int, known: dict[str, Said | None], words: Vocabulary
) -> int:
    """Read the header; give the index of the first line after it."""
    unknown: list[str] = []
    index = 0
    while index < stop:
        line = lines[index]
        if "\0" in line:
            line = take_marks(comment, line, words)
        if line and not take_line(comment, line, unknown, known, words):
            if not comment.is_marked and not (
                not comment.age and index + 1 < stop and _leads(plain(lines[index + 1]), known, words)
            ):
                break
            unknown.append(line)
        index += 1
        if comment.lines:  # the text began on the line of role and age
            break
    comment.stray += unknown
    return index


def take_marks(comment: ReadComment, line: str, words: Vocabulary) -> str:
    """Take what the marks of a line of the header say; give what is left of the line to be read."""
    text = plain(line)
    marks = marks_of(line)
    is_reply = is_reply_line(text, words)
    for mark in marks:
        word, _, value = mark.partition(" ")
        if word in {"created", "time"}:
            comment.created = comment.created or _read_instant(value)
        elif word in {"own", "link"}:
            if is_reply:
                comment.parent_id = comment.parent_id or value
            elif word == "own":
                comment.number = comment.number or value
    if is_reply:
        return text
    if "image" in marks:
        comment.avatar = comment.avatar or text
        return ""
    if "by" in marks and not comment.author:
        return _take_by(comment, line, words)
    return "" if is_title(marks) else text


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


def _take_by(comment: ReadComment, line: str, words: Vocabulary) -> str:
    """Take a marked name; give the rest of its line, less Drupal's words around it."""
    before, _, after = line.partition("\0by\0")
    name, _, rest = after.partition("\0/by\0")
    name, rest = plain(name), plain(rest).strip()
    unverified = words.comment.unverified
    if rest.startswith(unverified):
        name, rest = f"{name} {unverified}", rest.removeprefix(unverified).lstrip()
    comment.author = name
    return (
        ""
        if any(by_line.fullmatch(f"{plain(before)} {name} {rest}".strip()) for by_line in words.patterns.by_lines)
        else rest
    )


def _say(line: str, known: dict[str, Said | None], words: Vocabulary) -> Said | None:
    """Give what a line says that only the site prints; None for others."""
    if line in known:
        return known[line]
    said = known[line] = read_line(line if line.isascii() else label_of(line), words)
    return said


def _leads(line: str, known: dict[str, Said | None], words: Vocabulary) -> bool:
    """Tell whether a name can stand on the line before this one."""
    said = _say(line, known, words)
    return said is not None and said.role != "" and not said.name


def take_line(
    comment: ReadComment, line: str, unknown: list[str], known: dict[str, Said | None], words: Vocabulary
) -> bool:
    """Take a line of the header, if it says what is not said yet."""
    said = _say(line, known, words)
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
