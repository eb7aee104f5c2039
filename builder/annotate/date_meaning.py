"""What a date expression means: one calculation for each kind of rule in the table `dates`.

Relative expressions count from the anchor (the day of publication) or from the date that the text spoke of last.
Weekdays and dates without a year go by the tense of their sentence: in the past the last such day up to the anchor, in
the future the first such day from the anchor on; without a tense a weekday is past, and a month or day of a month is
the one nearest to the anchor. A calculation gives None where it cannot know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
    import datetime
    from collections.abc import Callable

    from builder.annotate.date_grammar import Grammar
    from builder.annotate.date_surroundings import Surroundings
    from builder.annotate.date_tense import Tense


@dataclass(frozen=True, slots=True)
class Setting:
    """What a calculation may go by. `spoken` is the date that the text spoke of last, `beside` the sentence's own."""

    anchor: datetime.date | None
    spoken: Value | None
    beside: Value | None
    quarter: Period | None  # the quarter that the article spoke of last
    day_first: bool | None  # whether 4/10/2024 is the fourth of October in this article, None if unknown
    is_game: Callable[[], bool]  # whether the article reports on a game, which has quarters of its own
    around: Surroundings

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


_TOO_FAR = 300  # days: a day of a month so far off, without its year, is the other one

Calculation = "Callable[[Words, Setting], Value | None]"


def _four_digits(year: int) -> int:
    return year + (2000 if year < 50 else 1900)


# --- absolute and partial dates


def calendar(words: Words, setting: Setting) -> Value | None:
    """A year, a month or a day, whose year may have to be inferred."""
    year, month, day = words.year(), words.number("month"), words.number("day") or words.number("dayword")
    year = year or words.year("year2")
    if month is None:
        return calendar_year(year) if year else None
    if year is not None:
        return calendar_day(year, month, day) if day else calendar_month(year, month)
    return _partial(month, day, setting)


def _partial(month: int, day: int | None, setting: Setting) -> Value | None:
    """A month or day of a month without its year, by tense, else the nearest."""
    anchor = setting.anchor
    if anchor is None:
        return None
    years = range(anchor.year - (5 if (month, day) == (2, 29) else 1), anchor.year + 2)
    all_years = [calendar_day(year, month, day) if day else calendar_month(year, month) for year in years]
    periods = [period for period in all_years if period]
    past = [period for period in periods if period.first <= anchor]
    future = [period for period in periods if period.last >= anchor]
    nearest = min(periods, key=lambda period: abs((period.first - anchor).days), default=None)
    if setting.around.attributive or setting.tense is None:
        return nearest
    chosen = past[-1:] if setting.tense == "past" else future[:1]
    if not chosen or (day and nearest and abs((chosen[0].first - anchor).days) > _TOO_FAR):
        return nearest
    return chosen[0]


def figures(words: Words, setting: Setting) -> Value | None:
    """A date in figures such as 24/10/2024, where the order of day and month is certain."""
    first, second, year = words.number("figure"), words.number("figure2", "figure"), words.year()
    if first is None or second is None or year is None:
        return None
    day_first = True if first > 12 else False if second > 12 else setting.day_first
    if first == second:
        day_first = True
    if day_first is None:
        return None
    return calendar_day(year, second, first) if day_first else calendar_day(year, first, second)


def named_day(words: Words, setting: Setting) -> Value | None:
    """Christmas Day and its like."""
    key = words.key("holiday", "holiday") or words.key("memorial", "memorial")
    *year, month, day = (int(part) for part in key.split("-"))
    stated = words.year() or (year[0] if year else None)
    return calendar_day(stated, month, day) if stated else _partial(month, day, setting)


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


# --- ranges


def day_range(words: Words, setting: Setting) -> Value | None:
    """22-24 October, October 30 to November 2, 2024."""
    month, day, day2 = words.number("month"), words.number("day"), words.number("day2")
    month2 = words.number("month2") or month
    year, year2 = words.year(), words.year("year2")
    if month is None or month2 is None or day is None or day2 is None:
        return None
    if year2 is None and year is None:
        last = _partial(month2, day2, setting)
        year2 = last.last.year if last else None
    year2 = year2 or year
    if year2 is None:
        return None
    year = year or (year2 - 1 if month > month2 else year2)
    if month > month2 and year == year2:
        year2 += 1
    return _interval(calendar_day(year, month, day), calendar_day(year2, month2, day2))


