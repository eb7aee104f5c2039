"""Dates of the calendar: days, months and years, with the year stated or to be inferred, and ranges of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from builder.annotate.date_values import (
    Interval,
    Period,
    Value,
    calendar_day,
    calendar_month,
    calendar_year,
    containing,
)

if TYPE_CHECKING:
    from builder.annotate.date_setting import Setting, Words

_UNSURE = 90  # days ahead: a day so far off that no tense puts there may be that of the year before
_RECENT = 75  # days: a day so near is of the publication's year, whatever year the text stated with its month before
_TOO_FAR = {"day": 300, "month": 330}  # days: what is so far off, without its year, is the other one


def calendar(words: Words, setting: Setting) -> Value | None:
    """A year, a month or a day, whose year may have to be inferred."""
    year, month, day = words.year(), words.number("month"), words.number("day") or words.number("dayword")
    year = year or words.year("year2")
    if month is None:
        return calendar_year(year) if year else None
    if year is not None:
        return calendar_day(year, month, day) if day else calendar_month(year, month)
    return partial(month, day, setting)


def partial(month: int, day: int | None, setting: Setting) -> Value | None:
    """A month or day of a month without its year, by tense, else the nearest.

    A day far from the publication is of the year that the text stated with its month: "June 29, 2011 … June 30 …".
    """
    anchor = setting.anchor
    if anchor is None:
        return None
    years = range(anchor.year - (5 if (month, day) == (2, 29) else 1), anchor.year + 2)
    all_years = [calendar_day(year, month, day) if day else calendar_month(year, month) for year in years]
    periods = [period for period in all_years if period]
    past = [period for period in periods if period.first <= anchor]
    future = [period for period in periods if period.last >= anchor]
    nearest = min(periods, key=lambda period: abs((period.first - anchor).days), default=None)
    tense = None if setting.around.attributive else setting.tense
    chosen = past[-1:] if tense == "past" else future[:1] if tense else []
    if not chosen or abs((chosen[0].first - anchor).days) > _TOO_FAR[chosen[0].unit]:
        chosen = [nearest] if nearest else []
    if not chosen or (tense is None and day and (chosen[0].first - anchor).days > _UNSURE):
        return None
    recent = 0 <= (anchor - chosen[0].first).days < _RECENT
    stated = setting.years.get(month) if day and tense != "future" and not recent else None
    return calendar_day(stated, month, day) if day and stated else chosen[0]


def week_of_a_day(words: Words, setting: Setting) -> Value | None:
    """The week of October 14."""
    month, day = words.number("month") or words.number("month3", "month"), words.number("day") or words.number("day3")
    year = words.year()
    if month is None or day is None:
        return None
    found = calendar_day(year, month, day) if year else partial(month, day, setting)
    return containing(found.first, "week") if found else None


def spelled_year(words: Words, _setting: Setting) -> Value | None:
    """Nineteen ninety-six, January nineteen ninety-seven, the year two thousand."""
    hundreds, rest, month = words.number("hundreds", "number"), words.number("number"), words.number("month")
    year = (hundreds or 0) * 100 + (rest or 0)
    if words.has("thousands"):
        year = 2000 + (words.number("rest", "number") or 0)
    return calendar_month(year, month) if month else calendar_year(year)


def figures(words: Words, setting: Setting) -> Value | None:
    """A date in figures such as 24/10/2024, where the order of day and month is certain."""
    first, second, year = words.number("figure"), words.number("figure2", "figure"), words.year()
    if first is None or second is None or year is None:
        return None
    day_first = True if first > 12 else False if second > 12 else setting.day_first()
    if first == second:
        day_first = True
    if day_first is None:
        return None
    return calendar_day(year, second, first) if day_first else calendar_day(year, first, second)


def named_day(words: Words, setting: Setting) -> Value | None:
    """Christmas Day and its like."""
    key = words.key("holiday", "holiday") or words.key("feast", "feast")
    *year, month, day = (int(part) for part in key.split("-"))
    shift = words.number("shift")
    stated = words.year() or (year[0] if year else None)
    if shift is not None and setting.anchor:
        stated = setting.anchor.year + shift
    return calendar_day(stated, month, day) if stated else partial(month, day, setting)


def memorial_day(words: Words, setting: Setting) -> Value | None:
    """The Sept. 11 attacks: the day that these words stand for, unless the text is older than it."""
    day = datetime.date.fromisoformat(words.key("memorial", "memorial"))
    return None if setting.anchor and setting.anchor < day else containing(day, "day")


def day_of_a_deed(words: Words, setting: Setting) -> Value | None:
    """The March 4 bombing, the January floods, which are over when they are written of: the last such day or month."""
    month, day = (words.number(name) or words.number(f"{name}2") for name in ("month", "day"))
    if setting.anchor is None or month is None:
        return None
    years = range(setting.anchor.year, setting.anchor.year - 5, -1)
    days = (calendar_day(year, month, day) if day else calendar_month(year, month) for year in years)
    return next((found for found in days if found and found.first <= setting.anchor), None)


def month_beside_year(words: Words, setting: Setting) -> Value | None:
    """December last year."""
    month = words.number("month")
    if setting.anchor is None or month is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[words.text.split()[-2].casefold()]
    return calendar_month(setting.anchor.year + step, month)


def day_beside_year(words: Words, setting: Setting) -> Value | None:
    """June 16 of last year."""
    month, day, shift = words.number("month"), words.number("day"), words.number("shift")
    if setting.anchor is None or month is None or day is None or shift is None:
        return None
    return calendar_day(setting.anchor.year + shift, month, day)


def shifted_month(words: Words, setting: Setting) -> Value | None:
    """Last March, this May, next October."""
    month, shift = words.number("month"), words.number("shift")
    if setting.anchor is None or month is None or shift is None:
        return None
    if shift == 0:
        return calendar_month(setting.anchor.year, month)
    here = containing(setting.anchor, "month")
    away = (month - 1 - here.index) % 12 or 12
    if shift > 0:
        return here.shifted(away)
    return here.shifted(away - 24 if away == 11 else away - 12 if away < 12 else -12)  # "last month" has its own words


def day_range(words: Words, setting: Setting) -> Value | None:
    """22-24 October, October 30 to November 2, 2024."""
    month, day, day2 = words.number("month"), words.number("day"), words.number("day2")
    month2 = words.number("month2") or month
    year, year2 = words.year(), words.year("year2")
    if month is None or month2 is None or day is None or day2 is None:
        return None
    if year2 is None and year is None:
        last = partial(month2, day2, setting)
        year2 = last.last.year if last else None
    year2 = year2 or year
    if year2 is None:
        return None
    year = year or (year2 - 1 if month > month2 else year2)
    if month > month2 and year == year2:
        year2 += 1
    return _interval(calendar_day(year, month, day), calendar_day(year2, month2, day2))


def adjacent_days(words: Words, setting: Setting) -> Value | None:
    """October 28 and 29: one interval, where nothing lies between them."""
    days = day_range(words, setting)
    return days if isinstance(days, Interval) and days.begin.shifted(1) == days.finish else None


def month_range(words: Words, setting: Setting) -> Value | None:
    """March to May 2022."""
    month, month2, year, year2 = words.number("month"), words.number("month2"), words.year(), words.year("year2")
    if month is None or month2 is None:
        return None
    if year2 is None:
        year2 = year
        year = None
    if year2 is None:
        last = partial(month2, None, setting)
        year2 = last.last.year if last else None
    if year2 is None:
        return None
    return _interval(calendar_month(year or year2 - (month > month2), month), calendar_month(year2, month2))


def year_range(words: Words, _setting: Setting) -> Value | None:
    """2017-2021, 2023/24."""
    year, year2 = words.year(), words.year("year2")
    if year is None:
        return None
    if year2 is None:
        year2 = year - year % 100 + int(words.raw("yy"))
    return _interval(calendar_year(year), calendar_year(year2))


def _interval(begin: Period | None, finish: Period | None) -> Value | None:
    if begin is None or finish is None or finish.first <= begin.first:
        return None
    return Interval(begin, finish)
