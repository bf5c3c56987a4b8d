"""Nesting: which piece of a page ends each element, and which element stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final

from attrs import frozen

from talkparse.readers.html.elements import read_pieces
from talkparse.readers.html.roles import PLACES, Piece
from talkparse.readers.html.tree import Tree
from talkparse.vocabulary import Vocabulary

_CODE: Final = attrgetter("code")


@frozen
class Nested:
    """The pieces of a page, read, and how they nest. The number of a piece is its place."""

    spelled: Sequence[bytes]
    """The pieces as lxml prints them."""
    pieces: Sequence[Piece]
    lengths: Sequence[int]
    """How far the end of each element is from its beginning, by where it begins; 0 where nothing is in it."""
    marks: Sequence[int]
    """Where the elements begin that tell where comments stand."""
    codes: str
    """The code of each piece."""
    wordless: str
    """The codes of those that have no words."""

    def end(self, place: int) -> int:
        """Give where the element ends that begins at a place."""
        return place + self.lengths[place]

    @cached_property
    def parents(self) -> Sequence[int]:
        """Where the element around each element begins; most pages need none of them."""
        parents = [0] * len(self.pieces)
        opened = [0]
        for place, piece in enumerate(self.pieces):
            if piece.step < 0:
                opened.pop()
                continue
            parents[place] = opened[-1]
            if piece.step:
                opened.append(place)
        return parents


def nest(tree: Tree, words: Vocabulary) -> Nested:
    """Read the pieces of a page, and find out how they nest."""
    known = read_pieces(tree.pieces, words)
    pieces = [*map(known.__getitem__, tree.pieces)]
    codes = "".join(map(_CODE, pieces))
    read = {piece.code: piece for piece in known.values()}
    steps = {code: piece.step for code, piece in read.items()}
    lengths = [0] * len(pieces)
    opened: list[int] = []
    for place, step in enumerate(map(steps.__getitem__, codes)):
        if step > 0:
            opened.append(place)
        elif step:
            start = opened.pop()
            lengths[start] = place - start
    telling = {code for code, (*_, step, meaning) in read.items() if step >= 0 and meaning.role in PLACES}
    marks = [place for place, code in enumerate(codes) if code in telling]
    wordless = "".join([code for code, piece in read.items() if not piece.line])
    return Nested(tree.pieces, pieces, lengths, marks, codes, wordless)
