"""A comment of a saved page: its header, its text, and what its markup tells of its place and its time.

The header is what stands before the text, where Drupal marks that; elsewhere, the lines at the beginning that only the
site prints, with the name among them. What comes later is a member's, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Final, NamedTuple

from attrs import field, mutable

from talkparse.markup import Markup
from talkparse.preview import Proof, prove
from talkparse.problems import ProblemCode
from talkparse.readers.flatten import FlatComment
from talkparse.readers.lines import label_of
from talkparse.readers.marked import join_items, lines_of, marks_of, plain
from talkparse.readers.patterns import patterns
from talkparse.tokens import TokenKind
from talkparse.vocabulary import pattern, site


class Part(NamedTuple):
    """A part of a comment."""

    kind: TokenKind
    text: str
    glued: bool = False
    """Whether it stands on the line of the part before."""


@mutable
class ReadComment:
    """A comment, read. It lives inside one call."""

    number: str
    depth: int
    header: list[Part] = field(factory=list)
    body: list[Part] = field(factory=list)
    stray: list[str] = field(factory=list)
    """Lines that no rule could assign."""
    odd: ProblemCode | None = None
    created: datetime | None = None
    changed: datetime | None = None
    parent_id: str | None = None
    reply_to: tuple[str, str] | None = None

    def has(self, kind: TokenKind) -> bool:
        """Tell whether the header holds a part of this kind."""
        return any(part.kind is kind for part in self.header)

    def markup(self) -> Markup:
        """Give what the markup tells."""
        return Markup(
            id=self.number or None,
            created=self.created,
            changed=self.changed,
            depth=self.depth,
            parent_id=self.parent_id,
            reply_to=self.reply_to,
        )


def read_comment(flat: FlatComment, depth: int) -> ReadComment:
    """Read a comment."""
    lines = join_items(lines_of(flat.text))
    comment = ReadComment(flat.number, depth)
    marked = next((index for index, line in enumerate(lines) if "\0body\0" in line), None)
    if any(line == site().comment.pin for line in lines_of(flat.before)):
        comment.header.append(Part(TokenKind.PIN, site().comment.pin))
    stop = _read_header(comment, lines, marked)
    _read_body(comment, lines[stop:], is_marked=marked is not None)
    order = {part: place for place, part in enumerate(_ORDER)}
    comment.header.sort(key=lambda part: order[part.kind])
    return comment


_ORDER: Final = (
    *(TokenKind.PIN, TokenKind.AVATAR, TokenKind.AUTHOR, TokenKind.ROLE, TokenKind.AGE, TokenKind.VOTES),
    TokenKind.CHROME,
)


def _read_header(comment: ReadComment, lines: Sequence[str], marked: int | None) -> int:
    """Read the header; give the index of the first line after it."""
    unknown: list[str] = []
    stop = len(lines) if marked is None else marked
    index = 0
    while index < stop:
        line = lines[index]
        text = _take_marks(comment, line)
        if text and not _read_frame(comment, text, line, unknown):
            following = plain(lines[index + 1]) if index + 1 < stop else ""
            if marked is None and (comment.has(TokenKind.AGE) or not _is_role_or_age(following)):
                break
            unknown.append(text)
        index += 1
    comment.stray += unknown
    return index


def _take_marks(comment: ReadComment, line: str) -> str:
    """Take what the marks of a line of the header say; give its text."""
    if "\0" not in line:
        return line
    for mark in marks_of(line):
        word, _, value = mark.partition(" ")
        if word == "changed" and comment.changed is None:
            comment.changed = _read_stamp(value)
        elif word in {"created", "time"} and comment.created is None:
            comment.created = _read_instant(value)
        elif word == "own":
            comment.number = comment.number or value
        elif word == "link" and _is_reply_line(plain(line)):
            comment.parent_id = comment.parent_id or value
    return plain(line)


def _read_stamp(value: str) -> datetime | None:
    return datetime.fromtimestamp(int(value), UTC) if re.fullmatch("[0-9]{1,11}", value) else None


def _read_instant(value: str) -> datetime | None:
    """Read an instant with its offset; without one it is none."""
    try:
        instant = datetime.fromisoformat(value)
        return instant.astimezone(UTC) if instant.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _is_reply_line(text: str) -> bool:
    return text.startswith(site().comment.in_reply_to.partition(" {")[0])


def _is_role_or_age(text: str) -> bool:
    found = patterns()
    return bool(found.role.fullmatch(text) or found.known_header.fullmatch(text) or found.other_header.fullmatch(text))


def _read_frame(comment: ReadComment, text: str, line: str, unknown: list[str]) -> bool:
    """Read a line of the header into its parts, if only the site prints such a line."""
    label = text if text.isascii() else label_of(text)
    words = site().comment
    if label == words.pin:
        comment.header.append(Part(TokenKind.PIN, text))
    elif "\0image\0" in line:
        if not comment.has(TokenKind.AVATAR) and patterns().avatar.fullmatch(label):
            comment.header.append(Part(TokenKind.AVATAR, text))
    elif "\0by\0" in line and not comment.has(TokenKind.AUTHOR):
        _read_by(comment, line)
    elif label.endswith(words.ago) and not comment.has(TokenKind.AGE) and _read_role_and_age(comment, text, unknown):
        pass
    elif patterns().role.fullmatch(label) and not comment.has(TokenKind.ROLE):
        _take_name(comment, unknown)
        comment.header.append(Part(TokenKind.ROLE, text))
    elif _is_reply_line(label):
        _read_reply(comment, text)
    else:
        return _read_votes(comment, label) or _is_drupals(comment, label, line)
    return True


def _read_by(comment: ReadComment, line: str) -> None:
    """Read a line that holds a marked name; Drupal's words may stand around it, and role and age after it."""
    before, _, after = line.partition("\0by\0")
    name, _, rest = after.partition("\0/by\0")
    rest = plain(rest)
    if rest.startswith(_UNVERIFIED):
        name += f" {_UNVERIFIED}"
    comment.header.append(Part(TokenKind.AUTHOR, plain(name)))
    if found := patterns().known_header.search(rest):
        comment.header += [Part(TokenKind.ROLE, found["role"]), Part(TokenKind.AGE, found["age"])]
    elif found := patterns().age.search(rest):
        comment.header.append(Part(TokenKind.AGE, found["age"]))


