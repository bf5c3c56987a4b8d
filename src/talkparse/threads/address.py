"""``address``: posts that speak to the author of an earlier post.

Assumption: somebody is called by name at the beginning, after "@", "thanks" or "agree with", before "is right" or
"says". There a part of the name is enough ("Fern" for "Fern Lane 12"), unless that is a place. Elsewhere only a whole
name counts that is no plain word. A second person is a member where the words fit no author of a plan ("you've hit
the nail on the head"); "you" alone may be City Hall.

Where comments run newest first, whoever answers the consultation wrote before all whose comments stand above, and so
can call none of them: it is a reply that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from talkparse.threads.cues import cues, patterns
from talkparse.threads.said import Said, fold
from talkparse.threads.sign import Sign

_PARTS: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[^\W\d_]+")  # cut at capitals too: "Maple" of "MapleRoadMum"
_SHORTEST_PART: Final = 3
_CALLED: Final = re.compile(r"(?:^|@|\b(?:thanks|thank you|hi|hello|hey|dear|well said|agree with) )@?([^\W\d_]{4,})")
_BEFORE: Final = 20  # characters before a name in which its greeting stands
_NEAR: Final = 60  # characters from the beginning within which somebody is called


def find_address(said: Said, authors: Mapping[str, int]) -> Sign | None:
    """Find the heaviest sign that a post speaks to an earlier author, or to anybody who said something.

    ``authors`` gives for each the last post before.
    """
    found = [*_find_names(said, authors)]
    for name, phrases in patterns().address.items():
        match = phrases.search(said.heard)
        if match and not patterns().consulted.match(said.heard, match.end()):
            found.append(Sign(getattr(cues().weights, name), f"says {match[0].strip()!r}", name == "strong"))
    return max(found, default=None)


def _find_names(said: Said, authors: Mapping[str, int]) -> Iterator[Sign]:
    weights = cues().weights
    called = [name for name in _CALLED.findall(said.heard) if name not in _no_parts()]
    for author, at in authors.items():
        whole = fold(author).removesuffix("…").strip()
        for name in _forms_of(author, whole, called):
            if name not in said.heard:  # as nearly always, and compiling a pattern takes longer
                continue
            for match in re.finditer(rf"(?<![\w'-]){re.escape(name)}(?![\w-])", said.heard):
                if _is_called(said.heard, match, whole=name == whole):
                    yield Sign(weights.named, f"calls {author}", firm=True, at=at)
                elif name == whole and _is_no_word(author):
                    yield Sign(weights.mentioned, f"names {author}", firm=True)


def _forms_of(author: str, whole: str, called: Sequence[str]) -> list[str]:
    """Give a name, and its first part or whatever beginning of it is called, unless these are words of their own."""
    if len(whole) < _SHORTEST_PART or patterns().not_members.fullmatch(whole):
        return []
    first = _PARTS.search(author)
    parts = [fold(first[0])] if first and len(first[0]) >= _SHORTEST_PART else []
    beginnings = [name for name in called if whole.startswith(name)]
    return list(dict.fromkeys([whole, *(part for part in parts if part not in _no_parts()), *beginnings]))


@cache
def _no_parts() -> frozenset[str]:
    return _no_names() | {*cues().words.common, "mrs", "miss"}


def _is_called(heard: str, match: re.Match[str], *, whole: bool) -> bool:
    """Tell whether a name stands where names are called.

    A place, or a plain word, needs a greeting before it, and a word as common as "another" needs an "@".
    """
    before = heard[max(match.start() - _BEFORE, 0) : match.start()]
    if before.endswith("@"):
        return True
    if match[0] in _no_names():
        return patterns().before_any_name.search(before) is not None
    if match[0] in _no_parts():
        return False
    if patterns().before_any_name.search(before):
        return True
    after = patterns().after_name.match(heard, match.end()) is not None
    begins = not heard[: match.start()].strip(" \n\"'@-")
    greeted = patterns().before_name.search(before) is not None
    return (after and (begins or greeted)) or (greeted and whole and match.start() < _NEAR)


@cache
def _no_names() -> frozenset[str]:
    return frozenset((*cues().words.places, *cues().words.plain_names))


def _is_no_word(author: str) -> bool:
    """Tell a name that is no plain word by its digits, underscores or capitals inside, or by a second part."""
    return re.search(r"[\d_]|[a-z][A-Z]|\S \S|…", author) is not None
