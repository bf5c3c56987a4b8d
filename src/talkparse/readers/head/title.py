"""The title of a page, with its stage, status and count of responses, and what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from talkparse.enums import Kind
from talkparse.readers.dump.lines import Dump, Line, first_index
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


def mark_all(kind: TokenKind, lines: Iterable[Line]) -> list[Mark]:
    """Take whole lines for one kind of thing."""
    return [line.mark(kind) for line in lines]


def read_title(dump: Dump, lines: Sequence[Line], kind: Kind, url: str | None) -> tuple[list[Mark], int]:
    """Read up to the count of responses; what stands before the title is the site's navigation, or a picture's text.

    Gives the marks, and the first line that they do not reach.
    """
    responses = first_index(lines, dump.words.patterns.responses.fullmatch)
    if responses is None:
        return _read_lone_title(dump, lines, kind, url)
    top = lines[:responses]
    status = len(top) - 1 if top and top[-1].label in dump.words.header.statuses else None
    before = top if status is None else top[:status]
    stage = first_index(before, dump.words.patterns.stage.fullmatch)
    title = (len(before) if stage is None else stage) - 1
    # A filter took the stage, and left the summary that stands below it.
    summarised = stage is None and title > 0 and is_prose(before[title].label) and not is_prose(before[title - 1].label)
    title -= summarised
    marks, place = _mark_title(lines, title) if title >= 0 else ([], 0)
    if stage is not None:
        marks += mark_all(TokenKind.STAGE, lines[stage : stage + 1])
        place = stage + 1
    marks += mark_all(TokenKind.STAGE, before[place:])  # the summary that goes with a stage
    if status is not None:
        marks += mark_all(TokenKind.STATUS, lines[status : status + 1])
    marks += mark_all(TokenKind.RESPONSES, lines[responses : responses + 1])
    return marks, responses + 1


def _read_lone_title(dump: Dump, lines: Sequence[Line], kind: Kind, url: str | None) -> tuple[list[Mark], int]:
    """Read the title of a page without a count of responses, the stage below it, and pictures' texts around it."""
    title = _find_lone_title(dump, lines, url)
    if title is None:
        return [], 0
    marks, place = _mark_title(lines, title)
    if place < len(lines) and dump.words.patterns.stage.fullmatch(lines[place].label):
        return marks + mark_all(TokenKind.STAGE, lines[place : place + 1]), place + 1
    # A landing page prints the text of its picture and its title once more.
    again = first_index(lines[place : place + _PICTURED], lines[title].label.__eq__)
    if again is not None and kind is Kind.POST:
        marks += mark_all(TokenKind.CHROME, lines[place : place + again + 1])
        place += again + 1
    return marks, place


_PICTURED: Final = 2  # lines below the title among which a landing page repeats it: the text of its picture, the title


def _mark_title(lines: Sequence[Line], title: int) -> tuple[list[Mark], int]:
    """Mark the title, and what stands above it: the site's navigation, or an article that a page was pasted into."""
    prose = [index for index in range(title) if is_prose(lines[index].label)]
    article = prose[-1] + 1 if len(prose) > _BANNER else 0
    marks = mark_all(TokenKind.UNKNOWN, lines[:article]) + mark_all(TokenKind.CHROME, lines[article:title])
    return marks + mark_all(TokenKind.TITLE, lines[title : title + 1]), title + 1


_BANNER: Final = 1  # sentences that may stand above a title: that of a banner about cookies


_LONGEST_TITLE: Final = 150  # characters; the longest title that was seen has 90
_SENTENCE: Final = 60  # characters, from which on a line that ends as sentences do is one; shorter ones may be titles


def is_prose(label: str) -> bool:
    """Tell whether a line is a paragraph, which no title is: it is long, or a sentence of some length."""
    return len(label) > _LONGEST_TITLE or (len(label) >= _SENTENCE and label.endswith((".", ":", ";", ",")))


def _find_lone_title(dump: Dump, lines: Sequence[Line], url: str | None) -> int | None:
    """Find the title of a page without a count of responses; None if it has none, or any line at its top may be it."""
    heading = next((index for index, line in enumerate(lines) if line.level == 1), None)
    if heading is not None:
        return heading
    spelled = _find_spelled(lines, url) if url else None
    if spelled is not None:
        return spelled
    # Some extractors print the document's own title first, which holds the page's.
    parts = lines[0].label.split(" | ") if lines else []
    repeated = first_index(lines[1:], lambda label: label == parts[0]) if len(parts) > 1 else None
    if repeated is not None:
        return repeated + 1
    navigation = [_unlisted(line.label) in dump.words.navigation.items for line in lines]
    if not any(navigation):
        return 0 if lines and not (is_prose(lines[0].label) or _is_the_sites(lines[0].label, dump.words)) else None
    # A menu whose items are marked ends where the marks do; any other may go on with the next line.
    by_line = first_index(
        lines, lambda label: label.startswith((dump.words.header.by_line_image, dump.words.header.by_line))
    )
    free = [index for index in range(len(lines)) if not navigation[index] and lines[index].start not in dump.items]
    listed = any(line.start in dump.items for line in lines[: navigation.index(True) + 2])
    alone = by_line is not None and free[1:2] == [by_line]
    return free[0] if free and (listed or alone) else None


def _is_the_sites(label: str, words: Vocabulary) -> bool:
    """Tell whether a line is one that only the site prints, below a title: the page lost its own."""
    header, patterns = words.header, words.patterns
    return (
        label in (header.by_line, header.by_line_image, *header.discussion_statuses, *words.boxes.headings)
        or patterns.run.fullmatch(label) is not None
        or patterns.last_activity.fullmatch(label) is not None
        or patterns.ideas_generated.fullmatch(label) is not None
    )


def _unlisted(label: str) -> str:
    return label.removeprefix("- ").removeprefix("• ")


_SPELLED: Final = 4  # lines at the top of a page among which its address may spell one
_IGNORED: Final = frozenset(
    (
        *("a", "an", "as", "at", "before", "but", "by", "for", "from", "in", "into", "is", "like", "of", "off", "on"),
        *("onto", "per", "since", "than", "that", "the", "this", "to", "up", "via", "with"),
    )
)
"""Words that Drupal leaves out of the addresses that it makes of titles (its module pathauto)."""


def _find_spelled(lines: Sequence[Line], url: str) -> int | None:
    """Find the line that the last part of an address spells."""
    spelled = _words_of(url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2].replace("-", " "))
    if len(spelled) < _FEWEST_SPELLED:
        return None
    return first_index(lines[:_SPELLED], lambda label: _words_of(label) == spelled)


_FEWEST_SPELLED: Final = 2  # words; a single one, as of a section, spells any line that begins with it


def _words_of(text: str) -> list[str]:
    """Give the words of a title that its address keeps."""
    kept = text.lower().replace("'", "").replace("\u2019", "")
    return [word for word in re.findall(r"\w+", kept) if word not in _IGNORED]
