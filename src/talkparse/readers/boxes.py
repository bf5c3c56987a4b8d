"""What stands between the discussion's status and the comments: boxes, the timeline, and the call to action."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkparse.readers.lines import Dump, Line, label_of
from talkparse.readers.patterns import patterns
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
def _glued_words() -> tuple[str, ...]:
    """Give the words that extractors glue to the line before or after them, longest first."""
    boxes = site().boxes
    words = (boxes.guidelines_link, boxes.safety_link, boxes.happened, boxes.timeline, boxes.safety, boxes.see_all)
    return tuple(sorted((*words, *boxes.timeline_links), key=len, reverse=True))


@cache
def _call_words() -> frozenset[str]:
    call = site().call_to_action
    return frozenset((*call.headings, call.sentence, *call.join, call.question, call.log_in))


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
        for start, stop in _unglue(dump.source, line, _glued_words()):
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
        for start, stop in _unglue(dump.source, line, tuple(_call_words()), spaced=True):
            known = label_of(dump.text(start, stop)) in _call_words()
            kind = TokenKind.CHROME if known else TokenKind.UNKNOWN
            marks.append(Mark(kind, start, stop, glued=start != line.start))
    return marks


def _unglue(source: str, line: Line, words: Sequence[str], *, spaced: bool = False) -> list[tuple[int, int]]:
    """Cut a line at the words of the site that begin or end it, until none does.

    Extractors glue without a space; with ``spaced`` a space between is taken too.
    """
    if line.label in words:
        return [(line.start, line.stop)]
    start, stop = line.start, line.stop
    before, after = [], []
    while start < stop:
        first = next((word for word in words if source.startswith(word, start, stop)), None)
        last = next((word for word in words if source.endswith(word, start, stop)), None)
        if first and (spaced or not source[start + len(first)].isspace() if start + len(first) < stop else True):
            before.append((start, start + len(first)))
            start = _skip_space(source, start + len(first), stop)
        elif last and (spaced or not source[stop - len(last) - 1].isspace()):
            after.append((stop - len(last), stop))
            stop = start + len(source[start : stop - len(last)].rstrip())
        else:
            before.append((start, stop))
            break
    return before + after[::-1]


def _skip_space(source: str, start: int, stop: int) -> int:
    while start < stop and source[start].isspace():
        start += 1
    return start
