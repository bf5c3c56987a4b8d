"""Fields of a post's frame: who wrote it, when, and how it was received."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from talkparse.model import Age, AuthorStatus, Votes
from talkparse.tokens import ZERO_WIDTH, Mark, TokenKind
from talkparse.vocabulary import Vocabulary

_ABBREVIATED: Final = re.compile(r".{14}…")  # 14 characters and an ellipsis, where a name has more than 20
_VOTES: Final = re.compile(r"(\D*?) ?([0-9]+)")
_KEPT: Final = 1024  # ages and counts of votes that recur on a page, and so are read once
_TO_SPACES: Final = str.maketrans(dict.fromkeys(ZERO_WIDTH, " "))


def read_frame(marks: Sequence[Mark], words: Vocabulary) -> dict[str, Any]:
    """Give the fields of a ``Post`` that its header spells."""
    texts = {mark.kind: mark.text for mark in marks}
    return frame_of(
        words,
        author=texts.get(TokenKind.AUTHOR, ""),
        role=texts.get(TokenKind.ROLE, ""),
        age=texts.get(TokenKind.AGE, ""),
        votes=[mark.text for mark in marks if mark.kind is TokenKind.VOTES],
        pinned=TokenKind.PIN in texts,
        avatar=texts.get(TokenKind.AVATAR, ""),
    )


def frame_of(
    words: Vocabulary,
    *,
    author: str,
    role: str,
    age: str,
    votes: Sequence[str],
    pinned: bool,
    avatar: str,
) -> dict[str, Any]:
    """Give the fields of a ``Post`` from the parts of its header; what the page does not print is empty."""
    name, status = _read_author(_visible(author), words)
    return {
        "author": name,
        "author_status": status,
        "role": _visible(role) or None,
        "age": read_age(_visible(age), words) if age else None,
        "votes": _count(tuple(votes), words),
        "pinned": pinned,
        "avatar": _visible(avatar).removeprefix(words.comment.avatar).strip() or None,
    }


def _visible(text: str) -> str:
    """Take zero-width characters for the spaces that they stand beside or for."""
    return " ".join((text if text.isascii() else text.translate(_TO_SPACES)).split())


def _read_author(name: str, words: Vocabulary) -> tuple[str | None, AuthorStatus]:
    if not name:
        return None, AuthorStatus.ABSENT
    if name == words.comment.deleted_author:
        return None, AuthorStatus.DELETED
    return name, AuthorStatus.ABBREVIATED if _ABBREVIATED.fullmatch(name) else AuthorStatus.NAMED


@lru_cache(_KEPT)
def read_age(text: str, words: Vocabulary) -> Age:
    """Read an age as the reader found it, by its largest unit; "a" and "an" count one."""
    amount, spelling, *_ = text.split()
    return Age(amount=int(amount) if amount.isdecimal() else 1, unit=words.comment.unit_of[spelling], text=text)


def read_votes(marks: Sequence[Mark], words: Vocabulary) -> Votes | None:
    """Read counts of votes, a part each; None if there are none."""
    return _count(tuple(mark.text for mark in marks), words)


@lru_cache(_KEPT)
def _count(votes: tuple[str, ...], words: Vocabulary) -> Votes | None:
    counts = {}
    for vote in votes:
        word, count = _VOTES.findall(_visible(vote))[0]
        counts[words.comment.vote_kinds[word]] = int(count)
    return Votes(**counts) if counts else None
