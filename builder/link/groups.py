"""Groups of numbered things that are joined pair by pair."""

from __future__ import annotations

from collections import defaultdict


class Groups:
    """A partition of 0 … `count` - 1, at first into groups of one (union–find with path halving)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, a: int, b: int) -> None:
        """Makes one group of the groups of `a` and `b`."""
        first, second = sorted((self._root(a), self._root(b)))
        self._parent[second] = first

    def together(self, a: int, b: int) -> bool:
        """Whether `a` and `b` are in one group."""
        return self._root(a) == self._root(b)

    def all(self) -> list[list[int]]:
        """Every group with its members in order, by the first member."""
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)):
            members[self._root(i)].append(i)
        return list(members.values())

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i
