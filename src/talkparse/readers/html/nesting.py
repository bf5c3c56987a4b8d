"""Nesting: which piece of a page ends each element, and which element stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from talkparse.readers.html.elements import read_pieces
from talkparse.readers.html.roles import LAST_PLACE, Piece
from talkparse.readers.html.tree import Tree
from talkparse.vocabulary import Vocabulary


class Nested(NamedTuple):
    """The pieces of a page, read, and how they nest. The number of a piece is its place."""

    spelled: Sequence[str]
    """The pieces as lxml prints them."""
    pieces: Sequence[Piece]
    ends: Sequence[int]
    """Where each element ends, by where it begins; both are the same where nothing is in it."""
    parents: Sequence[int]
    """Where the element around each element begins."""
    marks: Sequence[int]
    """Where the elements begin that tell where comments stand."""
    codes: str
    """The code of each piece."""


def nest(tree: Tree, words: Vocabulary) -> Nested:
    """Read the pieces of a page, and find out how they nest."""
    known = read_pieces(tree.pieces, words)
    pieces = [known[piece] for piece in tree.pieces]
    ends = [0] * len(pieces)
    parents = [0] * len(pieces)
    marks: list[int] = []
    opened = [0]
    for place, (step, _, role, _, _, _, _, _) in enumerate(pieces):
        if step < 0:
            ends[opened.pop()] = place
            continue
        parents[place] = opened[-1]
        if step:
            opened.append(place)
        else:
            ends[place] = place
        if role is not None and role <= LAST_PLACE:
            marks.append(place)
    codes = "".join([piece.code for piece in pieces])
    return Nested(tree.pieces, pieces, ends, parents, marks, codes)
