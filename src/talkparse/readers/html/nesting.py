"""Nesting: which piece of a page ends each element, and which element stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import accumulate
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
    known: Mapping[str, Piece]
    """One of the pieces of each code."""
    wordless: str
    """The codes of those that have no words."""

    def places_of(self, names: AbstractSet[str]) -> list[int]:
        """Give where elements of some names begin."""
        of_these = [code for code, piece in self.known.items() if piece.step >= 0 and piece.meaning.name in names]
        found = re.finditer(f"[{re.escape(''.join(of_these))}]", self.codes) if of_these else ()
        return [match.start() for match in found]

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
    one_each = {piece.code: piece for piece in known.values()}
    steps = {code: piece.step for code, piece in one_each.items()}
    lengths = [0] * len(pieces)
    opened: list[int] = []
    for place, step in enumerate(map(steps.__getitem__, codes)):
        if step > 0:
            opened.append(place)
        elif step:
            start = opened.pop()
            lengths[start] = place - start
    telling = {code for code, (*_, step, meaning) in one_each.items() if step >= 0 and meaning.role in PLACES}
    marks = [place for place, code in enumerate(codes) if code in telling]
    wordless = "".join([code for code, piece in one_each.items() if not piece.line])
    return Nested(tree.pieces, pieces, lengths, marks, codes, one_each, wordless)


def count_lines(tree: Tree, page: Nested) -> Callable[[int], int | None]:
    """Give what tells the line of the page on which an element begins, or the one before an end.

    Lines are counted when the first of them is asked for: a page without a problem needs none.
    """
    count, codes = tree.lines, page.codes
    ends = frozenset(code for code, piece in page.known.items() if piece.step < 0)

    @cache
    def lines() -> list[int | None]:
        counted = count()
        begun = accumulate(code not in ends for code in codes)  # how many elements have begun at each piece
        return [counted[number - 1] for number in begun]

    return lambda place: lines()[place]