def month_range(words: Words, setting: Setting) -> Value | None:
    """March to May 2022."""
    month, month2, year, year2 = words.number("month"), words.number("month2"), words.year(), words.year("year2")
    if month is None or month2 is None:
        return None
    if year2 is None:
        year2 = year
        year = None
    if year2 is None:
        last = _partial(month2, None, setting)
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


# --- weekdays


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
    """The previous Friday, the following Monday: counted from the day spoken of last."""
    number, step = words.number("weekday"), words.number("step")
    spoken = setting.spoken
    if not isinstance(spoken, Period) or spoken.unit != "day" or number is None or step is None:
        return None
    ahead = (number - spoken.first.isoweekday()) % 7
    return spoken.shifted((ahead or 7) if step > 0 else ahead if step == 0 else ahead - 7)


# --- relative to the anchor


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
        return setting.quarter.shifted(-4)
    return _stepped(setting.anchor, words, -1)


def from_now(words: Words, setting: Setting) -> Value | None:
    """Two weeks from now: that week."""
    return _stepped(setting.anchor, words, 1)


def _stepped(origin: datetime.date | None, words: Words, direction: int) -> Value | None:
    unit, number = words.unit(), words.number("number")
    if origin is None or number is None or unit in ("decade", "century"):
        return None
    return containing(origin, unit).shifted(direction * number)


# --- relative to the date spoken of last


def stepped_unit(words: Words, setting: Setting) -> Value | None:
    """The previous day, that year, the following month."""
    unit, step = words.unit(), words.number("step")
    if words.has("step2"):
        unit, step = words.unit("unit2"), 0
    if step is None or not _single(words):
        return None
    return _from_spoken(setting, unit, step)


def earlier_or_later(words: Words, setting: Setting) -> Value | None:
    """A day earlier, two years later, the day before."""
    unit, number = words.unit(), words.number("number") if words.has("number") else 1
    way = words.raw("way")
    if number is None or unit in ("decade", "century"):
        return None
    if way in ("after", "before") and setting.around.goes_on:
        return _beside_clause(setting, unit, number if words.has("number") else None)
    if setting.quarter and unit == "year" and number == 1 and way in ("earlier", "before"):
        return setting.quarter.shifted(-4)
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
    if unit != "day":
        return None
    if isinstance(setting.beside, Period) and setting.beside.unit == "day":
        return setting.beside
    return containing(setting.anchor, "day") if setting.anchor and number == 1 else None


def _from_spoken(setting: Setting, unit: Any, count: int) -> Value | None:
    spoken = setting.spoken
    if spoken is None:
        return containing(setting.anchor, unit).shifted(count) if setting.anchor else None
    if not isinstance(spoken, Period) or not _as_fine(spoken.unit, unit):
        return None
    if unit == "year" and count < 0 and spoken.unit in ("month", "quarter"):
        return spoken.shifted(count * (12 if spoken.unit == "month" else 4))
    return spoken.containing(unit).shifted(count)


def _as_fine(unit: str, wanted: str) -> bool:
    order = ("day", "week", "month", "quarter", "half", "year", "decade", "century")
    return order.index(unit) <= order.index(wanted)


def eve(words: Words, setting: Setting) -> Value | None:
    """On the eve, without saying of what: the day before the publication."""
    if setting.around.is_of_something or setting.anchor is None:
        return None
    return containing(setting.anchor, "day").shifted(-1)


# --- parts of years and longer periods


def quarter(words: Words, setting: Setting) -> Value | None:
    """The third quarter, Q3 2024."""
    number, year = words.number("ordinal"), _year_of(words, setting)
    if number is None:
        return None
    if year is not None:
        return Period("quarter", year * 4 + number - 1)
    if setting.anchor is None or setting.is_game():
        return None
    here = containing(setting.anchor, "quarter")
    ahead = (number - 1 - here.index) % 4
    return here.shifted(ahead if ahead == 0 or (setting.tense == "future" and ahead < 3) else ahead - 4)


def ended_quarter(words: Words, setting: Setting) -> Value | None:
    """The quarter ended September 30."""
    month = words.number("month")
    ended = _partial(month, None, setting) if month else None
    return ended.containing("quarter") if isinstance(ended, Period) else None


def latest_quarter(_words: Words, setting: Setting) -> Value | None:
    """The quarter: the one that the article speaks of, else the last that was over when it was published."""
    if setting.quarter or setting.anchor is None or setting.is_game():
        return setting.quarter
    return containing(setting.anchor, "quarter").shifted(-1)


