"""Anchors: each role with an age, where a comment may begin, in the forms in which extractors leave them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from talkparse.readers.dump.lines import Dump, Line, fold
from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary import Vocabulary


class Anchor(NamedTuple):
    """A role and an age, as spans, on one line or two."""

    line: int
    """Index of the line on which the role stands."""
    lines: int
    role: tuple[int, int]
    age: tuple[int, int]
    known: bool = True


def find_anchors(dump: Dump, lines: Sequence[Line]) -> dict[str, list[Anchor]]:
    """Find each role with an age, by the form in which it stands."""
    return {form: find(dump, lines) for form, find in _FORMS.items()}


def _starting(dump: Dump, lines: Sequence[Line]) -> list[Anchor]:
    found = []
    begins, match_header = dump.words.patterns.header_begins, dump.words.patterns.known_header.match
    for index, line in enumerate(lines):
        if not dump.source.startswith(begins, line.start):
            continue  # as nearly all lines, and looking for words is quicker than matching headers
        match = match_header(dump.source, line.start, line.stop)
        if match and not dump.source[match.end() : line.stop][:1].isspace():  # a body never begins with white space
            found.append(Anchor(index, 1, match.span("role"), match.span("age")))
    return found


def _ending(dump: Dump, lines: Sequence[Line]) -> list[Anchor]:
    found = []
    ago = dump.words.comment.ago
    for index, line in enumerate(lines):
        if not line.label.endswith(ago):
            continue
        place = max(dump.source.rfind(role, line.start, line.stop) for role in dump.words.patterns.header_literals)
        match = dump.words.patterns.known_header.match(dump.source, place, line.stop) if place > line.start else None
        if match and not dump.source[match.end() : line.stop].strip(ZERO_WIDTH):
            found.append(Anchor(index, 1, match.span("role"), match.span("age")))
    return found


def _splitting(dump: Dump, lines: Sequence[Line]) -> list[Anchor]:
    patterns, words = dump.words.patterns, dump.words.patterns.header_literals
    found = []
    for index, (line, after) in enumerate(pairwise(lines)):
        if not line.label.startswith(words):
            continue
        if patterns.role.fullmatch(line.label) and patterns.age.fullmatch(after.label):
            found.append(Anchor(index, 2, (line.start, line.stop), (after.start, after.stop)))
    return found


_FORMS: Final[dict[str, Callable[[Dump, Sequence[Line]], list[Anchor]]]] = {
    "start": _starting,
    "end": _ending,
    "split": _splitting,
}


def with_other_roles(dump: Dump, lines: Sequence[Line], known: list[Anchor], start: int) -> list[Anchor]:
    """Add lines that begin with a short capitalised phrase and an age, under a line that can be a name."""
    taken = {anchor.line for anchor in known}
    found = list(known)
    ago = f" {dump.words.comment.ago}"
    for index in range(max(start, 1), len(lines)):
        line = lines[index]
        if ago not in line.text or index in taken:
            continue
        match = dump.words.patterns.other_header.match(dump.source, line.start, line.stop)
        rest = dump.source[match.end() : line.stop] if match else ""
        whole = bool(rest) or not known or " " in fold(match["role"]) if match else False  # not a place and its past
        if match and whole and (not rest or rest[0].isalnum()) and can_be_name(lines[index - 1].label, dump.words):
            found.append(Anchor(index, 1, match.span("role"), match.span("age"), known=False))
    return sorted(found)


def can_be_name(label: str, words: Vocabulary) -> bool:
    """Tell whether a line, less what extractors glue before a name, is short and no sentence."""
    while glued := words.patterns.before_name.match(label):
        label = label[glued.end() :].lstrip()
    name = without_mark(label, words)
    return fits_name(name, words) and bool(name) and not name.endswith((".", "!", "?"))


def stands_before_name(label: str, words: Vocabulary) -> bool:
    """Tell whether a line is one that only a name follows, where all stood on one line."""
    patterns = words.patterns
    known = patterns.before_name.fullmatch(label) or patterns.comment_count.fullmatch(label)
    return known is not None or label == words.comment.pin


def without_mark(name: str, words: Vocabulary) -> str:
    """Take off what Drupal prints behind the name of somebody who was not logged in."""
    return name.removesuffix(f" {words.comment.unverified}")


def fits_name(name: str, words: Vocabulary) -> bool:
    """Tell whether the site prints such a name whole, or the name of a deleted account."""
    if len(name) <= words.limits.name:
        return True
    name = without_mark(name, words)
    return len(name) <= words.limits.name or name == words.comment.deleted_author
