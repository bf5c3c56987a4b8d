"""Dumps that end inside the site's own words: the last line is the beginning of what only the site prints."""

from __future__ import annotations

from typing import Final

from talkparse.readers.dump.lines import Dump, Line
from talkparse.vocabulary import Vocabulary

_SHORTEST: Final = 4  # letters of the site's words that tell, where none of its words stands just before them


def ends_dump(dump: Dump, line: Line) -> bool:
    """Tell whether a line is the last of its dump."""
    return not dump.source[line.stop :].strip()


def is_cut(label: str, words: Vocabulary, *, below: bool = False) -> bool:
    """Tell whether a line is the beginning of one that only the site prints above the comments.

    Words of the site may stand before it, to which an extractor glued it; or it stands ``below`` a line of them, where
    the next is expected: then one letter tells.
    """
    patterns = words.patterns
    rest = label
    while found := patterns.call_words.match(rest) or patterns.box_words.match(rest):
        rest = rest[found.end() :].lstrip()
    if rest != label and not rest:
        return False
    if label.startswith(words.header.ran.partition("{")[0].rstrip()) and not patterns.run.fullmatch(label):
        return True
    if patterns.cut_responses.fullmatch(label):
        return True
    shortest = _SHORTEST if rest == label and not below else 1
    return len(rest) >= shortest and any(text.startswith(rest) and text != rest for text in _texts(words))


def _texts(words: Vocabulary) -> tuple[str, ...]:
    call, boxes, header = words.call_to_action, words.boxes, words.header
    return (
        *boxes.headings, *boxes.chrome, boxes.happened, *call.headings, call.sentence, *call.join, call.question,
        call.log_in, header.ran.partition("{")[0], header.by_line, header.by_line_image,
    )  # fmt: skip
