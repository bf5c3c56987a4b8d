"""``address``: posts that speak to somebody who wrote above.

Assumption: somebody is called by name at the beginning, after "@", "thanks" or "agree with", before "is right" or
"says". There a part of the name is enough ("Fern" for "Fern Lane 12"), unless that is a place or a plain word. Whoever
calls the author of the post above answers it; a name from further up may be called by a comment as well. An official's
name is no sign, for officials speak for the page. A second person is a member where the words fit no author of a plan
("you've hit the nail on the head"); "you" alone may be City Hall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from talkparse.model import EvidenceKind
from talkparse.threads.cues import cues
from talkparse.threads.exchange import Writers
from talkparse.threads.finding import Sign
from talkparse.threads.phrases import ends_in, find_phrase, leads_to, match_phrase
from talkparse.threads.said import Said, fold

_PARTS: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[^\W\d_]+")  # cut at capitals too: "Maple" of "MapleRoadMum"
_CALLED: Final = re.compile(r"(?:^|@|\b(?:thanks|thank you|hi|hello|hey|dear|well said|agree with) )@?([^\W\d_]{4,})")
_SHORTEST: Final = 3  # letters of a name that is looked for
_FAR: Final = 10  # posts above whose authors may be called
_BEFORE: Final = 20  # characters before a name in which its greeting stands
_NEAR: Final = 60  # characters from the beginning within which somebody is called


class Name(NamedTuple):
    """How a member may be called."""

    author: str
    whole: str
    """The name as a folded text would have it; of an abbreviated one, what is left."""
    parts: tuple[str, ...]


def read_names(writers: Writers) -> list[Name | None]:
    """Give how the author of each post may be called: None for nobody, for officials, and for names too short."""
    known = {author: _read_name(author) for author in dict.fromkeys(writers.authors) if author is not None}
    return [
        None if author is None or official else known[author]
        for author, official in zip(writers.authors, writers.officials, strict=True)
    ]


def _read_name(author: str) -> Name | None:
    whole = fold(author).removesuffix("…").strip()
    if len(whole) < _SHORTEST or match_phrase("not_members", whole):
        return None
    first = _PARTS.search(author)
    part = fold(first[0]) if first and len(first[0]) >= _SHORTEST else whole
    return Name(author, whole, () if part == whole or part in _no_parts() else (part,))


def find_call(index: int, said: Said, names: Sequence[Name | None]) -> Sign | None:
    """Find the name of a member who wrote above: of the post above, or else of one further up."""
    beginnings = [name for name in _CALLED.findall(said.heard[:_NEAR]) if name not in _no_parts()]
    others = dict.fromkeys(names[max(index - _FAR, 0) : index][::-1])
    for name in others:
        if name is not None and name != names[index] and _calls(said.heard, name, beginnings):
            weight = "calls_above" if name is names[index - 1] else "calls"
            return Sign(weight, EvidenceKind.ADDRESS, f"calls {name.author}")
    return None


def _calls(heard: str, name: Name, beginnings: Sequence[str]) -> bool:
    forms = (name.whole, *name.parts, *(form for form in beginnings if name.whole.startswith(form)))
    return any(
        _is_called(heard, match, whole=form == name.whole)
        for form in forms
        if form in heard
        for match in _find_form(form, heard)
    )


def _find_form(form: str, heard: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![\w'-]){re.escape(form)}(?![\w-])", heard)


def _is_called(heard: str, match: re.Match[str], *, whole: bool) -> bool:
    """Tell whether a name stands where names are called.

    A place, or a plain word, needs a greeting before it, and a word as common as "another" needs an "@".
    """
    before = heard[max(match.start() - _BEFORE, 0) : match.start()]
    if before.endswith("@"):
        return True
    if match[0] in _no_names():
        return ends_in("before_any_name", before)
    if match[0] in _no_parts():
        return False
    if ends_in("before_any_name", before):
        return True
    after = match_phrase("after_name", heard, _NEXT.match(heard, match.end()).end()) is not None  # type: ignore[union-attr]
    begins = not heard[: match.start()].strip(" \n\"'@-")
    greeted = ends_in("before_name", before)
    return (after and (begins or greeted)) or (greeted and whole and match.start() < _NEAR)


_NEXT: Final = re.compile(r"\s*")


@cache
def _no_parts() -> frozenset[str]:
    return _no_names() | {*cues().words.common, "mrs", "miss"}


@cache
def _no_names() -> frozenset[str]:
    return frozenset((*cues().words.places, *cues().words.plain_names))


def find_second_person(said: Said) -> Sign | None:
    """Find words that fit somebody who said something, and not whoever runs the consultation."""
    found = find_phrase("speaks_to", said.heard)
    if found is None or leads_to("consulted", said.heard, found.end()):
        return None
    return Sign("speaks_to", EvidenceKind.ADDRESS, f"says {found[0].strip()!r}")
