"""Dates as lines about the publication write them: whole, numeric or in words."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from builder.clean.tables import merged

_EARLIEST, _LATEST = 1700, 2200
_LAST_CENTURY = 60  # from which on two digits are a year of the 20th century


class WrittenDate(NamedTuple):
    """A date at ``[start, end)`` of a text; `value` is ISO 8601, or None where day and month may be either way."""

    start: int
    end: int
    value: str | None


def written_dates(text: str, language: str) -> list[WrittenDate]:
    """The dates in `text` that state year, month and day."""
    months = _month_numbers(language)
    found: list[WrittenDate] = []
    for match in _pattern(language).finditer(text):
        value = _value(match, months)
        if value is not None:
            found.append(WrittenDate(match.start(), match.end(), value or None))
    return found


@cache
def _month_numbers(language: str) -> dict[str, int]:
    return {word: number for number, words in merged("clean_dates", language)["months"].items() for word in words}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    month = r"(?P<{}>" + "|".join(sorted(_month_numbers(language), key=len, reverse=True)) + r")\b\.?"
    return re.compile(
        r"\b(?P<iso>\d{4}-\d{2}-\d{2})(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?\b"
        rf"|\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of|\.| de)?[ -]{month.format('m1')},?(?:[ -]| de )(?P<y1>\d{{4}})\b"
        rf"|\b{month.format('m2')} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})\b"
        r"|\b(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y3>\d{4})\b"
        r"|\b(?P<d4>\d{1,2})\.(?P<n4>\d{1,2})\.(?P<y4>\d{2})\b(?![.:]?\d)",
        re.IGNORECASE,
    )


def _value(match: re.Match[str], months: dict[str, int]) -> str | None:
    """The date as ISO 8601, empty where it is ambiguous, None where it is none."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    elif match["y1"]:
        year, month, day = int(match["y1"]), months[match["m1"].casefold()], int(match["d1"])
    elif match["y2"]:
        year, month, day = int(match["y2"]), months[match["m2"].casefold()], int(match["d2"])
    elif match["y4"]:
        year, month, day = _century(int(match["y4"])), int(match["n4"]), int(match["d4"])
        return _iso(year, month, day)
    else:
        return _numeric(int(match["a"]), int(match["b"]), int(match["y3"]), points=match["sep"] == ".")
    return _iso(year, month, day)


def _numeric(first: int, second: int, year: int, *, points: bool) -> str | None:
    """``24.01.2025`` is read day first; with slashes only where one of the two numbers can be no month."""
    if not points and first <= 12 and second <= 12 and first != second:
        return ""
    return _iso(year, second, first) or (None if points else _iso(year, first, second))


def _century(year: int) -> int:
    """The year that its last two digits mean: of this century, or of the last one where they are many."""
    return year + (2000 if year < _LAST_CENTURY else 1900)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None
