"""Long lists over several pages, so that no page grows without bound, and every page says how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from builder.write.address import way
from builder.write.days import months_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markupsafe import Markup

ROWS = 150
_ALL = 30  # pages up to which a pager names each; of more, those near by and every so many
_NEAR = 3

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Turn:
    """The way to one page of a long list (None on itself); `reach` says from when to when its rows are."""

    number: int
    href: Markup | None
    reach: str


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """One page of a long list: its rows, its path, and the ways to the others."""

    number: int
    path: str
    rows: Sequence[Row]
    count: int
    turns: tuple[Turn, ...]


def parts(
    rows: Sequence[Row], path: Callable[[int], str], size: int = ROWS, when: Callable[[Row], str | None] | None = None
) -> Iterator[Part[Row]]:
    """`rows` in parts of `size`, at least one; `path` gives the path of the page with a number from 1.

    `when` gives the date (ISO 8601) of a row where they are in order of time.
    """
    count = max(1, -(-len(rows) // size))
    pieces = [rows[number * size : (number + 1) * size] for number in range(count)]
    reach = [months_in_words([when(row) for row in piece]) if when and count > 1 else "" for piece in pieces]
    for number, piece in enumerate(pieces, 1):
        here = path(number)
        turns = tuple(Turn(n, None if n == number else way(here, path(n)), reach[n - 1]) for n in _named(number, count))
        yield Part(number, here, piece, count, turns)


def _named(here: int, count: int) -> list[int]:
    """The pages that the pager of page `here` names: all while they are few, so that it stays short."""
    step = -(-count // _ALL)
    return [n for n in range(1, count + 1) if n in (1, count) or n % step == 0 or abs(n - here) <= _NEAR]
