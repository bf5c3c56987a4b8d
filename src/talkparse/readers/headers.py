"""Headers of comments: the lines of a post that say who wrote it and when, in the forms that extractors leave.

``start``: the name on a line, role and age on the next, whatever is glued to the age being the body.
``end``: name, role and age on one line. ``split``: a line for each. ``picture``: no names, only an avatar.
``votes``: not even that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from talkparse.problems import ProblemCode
from talkparse.readers.lines import ZERO_WIDTH, Dump, Line, label_of
from talkparse.readers.patterns import patterns
from talkparse.readers.votes import read_votes
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import site

LONGEST_NAME: Final = 20  # the site abbreviates longer ones
_UNVERIFIED: Final = " (not verified)"


class Header(NamedTuple):
    """The header of a post."""

    first: int
    """Index of its first line."""
    stop: int
    """Index of the first line after it."""
    marks: tuple[Mark, ...]
    """What it holds; toggles glued before a name come first and end the post before."""
    rest: Mark | None = None
    """The beginning of the body where it is glued to the age."""
    odd: ProblemCode | None = None
    """What is odd about it."""

    def from_line(self, index: int) -> Header:
        """Give the same header with its lines counted from another line."""
        return self._replace(first=self.first - index, stop=self.stop - index)


class _Anchor(NamedTuple):
    """A role and an age, as spans, on one line or two."""

    line: int
    """Index of the line on which the role stands."""
    lines: int
    role: tuple[int, int]
    age: tuple[int, int]
    stop: int
    known: bool = True


def find_headers(dump: Dump, lines: Sequence[Line], *, framed: bool) -> tuple[str, list[Header]]:
    """Find the headers of all posts, in the form that most of them have.

    ``framed`` says that the page keeps the frames of comments: pins, avatars, votes.
    """
    found = {form: find(dump, lines) for form, find in _FORMS.items()}
    form = max(found, key=lambda name: len(found[name]))
    pictures = [index for index, line in enumerate(lines) if _is_avatar(line)]
    if found[form] and _are_named(pictures, found[form]):
        framed = framed or 2 * len(pictures) >= len(found[form])
        if form == "start":
            found[form] = _with_other_roles(dump, lines, found[form])
        return form, _complete(dump, lines, found[form], framed=framed, above=form != "end")
    if pictures:
        return "picture", [_read_picture(dump, lines, index) for index in pictures]
    others = _with_other_roles(dump, lines, []) if framed else []
    if others:
        return "start", _complete(dump, lines, others, framed=framed, above=True)
    voted = _read_voted(dump, lines) if framed else []
    return ("votes", voted) if voted else ("", [])


def _are_named(pictures: Sequence[int], anchors: Sequence[_Anchor]) -> bool:
    """Tell whether a name, a role and an age stand below the avatars: the first, for it is no imitation, or nearly all.

    On a page without names these are a member's words.
    """
    roles = {anchor.line for anchor in anchors}
    named = [index + 1 in roles or index + 2 in roles for index in pictures]
    return not named or named[0] or 4 * sum(named) > 3 * len(named)


def _is_avatar(line: Line) -> bool:
    return line.label.startswith(site().comment.avatar) and patterns().avatar.fullmatch(line.label) is not None


def _starting(dump: Dump, lines: Sequence[Line]) -> list[_Anchor]:
    found = []
    for index, line in enumerate(lines):
        match = patterns().known_header.match(dump.source, line.start, line.stop)
        if match and not dump.source[match.end() : line.stop][:1].isspace():  # a body never begins with white space
            found.append(_Anchor(index, 1, match.span("role"), match.span("age"), match.end()))
    return found


def _ending(dump: Dump, lines: Sequence[Line]) -> list[_Anchor]:
    found = []
    for index, line in enumerate(lines):
        if not line.label.endswith(site().comment.ago):
            continue
        place = max(dump.source.rfind(role, line.start, line.stop) for role in patterns().header_literals)
        match = patterns().known_header.match(dump.source, place, line.stop) if place > line.start else None
        if match and not dump.source[match.end() : line.stop].strip(ZERO_WIDTH):
            found.append(_Anchor(index, 1, match.span("role"), match.span("age"), match.end()))
    return found


def _splitting(_: Dump, lines: Sequence[Line]) -> list[_Anchor]:
    found = []
    for index, (line, after) in enumerate(pairwise(lines)):
        if patterns().role.fullmatch(line.label) and patterns().age.fullmatch(after.label):
            found.append(_Anchor(index, 2, (line.start, line.stop), (after.start, after.stop), after.stop))
    return found


_FORMS: Final[dict[str, Callable[[Dump, Sequence[Line]], list[_Anchor]]]] = {
    "start": _starting,
    "end": _ending,
    "split": _splitting,
}


def _with_other_roles(dump: Dump, lines: Sequence[Line], known: list[_Anchor]) -> list[_Anchor]:
    """Add lines that begin with a short capitalised phrase and an age, under a line that can be a name."""
    taken = {anchor.line for anchor in known}
    found = list(known)
    for index, line in enumerate(lines):
        if index in taken or index == 0 or f" {site().comment.ago}" not in line.text:
            continue
        match = patterns().other_header.match(dump.source, line.start, line.stop)
        rest = dump.source[match.end() : line.stop] if match else ""
        if match and (not rest or rest[0].isalnum()) and _can_be_name(lines[index - 1].label):
            found.append(_Anchor(index, 1, match.span("role"), match.span("age"), match.end(), known=False))
    return sorted(found)


def _can_be_name(label: str) -> bool:
    name = label.removesuffix(_UNVERIFIED)
    return name == site().comment.deleted_author or (len(name) <= LONGEST_NAME and not name.endswith((".", "!", "?")))


def _complete(dump: Dump, lines: Sequence[Line], anchors: list[_Anchor], *, framed: bool, above: bool) -> list[Header]:
    """Add to each role and age the name, and where the page keeps them the pin, the avatar and the votes."""
    headers: list[Header] = []
    free = 0  # the first line that no header has taken yet
    for anchor in anchors:
        first = anchor.line - (above and anchor.line > free)
        name = _name_span(dump, lines, anchor, above=above)
        marks = _read_name(dump, name, after_call=free == 0) if first < anchor.line or not above else []
        author = marks[-1] if marks else None
        if anchor.line < free or (author and not _fits(label_of(dump.text(author.start, author.stop)))):
            continue  # nobody has such a name: a member wrote of somebody else's comment
        first = first if marks else anchor.line
        stop = anchor.line + anchor.lines
        marks.append(Mark(TokenKind.ROLE, *anchor.role, glued=not above))
        marks.append(Mark(TokenKind.AGE, *anchor.age, glued=anchor.lines == 1))
        rest = _read_rest(dump, anchor.stop, lines[stop - 1].stop)
        if framed:
            while first > free and (frame := _frame(lines[first - 1])):
                marks.insert(0, frame)
                first -= 1
            votes, stop = read_votes(dump.source, lines, stop) if rest is None else ([], stop)
            marks += votes
        odd = None if author else ProblemCode.MISSING_AUTHOR
        headers.append(Header(first, stop, tuple(marks), rest, odd if anchor.known else ProblemCode.UNKNOWN_ROLE))
        free = stop
    return headers


def _name_span(dump: Dump, lines: Sequence[Line], anchor: _Anchor, *, above: bool) -> Line:
    """Give the line of the name: the one above, or what stands before the role."""
    if above:
        return lines[max(anchor.line - 1, 0)]
    line = lines[anchor.line]
    stop = line.start + len(dump.source[line.start : anchor.role[0]].rstrip())
    return line._replace(stop=stop, label=label_of(dump.text(line.start, stop)))


def _read_rest(dump: Dump, start: int, stop: int) -> Mark | None:
    glued = dump.source[start:stop].strip(ZERO_WIDTH)
    return Mark(TokenKind.BODY, start, stop, glued=True) if glued else None


def _fits(name: str) -> bool:
    name = name.removesuffix(_UNVERIFIED)
    return len(name) <= LONGEST_NAME or name == site().comment.deleted_author


def _read_name(dump: Dump, line: Line, *, after_call: bool) -> list[Mark]:
    """Read the line of a name, less what extractors glue before it; no marks if nothing but chrome stands on it.

    ``after_call`` says that it is the first name, which may stand behind the last link of the call to action.
    """
    if _is_frame_or_call(line.label):
        return []
    call, comment = site().call_to_action, site().comment
    words = (comment.show_less, comment.show_full, *((call.log_in,) if after_call else ()))
    marks: list[Mark] = []
    start = line.start
    while True:
        word = next((word for word in words if dump.source.startswith(word, start, line.stop)), None)
        if word is None:
            break
        kind = TokenKind.CHROME if word == call.log_in else TokenKind.TOGGLE
        marks.append(Mark(kind, start, start + len(word), glued=bool(marks)))
        start += len(word)
        start += len(dump.source[start : line.stop]) - len(dump.source[start : line.stop].lstrip())
    if start == line.stop:
        return []
    return [*marks, Mark(TokenKind.AUTHOR, start, line.stop, glued=bool(marks))]


def _is_frame_or_call(label: str) -> bool:
    call = site().call_to_action
    return label in (call.question, *call.join) or patterns().comment_count.fullmatch(label) is not None


def _frame(line: Line) -> Mark | None:
    if _is_avatar(line):
        return Mark(TokenKind.AVATAR, line.start, line.stop)
    return Mark(TokenKind.PIN, line.start, line.stop) if line.label == site().comment.pin else None


def _read_picture(dump: Dump, lines: Sequence[Line], index: int) -> Header:
    """Read a header that begins with an avatar, or with the pin before it; votes follow on the next lines."""
    first, pin = _pin_before(lines, index)
    avatar = Mark(TokenKind.AVATAR, lines[index].start, lines[index].stop)
    votes, stop = read_votes(dump.source, lines, index + 1) if _follows(lines, index + 1) else ([], index + 1)
    return Header(first, stop, (*pin, avatar, *votes))


def _read_voted(dump: Dump, lines: Sequence[Line]) -> list[Header]:
    """Read headers of which only the votes are left."""
    headers: list[Header] = []
    index = 0
    while index < len(lines):
        votes, stop = read_votes(dump.source, lines, index)
        if votes:
            first, pin = _pin_before(lines, index)
            headers.append(Header(first, stop, (*pin, *votes)))
        index = max(stop, index + 1)
    return headers


def _pin_before(lines: Sequence[Line], index: int) -> tuple[int, list[Mark]]:
    if index and lines[index - 1].label == site().comment.pin and lines[index].blank == 0:
        return index - 1, [Mark(TokenKind.PIN, lines[index - 1].start, lines[index - 1].stop)]
    return index, []


def _follows(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and lines[index].blank == 0
