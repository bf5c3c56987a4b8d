"""The shape of a dump: what extractors do each in their own way, so that it tells which of them printed a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import Final

from attrs import frozen

from talkparse.readers.dump.lines import Dump, Line, first_index
from talkparse.readers.head.boxes import is_call
from talkparse.readers.head.intro import dash_follows
from talkparse.vocabulary import Vocabulary

_MOST_BLANK: Final = 3  # empty lines in a row: writers leave two at most, the source of a page five to nine
_NAMED: Final = frozenset(("start", "end", "split"))


class Glue(Enum):
    """To what an extractor joins a text that is no paragraph, such as a link or a button."""

    NONE = "none"
    BEFORE = "before"
    """To what precedes it."""
    AFTER = "after"
    """To what follows it."""


class Family(Enum):
    """What extractors have in common that go about it in the same way."""

    BARE = "bare"
    """Nothing but paragraphs is left, without any word of the site but buttons."""
    MARKDOWN = "markdown"
    TRAFILATURA = "trafilatura"
    """Names, roles and ages, and none of the other parts of a comment's frame."""
    RESILIPARSE = "resiliparse"
    """The texts of pictures are kept, and empty lines between blocks."""
    PLAIN = "plain"
    """The text of the whole page, without pictures."""


def is_markdown(source: str, words: Vocabulary) -> bool:
    """Tell whether the dump was written as Markdown: words of the site stand in Markdown's headings or links.

    Members write Markdown too, so of a page with a call to action only its frame is asked, down to the first header.
    """
    call, comment = words.call_to_action, words.comment
    source = source[: _ends_frame(source, words)]
    if f"[{comment.show_full}](" in source or f"[{call.log_in}](" in source:
        return True
    if f"![{comment.avatar}" in source and call.log_in not in source:
        return True
    if "\n#" not in source and not source.startswith("#"):
        return False
    headings = {heading.strip() for heading in re.findall(r"(?m)^#{1,6} +([^\n]{1,200})", source)}
    known = {*call.headings, *words.intro.headings, words.boxes.timeline, words.boxes.guidelines}
    return bool(headings & known) or words.patterns.name_as_heading.search(source) is not None


def _ends_frame(source: str, words: Vocabulary) -> int:
    """Give where the frame of a page ends: behind the first header below its call to action; else with the dump."""
    call = words.call_to_action
    place = source.find(call.sentence.partition("'")[0])
    link = source.find(call.log_in, place) if place >= 0 else -1
    if link < 0:
        return len(source)
    link += len(call.log_in) + len("](")
    header = words.patterns.known_header.search(source, link)
    return header.end() + 1 if header else link


