"""Marked lines: the lines that ``flatten`` leaves, and the marks that it put into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

from talkparse.readers.lines import fold

MARK: Final = re.compile("\0([^\0]*)\0")


def lines_of(text: str) -> list[str]:
    """Cut flat text into its lines, less the empty ones; references are read, white space is folded."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    for index, line in enumerate(lines):
        if "&" in line:
            lines[index] = fold(unescape(line))
        elif "  " in line or not line.isascii():
            lines[index] = fold(line)
    return lines if "&" not in text and text.isascii() else [line for line in lines if line]


def plain(line: str) -> str:
    """Take the marks off a line."""
    return fold(MARK.sub("", line)) if "\0" in line else line


def body_text(line: str) -> str:
    """Take the marks off a line of a text, in which the text of an image stands for it."""
    return plain(_ALT.sub(r"\1", line)) if "\0alt " in line else plain(line)


_ALT: Final = re.compile("\0alt ([^\0]*)\0")


def is_title(marks: Sequence[str]) -> bool:
    """Tell whether a line with these marks is a comment's title, which links to the comment: not text of its own."""
    return any(mark.startswith("own ") for mark in marks)


def marks_of(line: str) -> list[str]:
    """Give the marks of a line, in order."""
    return MARK.findall(line) if "\0" in line else []


def join_items(lines: list[str]) -> list[str]:
    """Put the mark of each list item before its text, which may stand on a later line; drop items without text."""
    if not any("\0item " in line for line in lines):
        return lines
    joined: list[str] = []
    waiting = ""
    for line in lines:
        found = [mark.removeprefix("item ") for mark in marks_of(line) if mark.startswith("item ")]
        waiting = found[-1] if found else waiting
        text = re.sub("\0item [^\0]*\0", "", line).strip()
        if plain(text):
            joined.append(("\0numbered\0" if waiting[:1].isdigit() else "") + waiting + text)
            waiting = ""
        elif text:
            joined.append(text)
    return joined
