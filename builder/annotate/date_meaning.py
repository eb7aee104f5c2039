"""What a date expression means: one calculation for each kind of rule in the table `dates`.

Relative expressions count from the anchor (the day of publication) or from the date that the text spoke of last.
Weekdays and dates without a year go by the tense of their sentence: in the past the last such day up to the anchor, in
the future the first such day from the anchor on; without a tense a weekday is past, and a month or day of a month is
the one nearest to the anchor. A calculation gives None where it cannot know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate import date_calendar, date_periods, date_relative

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.annotate.date_setting import Setting, Words
    from builder.annotate.date_values import Value

CALCULATIONS: dict[str, Callable[[Words, Setting], Value | None]] = {
    "calendar": date_calendar.calendar,
    "spelled year": date_calendar.spelled_year,
    "figures": date_calendar.figures,
    "named day": date_calendar.named_day,
    "memorial day": date_calendar.memorial_day,
    "day of a deed": date_calendar.day_of_a_deed,
    "month beside year": date_calendar.month_beside_year,
    "day beside year": date_calendar.day_beside_year,
    "day beside weekday": date_relative.day_beside_weekday,
    "shifted month": date_calendar.shifted_month,
    "day range": date_calendar.day_range,
    "adjacent days": date_calendar.adjacent_days,
    "month range": date_calendar.month_range,
    "year range": date_calendar.year_range,
    "weekday": date_relative.weekday,
    "shifted weekday": date_relative.shifted_weekday,
    "weekday with its day": date_relative.weekday_with_its_day,
    "weekday of a week": date_relative.weekday_of_a_week,
    "stepped weekday": date_relative.stepped_weekday,
    "stepped month": date_relative.stepped_month,
    "day of that month": date_relative.day_of_that_month,
    "week of a day": date_calendar.week_of_a_day,
    "year-end": date_relative.year_end,
    "near day": date_relative.near_day,
    "weekend": date_relative.weekend,
    "shifted unit": date_relative.shifted_unit,
    "current unit": date_relative.current_unit,
    "ago": date_relative.ago,
    "from now": date_relative.from_now,
    "stepped unit": date_relative.stepped_unit,
    "stepped day": date_relative.stepped_day,
    "earlier or later": date_relative.earlier_or_later,
    "eve": date_relative.eve,
    "quarter": date_periods.quarter,
    "ended quarter": date_periods.ended_quarter,
    "latest quarter": date_periods.latest_quarter,
    "latest period": date_periods.latest_period,
    "year-ago quarter": date_periods.year_ago_quarter,
    "same quarter": date_periods.same_quarter,
    "half": date_periods.half,
    "season": date_periods.season,
    "decade": date_periods.decade,
    "century": date_periods.century,
}
