"""What stands below the comments: the pager, the prompt to log in, the footer of the site. None of it is a member's.

Only layouts that keep the frames of comments print all of it; the others end with the last comment or the prompt.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.readers.dump.lines import Line
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


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
    prompted = last > place and _item(lines[last - 1]) in words.comment.below
    return _first_of_run(lines, last - 1, place, words) if prompted else len(lines)


def _first_of_run(lines: Sequence[Line], index: int, place: int, words: Vocabulary) -> int:
    """Go up over lines that stand below the comments too."""
    known = {*words.footer.items, *words.comment.below}
    while index > place and _item(lines[index - 1]) in known:
        index -= 1
    return index


def read_below(lines: Sequence[Line], words: Vocabulary) -> list[Mark]:
    """Read what stands below the comments: words of the site, or nobody's."""
    known = {*words.pager.headings, *words.footer.items, *words.comment.below}
    marks: list[Mark] = []
    for line in lines:
        label = _item(line)
        chrome = (
            label in known
            or label.startswith(words.footer.owner)
            or words.patterns.pager_item.match(label)
            or label.isdecimal()  # the number of a page, where each text has a line
        )
        marks.append(line.mark(TokenKind.CHROME if chrome else TokenKind.UNKNOWN))
    return marks


def _item(line: Line) -> str:
    return line.label.removeprefix("- ")
