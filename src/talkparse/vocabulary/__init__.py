"""The site's words: read once from ``vocabulary.toml`` and checked, with the patterns that are made of them.

Every stage gets the vocabulary as an argument, so that a label which the site renames, or another site of the same
kind, is a file of words and no release.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from os import PathLike
from typing import Any

from talkparse.enums import Kind
from talkparse.vocabulary.patterns import Patterns
from talkparse.vocabulary.tables import VocabularyError, own_toml, parse_toml, read_tables
from talkparse.vocabulary.templates import HOLE
from talkparse.vocabulary.words import Words

__all__ = ["Vocabulary", "load_vocabulary", "talk_london"]


class Vocabulary(Words):
    """All words of a site, by the part of the page on which they stand, and the patterns that are made of them.

    ``load_vocabulary`` makes one. Two are equal only if they are the same object, so what is worked out of one can be
    kept with it.
    """

    @cached_property
    def patterns(self) -> Patterns:
        """The words as patterns, each compiled when it is first needed."""
        return Patterns(self)

    def __repr__(self) -> str:
        """Name the roles, which tell most of which site it is; the whole would be pages long."""
        return f"<Vocabulary: {', '.join(self.comment.roles)}>"


def load_vocabulary(words: str | PathLike[str] | Mapping[str, object]) -> Vocabulary:
    """Lay words over those of Talk London: for a label that the site has renamed, or for another site of the same kind.

    ``words`` is the path of a TOML file or a mapping of its tables; it needs to hold only what differs. A table is
    laid over ours key by key, a list replaces ours. Raises ``ValueError`` naming the key that is unknown or wrong, and
    ``OSError`` if the file cannot be read.
    """
    if isinstance(words, Mapping):
        data: Mapping[str, object] = words
    elif isinstance(words, str | PathLike):
        with open(words, encoding="utf-8") as file:  # noqa: PTH123 -- most programs do without pathlib
            data = parse_toml(file.read())
    else:
        raise TypeError(f"words: expected a path or a mapping, not {type(words).__name__}")
    ours = _ours()
    laid = _lay_over(ours, data)
    vocabulary = read_tables(Vocabulary, laid)
    _check_known(vocabulary, ours)
    _check_holes("", laid, ours)
    return vocabulary


def _check_known(words: Words, ours: Mapping[str, Any]) -> None:
    """Check the names that are not the site's but ours: kinds of pages, units, formatters; and the heading of ideas."""
    call = words.call_to_action
    if call.idea_heading not in call.headings:
        raise VocabularyError(f"call_to_action.idea_heading: {call.idea_heading!r} is none of the headings")
    for table, kinds in (("header.sections", words.header.sections), ("addresses", words.addresses)):
        for key, kind in kinds.items():
            if kind not in set(Kind):
                raise VocabularyError(f"{table}.{key}: {kind!r} is no kind of page")
    for table, found in (("units", words.comment.units), ("formatters", words.comment.formatters)):
        for key in found.keys() - ours["comment"][table].keys():
            raise VocabularyError(f"comment.{table}.{key}: unknown")


def _check_holes(key: str, found: object, ours: object) -> None:
    """Check that each text of ours that varies is laid over by one that varies in the same, and no other."""
    if isinstance(found, Mapping) and isinstance(ours, Mapping):
        for name, value in found.items():
            _check_holes(f"{key}.{name}" if key else name, value, ours.get(name, ()))
    elif isinstance(found, str) and isinstance(ours, str):
        for hole in {*HOLE.findall(found)} ^ {*HOLE.findall(ours)}:
            raise VocabularyError(f"{key}: {{{hole}}} is {'missing' if f'{{{hole}}}' in ours else 'unknown'}")


def _ours() -> dict[str, Any]:
    return own_toml("talkparse", "vocabulary.toml")


def _lay_over(lower: Mapping[str, object], upper: Mapping[str, object]) -> dict[str, object]:
    laid = dict(lower)
    for key, value in upper.items():
        below = laid.get(key)
        laid[key] = _lay_over(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return laid


@cache
def talk_london() -> Vocabulary:
    """Give the vocabulary of the package, loaded at the first call."""
    return load_vocabulary({})
