"""The site's words: read once from ``vocabulary.toml`` and checked, with the patterns that are made of them.

Every stage gets the vocabulary as an argument, so that a label which the site renames, or another site of the same
kind, is a file of words and no release.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from os import PathLike
from pathlib import Path

from attrs import frozen

from talkparse.vocabulary.patterns import Patterns
from talkparse.vocabulary.tables import VocabularyError, parse_toml, read_tables
from talkparse.vocabulary.words import Words

__all__ = ["Vocabulary", "load_vocabulary", "talk_london"]


@frozen(kw_only=True, eq=False)
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
        data = parse_toml(Path(words).read_text("utf-8"))
    else:
        raise TypeError(f"words: expected a path or a mapping, not {type(words).__name__}")
    vocabulary = read_tables(Vocabulary, _lay_over(_ours(), data))
    call = vocabulary.call_to_action
    if call.idea_heading not in call.headings:
        raise VocabularyError(f"call_to_action.idea_heading: {call.idea_heading!r} is none of the headings")
    return vocabulary


def _ours() -> dict[str, object]:
    return parse_toml(files("talkparse").joinpath("vocabulary.toml").read_text("utf-8"))


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