_UNVERIFIED: Final = "(not verified)"


def _read_role_and_age(comment: ReadComment, text: str, unknown: list[str]) -> bool:
    """Read role and age, or an age alone, at the end of a line; a name may stand before them, or on the line above."""
    found = patterns().known_header.search(text)
    if not (found and found.end() == len(text)):
        found = patterns().age.fullmatch(text) or patterns().other_header.fullmatch(text)
        if found is None:
            return False
        if "role" in found.re.groupindex:
            comment.odd = ProblemCode.UNKNOWN_ROLE
    if found.start():
        unknown.append(text[: found.start()].rstrip())
    _take_name(comment, unknown)
    if "role" in found.re.groupindex:
        comment.header.append(Part(TokenKind.ROLE, found["role"]))
    comment.header.append(Part(TokenKind.AGE, found["age"]))
    return True


def _take_name(comment: ReadComment, unknown: list[str]) -> None:
    if unknown and not comment.has(TokenKind.AUTHOR):
        comment.header.append(Part(TokenKind.AUTHOR, unknown.pop()))


def _read_reply(comment: ReadComment, text: str) -> None:
    found = pattern(site().comment.in_reply_to).fullmatch(text)
    if found and comment.parent_id is None:
        comment.reply_to = found["subject"], found["name"]


def _read_votes(comment: ReadComment, label: str) -> bool:
    """Read a line of nothing but counts of votes, and the link that stands after them."""
    place = 0
    found: list[Part] = []
    while vote := patterns().votes.match(label, place):
        found.append(Part(TokenKind.VOTES, f"{vote['word']} {vote['count']}"))
        place = vote.end()
    if report := patterns().report.match(label, place):
        place = report.end()
    if place < len(label):
        return False
    comment.header += found
    return True


_WHEN: Final = re.compile(r".*[0-9]{4} - [0-9]{1,2}:[0-9]{2}")


@cache
def _by_lines() -> list[re.Pattern[str]]:
    return [pattern(template) for template in site().comment.submitted]


def _is_drupals(comment: ReadComment, label: str, line: str) -> bool:
    """Tell whether a line is of a plain Drupal: who wrote when, the date alone, the title that links to the comment."""
    for by_line in _by_lines():
        if found := by_line.fullmatch(label):
            if not comment.has(TokenKind.AUTHOR):
                comment.header.append(Part(TokenKind.AUTHOR, found["name"]))
            return True
    return label == site().comment.permalink or "\0own " in line or _WHEN.fullmatch(label) is not None


def _read_body(comment: ReadComment, lines: Sequence[str], *, is_marked: bool) -> None:
    """Read the text. Where its beginning is marked so is its end, and what stands after that is the site's."""
    parts: list[tuple[Part, bool]] = []
    inside, hides = 0, 0
    for line in lines:
        marks = marks_of(line)
        inside += marks.count("body") - marks.count("/body")
        hides += marks.count("hide") - marks.count("/hide")
        text = plain(line)
        if not text:
            continue
        if (hides or "hidden" in marks) and _is_reply_line(text):
            _take_marks(comment, line)
            _read_reply(comment, text)
        elif is_marked and not inside and not _is_toggle(text, marks):
            if not _read_frame(comment, _take_marks(comment, line), line, []):
                comment.stray.append(text)
        else:
            is_hidden = hides > 0 or "hidden" in marks
            parts += [(part, is_hidden) for part in _cut(text, marks)]
    comment.body = _choose(comment, parts)


def _toggles() -> tuple[str, str]:
    return site().comment.show_full, site().comment.show_less


def _is_toggle(text: str, marks: Sequence[str]) -> bool:
    return text in _toggles() or not {"full", "less"}.isdisjoint(marks)


def _cut(text: str, marks: Sequence[str]) -> Iterator[Part]:
    """Cut a toggle off the end of a line, in whose element it may stand."""
    for word, toggle in zip(("full", "less"), _toggles(), strict=True):
        if word in marks or text == toggle:
            yield Part(TokenKind.TOGGLE, toggle)
            return
        if text.endswith(toggle):
            yield Part(TokenKind.BODY, text.removesuffix(toggle).rstrip())
            yield Part(TokenKind.TOGGLE, toggle, glued=True)
            return
    yield Part(TokenKind.BODY, text)


def _choose(comment: ReadComment, parts: Sequence[tuple[Part, bool]]) -> list[Part]:
    """Leave out what is hidden, unless it is a preview or its full text: what else is a second copy, or a label."""
    both = [part for part, _ in parts]
    shown = [part for part, is_hidden in parts if not is_hidden]
    if len(shown) == len(both) or any(part.kind is TokenKind.TOGGLE for part in both):
        return both
    hidden = [part for part, is_hidden in parts if is_hidden]
    texts, others = [part.text for part in shown], [part.text for part in hidden]
    proof = prove(texts, others) or prove(others, texts)
    if proof is not None and proof is not Proof.EQUAL:
        return both
    comment.stray += [text for text in others if text not in texts]
    return shown
