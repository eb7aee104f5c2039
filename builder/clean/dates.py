"""Dates as lines about the publication write them: whole, numeric or in words, whatever the language of the page."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from builder.clean.tables import everywhere
from builder.languages import table

_EARLIEST, _LATEST = 1700, 2200
_LAST_CENTURY = 60  # from which on two digits are a year of the 20th century
_EITHER_WAY = frozenset({"en", "en-ca", "en-ph", "und"})  # where a number before a slash may be the month
_DAY_FIRST_TAG, _MONTH_FIRST_TAG = "en-GB", "en-US"  # where it is not, and where it is
_MONTHS = 12
_FIGURES = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?:19|20)\d{2}(?![\d/])")
_END = r"(?!\d(?!\d?:\d\d))"  # of a year: no digit follows but those of a time of day that a converter glued to it
_MONTH = r"(?P<{}>[^\W\d_][^\s\d.,;:()|/_–—-]{{2,14}})\b\.?"
_DATE = re.compile(
    r"(?<!\d)(?P<iso>\d{4}-\d{2}-\d{2})(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
    r"|(?<!\d)(?P<y5>\d{4})\s?[年년]\s?(?P<n5>\d{1,2})\s?[月월]\s?(?P<d5>\d{1,2})\s?[日일]?"
    r"|(?<!\d)(?P<y6>\d{4})(?P<mark>[./])\s?(?P<n6>\d{1,2})(?P=mark)\s?(?P<d6>\d{1,2})(?!\d)"
    rf"|(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?(?: of\b|\.| de\b| d[’'])?[ -]?{_MONTH.format('m1')},?"
    rf"(?:[ -]| de | del )(?P<y1>\d{{4}}){_END}"
    rf"|\b{_MONTH.format('m2')} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}}){_END}"
    rf"|(?<!\d)(?P<y7>\d{{4}})\.? (?:m\. )?{_MONTH.format('m7')} (?P<d7>\d{{1,2}})(?!\d)"
    r"|(?<!\d)(?<!\d\.)(?P<a>\d{1,2})(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y3>\d{4})(?!\d)"
    r"|(?<!\d)(?P<d4>\d{1,2})\.(?P<n4>\d{1,2})\.(?P<y4>\d{2})(?!\d)(?![.:]\d)",
    re.IGNORECASE,
)
_MAY_BE_DATE = re.compile(r"\d{4}|\d\.\d")  # a quick look
_MONTH_ALONE = re.compile(r"(?<![\w.])(?P<month>[^\W\d_]{3,14})\.?,? (?P<year>\d{4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")


class WrittenDate(NamedTuple):
    """A date at ``[start, end)`` of a text; `value` is ISO 8601, or None where day and month may be either way."""

    start: int
    end: int
    value: str | None


def written_dates(text: str, language: str) -> list[WrittenDate]:
    """The dates in `text` that state year, month and day; `language` says which of two numbers is the day.

    Where it does not, a weekday in the text may.
    """
    found: list[WrittenDate] = []
    if not _MAY_BE_DATE.search(text):
        return found
    for match in _DATE.finditer(text):
        values = _values(match, language)
        if len(values) > 1:
            values = [value for value in values if date.fromisoformat(value).weekday() in _weekdays(text)] or values
        if values:
            found.append(WrittenDate(match.start(), match.end(), values[0] if len(values) == 1 else None))
    return found


def regional(text: str, language: str) -> str:
    """`language` with the region that its figures tell, where it has none: ``24/10/2024`` in `text` is no American's.

    The same where they tell none, or two.
    """
    if language.casefold() not in _EITHER_WAY or language == "und":
        return language
    pairs = [(int(match["a"]), int(match["b"])) for match in _FIGURES.finditer(text)]
    day_first = any(a > _MONTHS >= b for a, b in pairs)
    month_first = any(b > _MONTHS >= a for a, b in pairs)
    return language if day_first == month_first else _DAY_FIRST_TAG if day_first else _MONTH_FIRST_TAG


def written_month(text: str) -> str | None:
    """The one month that `text` names with its year and without a day, as ISO 8601."""
    named = [(month_numbers().get(match["month"].casefold()), match["year"]) for match in _MONTH_ALONE.finditer(text)]
    months = {f"{year}-{month:02}" for month, year in named if month and _EARLIEST <= int(year) <= _LATEST}
    return months.pop() if len(months) == 1 else None


def in_year(day: str, year: int, beside: str, language: str) -> str | None:
    """What `day`, a day without its year, is in `year` as ISO 8601, if it falls on a weekday that `beside` names."""
    dates = written_dates(f"{day} {year}", language)
    value = dates[0].value if len(dates) == 1 else None
    return value if value and date.fromisoformat(value).weekday() in _weekdays(beside) else None


@cache
def month_numbers() -> dict[str, int]:
    """The number of the month that a word of any language is, case-folded."""
    return {word: number for number, words in everywhere("clean_dates")["months"].items() for word in words}


def _weekdays(text: str) -> set[int]:
    """The weekdays that `text` names in English, counted from Monday."""
    names: list[str] = table("clean_dates")["weekdays"]
    words = {word.casefold() for word in _WORD.findall(text)}
    named = words & {*names, *table("clean_dates")["weekdays_short"]}
    return {at for at, name in enumerate(names) if any(name[:3] == word[:3] for word in named)}


def _values(match: re.Match[str], language: str) -> list[str]:
    """What the date may be, as ISO 8601: one value, two where day and month are not told apart, or none."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return _iso(year, month, day)
    if match["a"]:
        first, second, year = int(match["a"]), int(match["b"]), int(match["y3"])
        if match["sep"] != "." and language.casefold() == _MONTH_FIRST_TAG.casefold():
            return _iso(year, first, second)
        return _numeric(first, second, year, day_first=match["sep"] == "." or language.casefold() not in _EITHER_WAY)
    for number in "124567":
        if match[f"d{number}"]:
            year = _century(match[f"y{number}"])
            return _iso(year, _month(match, number), int(match[f"d{number}"]))
    return []


def _month(match: re.Match[str], number: str) -> int:
    """The number of the month in the part `number` of the pattern; 0 for a word that is none."""
    if f"n{number}" in match.groupdict():
        return int(match[f"n{number}"])
    return month_numbers().get(match[f"m{number}"].casefold(), 0)


def _numeric(first: int, second: int, year: int, *, day_first: bool) -> list[str]:
    """``24.01.2025`` is read day first; with slashes in English both ways where either number can be the month."""
    if day_first:
        return _iso(year, second, first)
    return sorted({*_iso(year, second, first), *_iso(year, first, second)})


def _century(year: str) -> int:
    """The year that its last two digits mean: of this century, or of the last one where they are many."""
    value = int(year)
    return value if len(year) > 2 else value + (2000 if value < _LAST_CENTURY else 1900)


def _iso(year: int, month: int, day: int) -> list[str]:
    try:
        return [date(year, month, day).isoformat()] if _EARLIEST <= year <= _LATEST else []
    except ValueError:
        return []
