"""Facts: what the site's words in a mark say, told once, where the page is read.

Later stages ask a mark for its fact and know no word of the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from talkparse.readers.dump.lines import label_of
from talkparse.tokens import ZERO_WIDTH, Fact, Mark, PrintedAge, ReplyTo, TokenKind, Vote, Word, make
from talkparse.vocabulary import Vocabulary

# Where a name has more than 20 characters Drupal keeps 14, less the stops at their end, and an ellipsis; Drupal 7 kept
# 15 and three dots.
_CUT: Final = ("…", "...")
_ABBREVIATED: Final = re.compile(r".{1,14}…|.{15}\.\.\.")
_VOTES: Final = re.compile(r"(\D*?) ?([0-9]{1,12})")
_CLOCK: Final = re.compile(r"\(([0-9]{1,2}):([0-9]{2}) ?([AP])M\)")
_NOON: Final = 12
_KEPT: Final = 1024  # roles, ages and counts of votes that recur on a page, and so are read once
_TO_SPACES: Final = str.maketrans(dict.fromkeys(ZERO_WIDTH, " "))


def with_facts(marks: Iterable[Mark], words: Vocabulary) -> list[Mark]:
    """Give the marks, each with what the site's words in it say."""
    # Most have none, and a page has thousands.
    return [_with_fact(mark, read, words) if (read := _READ.get(mark.kind)) else mark for mark in marks]


def name_at(place: int, name: str, words: Vocabulary) -> Mark:
    """Give a name as a mark at an offset, with what the site's words in it say."""
    return Mark(TokenKind.AUTHOR, place, place, name, fact=_read_author(name, words))


def _with_fact(mark: Mark, read: Callable[[str, Vocabulary], Fact | None], words: Vocabulary) -> Mark:
    kind, start, stop, text, glued, opens, gap, _, column = mark
    return make(Mark, (kind, start, stop, text, glued, opens, gap, read(text, words), column))


def _visible(text: str) -> str:
    """Take zero-width characters of a mark, whose text is folded, for the spaces that they stand beside or for."""
    return text if text.isascii() else " ".join(text.translate(_TO_SPACES).split())


def _read_author(text: str, words: Vocabulary) -> Word:
    name = _visible(text)
    if name == words.comment.deleted_author:
        return Word("deleted_author", name)
    shown = name.removesuffix(words.comment.unverified).rstrip()
    is_cut = shown.endswith(_CUT) and _ABBREVIATED.fullmatch(shown)
    return Word("abbreviated" if is_cut else "", name)


@lru_cache(_KEPT)
def _read_role(text: str, words: Vocabulary) -> Word:
    role = _visible(text)
    keys = {words.comment.member: "member", words.comment.official: "official"}
    return Word(keys.get(role, "other_roles" if role in words.comment.other_roles else ""), role)


def _read_avatar(text: str, words: Vocabulary) -> Word:
    return Word("avatar", _visible(text).removeprefix(words.comment.avatar).strip())


@lru_cache(_KEPT)
def read_age(text: str, words: Vocabulary) -> PrintedAge:
    """Read an age as the reader found it; "a" and "an" count one."""
    age = _visible(text)
    counted = age.partition(f" {words.comment.ago}")[0].split()
    spellings = counted[1::2]
    amounts = [int(number) if number.isdecimal() else 1 for number in counted[::2]]
    units = [words.comment.unit_of[spelling] for spelling in spellings]
    formatters = (key for key, only in words.comment.formatters.items() if not set(only).isdisjoint(spellings))
    clock = _CLOCK.search(age)
    return PrintedAge(
        age,
        tuple(zip(amounts, units, strict=True)),
        frozenset(formatters),
        (int(clock[1]) % _NOON + _NOON * (clock[3] == "P"), int(clock[2])) if clock else None,
    )


@lru_cache(_KEPT)
def _read_vote(text: str, words: Vocabulary) -> Vote:
    word, count = _VOTES.findall(_visible(text))[0]
    return Vote(words.comment.vote_kinds[word], int(count))


def _read_reply_to(text: str, words: Vocabulary) -> ReplyTo | None:
    parts = words.patterns.in_reply_to.fullmatch(label_of(text))
    return ReplyTo(parts["subject"], parts["name"]) if parts else None


def _read_title(text: str, words: Vocabulary) -> Word | None:
    return _read_discussion_title(text.strip(ZERO_WIDTH).removeprefix("- "), words)


def _read_discussion_title(text: str, words: Vocabulary) -> Word | None:
    title = text.strip(ZERO_WIDTH)
    prefix = words.header.discussion_prefix
    return Word("discussion_prefix", title.removeprefix(prefix).strip()) if title.startswith(prefix) else None


def _read_suggested_by(text: str, words: Vocabulary) -> Word | None:
    name = words.patterns.suggested_by.fullmatch(text.strip(ZERO_WIDTH))
    return Word("suggested_by", name["name"]) if name else None


def _read_status(text: str, words: Vocabulary) -> Word | None:
    return Word("closed", text) if text.startswith(words.header.closed) else None


def _read_updated(text: str, words: Vocabulary) -> Word | None:
    updated = words.patterns.updated.fullmatch(text)
    return Word("updated", updated["date"]) if updated else None


_READ: Final[dict[TokenKind, Callable[[str, Vocabulary], Fact | None]]] = {
    TokenKind.AUTHOR: _read_author,
    TokenKind.ROLE: _read_role,
    TokenKind.AVATAR: _read_avatar,
    TokenKind.AGE: read_age,
    TokenKind.VOTES: _read_vote,
    TokenKind.REPLY_TO: _read_reply_to,
    TokenKind.TITLE: _read_title,
    TokenKind.DISCUSSION_TITLE: _read_discussion_title,
    TokenKind.SUGGESTED_BY: _read_suggested_by,
    TokenKind.STATUS: _read_status,
    TokenKind.DISCUSSION_STATUS: _read_status,
    TokenKind.CHROME: _read_updated,
    TokenKind.LISTING: _read_updated,
}
