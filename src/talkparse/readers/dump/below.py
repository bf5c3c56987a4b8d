"""What stands below the comments: the pager, the prompt to log in, the footer of the site. None of it is a member's.

Only layouts that keep the frames of comments print all of it; the others end with the last comment or the prompt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from talkparse.readers.dump.lines import Line
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary

_PARTS: Final = 4  # lines of a prompt, where each of its links has one


def find_below(lines: Sequence[Line], place: int, words: Vocabulary) -> int:
    """Find the first line below the comments, from ``place`` on; the number of lines if there is none.

    A pager begins with its heading and an item on the next line. A footer shows by the owner of the site, a prompt by
    its words; words that members type too, such as the names of links, are below only where these are.
    """
    spaced = any(line.blank for line in lines)
    for index in range(place, len(lines)):
        label = _item(lines[index])
        after = _item(lines[index + 1]) if index + 1 < len(lines) else ""
        if label in words.pager.headings and words.patterns.pager_item.match(after):
            return index
        if label.startswith(words.footer.owner) and (lines[index].blank or not spaced):
            return _first_of_run(lines, index, place, words)
    return find_prompt(lines, place, words)


def find_prompt(lines: Sequence[Line], place: int, words: Vocabulary) -> int:
    """Find the prompt to log in with which a dump ends, or behind which it ends in words of the footer."""
    last = len(lines)
    while last > place and _item(lines[last - 1]) in words.footer.items:
        last -= 1
    prompt = _count_known(lines[max(place, last - _PARTS) : last], words)
    return _first_of_run(lines, last - prompt, place, words) if prompt else len(lines)


def _first_of_run(lines: Sequence[Line], index: int, place: int, words: Vocabulary) -> int:
    """Go up over lines that stand below the comments too."""
    while count := _count_known(lines[max(place, index - _PARTS) : index], words):
        index -= count
    return index


def _count_known(lines: Sequence[Line], words: Vocabulary) -> int:
    """Count the last lines that are an item of the footer, or a prompt; each link of that may have a line."""
    if lines and _item(lines[-1]) in words.footer.items:
        return 1
    counts = range(1, len(lines) + 1)
    return next((n for n in counts if " ".join(map(_item, lines[-n:])) in words.comment.below), 0)


def read_below(lines: Sequence[Line], words: Vocabulary) -> list[Mark]:
    """Read what stands below the comments: words of the site, or nobody's."""
    known = {*words.pager.headings, *words.footer.items}
    marks: list[Mark] = []
    for line in lines:
        label = _item(line)
        chrome = (
            label in known
            or label.startswith(words.footer.owner)
            or words.patterns.pager_item.match(label)
            or any(label in prompt for prompt in words.comment.below)  # or a part of one, where its links have lines
            or label.isdecimal()  # the number of a page, where each text has a line
        )
        marks.append(line.mark(TokenKind.CHROME if chrome else TokenKind.UNKNOWN))
    return marks


def _item(line: Line) -> str:
    return line.label.removeprefix("- ")
