"""The date that the words for an event carry, or that stands right beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from builder.model import FoundDate

_SPACE = r"[^\S\n]{1,3}"
_NAME = rf"[A-Z][^\W_]+(?:{_SPACE}[A-Z][^\W_]+)?"
_OWNED = re.compile(rf"['’]s?{_SPACE}")
_REACH = 80  # code points on either side within which a date may belong to an event


class Beside:
    """Finds the date of an event's words among the dates of a text."""

    def __init__(self, text: str, dates: Sequence[FoundDate], language: str) -> None:
        self._text, self._dates = text, dates
        self._starts = [date.start for date in dates]
        self._before, self._behind = _gaps(language)

    def __call__(self, start: int, end: int) -> str | None:
        """The value of the date that ``[start, end)`` holds, else of one right behind it, else of one before it."""
        return self.attached(start, end) or self._first(self._is_before, start, end)

    def attached(self, start: int, end: int) -> str | None:
        """The same without a date before the words, which may belong to others: "closed on Tuesday by a landslide"."""
        return self._first(self._inside, start, end) or self._first(self._is_behind, start, end)

    def _first(self, fits: Callable[[FoundDate, int, int], bool], start: int, end: int) -> str | None:
        first, last = bisect_left(self._starts, start - _REACH), bisect_left(self._starts, end + _REACH)
        return next((date.value for date in self._dates[first:last] if fits(date, start, end)), None)

    def owner(self, start: int) -> int:
        """Where the date begins that stands before `start` with a possessive; `start` where none does."""
        before = bisect_left(self._starts, start) - 1
        if before < 0 or not _OWNED.fullmatch(self._text, self._dates[before].end, start):
            return start
        return self._dates[before].start

    @staticmethod
    def _inside(date: FoundDate, start: int, end: int) -> bool:
        return start <= date.start and date.end <= end

    def _is_behind(self, date: FoundDate, _start: int, end: int) -> bool:
        return date.start >= end and self._behind.fullmatch(self._text, end, date.start) is not None

    def _is_before(self, date: FoundDate, start: int, _end: int) -> bool:
        return date.end <= start and self._before.fullmatch(self._text, date.end, start) is not None


@cache
def _gaps(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a date and an event behind it, and between an event and a date behind it."""
    data = table("events", language)
    articles, held, joins = (_either(data[key]) for key in ("articles", "held", "date-joins"))
    before = rf"(?:['’]s?)?,?(?:{_SPACE})?(?:(?:{articles}){_SPACE})?(?:[a-z-]+{_SPACE}){{0,2}}"
    joined = rf"(?:{_either(data['place-joins'])}){_SPACE}(?:the{_SPACE}(?:[a-z]+{_SPACE}of{_SPACE})?)?"
    place = rf"(?:{joined}{_NAME},?{_SPACE})?"
    behind = rf",?(?:{_SPACE})?(?:(?:{held}){_SPACE})?{place}(?:(?:{joins}){_SPACE})?"
    return re.compile(before), re.compile(behind)


def _either(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", _SPACE) for word in sorted(words, key=lambda word: (-len(word), word))
    )
