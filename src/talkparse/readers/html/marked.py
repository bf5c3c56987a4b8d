"""Marked lines: the lines that ``flatten`` leaves, and the marks that it put into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from talkparse.readers.dump.lines import fold


def lines_of(text: str) -> list[str]:
    """Cut flat text into its lines, less the empty ones; items get their marks, runs of white space are one space."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    # What can be printed holds no white space but spaces.
    lines = [line if line.isprintable() and "  " not in line else fold(line) for line in lines]
    return _join_items(lines) if "\0item " in text else lines


def plain(line: str) -> str:
    """Take the marks off a line: every second stretch between two NULs is one."""
    return fold("".join(line.split("\0")[::2])) if "\0" in line else line


def marks_of(line: str) -> list[str]:
    """Give the marks of a line, in order."""
    return line.split("\0")[1::2] if "\0" in line else []


def body_text(line: str) -> str:
    """Take the marks off a line of a text, in which the text of an image stands for it."""
    return plain(_ALT.sub(r"\1", line)) if "\0alt " in line else plain(line)


_ALT: Final = re.compile("\0alt ([^\0]*)\0")


def is_title(marks: Sequence[str]) -> bool:
    """Tell whether a line with these marks is a comment's title, which links to the comment: not text of its own."""
    return any(mark.startswith("own ") for mark in marks)


def _join_items(lines: list[str]) -> list[str]:
    """Put the mark of each list item before its text, which may stand on a later line; drop items without text."""
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
