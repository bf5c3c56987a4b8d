"""Flattening: the lines that stretches of a page are, each shape of a comment found once and filled in many times."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.shape import Flat, Shape, fill
from talkparse.readers.html.shaping import Shaping
from talkparse.readers.html.stretches import Container, Stretch
from talkparse.vocabulary import Vocabulary


def flatten(page: Nested, stretches: Sequence[Stretch], words: Vocabulary, *, below: bool = False) -> Flat:
    """Flatten what stands outside of any comment, above or ``below`` the first."""
    return fill(Shaping(page, words, None, below=below).read(stretches), page, 0)


Shapes = dict[tuple[str | int | None, ...], Shape]
"""The shapes of the comments of a page, and of what stands between them, by all that they depend on."""


def flatten_alike(
    page: Nested, stretches: Sequence[Stretch], words: Vocabulary, shapes: Shapes, own: Container | None = None
) -> Flat:
    """Flatten the stretches of a comment, ``own``, or before one, by the shape of some like them if there were any."""
    start, stop = stretches[0] if stretches else (0, 0)
    name = None if own is None or own.name is None else own.name - start
    key = page.codes[start:stop], name, *[place - start for place in (own.own if own else ())]
    shape = shapes.get(key) if len(stretches) == 1 else None
    if shape is None:
        state = Shaping(page, words, own, start, below=own is None)
        shape = state.read(stretches)
        if state.is_self_contained and len(stretches) == 1:
            shapes[key] = shape
    return fill(shape, page, start)
