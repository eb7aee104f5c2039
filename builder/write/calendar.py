"""The months of a long list in order of time, each with the way to where its rows begin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from builder.write.address import way
from builder.write.days import MONTHS, month_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from builder.write.paging import Part

Row = TypeVar("Row")

_LETTERS = 3  # of a month's name


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has rows: its short name, the way to the first of them, and how many things there are."""

    name: str
    href: Markup
    number: int


def month_anchor(value: str | None) -> str | None:
    """The anchor of the first row of the month that `value` (ISO 8601) begins in."""
    month = month_of(value)
    return f"m-{month}" if month else None


def calendar(
    source: str, pages: Sequence[Part[Row]], when: Callable[[Row], str | None], what: Callable[[Row], object]
) -> list[tuple[str, list[Month]]]:
    """For the page `source`: each year that `pages` have rows of, with its months; nothing where one page has all.

    `when` gives the date of a row, `what` the thing that is counted: rows with the same one count once.
    """
    if len(pages) < 2:
        return []
    first: dict[str, str] = {}
    things: dict[str, set[object]] = {}
    for part in pages:
        for row in part.rows:
            if month := month_of(when(row)):
                first.setdefault(month, part.path)
                things.setdefault(month, set()).add(what(row))
    return [
        (year, [Month(_name(m), way(source, first[m], f"m-{m}"), len(things[m])) for m in months])
        for year, months in groupby(sorted(first), key=lambda month: month[:4])
    ]


def _name(month: str) -> str:
    return MONTHS[int(month[5:]) - 1][:_LETTERS] if len(month) > len("2024") else "no month"
