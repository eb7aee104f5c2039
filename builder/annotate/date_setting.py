"""What a date expression says, and what its meaning may depend on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from builder.annotate.date_grammar import Grammar
    from builder.annotate.date_surroundings import Surroundings
    from builder.annotate.date_tense import Tense
    from builder.annotate.date_values import Period, Value


@dataclass(frozen=True, slots=True)
class Setting:
    """What a calculation may go by. `spoken` is the date that the text spoke of last, `beside` the sentence's own."""

    anchor: datetime.date | None
    spoken: Value | None
    beside: Value | None
    years: dict[int, int]  # of each month of which the text spoke of a day with its year, that year
    quarter: Period | None  # the quarter that the article reports on
    tells_of_more: Callable[[], bool]  # whether a longer stretch was spoken of since, such as nine months
    day_first: Callable[[], bool | None]  # whether 4/10/2024 is the fourth of October in this article, None if unknown
    is_game: Callable[[], bool]  # whether the article reports on a game, which has quarters of its own
    is_fiscal: Callable[[], bool]  # whether the quarters of the article are not those of the calendar
    around: Surroundings

    @property
    def quarter_before(self) -> Value | None:
        """What "a year ago" means in a report on a quarter: the quarter of the year before, or that year."""
        if self.quarter is None:
            return None
        before = self.quarter.shifted(-4)
        return before.containing("year") if self.tells_of_more() else before

    @property
    def tense(self) -> Tense | None:
        """The tense of the clause."""
        return self.around.tense


class Words:
    """The named parts of an expression, read with what a language's words count for."""

    def __init__(self, grammar: Grammar, match: re.Match[str]) -> None:
        self._grammar = grammar
        self._groups = {name: text for name, text in match.groupdict().items() if text is not None}
        self.text = match.group()

    def has(self, name: str) -> bool:
        """Whether the expression has this part."""
        return name in self._groups

    def raw(self, name: str) -> str:
        """A part as it is written, in lower case with single blanks, or nothing."""
        return " ".join(self._groups.get(name, "").casefold().split())

    def number(self, name: str, kind: str | None = None) -> int | None:
        """A part as the number it stands for, or None without it."""
        word = self.raw(name)
        if not word:
            return None
        known = self._grammar.numbers.get(kind or name.rstrip("2"), {})
        if word.rstrip(".") in known:
            return int(known[word.rstrip(".")])
        digits = re.match(r"\d+", word)
        parts = [int(known[part]) for part in word.split("-") if part in known]
        return int(digits.group()) if digits else sum(parts) or None

    def unit(self, name: str = "unit") -> Any:
        """The unit of time that a part names."""
        return self._grammar.numbers["unit"].get(self.raw(name))

    def is_plural(self, name: str) -> bool:
        """Whether a part is one of the table's plurals of units."""
        return self.raw(name) in self._grammar.plurals

    def season(self) -> tuple[int, int]:
        """The first and last month of the season named, counted from January of its year."""
        return self._grammar.seasons[self.raw("season")]

    def key(self, kind: str, name: str) -> Any:
        """What the table has for a part among the words of `kind`."""
        return self._grammar.numbers[kind].get(self.raw(name))

    def year(self, name: str = "year") -> int | None:
        """The year of an expression, with two digits read as the years 1950–2049."""
        if self.has(name):
            digits = int(self.raw(name))
            return digits if digits > 99 else _four_digits(digits)
        if name == "year" and self.has("yy"):
            return _four_digits(int(self.raw("yy")))
        return None


def _four_digits(year: int) -> int:
    return year + (2000 if year < 50 else 1900)
