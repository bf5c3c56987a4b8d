"""Counts of votes, in the forms in which extractors print them: a line each, glued together, or split at the number."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.readers.dump.lines import Dump, Line, last_of
from talkparse.tokens import ZERO_WIDTH, Mark, TokenKind


def read_votes(dump: Dump, lines: Sequence[Line], index: int, *, joined: bool = False) -> tuple[list[Mark], int]:
    """Read the counts of votes that start at a line, and the link ``Report`` after them.

    Gives their marks and the index of the first line that is none of them; no marks if the line holds no votes.
    ``joined`` says that the layout leaves no empty line among them, so that what follows one is a member's. So is what
    follows the link, or is a second count of one kind.
    """
    found: list[Mark] = []
    kinds: set[str] = set()
    while index < len(lines):
        line = lines[index]
        kind = next((word for word in dump.words.comment.vote_kinds if line.label.startswith(word)), "")
        ended = bool(found) and (found[-1].kind is TokenKind.CHROME or kind in kinds)
        if ended or (joined and found and line.blank):
            break
        kinds.add(kind)
        after = lines[index + 1] if index + 1 < len(lines) else None
        if after and line.label in dump.words.comment.vote_kinds and dump.words.patterns.count.fullmatch(after.label):
            found.append(Mark(TokenKind.VOTES, line.start, after.stop, f"{line.text} {after.text}"))
            index += 2
            continue
        marks = _read_line(dump, line, reported=bool(found))
        if not marks:
            break
        found += marks
        index += 1
    return found, index


def _read_line(dump: Dump, line: Line, *, reported: bool) -> list[Mark]:
    """Read a line that holds votes, and a report where votes precede it, and nothing else."""
    marks: list[Mark] = []
    place = line.start
    while vote := dump.words.patterns.votes.match(dump.source, place, line.stop):
        marks.append(dump.mark(TokenKind.VOTES, vote.start("word"), vote.end(), after=last_of(marks)))
        place = vote.end()
    report = dump.words.patterns.report.match(dump.source, place, line.stop) if marks or reported else None
    if report:
        marks.append(dump.mark(TokenKind.CHROME, place, report.end(), after=last_of(marks)))
        place = report.end()
    return [] if dump.source[place : line.stop].strip(ZERO_WIDTH) else marks
