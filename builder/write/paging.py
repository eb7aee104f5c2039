"""Long lists over several pages, so that no page grows without bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from builder.write.address import way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markupsafe import Markup

ROWS = 150

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """One page of a long list: its rows, its path, and the ways to all pages (None to itself)."""

    number: int
    path: str
    rows: Sequence[Row]
    pages: tuple[tuple[int, Markup | None], ...]


def parts(rows: Sequence[Row], path: Callable[[int], str], size: int = ROWS) -> Iterator[Part[Row]]:
    """`rows` in parts of `size`, at least one; `path` gives the path of the page with a number from 1."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        here = path(number)
        pages = tuple((n, None if n == number else way(here, path(n))) for n in range(1, count + 1))
        yield Part(number, here, rows[(number - 1) * size : number * size], pages)
