"""What a line of a comment's header says, where only the site prints such lines."""

from __future__ import annotations

import re
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
    if is_reply_line(label, words):
        reply = words.patterns.in_reply_to.fullmatch(label)
        return Said(reply_to=ReplyTo(reply["subject"], reply["name"]) if reply else None)
    if label.startswith(comment.by_line_starts):
        names = [found["name"] for by_line in words.patterns.by_lines if (found := by_line.fullmatch(label))]
        return Said(author=names[0]) if names else None
    if label[-1:].isdigit() and _WHEN.fullmatch(label):
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
    while vote := words.patterns.votes.match(label, place):
        votes.append(f"{vote['word']} {vote['count']}")
        place = vote.end()
    if report := words.patterns.report.match(label, place):
        place = report.end()
    return Said(votes=tuple(votes)) if place == len(label) else None


_WHEN: Final = re.compile(r".{0,60}[0-9]{4} - [0-9]{1,2}:[0-9]{2}")


def is_reply_line(text: str, words: Vocabulary) -> bool:
    """Tell whether a line says what a comment answers."""
    return text.startswith(words.comment.in_reply_to.partition(" {")[0])


class HeaderLines:
    """The lines that only the site prints in the headers of a page, each read once: most recur in every comment."""

    def __init__(self, words: Vocabulary) -> None:
        """Begin with none."""
        self.words = words
        self._known: dict[str, Said | None] = {}

    def read(self, line: str) -> Said | None:
        """Give what a line says that only the site prints; None for others."""
        if line not in self._known:
            self._known[line] = read_line(line if line.isascii() else label_of(line), self.words)
        return self._known[line]
