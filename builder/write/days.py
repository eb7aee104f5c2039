"""ISO 8601 dates and intervals in words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from builder.write.markdown import element, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_DECADE = re.compile(r"(\d{3})X?")


def in_words(value: str) -> str:
    """`24 October 2024` for `2024-10-24`, `22–24 October 2024` for an interval; an unknown form as it is."""
    first, slash, last = value.partition("/")
    words = [_one(end) for end in (first, last) if end]
    if not slash or None in words:
        return _one(value) or value
    if first[:7] == last[:7] and len(first) == len(last) == len("2024-10-24"):
        return f"{int(first[8:])}–{words[-1]}"
    if first[:4] == last[:4] and len(first) == len(last) > len("2024"):
        return f"{str(words[0]).removesuffix(f' {first[:4]}')} – {words[-1]}"
    return " – ".join(map(str, words)) or value


def month_of(value: str | None) -> str | None:
    """The month (`2024-10`) that an ISO 8601 date, week or interval begins in; its year if that is all it says."""
    first = (value or "").partition("/")[0]
    if week := _WEEK.fullmatch(first):
        first = _monday(int(week[1]), int(week[2])) or ""
    day = _DAY.fullmatch(first)
    return first[:7] if day and (not day[2] or 1 <= int(day[2]) <= 12) else None


def month_name(month: str) -> str:
    """`October 2024` for `2024-10`."""
    return _one(month[:7]) or month


def months_in_words(values: Iterable[str | None]) -> str:
    """From the first to the last month of `values` (ISO 8601), in whatever order: `March – August 2020`."""
    months = sorted(filter(None, map(month_of, values)))
    if not months:
        return ""
    return in_words(months[0]) if months[0] == months[-1] else in_words(f"{months[0]}/{months[-1]}")


def moment(value: str) -> Markup:
    """`value` in words, as a `<time>` element where HTML has a form for it."""
    words = in_words(value)
    return element("time", words, datetime=value) if is_machine_readable(value) else escape(words)


def is_machine_readable(value: str) -> bool:
    """Whether `value` may stand in the `datetime` attribute: a year, month, week or day, not an interval."""
    return bool(_DAY.fullmatch(value) or _WEEK.fullmatch(value))


def _one(value: str) -> str | None:
    """A single date in words; None where `value` is none."""
    if week := _WEEK.fullmatch(value):
        return _of_week(int(week[1]), int(week[2]))
    if decade := _DECADE.fullmatch(value):
        return f"{decade[1]}0s"
    day = _DAY.fullmatch(value)
    if day is None or (day[2] and not 1 <= int(day[2]) <= 12):
        return None
    return " ".join(part for part in (_number(day[3]), MONTHS[int(day[2]) - 1] if day[2] else "", day[1]) if part)


def _of_week(year: int, week: int) -> str | None:
    """`the week of 21 October 2024`, by the Monday that an ISO week begins with."""
    monday = _monday(year, week)
    return f"the week of {_one(monday)}" if monday else None


def _monday(year: int, week: int) -> str | None:
    try:
        return date.fromisocalendar(year, week, 1).isoformat()
    except ValueError:
        return None


def _number(day: str | None) -> str:
    return str(int(day)) if day else ""
