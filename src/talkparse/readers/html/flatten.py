"""Flattening: the lines that stretches of a page are, each outline of a comment found once and filled in many times."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.outline import Flat, Outline, fill
from talkparse.readers.html.outlining import Outlining
from talkparse.readers.html.stretches import Container, Stretch
from talkparse.vocabulary import Vocabulary


def flatten(page: Nested, stretches: Sequence[Stretch], words: Vocabulary, *, below: bool = False) -> Flat:
    """Flatten what stands outside of any comment, above or ``below`` the first."""
    return fill(Outlining(page, words, None, below=below).read(stretches), page, 0)


Outlines = dict[tuple[str | int | None, ...], Outline]
"""The outlines of the comments of a page, and of what stands between them, by all that they depend on."""


def flatten_alike(
    page: Nested, stretches: Sequence[Stretch], words: Vocabulary, outlines: Outlines, own: Container | None = None
) -> Flat:
    """Flatten the stretches of a comment, ``own``, or before one, by the outline of some like them if it is known."""
    start, stop = stretches[0] if stretches else (0, 0)
    name = None if own is None or own.name is None else own.name - start
    key = page.codes[start:stop], name, *[place - start for place in (own.own if own else ())]
    outline = outlines.get(key) if len(stretches) == 1 else None
    if outline is None:
        state = Outlining(page, words, own, start, below=own is None)
        outline = state.read(stretches)
        if state.is_self_contained and len(stretches) == 1:
            outlines[key] = outline
    return fill(outline, page, start)
