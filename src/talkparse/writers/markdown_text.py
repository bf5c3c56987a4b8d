"""Text of strangers as Markdown that shows it and does nothing else.

Whatever could be structure is escaped: by entities where HTML could arise, for some readers of Markdown know no escape
for ``<``, else by backslashes. A line is always given a paragraph of its own, so what needs two lines (underlined
headings, tables, definitions) or leading blanks (code) cannot arise. GitHub makes links of bare e-mail addresses
whatever one does; all other addresses stay text.
"""

from __future__ import annotations

import re
from typing import Final

_ANYWHERE: Final = re.compile(r"[\\`*_{}\[\]#|~^$@]|:(?=//)|(?i:(?<=\bwww)\.|(?<=\bmailto):)")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Signs that turn the direction of what follows, beyond the text in which they stand: a reader would not see them.
_DROPPED: Final = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_NOT_PRINTABLE: Final = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")
UNPRINTABLE: Final = "\0"


def lines_of(text: str) -> list[str]:
    """Escape a text line by line, for a paragraph each; empty lines are dropped."""
    return [line for line in map(escape, text.splitlines()) if line]


def escape(line: str) -> str:
    """Escape a line for a paragraph, heading or list item of its own. White space of any kind becomes one blank.

    What is not printable becomes ``UNPRINTABLE``, for the writer to count and to replace.
    """
    line = _NOT_PRINTABLE.sub(UNPRINTABLE, " ".join(line.translate(_DROPPED).split()))
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    line = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], line)
    return re.sub(r"^([0-9]*)(?=[-+=:.)])", r"\1\\", line)
