"""Dates that count from the day of publication, or from the date that the text spoke of last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.annotate.date_values import (
    UNITS,
    Interval,
    Period,
    Unit,
    Value,
    calendar_day,
    calendar_month,
    containing,
)

if TYPE_CHECKING:
    import datetime

    from builder.annotate.date_setting import Setting, Words


def weekday(words: Words, setting: Setting) -> Value | None:
    """The last such day up to the anchor, or the first from it on where the sentence speaks of what is to come."""
    number = words.number("weekday")
    if setting.anchor is None or number is None:
        return None
    ahead = (number - setting.anchor.isoweekday()) % 7
    here = containing(setting.anchor, "day")
    return here.shifted(ahead if setting.tense == "future" or ahead == 0 else ahead - 7)


def day_beside_weekday(words: Words, setting: Setting) -> Value | None:
    """The day after Monday's debate."""
    day = weekday(words, setting)
    return day.shifted(1 if words.raw("way") == "after" else -1) if isinstance(day, Period) else None


def weekday_with_its_day(words: Words, setting: Setting) -> Value | None:
    """Monday the 21st: such a day of the month of the anchor, else of one beside it, by tense."""
    number, day = words.number("weekday"), words.number("day")
    if setting.anchor is None or number is None or day is None:
        return None
    here = containing(setting.anchor, "month")
    steps = (0, -1) if setting.tense == "past" else (0, 1) if setting.tense else (0, -1, 1)
    months = [here.shifted(step).first for step in steps]
    days = [calendar_day(month.year, month.month, day) for month in months]
    return next((found for found in days if found and found.first.isoweekday() == number), None)


def shifted_weekday(words: Words, setting: Setting) -> Value | None:
    """Last Thursday, this Thursday, next Thursday."""
    number, shift = words.number("weekday"), words.number("shift")
    if setting.anchor is None or number is None or shift is None:
        return None
    here, today = containing(setting.anchor, "day"), setting.anchor.isoweekday()
    ahead = (number - today) % 7
    if shift < 0:
        return here.shifted(ahead - 7)
    if shift > 0:
        return here.shifted(ahead or 7)
    return here.shifted(ahead - 7 if ahead and setting.tense == "past" else ahead)


def weekday_of_a_week(words: Words, setting: Setting) -> Value | None:
    """Thursday of last week."""
    number, shift = words.number("weekday"), words.key("shift", "week")
    if setting.anchor is None or number is None:
        return None
    monday = containing(setting.anchor, "week").shifted(shift).first
    return containing(monday, "day").shifted(number - 1)


def stepped_weekday(words: Words, setting: Setting) -> Value | None:
    """The previous Friday, the following Monday, that Saturday: counted from the day spoken of last."""
    number, step = words.number("weekday"), 0 if words.has("step2") else words.number("step")
    spoken = setting.spoken
    if not isinstance(spoken, Period) or spoken.unit != "day" or number is None or step is None:
        return None
    ahead = (number - spoken.first.isoweekday()) % 7
    return spoken.shifted((ahead or 7) if step > 0 else ahead if step == 0 else ahead - 7)


def stepped_month(words: Words, setting: Setting) -> Value | None:
    """The following March, that August: counted from the date spoken of last."""
    month, step = words.number("month"), 0 if words.has("step2") else words.number("step")
    spoken = setting.spoken
    if spoken is None or month is None or step is None:
        return None
    if step == 0:
        return calendar_month(spoken.first.year, month)
    here = containing(spoken.last if step > 0 else spoken.first, "month")
    ahead = (month - 1 - here.index) % 12
    return here.shifted((ahead or 12) if step > 0 else ahead - 12)


def day_of_that_month(words: Words, setting: Setting) -> Value | None:
    """On the 18th: of the month that the text spoke of last."""
    day, spoken = words.number("day"), setting.spoken
    if day is None or not isinstance(spoken, Period) or not _as_fine(spoken.unit, "month"):
        return None
    return calendar_day(spoken.first.year, spoken.first.month, day)


def near_day(words: Words, setting: Setting) -> Value | None:
    """Yesterday, tonight, the day after tomorrow."""
    if setting.anchor is None:
        return None
    return containing(setting.anchor, "day").shifted(words.number("nearday") or 0)


def weekend(words: Words, setting: Setting) -> Value | None:
    """Saturday and Sunday."""
    if setting.anchor is None:
        return None
    if words.has("step"):
        return None
    shift = words.number("shift")
    just_over = setting.tense == "past" and setting.anchor.isoweekday() < 3
    if shift is None or (shift == 0 and just_over):
        shift = -1 if setting.tense != "future" and setting.anchor.isoweekday() < 6 else 0
    monday = containing(containing(setting.anchor, "week").shifted(shift).first, "day")
    return Interval(monday.shifted(5), monday.shifted(6))


