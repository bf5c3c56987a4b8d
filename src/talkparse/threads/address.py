"""``address``: posts that speak to somebody who wrote above.

Assumption: somebody is called by name at the beginning, after "@", "thanks" or "agree with", before "is right" or
"says". There a part of the name is enough ("Fern" for "Fern Lane 12"), unless that is a place or a plain word. Whoever
calls the author of the post above answers it; a name from further up may be called by a comment as well. An official's
name is no sign, for officials speak for the page. A second person is a member where the words fit no author of a plan
("you've hit the nail on the head"); "you" alone may be City Hall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from talkparse.enums import EvidenceKind
from talkparse.threads.cues import cues
from talkparse.threads.exchange import Writers
from talkparse.threads.finding import Sign
from talkparse.threads.phrases import ends_in, find_phrase, leads_to, match_phrase
from talkparse.threads.said import Said, fold

_PARTS: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[^\W\d_]+")  # cut at capitals too: "Maple" of "MapleRoadMum"
_CALLED: Final = re.compile(
    r"\W*(?:(?:thanks|thank you|hi|hello|hey|dear|well said|i agree with|agree with) )?@?([^\W\d_]{4,})"
)
_SHORTEST: Final = 3  # letters of a name that is looked for
_FAR: Final = 10  # posts above whose authors may be called
_BEFORE: Final = 20  # characters before a name in which its greeting stands
_NEAR: Final = 60  # characters from the beginning within which somebody is called


class Name(NamedTuple):
    """How a member may be called."""

    author: str
    whole: str
    """The name as a folded text would have it; of an abbreviated one, what is left."""
    part: str
    """The part of it by which somebody may be called; else the whole."""


def read_names(writers: Writers) -> list[Name | None]:
    """Give how the author of each post may be called: None for nobody, for officials, and for names too short."""
    known = {author: _read_name(author) for author in dict.fromkeys(writers.authors) if author is not None}
    return [
        None if author is None or official else known[author]
        for author, official in zip(writers.authors, writers.officials, strict=True)
    ]


def _read_name(author: str) -> Name | None:
    whole = fold(author).removesuffix("…").strip()
    other = match_phrase("not_members", whole)
    if len(whole) < _SHORTEST or (other and other[0] == whole):
        return None
    first = _PARTS.search(author)
    part = fold(first[0]) if first and len(first[0]) >= _SHORTEST else whole
    return Name(author, whole, whole if part in _no_parts() else part)


def find_call(index: int, said: Said, names: Sequence[Name | None]) -> Sign | None:
    """Find the name of a member who wrote above: of the post above, or else of one further up."""
    heard, own = said.heard, names[index]
    called = _CALLED.match(heard)
    beginning = called[1] if called and called[1] not in _no_parts() else ""
    for name in names[max(index - _FAR, 0) : index][::-1]:
        if name is None or name is own:
            continue
        begun = beginning and name.whole.startswith(beginning)
        if not begun and name.part not in heard:  # as nearly always
            continue
        forms = dict.fromkeys((name.whole, name.part, beginning if begun else name.part))
        if any(_calls(heard, form, whole=form == name.whole) for form in forms):
            weight = "calls_above" if name is names[index - 1] else "calls"
            return Sign(weight, EvidenceKind.ADDRESS, f"calls {name.author}")
    return None


def _calls(heard: str, form: str, *, whole: bool) -> bool:
    """Tell whether a form of a name stands, as a word, where names are called."""
    start = heard.find(form)
    while start >= 0:
        stop = start + len(form)
        is_word = not _IN_WORD.match(heard[start - 1 : start]) and not _GOES_ON.match(heard, stop)
        if is_word and _is_called(heard, start, stop, whole=whole):
            return True
        start = heard.find(form, stop)
    return False


_IN_WORD: Final = re.compile(r"[\w'-]")
_GOES_ON: Final = re.compile(r"[\w-]")


def _is_called(heard: str, start: int, stop: int, *, whole: bool) -> bool:
    """Tell whether a name stands where names are called.

    A place, or a plain word, needs a greeting before it, and a word as common as "another" needs an "@".
    """
    before = heard[max(start - _BEFORE, 0) : start]
    if before.endswith("@"):
        return True
    if heard[start:stop] in _no_names():
        return ends_in("before_any_name", before)
    if heard[start:stop] in _no_parts():
        return False
    if ends_in("before_any_name", before):
        return True
    after = match_phrase("after_name", heard, _SPACE.match(heard, stop).end()) is not None  # type: ignore[union-attr]
    begins = not heard[:start].strip(" \n\"'@-")
    greeted = ends_in("before_name", before)
    return (after and (begins or greeted)) or (greeted and whole and start < _NEAR)


_SPACE: Final = re.compile(r"\s*")


@cache
def _no_parts() -> frozenset[str]:
    return _no_names() | {*cues().words.common, "mrs", "miss"}


@cache
def _no_names() -> frozenset[str]:
    return frozenset((*cues().words.places, *cues().words.plain_names))


def speaks_to_all(said: Said) -> bool:
    """Tell whether a post begins by greeting or thanking everybody."""
    return match_phrase("to_all", said.opening) is not None


def find_second_person(said: Said) -> Sign | None:
    """Find words that fit somebody who said something, and not whoever runs the consultation."""
    found = find_phrase("speaks_to", said.heard) if "you" in said.heard else None
    if found is None or leads_to("consulted", said.heard, found.end()) or find_phrase("turns", said.heard):
        return None
    return Sign("speaks_to", EvidenceKind.ADDRESS, f"says {found[0].strip()!r}")
