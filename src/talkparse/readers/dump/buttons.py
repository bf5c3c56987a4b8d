"""The buttons of a preview, as a dump prints them: which of them opens the full text and which closes it."""

from __future__ import annotations

from functools import lru_cache

from talkparse.readers.dump.lines import label_of
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


def as_button(mark: Mark, words: Vocabulary) -> Mark:
    """Take a mark of a button's words, or of their beginning where a dump ends inside them, for the button."""
    _, start, stop, text, glued, _, gap, *_ = mark
    return Mark(TokenKind.TOGGLE, start, stop, text, glued, _opens(text, words), gap)


@lru_cache(64)  # a page has few spellings of its two buttons
def _opens(text: str, words: Vocabulary) -> bool:
    found = _squeezed(label_of(text))
    return next(opens for word, opens in words.comment.toggles.items() if _squeezed(word).startswith(found))


def _squeezed(text: str) -> str:
    """Leave out the white space, which some extractors replace by characters without width."""
    return "".join(text.split())
