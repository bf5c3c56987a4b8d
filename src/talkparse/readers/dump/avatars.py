"""Avatars: the lines that are the texts of members' pictures, and those that members typed like them."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.readers.dump.lines import Dump, Line
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


def find_avatars(lines: Sequence[Line], words: Vocabulary) -> list[int]:
    """Find the lines that are the text of an avatar."""
    begins, is_whole = words.comment.avatar, words.patterns.avatar.fullmatch
    return [index for index, line in enumerate(lines) if line.label.startswith(begins) and is_whole(line.label)]


def is_avatar(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line is the text of an avatar."""
    return line.label.startswith(words.comment.avatar) and words.patterns.avatar.fullmatch(line.label) is not None


def leave_typed(dump: Dump, lines: Sequence[Line], avatars: list[int]) -> list[int]:
    """Leave out typed avatars: where the first is a picture of Markdown's all are, and the same words alone are not."""
    marked = [index for index in avatars if dump.source.startswith("![", lines[index].start)]
    return marked if marked[:1] == avatars[:1] else avatars


def pin_or_avatar(line: Line, words: Vocabulary) -> Mark | None:
    """Give the mark of a line that is an avatar or a pin."""
    if is_avatar(line, words):
        return line.mark(TokenKind.AVATAR)
    return line.mark(TokenKind.PIN) if line.label == words.comment.pin else None