def shifted_unit(words: Words, setting: Setting) -> Value | None:
    """Last week, this month, next year."""
    unit, shift = words.unit(), words.number("shift")
    if setting.anchor is None or shift is None or not _single(words):
        return None
    return containing(setting.anchor, unit).shifted(shift)


def current_unit(words: Words, setting: Setting) -> Value | None:
    """The end of the year."""
    return containing(setting.anchor, words.unit()) if setting.anchor else None


def year_end(_words: Words, setting: Setting) -> Value | None:
    """The end of the year of publication."""
    return containing(setting.anchor, "year") if setting.anchor else None


def ago(words: Words, setting: Setting) -> Value | None:
    """Three years ago: that year; a year ago where the article reports on a quarter: the quarter a year before it."""
    if setting.quarter and words.unit() == "year" and words.number("number") == 1:
        return setting.quarter_before
    return _stepped(setting.anchor, words, -1)


def from_now(words: Words, setting: Setting) -> Value | None:
    """Two weeks from now: that week."""
    return _stepped(setting.anchor, words, 1)


def _stepped(origin: datetime.date | None, words: Words, direction: int) -> Value | None:
    unit, number = words.unit(), words.number("number")
    if origin is None or number is None or unit in ("decade", "century"):
        return None
    return containing(origin, unit).shifted(direction * number)


def stepped_unit(words: Words, setting: Setting) -> Value | None:
    """The previous day, that year, the following month."""
    unit, step = words.unit(), words.number("step")
    if words.has("step2"):
        unit, step = words.unit("unit2"), 0
    if step is None or not _single(words):
        return None
    return _from_spoken(setting, unit, step)


def stepped_day(words: Words, setting: Setting) -> Value | None:
    """That evening, the following morning: counted from the day spoken of last."""
    step = 0 if words.has("step2") else words.number("step")
    if step is None or not isinstance(setting.spoken, Period) or setting.spoken.unit != "day":
        return None
    return setting.spoken.shifted(step)


def earlier_or_later(words: Words, setting: Setting) -> Value | None:
    """A day earlier, two years later, the day before."""
    unit, number = words.unit(), words.number("number") if words.has("number") else 1
    way = words.raw("way")
    if number is None or unit in ("decade", "century"):
        return None
    if way in ("after", "before") and setting.around.goes_on:
        return _beside_clause(setting, unit, number if words.has("number") else None)
    if setting.quarter and unit == "year" and number == 1 and way in ("earlier", "before"):
        return setting.quarter_before
    return _from_spoken(setting, unit, -number if way in ("earlier", "before", "previously") else number)


def days_from_clause(words: Words, setting: Setting) -> int | None:
    """By how many days "a day after the vote on Tuesday" differs from the date behind it, where one may follow."""
    number, way = words.number("number"), words.raw("way")
    if way not in ("after", "before") or words.unit() != "day" or number is None or not setting.around.goes_on:
        return None
    return number if way == "after" else -number


def _beside_clause(setting: Setting, unit: Any, number: int | None) -> Value | None:
    """A day after something happened: the day that the sentence speaks of, else the day of publication.

    "The day after" something, without a number, is no time of the sentence itself.
    """
    if unit != "day" or (number or 1) > 1:
        return None
    if isinstance(setting.beside, Period) and setting.beside.unit == "day":
        return setting.beside
    return containing(setting.anchor, "day") if setting.anchor and number == 1 else None


def _from_spoken(setting: Setting, unit: Any, count: int) -> Value | None:
    spoken = setting.spoken
    if spoken is None and count >= 0:
        return None
    if spoken and count < 0 and setting.anchor and spoken.first > setting.anchor and setting.tense == "past":
        spoken = None  # what is over cannot be counted from a date ahead
    if spoken is None:
        return containing(setting.anchor, unit).shifted(count) if setting.anchor else None
    if not isinstance(spoken, Period) or not _as_fine(spoken.unit, unit):
        return None
    if unit == "year" and count < 0 and spoken.unit in ("month", "quarter"):
        return spoken.shifted(count * (12 if spoken.unit == "month" else 4))
    return spoken.containing(unit).shifted(count)


def _as_fine(unit: Unit, wanted: Unit) -> bool:
    return UNITS.index(unit) <= UNITS.index(wanted)


def eve(words: Words, setting: Setting) -> Value | None:
    """On the eve, without saying of what: the day before the publication."""
    if setting.around.is_of_something or setting.anchor is None:
        return None
    return containing(setting.anchor, "day").shifted(-1)


def _single(words: Words) -> bool:
    """Not "last weeks": a plural is a length of time, not a date."""
    return not words.is_plural("unit") and not words.is_plural("unit2")
