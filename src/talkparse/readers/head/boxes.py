"""What stands between the discussion's status and the comments: boxes, the timeline, and the call to action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkparse.readers.dump.glue import Part, cut_at_words
from talkparse.readers.dump.lines import Dump, Line, label_of
from talkparse.readers.head.cut import ends_dump, is_cut
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


def is_call(label: str, words: Vocabulary) -> bool:
    """Tell whether a line begins the call to action."""
    call = words.call_to_action
    return label in call.headings or label.startswith(call.sentence)


def read_boxes(dump: Dump, lines: Sequence[Line]) -> list[Mark]:
    """Read the boxes: which lines are the timeline's, which a list of other pages, which chrome."""
    marks: list[Mark] = []
    boxes = dump.words.boxes
    box = ""
    glued = dump.words.patterns.box_words, dump.words.patterns.last_box_word
    for line in lines:
        parts = cut_at_words(dump.source, line.start, line.stop, glued, spaced=False)
        for start, stop in (span for part in parts for span in _without_end(dump, part)):
            label = label_of(dump.text(start, stop))
            if label in boxes.headings:
                box = label
            if box == boxes.timeline and label == boxes.happened:
                kind = TokenKind.TIMELINE_STATE
            elif label in boxes.chrome or label == "-" or dump.words.patterns.timeline_stage.fullmatch(label):
                kind = TokenKind.CHROME
            elif box == boxes.timeline:
                kind = TokenKind.TIMELINE
            elif box in {boxes.new, boxes.others}:
                kind = TokenKind.LISTING
            elif marks and ends_dump(dump, line) and is_cut(line.label, dump.words, below=True):
                kind = TokenKind.CHROME
            else:
                kind = TokenKind.UNKNOWN
            marks.append(dump.mark(kind, start, stop))
    return _without_links(marks, dump)


def _without_end(dump: Dump, part: Part) -> Iterator[tuple[int, int]]:
    """Cut the closing count of a timeline from the text of a link that is glued to it."""
    end = dump.words.patterns.timeline_end.match(dump.source, part.start, part.stop)
    place = end.end() if end and dump.source[end.end() : part.stop][:1].isalnum() else part.stop
    yield part.start, place
    if place < part.stop:
        yield place, part.stop


def _without_links(marks: Sequence[Mark], dump: Dump) -> list[Mark]:
    """Tell the events of a timeline from the texts of links: an event has its state behind it, or is the closing count.

    No list of such texts can be complete. Where a filter took every state, all are events; and so is the last line of a
    dump, whose state may have been cut off.
    """
    if not any(mark.kind is TokenKind.TIMELINE_STATE for mark in marks):
        return list(marks)
    last = len(marks) - 1
    cut = not dump.source[marks[last].stop :].strip()
    told: list[Mark] = []
    closed = False
    for place, mark in enumerate(marks):
        stated = place < last and marks[place + 1].kind is TokenKind.TIMELINE_STATE
        closing = dump.words.patterns.timeline_end.fullmatch(label_of(mark.text))
        link = mark.kind is TokenKind.TIMELINE and not (stated or closing or (cut and place == last and not closed))
        closed = closed or closing is not None
        told.append(mark._replace(kind=TokenKind.CHROME) if link else mark)
    return told


def read_call(dump: Dump, lines: Sequence[Line]) -> list[Mark]:
    """Read the call to action and the count of comments after it."""
    marks: list[Mark] = []
    for line in lines:
        if dump.words.patterns.comment_count.fullmatch(line.label):
            marks.append(line.mark(TokenKind.COMMENT_COUNT))
            continue
        cut = ends_dump(dump, line) and is_cut(line.label, dump.words, below=len(marks) > 0)
        for start, stop, known in _call_parts(dump, line):
            kind = TokenKind.CHROME if known or cut else TokenKind.UNKNOWN
            marks.append(dump.mark(kind, start, stop))
    return marks


def call_ends(dump: Dump, lines: Sequence[Line]) -> int:
    """Count the lines of a call to action, from its first on: those on which nothing else stands."""
    return next(
        (index for index, line in enumerate(lines) if not all(part.known for part in _call_parts(dump, line))),
        len(lines),
    )


def _call_parts(dump: Dump, line: Line) -> list[Part]:
    patterns = dump.words.patterns
    if patterns.call_words.fullmatch(line.label):
        return [Part(line.start, line.stop, known=True)]
    glued = patterns.call_words, patterns.last_call_word
    return cut_at_words(dump.source, line.start, line.stop, glued, spaced=True)
