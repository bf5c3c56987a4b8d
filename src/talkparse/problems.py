"""What can be wrong: problems of a page, which are data, and errors of a call, which are raised."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from attrs import field, frozen


class ProblemCode(StrEnum):
    """The closed set of things that a page could not prove or that contradict each other."""

    UNPROVED_PREVIEW = "unproved-preview"
    """The button of a preview stands in a comment, but no preview and full text were proved: nothing was removed."""
    POSSIBLE_PREVIEW = "possible-preview"
    """Lines stand twice and no button says why: a preview, or a member's repetition. Nothing was removed."""
    UNCLEAR_BOUNDARY = "unclear-boundary"
    """Nothing marks where a comment ends: some of its lines may be a neighbour's."""
    UNCLAIMED_TEXT = "unclaimed-text"
    """Text that no rule could assign; it stays ``unknown`` in the tokens."""
    SECOND_PAGE = "second-page"
    """Another page begins here, with a call to action of its own: only the first was read."""
    TEXT_AFTER_PAGE = "text-after-page"
    """Text follows the comments that is none of theirs: nobody's words."""
    UNKNOWN_ROLE = "unknown-role"
    """A role that the vocabulary does not know was believed because an age follows it."""
    MISSING_AUTHOR = "missing-author"
    """A role and an age stand without a name."""
    UNNAMED_HEADER = "unnamed-header"
    """A role and an age stand below a line that can be no name, or not as the site prints them: they were left in the
    text, as a member's words."""
    IMPOSSIBLE_DATE = "impossible-date"
    """A printed date does not exist, or a range ends before it starts: the field is None."""
    IMPOSSIBLE_AGE = "impossible-age"
    """An age that the site never prints, such as 13 months, or that the calendar does not hold: ``posted`` is None."""
    MIXED_AGES = "mixed-ages"
    """The ages of a page are in the words of two formatters, as ``5 min`` and ``5 minutes`` are: either may hold."""
    OUTSIDE_RUN = "outside-run"
    """A post's age puts it outside the days or the instants that the rest of the page allows: the age is kept."""
    NO_CAPTURE = "no-capture"
    """No time of capture agrees with all that the page says; the message names the fewest lines that contradict."""
    UNORDERED_POSTS = "unordered-posts"
    """The order in which the page numbers or nests its posts contradicts their ages: the ages are kept."""
    NESTED_TOO_DEEP = "nested-too-deep"
    """Replies are nested deeper than 50 posts: those below are attached at that depth. Or the elements of a saved page
    are, so deep that what stands in them could not be read."""
    WORDS_ONLY = "words-only"
    """The markup of a saved page does not show its comments, or where their texts begin: its words alone told that."""
    WEAK_SIGNS = "weak-signs"
    """No strong sign shows that the page is Talk London's, only several that other sites print too; the message names
    them."""
    COUNT_EXCEEDED = "count-exceeded"
    """More comments were read than the page says it has."""
    RECORD_DATE = "record-date"
    """The date of the record that holds the page names no day or instant: it says nothing about the capture."""
    GUESSED_ENCODING = "guessed-encoding"
    """The text is in no encoding that anything names, and no UTF-8: it was read as browsers would, as windows-1252."""
    CUT_RECORD = "cut-record"
    """The record that holds the page says that it was cut, or ends before it says so: the end may be missing."""
    OTHER_TITLE = "other-title"
    """Merged pages of one discussion have several titles; the newest is kept."""
    RENAMED_AUTHOR = "renamed-author"
    """Merged pages name the author of one post differently; the newest name is kept."""
    DELETED_ACCOUNT = "deleted-account"
    """Of one post some of the merged pages name the author, and others say that the account was deleted."""
    EDITED_TEXT = "edited-text"
    """Merged pages hold different texts of one post; the newest is kept."""
    CONTRADICTING_DATES = "contradicting-dates"
    """Merged pages do not agree when a post was written; what the newest says is kept."""
    MISSING_POSTS = "missing-posts"
    """A merged page counts more comments than all of them show."""
    POSSIBLE_NAME = "possible-name"
    """Words that may be names of members were left where pseudonyms were asked for."""


MERGING: Final = frozenset(
    {
        *(ProblemCode.OTHER_TITLE, ProblemCode.RENAMED_AUTHOR, ProblemCode.DELETED_ACCOUNT),
        *(ProblemCode.EDITED_TEXT, ProblemCode.CONTRADICTING_DATES, ProblemCode.MISSING_POSTS),
    }
)
"""What pages of one discussion say against each other."""


@frozen
class Problem:
    """Something wrong with a page, and its place."""

    code: ProblemCode
    """What kind of thing is wrong."""
    message: str
    """What is wrong, in a sentence for people."""
    start: int | None = field(default=None, eq=False)
    """Offset of the first character concerned (text input)."""
    stop: int | None = field(default=None, eq=False)
    """Offset after the last character concerned."""
    line: int | None = field(default=None, eq=False)
    """Line of ``start``, counted from 1; lines end at a line feed."""


class Fault(NamedTuple):
    """A problem, on its way from the stage that found it to the result, where its line is counted."""

    code: ProblemCode
    message: str
    start: int
    stop: int


UNCLAIMED: Final = "no rule says what this text is"
BEYOND: Final = {
    ProblemCode.SECOND_PAGE: "another page begins here, and only the first was read",
    ProblemCode.TEXT_AFTER_PAGE: "an empty line ends the comments of this page, so what follows is nobody's",
}
ODD: Final = {
    ProblemCode.UNKNOWN_ROLE: "the role is not known; an age follows it, so it was taken for one",
    ProblemCode.MISSING_AUTHOR: "no name stands above this role and age",
}


class TalkparseError(Exception):
    """Base of the errors that talkparse raises for its input."""


class UnrecognisedPage(TalkparseError, ValueError):  # noqa: N818 -- the name is a promise to users
    """The input is no page of Talk London, or nothing in it shows that it is one."""


class RecordError(TalkparseError):
    """One record of many could not be read.

    ``source`` names the file, ``position`` the place in it (None for a whole file), ``reason`` what is wrong.
    """

    def __init__(self, source: str, position: int | None, reason: str) -> None:
        """Keep the three parts, and join them into one line."""
        self.source = source
        self.position = position
        self.reason = reason
        super().__init__(source, position, reason)

    def __str__(self) -> str:
        """Source, position where there is one, and reason, in one line."""
        return f"{spell_place(self.source, self.position)}: {self.reason}"


def spell_place(source: str, position: int | None) -> str:
    """Spell a file, or a place in it, as messages and ``origin`` have it: ``shard.jsonl.gz:1714``."""
    return source if position is None else f"{source}:{position}"


def unopened(error: OSError, source: str) -> RecordError:
    """Say of a file or folder why the system does not give it."""
    return RecordError(source, None, error.strerror or str(error))


def printable(text: str) -> str:
    """Escape what would move the cursor, colour the screen or hide: for messages that quote a stranger's file."""
    return "".join(escape(character) for character in text)


def escape(character: str, further: str = "") -> str:
    """Write a character as Python escapes it, if it cannot be seen or is one of some further ones."""
    if character.isprintable() and character not in further:
        return character
    if character == "\\":
        return "\\\\"
    return character.encode("unicode_escape").decode("ascii")
