"""Lines that say what a post answers: "In reply to SUBJECT by NAME", hidden on the page and printed by some extractors.

They stand in the frame of a post, beside its name, role and age. They are taken out before headers are looked for, so
that no form of a header needs to know of them, and come back among the parts of the comments.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from talkparse.readers.dump.anchors import find_anchors
from talkparse.readers.dump.avatars import is_avatar
from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary

_SUBJECT_CUT: Final = 29  # characters, the ellipsis included, at which the site cuts the beginning of the parent's text
_ELLIPSES: Final = ("…", "...")
_HIGHEST: Final = 8  # lines of votes and report that may stand between the age or the avatar and the words


class _Stretch(NamedTuple):
    """A stretch that reads like the words."""

    first: int
    """Index of the line on which it begins."""
    stop: int
    """Index of the first line after it."""
    mark: Mark
    text: str
    place: int
    """How many other lines stand before it."""


def take_reply_lines(dump: Dump, lines: Sequence[Line]) -> tuple[Sequence[Line], list[Mark]]:
    """Take the words out of the lines of a dump; give the other lines, and a mark for each."""
    if dump.words.comment.in_reply_to.partition(" {")[0] not in dump.source:
        return lines, []
    found = _find(dump, lines)
    others = _without(dump, lines, found)
    anchors = [anchor for some in find_anchors(dump, others).values() for anchor in some]
    beginning = {anchor.line for anchor in anchors}
    starts = sorted(beginning)
    # Where the body is glued to the age, the frame has ended above the next line.
    last = {anchor.line + anchor.lines: anchor for anchor in anchors}
    frames = {line for line, anchor in last.items() if anchor.age[1] == others[line - 1].stop}
    beginnings = {text for line in others for text in (line.label, label_of(_body_of(dump, line)))}
    typed = _printed_twice(found, starts)
    taken = [
        stretch
        for stretch in found
        if stretch.first not in typed
        and (stretch.mark.glued or stretch.place in beginning or _ends_frame(others, stretch.place, frames, dump.words))
        and _has_shape(stretch.text, beginnings, dump.words)
    ]
    return _without(dump, lines, taken), [stretch.mark for stretch in taken]


def _find(dump: Dump, lines: Sequence[Line]) -> list[_Stretch]:
    """Find the stretches: a line, three lines where each text node has one, or what is glued to an age."""
    before, _, between = dump.words.comment.in_reply_to.removesuffix("{name}").partition(" {subject} ")
    found: list[_Stretch] = []
    index = place = 0
    while index < len(lines):
        line = lines[index]
        start, stop = line.start, index + 1
        if line.label == before and index + 2 < len(lines) and lines[index + 2].label.startswith(between):
            stop = index + 3
        elif not line.label.startswith(before):
            header = dump.words.patterns.known_header.match(dump.source, line.start, line.stop)
            start = header.end() if header else line.stop
        end = lines[stop - 1].stop
        text = dump.text(start, end)
        if dump.words.patterns.in_reply_to.fullmatch(label_of(text)):
            mark = dump.mark(TokenKind.REPLY_TO, start, end)
            if start > line.start:
                mark = mark._replace(glued=True, gap=" " if dump.source[start].isspace() else "")
            found.append(_Stretch(index, stop, mark, text, place))
            place += mark.glued
        else:
            stop = index + 1
            place += 1
        index = stop
    return found


def _without(dump: Dump, lines: Sequence[Line], found: Sequence[_Stretch]) -> list[Line]:
    """Give the lines without some stretches."""
    rest: list[Line] = []
    index = 0
    for stretch in found:
        rest += lines[index : stretch.first]
        if stretch.mark.glued:
            line = lines[stretch.first]
            text = dump.text(line.start, stretch.mark.start)
            rest.append(line._replace(stop=stretch.mark.start, text=text, label=label_of(text)))
        index = stretch.stop
    return [*rest, *lines[index:]]


def _body_of(dump: Dump, line: Line) -> str:
    """Give what is glued to role and age."""
    header = dump.words.patterns.known_header.match(dump.source, line.start, line.stop)
    return dump.text(header.end(), line.stop) if header else ""


def _printed_twice(found: Sequence[_Stretch], starts: Sequence[int]) -> set[int]:
    """Tell which stretches stand twice in one post: in a preview and in the full text, so a member typed them."""
    typed: set[int] = set()
    last: dict[tuple[str, int], int] = {}
    for stretch in found:
        post = bisect_left(starts, stretch.place + 1)
        key = (stretch.text, post)
        if key in last:
            typed |= {last[key], stretch.first}
        last[key] = stretch.first
    return typed


def _ends_frame(lines: Sequence[Line], place: int, frames: set[int], words: Vocabulary) -> bool:
    """Tell whether a frame ends before a place: role and age, or an avatar, and perhaps votes after them."""
    line = place
    while line > max(place - _HIGHEST, 1) and line not in frames and _is_vote(lines[line - 1], words):
        line -= 1
    return line in frames or (line > 0 and is_avatar(lines[line - 1], words))


def _is_vote(line: Line, words: Vocabulary) -> bool:
    label = line.label
    voted = words.patterns.votes.fullmatch(label) or label in words.comment.vote_kinds or label.isdecimal()
    return bool(voted) or label == words.comment.report


def _has_shape(text: str, beginnings: set[str], words: Vocabulary) -> bool:
    """Tell whether the parts are as the site prints them: the subject cut, or all of a text that stands in the dump."""
    parts = words.patterns.in_reply_to.fullmatch(label_of(text))
    if not parts or (len(parts["name"]) > words.limits.name and parts["name"] != words.comment.deleted_author):
        return False
    subject = parts["subject"]
    cut = next((subject.removesuffix(dots) for dots in _ELLIPSES if subject.endswith(dots)), None)
    if cut is not None:
        return len(cut) < _SUBJECT_CUT
    return subject in beginnings
