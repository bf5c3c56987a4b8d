"""What stands between the discussion's status and the comments: boxes, the timeline, and the call to action."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkparse.patterns import patterns
from talkparse.readers.dump.glue import Part, cut_at_words
from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import site


@cache
def box_headings() -> frozenset[str]:
    """Give the headings at which the introduction ends."""
    boxes = site().boxes
    return frozenset((boxes.new, boxes.others, boxes.guidelines, boxes.safety, boxes.timeline))


def is_call(label: str) -> bool:
    """Tell whether a line begins the call to action."""
    call = site().call_to_action
    return label in call.headings or label.startswith(call.sentence)


@cache
def _fixed_chrome() -> frozenset[str]:
    boxes = site().boxes
    return frozenset(
        (
            *box_headings(),
            *(boxes.guidelines_text, boxes.guidelines_link, boxes.safety_text, boxes.safety_link, boxes.see_all),
            *boxes.timeline_links,
        )
    )


def read_boxes(dump: Dump, lines: Sequence[Line]) -> list[Mark]:
    """Read the boxes: which lines are the timeline's, which a list of other pages, which chrome."""
    marks: list[Mark] = []
    boxes = site().boxes
    box = ""
    for line in lines:
        words = patterns().box_words, patterns().last_box_word
        for start, stop, _ in cut_at_words(dump.source, line.start, line.stop, words, spaced=False):
            label = label_of(dump.text(start, stop))
            if label in box_headings():
                box = label
            if box == boxes.timeline and label == boxes.happened:
                kind = TokenKind.TIMELINE_STATE
            elif label in _fixed_chrome() or label == "-" or patterns().timeline_stage.fullmatch(label):
                kind = TokenKind.CHROME
            elif box == boxes.timeline:
                kind = TokenKind.TIMELINE
            elif box in {boxes.new, boxes.others}:
                kind = TokenKind.LISTING
            else:
                kind = TokenKind.UNKNOWN
            marks.append(Mark(kind, start, stop, glued=start != line.start))
    return marks


def read_call(dump: Dump, lines: Sequence[Line]) -> list[Mark]:
    """Read the call to action and the count of comments after it."""
    marks: list[Mark] = []
    for line in lines:
        if patterns().comment_count.fullmatch(line.label):
            marks.append(Mark(TokenKind.COMMENT_COUNT, line.start, line.stop))
            continue
        for start, stop, known in _call_parts(dump.source, line):
            kind = TokenKind.CHROME if known else TokenKind.UNKNOWN
            marks.append(Mark(kind, start, stop, glued=start != line.start))
    return marks


def call_ends(source: str, lines: Sequence[Line]) -> int:
    """Count the lines of a call to action, from its first on: those on which nothing else stands."""
    return next(
        (index for index, line in enumerate(lines) if not all(part.known for part in _call_parts(source, line))),
        len(lines),
    )


def _call_parts(source: str, line: Line) -> list[Part]:
    if patterns().call_words.fullmatch(line.label):
        return [Part(line.start, line.stop, known=True)]
    words = patterns().call_words, patterns().last_call_word
    return cut_at_words(source, line.start, line.stop, words, spaced=True)
