"""What a line of a comment's header says, where only the site prints such lines."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from talkparse.problems import ProblemCode
from talkparse.readers.dump.lines import label_of
from talkparse.tokens import ReplyTo
from talkparse.vocabulary import Vocabulary


class Said(NamedTuple):
    """What a line of a header says."""

    author: str = ""
    role: str = ""
    age: str = ""
    votes: tuple[str, ...] = ()
    counted: frozenset[str] = frozenset()
    """The words before the votes."""
    is_pin: bool = False
    name: str = ""
    """What stands before role and age on their line."""
    rest: str = ""
    """What stands after them: the beginning of the text."""
    odd: ProblemCode | None = None
    reply_to: ReplyTo | None = None


def read_line(label: str, words: Vocabulary) -> Said | None:  # noqa: PLR0911 -- one return for each thing a line can say
    """Read a line that only the site prints."""
    comment = words.comment
    if label == comment.pin:
        return Said(is_pin=True)
    if label in comment.roles:
        return Said(role=label)
    if f" {comment.ago}" in label and (said := _read_age(label, words)):
        return said
    if label.startswith(comment.reply_start):
        reply = words.patterns.in_reply_to.fullmatch(label)
        return Said(reply_to=ReplyTo(reply["subject"], reply["name"]) if reply else None)
    if label.startswith(comment.by_line_starts):
        found = find_by_line(label, words)
        # A word alone begins sentences of members too: then a date shows that Drupal wrote it.
        is_plain = found is not None and (" " in label[: found.start("name")].strip() or WHEN.search(label))
        return Said(author=found["name"]) if found and is_plain else None
    if label[-1:] in _LAST and " - " in label and WHEN.fullmatch(label):
        return Said()
    if label == comment.permalink:
        return Said()
    return _read_votes(label, words)


def _read_age(label: str, words: Vocabulary) -> Said | None:
    """Read role and age, a name before them or not, or an age alone."""
    found = words.patterns
    if match := found.age.fullmatch(label):
        return Said(age=match["age"])
    if match := found.known_header.search(label):
        name, rest = label[: match.start()].rstrip(), label[match.end() :].lstrip()
        if not name or not rest:
            return Said(role=match["role"], age=match["age"], name=name, rest=rest)
    if match := found.other_header.fullmatch(label):
        return Said(role=match["role"], age=match["age"], odd=ProblemCode.UNKNOWN_ROLE)
    return None


def _read_votes(label: str, words: Vocabulary) -> Said | None:
    """Read a line of nothing but counts of votes, and the link that stands after them."""
    place = 0
    votes: list[str] = []
    counted: list[str] = []
    while vote := words.patterns.votes.match(label, place):
        votes.append(f"{vote['word']} {vote['count']}")
        counted.append(vote["word"])
        place = vote.end()
    if report := words.patterns.report.match(label, place):
        place = report.end()
    return Said(votes=tuple(votes), counted=frozenset(counted)) if place == len(label) else None


# Dates as Drupal prints them: "Tue, 12/24/2024 - 11:35", "Monday, July 20, 2026 - 17:02", "20 July 2026 - 17:02".
WHEN: Final = re.compile(
    r"(?:[^\W\d_]{2,20}\.?,? )?"
    r"(?:[0-9]{1,2}[/.][0-9]{1,2}[/.]|[^\W\d_]{2,20} [0-9]{1,2}, |[0-9]{1,2}\.? [^\W\d_]{2,20} )"
    r"[0-9]{4} - [0-9]{1,2}:[0-9]{2}(?: ?[ap]m)?(?!\S)"
)
_LAST: Final = frozenset("0123456789m")


def find_by_line(line: str, words: Vocabulary) -> re.Match[str] | None:
    """Find what a line says that names who wrote a comment, and perhaps when."""
    matches = (by_line.fullmatch(line) for by_line in words.patterns.by_lines)
    return next((found for found in matches if found), None)


class HeaderLines:
    """The lines that only the site prints in the headers of a page, each read once: most recur in every comment."""

    def __init__(self, words: Vocabulary) -> None:
        """Begin with none."""
        self.words = words
        self.read = cache(self._read)
        """Give what a line says that only the site prints; None for others."""

    def _read(self, line: str) -> Said | None:
        return read_line(line if line.isascii() else label_of(line), self.words)

    def is_reply(self, line: str) -> bool:
        """Tell whether a line says what a comment answers."""
        return line.startswith(self.words.comment.reply_start)

    def is_label(self, text: str) -> bool:
        """Tell whether a text is a link or a hidden label that sites print in comments, or a line of the header."""
        label = label_of(text).casefold()
        patterns = self.words.patterns
        return any(known.fullmatch(label) for known in patterns.labels) or patterns.pager_item.match(text) is not None