@frozen(kw_only=True)
class Shape:
    """What tells the layouts apart, each worked out when it is first asked for."""

    dump: Dump
    lines: Sequence[Line]
    top: Sequence[Line]
    """Those down to the first header of a comment, so that none is a member's; all where there are no headers."""
    form: str
    """The form of the headers of comments, empty where there are none."""
    framed: bool
    """Whether the page keeps the frames of comments."""
    run_on: bool
    """Whether all stood on one line."""
    bare: bool
    """Whether no word of a head stands there, and no header."""

    @cached_property
    def family(self) -> Family:
        """The family of the extractor."""
        if self.run_on:
            return Family.PLAIN
        if self.bare:
            return Family.BARE
        if self.dump.markdown:
            return Family.MARKDOWN
        if self.named and (self.form == "split" or self.framed):
            return Family.RESILIPARSE if self.pictured else Family.PLAIN
        if self.named:
            return Family.TRAFILATURA
        return Family.RESILIPARSE if self.form or self.pictured else self._family_without_comments

    @property
    def _family_without_comments(self) -> Family:
        if self._chrome_glue is not None:
            return Family.TRAFILATURA
        if self.without_recurring_lines:
            return Family.RESILIPARSE
        words = self.dump.words
        if {line.label for line in self.lines} & {words.header.by_line, *words.navigation.items}:
            return Family.PLAIN
        return Family.RESILIPARSE if 2 * self.blank > len(self.lines) else Family.TRAFILATURA

    @property
    def named(self) -> bool:
        """Whether headers of comments hold a role and an age."""
        return self.form in _NAMED

    @cached_property
    def pictured(self) -> bool:
        """Whether the text of one of the site's pictures stands there."""
        words = self.dump.words
        return any(
            line.label.startswith(words.comment.avatar) or line.label == words.header.by_line_image for line in self.top
        )

    @cached_property
    def blank(self) -> int:
        """How many lines have empty lines before them."""
        return sum(line.blank > 0 for line in self.lines)

    @property
    def widely_spaced(self) -> bool:
        """Whether empty lines stand there by the dozen, as in the source of the page: no writer leaves so many."""
        return any(line.blank > _MOST_BLANK for line in self.lines)

    @property
    def indented(self) -> bool:
        """Whether blocks are indented, and lists within them."""
        source = self.dump.source
        return bool(re.search(r"(?m)^  +\S", source) and re.search(r"(?m)^ +\* ", source))

    @property
    def underlined(self) -> bool:
        """Whether the highest headings of Markdown are underlined; else they are marked by signs."""
        return re.search(r"(?m)^={3,}[ \t\r]*$", self.dump.source) is not None

    @cached_property
    def without_recurring_lines(self) -> bool:
        """Whether comments are counted without frames, or ideas listed without links, and no call stands there."""
        words = self.dump.words
        labels = {line.label for line in self.lines}
        if self.form or self.pictured or words.call_to_action.sentence in labels:
            return False
        listed = any(words.patterns.last_activity.fullmatch(label) for label in labels)
        return self.framed or (listed and labels.isdisjoint(words.listing.item_links))

    # --- how an extractor joins what is no paragraph ------------------------------------------------------------------

    @cached_property
    def glue(self) -> Glue | None:
        """To what texts are joined that are no paragraphs; None where none of the known ones stands there."""
        if self.named:
            return Glue.BEFORE if self.form == "end" else Glue.AFTER if self._any_glued else Glue.NONE
        question = self.dump.words.call_to_action.question
        alone = any(line.label == question for line in self.lines)
        return self._chrome_glue or (Glue.NONE if alone else None)

    @cached_property
    def _chrome_glue(self) -> Glue | None:
        """How the words of the boxes and the call to action are joined, by the first that are."""
        call, boxes = self.dump.words.call_to_action, self.dump.words.boxes
        pairs = (boxes.guidelines_link, boxes.safety), (boxes.safety_link, boxes.timeline)
        after = {f"{link}{heading}" for link, heading in pairs} | {f"{join}{call.question}" for join in call.join}
        before = {f"{call.sentence}{join}" for join in call.join} | {f"{call.question}{call.log_in}"}
        for line in self.lines:
            if line.label in after or _is_event(line.label.removeprefix(boxes.happened), line.label):
                return Glue.AFTER
            if line.label in before or _is_event(line.label.removesuffix(boxes.happened), line.label):
                return Glue.BEFORE
        return None

    @property
    def _any_glued(self) -> bool:
        words = self.dump.words
        call, toggles = words.call_to_action, tuple(words.comment.toggles)
        header = words.patterns.known_header
        return any(
            (line.label.startswith(call.log_in) and line.label != call.log_in)
            or (line.label.startswith(call.join) and line.label.endswith(call.question))
            or (line.label.startswith(toggles) and line.label not in toggles)
            or (header.match(line.label) and not header.fullmatch(line.label))
            for line in self.lines
        )

    @property
    def dashes_follow(self) -> bool:
        """Whether the dashes of a list stand after its items."""
        words = self.dump.words
        ends = first_index(self.lines, lambda label: label in words.boxes.headings or is_call(label, words)) or 0
        while ends and self._ends_intro(self.lines[ends - 1].label):
            ends -= 1
        return dash_follows(self.lines[:ends], words)

    def _ends_intro(self, label: str) -> bool:
        words = self.dump.words
        return label in words.header.discussion_statuses or words.patterns.run.fullmatch(label) is not None

    @property
    def keeps_white_space(self) -> bool:
        """Whether empty lines hold the page's own white space; where other lines end in blanks, these say nothing."""
        source = self.dump.source
        if not (" \n" in source or "\t\n" in source or source.endswith((" ", "\t"))):
            return False  # as nearly always, and quicker to tell
        return bool(re.search(r"(?m)^[ \t]+$", source)) and not re.search(r"(?m)\S[ \t]+$", source)

    # --- what a filter took away --------------------------------------------------------------------------------------

    @property
    def without_single_words(self) -> bool:
        """Whether lines of one word are gone: votes without the link after them, or a gap where a status stood."""
        words = self.dump.words
        labels = {line.label for line in self.lines}
        below = [after for line, after in pairwise(self.lines) if words.patterns.avatar.fullmatch(line.label)]
        voted = sum(words.patterns.votes.fullmatch(line.label) is not None for line in below)
        if 2 * voted > len(below) and words.comment.report not in labels:
            return True
        gap = any(words.patterns.responses.fullmatch(line.label) and line.blank > 1 for line in self.lines)
        return gap and labels.isdisjoint(words.header.statuses)


def _is_event(event: str, label: str) -> bool:
    """Tell whether what is left of a line without a state was glued to it: then it is the title of an event."""
    return event not in {"", label} and event == event.strip() and event[0].isalnum()
