"""Periods of the calendar and their values: how far they reach, and how to step from one to another.

A `Period` is one day, week, month, quarter, half, year, decade or century, counted by an index, so that the period
`n` later is a sum. An `Interval` runs from the start of one period to the end of another. Both print as ISO 8601, which
has no form for a half, decade or century: these print as the interval of their months or years. Nor has it one for a
quarter, which is so common a unit in news that it keeps the form of ISO 24617-1 (TimeML) and SDMX: `2024-Q3`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]

UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "half", "year", "decade", "century")
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_FIRST_MONDAY = 1  # the first day of the proleptic calendar is one
_FIRST_MONTH, _LAST_MONTH = 12, 12 * 10000 - 1
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)|Q(?P<quarter>[1-4])))?")


@dataclass(frozen=True, slots=True)
class Period:
    """The period number `index` of its unit; build it with `day`, `month` … or `containing`."""

    unit: Unit
    index: int

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        if self.unit == "day":
            return datetime.date.fromordinal(self.index)
        if self.unit == "week":
            return datetime.date.fromordinal(self.index * 7 + _FIRST_MONDAY)
        return _first_of_month(self.index * _MONTHS[self.unit])

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return self.shifted(1).first - datetime.timedelta(1)

    def shifted(self, count: int) -> Period:
        """The period of the same unit, `count` later, or earlier where negative; ValueError outside years 1–9998."""
        moved = Period(self.unit, self.index + count)
        _ = moved.first, Period(self.unit, moved.index + 1).first
        return moved

    def containing(self, unit: Unit) -> Period:
        """The period of a unit as long or longer in which this one begins."""
        return containing(self.first, unit)

    def __str__(self) -> str:
        return _PRINTED[self.unit](self)


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first day of `begin` to the last day of `finish`."""

    begin: Period
    finish: Period

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return self.begin.first

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return self.finish.last

    def __str__(self) -> str:
        return f"{str(self.begin).partition('/')[0]}/{str(self.finish).rpartition('/')[2]}"


Value = Period | Interval


def containing(day: datetime.date, unit: Unit) -> Period:
    """The period of `unit` that `day` falls into."""
    if unit == "day":
        return Period(unit, day.toordinal())
    if unit == "week":
        return Period(unit, (day.toordinal() - _FIRST_MONDAY) // 7)
    return Period(unit, (day.year * 12 + day.month - 1) // _MONTHS[unit])


def calendar_day(year: int, month: int, day: int) -> Period | None:
    """That day, or None where the calendar does not have it."""
    try:
        return Period("day", datetime.date(year, month, day).toordinal())
    except ValueError:
        return None


def calendar_month(year: int, month: int) -> Period:
    """Month 1–12 of a year."""
    return Period("month", year * 12 + month - 1)


def calendar_year(year: int) -> Period:
    """A year as a period."""
    return Period("year", year)


def bounds(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a date value as this module prints it; None for what is not such a value."""
    begin, _, finish = value.partition("/")
    first, last = _read(begin), _read(finish or begin)
    try:
        return (first.first, last.last) if first and last else None
    except (ValueError, OverflowError):  # the last year of the calendar has no day after it
        return None


def _read(value: str) -> Period | None:
    found = _ISO.fullmatch(value)
    if not found:
        return None
    year = int(found["year"])
    try:
        if found["day"]:
            return calendar_day(year, int(found["month"]), int(found["day"]))
        if found["week"]:
            return containing(datetime.date.fromisocalendar(year, int(found["week"]), 1), "week")
        if found["month"]:
            return containing(datetime.date(year, int(found["month"]), 1), "month").shifted(0)
        if found["quarter"]:
            return Period("quarter", year * 4 + int(found["quarter"]) - 1)
        return Period("year", year).shifted(0)
    except ValueError:
        return None


def _first_of_month(count: int) -> datetime.date:
    if not _FIRST_MONTH <= count <= _LAST_MONTH:
        raise ValueError(f"month {count} is outside the calendar")
    return datetime.date(count // 12, count % 12 + 1, 1)


def _interval_of(unit: Unit) -> Callable[[Period], str]:
    return lambda period: str(Interval(containing(period.first, unit), containing(period.last, unit)))


def _year(period: Period) -> str:
    return f"{period.first.year:04d}"


_PRINTED: dict[Unit, Callable[[Period], str]] = {
    "day": lambda period: period.first.isoformat(),
    "week": lambda period: "{:04d}-W{:02d}".format(*period.first.isocalendar()[:2]),
    "month": lambda period: period.first.isoformat()[:7],
    "quarter": lambda period: f"{_year(period)}-Q{period.index % 4 + 1}",
    "half": _interval_of("month"),
    "year": _year,
    "decade": _interval_of("year"),
    "century": _interval_of("year"),
}
