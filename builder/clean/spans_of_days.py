"""Windows of days that a publication may fall into, and the words that open them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")

_MONTHS = 12


class Window(NamedTuple):
    """The days from `first` to `last`, both included; None where that side is open."""

    first: date | None
    last: date | None

    def within(self, other: Window) -> Window | None:
        """The days that are in both, or None."""
        first = max(filter(None, (self.first, other.first)), default=None)
        last = min(filter(None, (self.last, other.last)), default=None)
        return None if first is not None and last is not None and first > last else Window(first, last)


class Tie(NamedTuple):
    """The windows of which one holds the day of publication, and the words that say so."""

    windows: tuple[Window, ...]
    words: str


class Days(NamedTuple):
    """A day, month, year or interval: its first day and its last one."""

    first: date
    last: date


def period(value: str) -> Days | None:
    """The days of an ISO 8601 date or interval; None for what is none."""
    begin, _, end = value.partition("/")
    first, last = _days(begin), _days(end or begin)
    return Days(first.first, last.last) if first and last and first.first <= last.last else None


def month_of(year: int, month: int) -> Days | None:
    """The days of a month, whose number may lie beyond the year's twelve; None beyond the calendar."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return None
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Days | None:
    """The days of a year; None beyond the calendar."""
    return Days(date(year, 1, 1), date(year, 12, 31)) if date.min.year <= year <= date.max.year else None


def iso(window: Window) -> str:
    """A window that is open on no side, as coarse as ISO 8601 has it: `2024`, `2024-10`, a day or an interval."""
    first, last = window
    if first is None or last is None:
        raise ValueError(f"open on one side: {window}")
    if first == last:
        return first.isoformat()
    days = Days(first, last)
    if year_of(first.year) == days:
        return f"{first.year:04}"
    return f"{first.year:04}-{first.month:02}" if month_of(first.year, first.month) == days else f"{first}/{last}"


def _days(value: str) -> Days | None:
    match = _ISO.fullmatch(value)
    if match is None or int(match["year"]) < date.min.year:
        return None
    year, month = int(match["year"]), int(match["month"] or 1)
    if not 0 < month <= _MONTHS:
        return None
    if match["day"]:
        last = calendar.monthrange(year, month)[1]
        day = date(year, month, int(match["day"])) if 0 < int(match["day"]) <= last else None
        return Days(day, day) if day else None
    return month_of(year, month) if match["month"] else year_of(year)
