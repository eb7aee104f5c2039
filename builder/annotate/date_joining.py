"""Two dates that a word or dash joins to one interval: "from 1999 to May 2008", "from Sunday to Monday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.date_values import Interval, Period, Value, calendar_day, calendar_month

if TYPE_CHECKING:
    import datetime

_YEAR = re.compile(r"\d{4}")


def joined(first: Value, words: str, second: Value) -> Interval | None:
    """The interval from `first`, written as `words`, to `second`; None where they are in no such order.

    A year that `words` do not have is that of `second`, or the one before it.
    """
    if not isinstance(first, Period) or not isinstance(second, Period):
        return None
    if not _YEAR.search(words):
        first = _in_year(first, second.first.year) or first
        if first.first >= second.first:
            first = _in_year(first, second.first.year - 1) or first
    return Interval(first, second) if first.first < second.first else None


def joined_weekdays(first: Value, second: Value, anchor: datetime.date) -> Interval | None:
    """The days from one weekday to another: the second follows the first where both are ahead, else precedes today."""
    if not isinstance(first, Period) or not isinstance(second, Period):
        return None
    if second.first <= first.first:
        first, second = (first, second.shifted(7)) if first.first > anchor else (first.shifted(-7), second)
    return Interval(first, second)


def _in_year(period: Period, year: int) -> Period | None:
    """The same day or month of another year."""
    day = period.first
    if period.unit == "day":
        return calendar_day(year, day.month, day.day)
    return calendar_month(year, day.month) if period.unit == "month" else None
