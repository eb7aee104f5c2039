"""The date that the words for an event carry, or that stands right beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, partial
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from builder.model import FoundDate

_SPACE = r"[^\S\n]{1,3}"
_NAME = rf"[A-Z][^\W_]+(?:{_SPACE}[A-Z][^\W_]+)?"
_OWNED = re.compile(rf"['’]s?{_SPACE}")
_CALLED = 25  # code points before an event in which the verb stands that calls for it
_DAY_BESIDE = "day beside a weekday"  # the rule for "the day after Monday", whose debate was on Monday
_DAY = len("2024-10-24")
_REACH = 110  # code points on either side within which a date may belong to an event
_INSERTED = r"(?:,[^\S\n]{1,3}[^,.;:!?\n]{1,50},)?"


class Beside:
    """Finds the date of an event's words among the dates of a text."""

    def __init__(self, text: str, dates: Sequence[FoundDate], language: str) -> None:
        self._text, self._dates = text, dates
        self._starts = [date.start for date in dates]
        self._sides = tuple(table("events", language)["sides"])
        self._before, self._behind, self._far_behind, self._calling = _gaps(language)

    def __call__(self, start: int, end: int) -> str | None:
        """The value of the date that ``[start, end)`` holds, else of one right behind it, else of one before it."""
        return self.attached(start, end) or self._first(self._is_before, start, end)

    def attached(self, start: int, end: int) -> str | None:
        """The same without a date before the words, which may belong to others: "closed on Tuesday by a landslide"."""
        return self._first(self._inside, start, end) or self._first(partial(self._follows, self._behind), start, end)

    def befell(self, start: int, end: int) -> str | None:
        """The day behind the words for a deed or disaster and the place or people that it fell on."""
        day = self._first(partial(self._follows, self._far_behind), start, end)
        return day if day and len(day) == _DAY else None

    def _first(self, fits: Callable[[FoundDate, int, int], bool], start: int, end: int) -> str | None:
        first, last = bisect_left(self._starts, start - _REACH), bisect_left(self._starts, end + _REACH)
        return next((date.value for date in self._dates[first:last] if fits(date, start, end)), None)

    def owner(self, start: int) -> int:
        """Where the date begins that stands before `start` with a possessive; `start` where none does."""
        before = bisect_left(self._starts, start) - 1
        if before < 0 or not _OWNED.fullmatch(self._text, self._dates[before].end, start):
            return start
        owner = self._dates[before]
        return start if owner.evidence == _DAY_BESIDE else owner.start

    @staticmethod
    def _inside(date: FoundDate, start: int, end: int) -> bool:
        return start <= date.start and date.end <= end

    def _follows(self, gap: re.Pattern[str], date: FoundDate, start: int, end: int) -> bool:
        if date.start < end or gap.fullmatch(self._text, end, date.start) is None:
            return False
        return self._calling.search(self._text, max(0, start - _CALLED), start) is None

    def _is_before(self, date: FoundDate, start: int, _end: int) -> bool:
        side = date.text.endswith(self._sides)  # "a day before the summit" is not the summit's day
        return date.end <= start and not side and self._before.fullmatch(self._text, date.end, start) is not None


@cache
def _gaps(language: str) -> tuple[re.Pattern[str], ...]:
    """What may stand between a date and an event behind it, and the reverse, also with a complement; and what calls."""
    data = table("events", language)
    keys = ("articles", "passing-adjectives", "held", "date-joins", "being", "happening", "not-happening", "relatives")
    articles, passing, held, joins, being, happening, idle, relatives = (_either(data[key]) for key in keys)
    before = rf"(?:['’]s?)?,?(?:{_SPACE})?(?:(?:{articles}){_SPACE})?(?:(?:{passing}){_SPACE}){{0,2}}"
    joined = rf"(?:{_either(data['place-joins'])}){_SPACE}(?:the{_SPACE}(?:[a-z]+{_SPACE}of{_SPACE})?)?"
    place = rf"(?:{joined}{_NAME},?{_SPACE})?"
    when = rf"(?:(?:{joins}){_SPACE})?"
    right_behind = rf",?(?:{_SPACE})?(?:(?:{held}){_SPACE})?{place}{when}"
    word = rf"(?!(?:{idle}|[^\W_]+(?:ed|ing))\b)[^\s,.;:!?()“”\"]{{1,30}}{_SPACE}"
    verb = rf"(?:(?:{being}){_SPACE}{place}|(?:{happening}){_SPACE}(?:{word}){{0,6}}?)"
    with_verb = rf"(?:,?{_SPACE}(?:{relatives}){_SPACE}|,{_SPACE}|{_INSERTED}{_SPACE}){verb}{when}"
    speaking = rf"\b(?:{_either(data['calling'])})(?:{_SPACE}(?:off|for|in))?{_SPACE}$"
    past = _either(table("dates_tense", language)["past"])
    plain = rf"(?!(?:{idle}|{past}|[^\W_]+ed)\b)[^\s,.;:!?()“”\"]{{1,30}}{_SPACE}"
    complement = rf"{_SPACE}(?:{_either(data['complements'])}){_SPACE}(?:{plain}){{1,16}}?"
    far = rf"{complement}(?:(?:{being}|{happening}){_SPACE}(?:{word}){{0,6}}?)?{when}"
    behind = f"{right_behind}|{with_verb}"
    return re.compile(before), re.compile(behind), re.compile(far), re.compile(speaking)


def _either(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", _SPACE) for word in sorted(words, key=lambda word: (-len(word), word))
    )
