"""The text of a comment of a saved page: its lines, the buttons of its preview, and what stands hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from talkparse.preview import Proof, prove
from talkparse.readers.html.actions import LABEL
from talkparse.readers.html.comment_header import ReadComment, Toggle, read_header, read_stamp, take_line, take_marks
from talkparse.readers.html.flat import FlatComment
from talkparse.readers.html.header_lines import Said, is_reply_line
from talkparse.readers.html.marked import body_text, is_title, lines_of, marks_of, plain
from talkparse.vocabulary import Vocabulary


def read_comment(flat: FlatComment, depth: int, known: dict[str, Said | None], words: Vocabulary) -> ReadComment:
    """Read a comment. ``known`` keeps what lines of headers say, for most recur in every comment of a page."""
    comment = ReadComment(flat.number, depth, changed=read_stamp(flat.changed))
    for line in map(plain, lines_of(flat.before)) if flat.before.strip() else ():
        if line == words.comment.pin:
            comment.pinned = True
        elif line:
            comment.stray.append(line)
    lines = lines_of(flat.text)
    body = "\0body\0" in flat.text
    comment.is_marked = body
    stop = next(index for index, line in enumerate(lines) if "\0body\0" in line) if body else len(lines)
    place = read_header(comment, lines, stop, known, words)
    if _LOOSE_MARKS.search(flat.text):
        _read_hidden(comment, lines, place, known, words)
    else:
        _read_plain(comment, lines[place:], known, words)
    return comment


_BUTTON: Final = "\0toggle\0"
# Marks of hidden lines and of buttons in other words.
_LOOSE_MARKS: Final = re.compile("\0(?:hide|full|less)\0")


def _add(comment: ReadComment, line: str, words: Vocabulary) -> None:
    """Add a line of the text; buttons may stand at its end, or be all of it."""
    text, *buttons = line.split(_BUTTON)
    found: list[str] = []
    while buttons and (label := plain(buttons[-1]).strip()) in words.comment.toggles:
        found.append(label)
        buttons.pop()
    text = body_text(text + "".join(buttons)).rstrip()
    if text:
        comment.lines.append(text)
    comment.toggles += [
        Toggle(len(comment.lines), words.comment.toggles[label], bool(text), label) for label in reversed(found)
    ]


def _read_plain(comment: ReadComment, lines: Sequence[str], known: dict[str, Said | None], words: Vocabulary) -> None:
    """Read the text. Where its beginning is marked so is its end, and what stands after that is the site's."""
    inside = 0
    for line in lines:
        if "\0" not in line:
            if inside or not comment.is_marked:
                comment.lines.append(line)
            else:
                _take_after(comment, line, known, words)
            continue
        marks = marks_of(line)
        inside += _balance(marks, "body")
        if not body_text(line) or is_title(marks):
            continue
        if inside or not comment.is_marked or _BUTTON in line:
            _add(comment, line, words)
        else:
            _take_after(comment, line, known, words)


def _take_after(comment: ReadComment, line: str, known: dict[str, Said | None], words: Vocabulary) -> None:
    """Take a line that stands after the text."""
    text = take_marks(comment, line, words)
    if text and not take_line(comment, text, [], known, words):
        comment.stray.append(text)


def _read_hidden(
    comment: ReadComment, lines: Sequence[str], place: int, known: dict[str, Said | None], words: Vocabulary
) -> None:
    """Read a text of which parts are hidden, or whose buttons carry other words; it begins at a place."""
    shown: list[str] = []
    hidden: list[str] = []
    inside = 0
    hides = sum(_balance(marks_of(line), "hide") for line in lines[:place])
    for line in lines[place:]:
        marks = marks_of(line)
        inside += _balance(marks, "body")
        is_hidden = hides > 0 or "hide" in marks
        hides += _balance(marks, "hide")
        text = body_text(line)
        if not text or is_title(marks):
            continue
        if is_hidden and not inside and is_reply_line(text, words):
            _take_after(comment, line, known, words)
        elif "full" in marks or "less" in marks:
            comment.toggles.append(Toggle(len(comment.lines), "full" in marks))
        elif inside or not comment.is_marked or _BUTTON in line:
            before = len(comment.lines)
            _add(comment, line, words)
            (hidden if is_hidden else shown).extend(comment.lines[before:])
        else:
            _take_after(comment, line, known, words)
    if hidden and not comment.toggles:
        _choose(comment, shown, hidden, words)


def _balance(marks: Sequence[str], word: str) -> int:
    """Count how many more marks open a part than close it."""
    return marks.count(word) - marks.count(f"/{word}")


def _choose(comment: ReadComment, shown: list[str], hidden: list[str], words: Vocabulary) -> None:
    """Keep what is hidden if it is a preview or its full text; else leave it out: it is a second copy, or a label."""
    for preview, text in ((shown, hidden), (hidden, shown)):
        if prove(preview, text, words.limits.preview) not in {None, Proof.EQUAL}:
            comment.lines = preview + text
            comment.toggles = [Toggle(len(preview), opens=True), Toggle(len(comment.lines), opens=False)]
            return
    comment.lines = shown
    seen = set(shown)
    comment.stray += [text for text in hidden if text not in seen and len(text) > LABEL]
