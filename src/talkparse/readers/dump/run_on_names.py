"""Names on a page that stands on one line: those that can be told from the text of another post before them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from talkparse.readers.dump.anchors import fits_name, stands_before_name
from talkparse.readers.dump.glue import Part
from talkparse.readers.dump.lines import Dump, label_of


def cut_names(dump: Dump, parts: Sequence[Part]) -> tuple[list[Part], frozenset[int]]:
    """Cut the names of which the page itself shows where they begin from the texts to which they are glued.

    Gives all parts, and where the names begin.
    """
    known = {dump.text(*parts[index][:2]) for index in _names(dump, parts) if _follows_word(dump, parts, index)}
    cut: list[Part] = []
    names: set[int] = set()
    glued = {index for index in _names(dump, parts) if not _follows_word(dump, parts, index)}
    for index, part in enumerate(parts):
        length = _find_name(dump.source[part.start : part.stop], known, dump) if index in glued else 0
        if not length:
            cut.append(part)
            continue
        name = part.stop - length
        cut += [Part(*span, known=False) for span in ((part.start, name), (name, part.stop)) if span[0] < span[1]]
        names.add(name)
    return cut, frozenset(names)


def _names(dump: Dump, parts: Sequence[Part]) -> list[int]:
    """Give the parts between words of the site that end with a name: those to which a role is glued."""
    header = dump.words.patterns.known_header
    return [
        index
        for index in range(1, len(parts) - 1)
        if not parts[index].known
        and parts[index].stop == parts[index + 1].start
        and header.match(dump.source, *parts[index + 1][:2])
    ]


def _follows_word(dump: Dump, parts: Sequence[Part], index: int) -> bool:
    """Tell whether a part is a name and nothing else, for it stands behind a word that ends a post or the head."""
    before = label_of(dump.text(*parts[index - 1][:2]))
    return stands_before_name(before, dump.words) and fits_name(label_of(dump.text(*parts[index][:2])), dump.words)


def _find_name(text: str, known: Collection[str], dump: Dump) -> int:
    """Measure the name with which a text ends, as far as the page tells; 0 where nothing does.

    That of a deleted account is the site's own. One that stands whole elsewhere on the page is told behind what no
    word goes on with. An abbreviated one has as many letters as the site leaves of each.
    """
    deleted = dump.words.comment.deleted_author
    if text.endswith(deleted):
        return len(deleted)
    for length in range(min(dump.words.limits.name, len(text) - 1), _SHORTEST - 1, -1):
        if text[-length:] in known and _ends_text(text[:-length]):
            return length
    if not text.endswith(_ELLIPSIS):
        return 0
    told = [length for length in _ABBREVIATED if text[-length:][0].isalnum() and _ends_text(text[:-length])]
    return told[0] if len(told) == 1 else 0


def _ends_text(text: str) -> bool:
    """Tell whether a name can begin behind a text and no letter of it can be the name's, as behind a full stop."""
    return bool(text) and not (text[-1].isalnum() or text[-1].isspace() or text[-1] in _IN_NAMES)


_SHORTEST: Final = 3  # characters, the fewest of a name
_ELLIPSIS: Final = "\u2026"
_ABBREVIATED: Final = (15, 14, 13)  # characters of such a name, its ellipsis included; a stop and a space may be gone
_IN_NAMES: Final = "_-@+'\u2019#"
