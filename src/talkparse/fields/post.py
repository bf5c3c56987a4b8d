"""Fields of a post that its header spells: who wrote it, when, and how it was received."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from talkparse.enums import AuthorStatus
from talkparse.model import Age, Votes
from talkparse.tokens import Mark, PrintedAge, TokenKind, Vote, Word

_KEPT: Final = 1024  # ages that recur on a page, and so are made once


class PostFields(NamedTuple):
    """The fields of a post that its header spells; what it does not print is None."""

    author: str | None
    author_status: AuthorStatus
    role: str | None
    age: PrintedAge | None
    votes: Votes | None
    pinned: bool
    avatar: str | None


def read_post(marks: Sequence[Mark]) -> PostFields:
    """Give the fields that the marks of a header spell."""
    words: dict[TokenKind, Word] = {}
    age: PrintedAge | None = None
    for mark in marks:
        if isinstance(mark.fact, Word):
            words[mark.kind] = mark.fact
        elif age is None and isinstance(mark.fact, PrintedAge):
            age = mark.fact
    name, status = author_of(words.get(TokenKind.AUTHOR))
    return PostFields(
        author=name,
        author_status=status,
        role=_value(words.get(TokenKind.ROLE)),
        age=age,
        votes=votes_of(marks),
        pinned=TokenKind.PIN in [mark.kind for mark in marks],
        avatar=_value(words.get(TokenKind.AVATAR)),
    )


def _value(word: Word | None) -> str | None:
    return (word.value or None) if word else None


def author_of(word: Word | None) -> tuple[str | None, AuthorStatus]:
    """Give the name that a word is, and what is known of it."""
    name = _value(word)
    if word is None or name is None:
        return None, AuthorStatus.ABSENT
    if word.key == "deleted_author":
        return None, AuthorStatus.DELETED
    return name, AuthorStatus.ABBREVIATED if word.key == "abbreviated" else AuthorStatus.NAMED


@lru_cache(_KEPT)
def age_of(printed: PrintedAge) -> Age:
    """Give an age by its largest unit."""
    amount, unit = printed.parts[0]
    return Age(amount=amount, unit=unit, text=printed.text)


def votes_of(marks: Iterable[Mark]) -> Votes | None:
    """Put counts of votes together; None if there are none."""
    counts = {mark.fact.kind: mark.fact.number for mark in marks if isinstance(mark.fact, Vote)}
    return Votes(up=counts.get("up"), care=counts.get("care"), down=counts.get("down")) if counts else None