def latest_period(_words: Words, setting: Setting) -> Value | None:
    """The latest period, where the article speaks of a quarter."""
    return setting.quarter


def year_ago_quarter(_words: Words, setting: Setting) -> Value | None:
    """The quarter a year before the one that the article speaks of."""
    return setting.quarter.shifted(-4) if setting.quarter else None


def same_quarter(words: Words, setting: Setting) -> Value | None:
    """The 1988 quarter: that of the quarter that the article speaks of."""
    year = _year_of(words, setting)
    return Period("quarter", year * 4 + setting.quarter.index % 4) if year and setting.quarter else None


def half(words: Words, setting: Setting) -> Value | None:
    """The first half of 2024."""
    number, year = 2 if words.has("latter") else words.number("ordinal"), _year_of(words, setting)
    if year is None and setting.anchor:
        year = setting.anchor.year
    return Period("half", year * 2 + number - 1) if year and number and number <= 2 else None


def season(words: Words, setting: Setting) -> Value | None:
    """The spring of 2022, last summer."""
    first, last = words.season()
    year, shift = words.year(), words.number("shift")
    if year is None:
        if setting.anchor is None:
            return None
        return _shifted_season(first, last, shift, setting)
    return Interval(calendar_month(year, 1).shifted(first - 1), calendar_month(year, 1).shifted(last - 1))


def _shifted_season(first: int, last: int, shift: int | None, setting: Setting) -> Value | None:
    assert setting.anchor is not None
    starts = [calendar_month(setting.anchor.year + step, 1).shifted(first - 1) for step in (-2, -1, 0, 1)]
    spans = [Interval(start, start.shifted(last - first)) for start in starts]
    if shift == -1:
        return [span for span in spans if span.last < setting.anchor][-1]
    if shift == 1:
        return next((span for span in spans if span.first > setting.anchor), None)
    if setting.tense == "past":
        return [span for span in spans if span.first <= setting.anchor][-1]
    return next((span for span in spans if span.last >= setting.anchor), None)


def decade(words: Words, _setting: Setting) -> Value | None:
    """The 1990s, the '80s, the nineties; the 1800s are a century."""
    digits = words.raw("decadeyear") or words.raw("decadeyear2")
    if digits:
        year = int(digits)
        if year % 100 == 0 and 1000 < year < 2000:
            return Period("century", year // 100)
        year = year if year > 99 else 1900 + year if year >= 30 else 2000 + year
    else:
        year = 1900 + (words.number("decade") or 0)
    return Period("decade", year // 10)


def century(words: Words, _setting: Setting) -> Value | None:
    """The 20th century."""
    number = words.number("century")
    return Period("century", number - 1) if number else None


def _year_of(words: Words, setting: Setting) -> int | None:
    if words.has("shift"):
        shift = words.number("shift")
        return setting.anchor.year + shift if setting.anchor and shift is not None else None
    return words.year()


def _single(words: Words) -> bool:
    """Not "last weeks": a plural is a length of time, not a date."""
    unit = words.raw("unit") or words.raw("unit2")
    return not unit.endswith("s") and unit != "centuries"


CALCULATIONS: dict[str, Callable[[Words, Setting], Value | None]] = {
    "calendar": calendar,
    "figures": figures,
    "named day": named_day,
    "month beside year": month_beside_year,
    "day beside year": day_beside_year,
    "day beside weekday": day_beside_weekday,
    "shifted month": shifted_month,
    "day range": day_range,
    "month range": month_range,
    "year range": year_range,
    "year": calendar,
    "weekday": weekday,
    "shifted weekday": shifted_weekday,
    "weekday of a week": weekday_of_a_week,
    "stepped weekday": stepped_weekday,
    "year-end": year_end,
    "near day": near_day,
    "weekend": weekend,
    "shifted unit": shifted_unit,
    "current unit": current_unit,
    "ago": ago,
    "from now": from_now,
    "stepped unit": stepped_unit,
    "earlier or later": earlier_or_later,
    "eve": eve,
    "quarter": quarter,
    "ended quarter": ended_quarter,
    "latest quarter": latest_quarter,
    "latest period": latest_period,
    "year-ago quarter": year_ago_quarter,
    "same quarter": same_quarter,
    "half": half,
    "season": season,
    "decade": decade,
    "century": century,
}
