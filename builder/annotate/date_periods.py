"""Parts of years, and what is longer than a year: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.date_calendar import partial
from builder.annotate.date_values import (
    Interval,
    Period,
    Value,
    calendar_month,
    containing,
)

if TYPE_CHECKING:
    from builder.annotate.date_setting import Setting, Words

_SPILL = 7  # days of a month into which a quarter of whole weeks may run


def quarter(words: Words, setting: Setting) -> Value | None:
    """The third quarter, Q3 2024; not that of a year of accounts, which may begin in any month."""
    number, year = words.number("ordinal"), _year_of(words, setting)
    if number is None or any(words.has(name) for name in ("fiscal", "fiscal2", "fiscal3")):
        return None
    if year is not None:
        return Period("quarter", year * 4 + number - 1)
    if setting.anchor is None or setting.is_game() or setting.is_fiscal():
        return None
    here = containing(setting.anchor, "quarter")
    ahead = (number - 1 - here.index) % 4
    return here.shifted(ahead if ahead == 0 or (setting.tense == "future" and ahead < 3) else ahead - 4)


def ended_quarter(words: Words, setting: Setting) -> Value | None:
    """The quarter ended September 30; the three months to May 31."""
    month = words.number("month")
    ended = partial(month, None, setting) if month else None
    if not isinstance(ended, Period):
        return None
    last = ended.shifted(-1 if _ends_before(words) else 0)
    return last.containing("quarter") if last.index % 3 == 2 else Interval(last.shifted(-2), last)


def keeps_the_calendar(words: Words) -> bool:
    """Whether "the second quarter ended June 30" counts quarters as the calendar does."""
    month, ordinal = (words.number("month") or 0) - _ends_before(words), words.number("ordinal")
    return month % 3 == 0 and ordinal in (None, month // 3 or 4)


def _ends_before(words: Words) -> bool:
    """Whether a quarter of whole weeks ended in the first days of a month: on the whole it is over a month before."""
    return (words.number("day") or _SPILL + 1) <= _SPILL


def latest_quarter(_words: Words, setting: Setting) -> Value | None:
    """The quarter: the one that the article speaks of, else the last that was over when it was published."""
    if setting.quarter or setting.anchor is None or setting.is_game():
        return setting.quarter
    return containing(setting.anchor, "quarter").shifted(-1)


def latest_period(_words: Words, setting: Setting) -> Value | None:
    """The latest period, where the article speaks of a quarter."""
    return setting.quarter


def year_ago_quarter(words: Words, setting: Setting) -> Value | None:
    """The quarter a year before the one that the article speaks of; its year, where a longer period is compared."""
    if setting.quarter and (words.has("unit") or words.has("unit2")):
        return setting.quarter.shifted(-4)
    return setting.quarter_before


def same_quarter(words: Words, setting: Setting) -> Value | None:
    """The 1988 quarter: that of the quarter that the article speaks of."""
    year = _year_of(words, setting)
    return Period("quarter", year * 4 + setting.quarter.index % 4) if year and setting.quarter else None


def half(words: Words, setting: Setting) -> Value | None:
    """The first half of 2024."""
    stated = words.number("ordinal") or words.number("ordinal2")
    number, year = 2 if words.has("latter") else stated, _year_of(words, setting)
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
    if shift is None and setting.tense is None:  # "in the summer": of any year
        return None
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
