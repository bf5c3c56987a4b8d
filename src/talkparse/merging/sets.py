"""Disjoint sets: what was found to be one thing, found to be another's part, and so on."""

from __future__ import annotations


class DisjointSets:
    """Numbers from 0 in disjoint sets, of which each is named by its smallest member."""

    def __init__(self, size: int) -> None:
        """Put each number into a set of its own."""
        self._above = list(range(size))

    def find(self, number: int) -> int:
        """Give the name of the set that holds a number."""
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def unite(self, one: int, other: int) -> int:
        """Make one set of two, and give its name."""
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first
        return first
