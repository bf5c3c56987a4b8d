"""Nesting: which piece of a page ends each element, and which element stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from talkparse.readers.html.elements import read_pieces
from talkparse.readers.html.roles import PLACES, Piece
from talkparse.readers.html.tree import Tree
from talkparse.vocabulary import Vocabulary

_CODE: Final = attrgetter("code")


class Nested(NamedTuple):
    """The pieces of a page, read, and how they nest. The number of a piece is its place."""

    spelled: Sequence[bytes]
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
    wordless: str
    """The codes of those that have no words."""


def nest(tree: Tree, words: Vocabulary) -> Nested:
    """Read the pieces of a page, and find out how they nest."""
    known = read_pieces(tree.pieces, words)
    pieces = [*map(known.__getitem__, tree.pieces)]
    codes = "".join(map(_CODE, pieces))
    read = {piece.code: piece for piece in known.values()}
    steps = {code: piece.step for code, piece in read.items()}
    ends = [*range(len(pieces))]
    parents = [0] * len(pieces)
    opened = [0]
    for place, step in enumerate(map(steps.__getitem__, codes)):
        if step < 0:
            ends[opened.pop()] = place
        else:
            parents[place] = opened[-1]
            if step:
                opened.append(place)
    telling = {code for code, (*_, step, meaning) in read.items() if step >= 0 and meaning.role in PLACES}
    marks = [place for place, code in enumerate(codes) if code in telling]
    wordless = "".join([code for code, piece in read.items() if not piece.line])
    return Nested(tree.pieces, pieces, ends, parents, marks, codes, wordless)
