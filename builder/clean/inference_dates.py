"""What the dates in a text say of the day of publication: what was then is over, and what will be then is to come.

A date counts only where its clause leaves no doubt. The verb right before it tells: `opened in 2022`, `will close in
June 2026`. A sentence with a condition, a plan of the past or a word of both kinds says nothing, and neither does one
in quotation marks: it may be old.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.dates import in_year, month_numbers, written_dates
from builder.clean.spans_of_days import Days, Tie, Window, month_of, period, year_of
from builder.languages import speaks, table
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 70  # characters before a date in which its verb stands
_YEAR_OUT = 366  # days
_MOST_WEEKDAYS = 20
_QUOTES = re.compile(r"[\"“”„«»]")
_YEAR = re.compile(r"(?<![\d.,/$€£-])(?P<year>(?:19|20)\d\d)(?![\d%/]|[.,-]\d|[-–]\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_BEFORE_MONTH = re.compile(r"(?P<month>[^\W\d_]{3,9})\.?,? $")


def ties_of_dates(text: str, language: str) -> Iterator[Tie]:
    """The windows that dates with a year leave; none in a language without words for it."""
    if not speaks("clean_tenses", language) or _YEAR.search(text) is None:
        return
    for start, end in sentences(text, language=language):
        sentence = text[start:end]
        if _YEAR.search(sentence) is not None:
            yield from _beside_words(sentence, language)
            if not _QUOTES.search(sentence) and not _doubtful(language).search(sentence):
                yield from _by_tense(sentence, language)


def ties_of_weekdays(text: str, first: int, last: int, language: str) -> Iterator[Tie]:
    """The windows that a day with its weekday and without its year leaves between two years: a report that leaves the
    year out is from within a year of that day.
    """
    near = timedelta(days=_YEAR_OUT)
    for match in (
        list(_undated_weekday(language).finditer(text))[:_MOST_WEEKDAYS] if speaks("clean_tenses", language) else ()
    ):
        days = [
            period(value)
            for year in range(first - 1, last + 2)
            if (value := in_year(match["day"], year, match["weekday"], language))
        ]
        windows = tuple(Window(day.first - near, day.last + near) for day in days if day)
        if windows:
            yield Tie(windows, match.group())


def _by_tense(sentence: str, language: str) -> Iterator[Tie]:
    for start, end, days in _dates(sentence, language):
        before = sentence[max(0, start - _REACH) : start]
        tense = _tense(before, language) or _tense_behind(before, sentence[end : end + _REACH], language)
        words = sentence[max(0, start - _REACH) : end].partition(" ")[2] if start > _REACH else sentence[:end]
        if tense == "past":
            yield Tie((Window(days.first, None),), words.strip())
        elif tense == "future":
            yield Tie((Window(None, days.last),), words.strip())


def _tense(before: str, language: str) -> str | None:
    """The tense of the verb that the preposition at the end of `before` belongs to; None where it is not sure."""
    said = table("clean_tenses", language)
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(before)]
    if len(words) < 2 or words[-1] not in said["prepositions"]:
        return None
    if words[-1] in said["since"]:
        return "past"
    for word in reversed(words[:-1]):
        if word in said["future"]:
            return None if words[-2] in said["ends"] else "future"
        if word in said["ends"] or word in said["no_past"]:
            return None
        if word in said["past"] or word.endswith("ed"):
            ahead = words[: words.index(word)][-said["reach"] :]
            doubtful = words[-1] in said["deadlines"] or not {*said["future"], *said["ends_before"]}.isdisjoint(ahead)
            return None if doubtful else "past"
    return None


def _tense_behind(before: str, behind: str, language: str) -> str | None:
    """The tense of the first verb behind a date that opens the sentence: `In June 2024, the council met`."""
    said = table("clean_tenses", language)
    if before.strip().casefold() not in said["openings"] or not behind.startswith(","):
        return None
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(behind)]
    for word in words:
        if word in said["future"]:
            return "future"
        if word in said["ends"] or word in said["no_past"] or word in said["ends_before"]:
            return None
        if word in said["past"] or word.endswith("ed"):
            return "past"
    return None


def _dates(sentence: str, language: str) -> Iterator[tuple[int, int, Days]]:
    """The days, months and years that `sentence` writes with their year, each with its place."""
    taken = -1
    for date in written_dates(sentence, language):
        days = period(date.value) if date.value else None
        if days is not None:
            yield date.start, date.end, days
        taken = date.end
    for match in _YEAR.finditer(sentence):
        if match.end() <= taken:
            continue
        month = _BEFORE_MONTH.search(sentence, max(0, match.start() - 12), match.start())
        number = month_numbers().get(month["month"].casefold(), 0) if month else 0
        days = month_of(int(match["year"]), number) if number else year_of(int(match["year"]))
        if days is not None:
            yield (month.start() if month and number else match.start()), match.end(), days


def _beside_words(sentence: str, language: str) -> Iterator[Tie]:
    """The windows of `last year, in 2023`, `next month (March 2025)`, `today, 4 March 2025`."""
    for start, end, days in _dates(sentence, language):
        match = _relative(language).search(sentence, max(0, start - _REACH), start)
        if match is None:
            continue
        unit, shift = _shifts(language)[match["words"].casefold()]
        window = _seen_from(days, unit, shift)
        if window is not None:
            yield Tie((window,), sentence[match.start() : end])


def _seen_from(days: Days, unit: str, shift: int) -> Window | None:
    """From when `days` are so many days, months or years ahead; None if they are not one of that unit."""
    first, last = days
    if unit == "day" and first == last:
        return Window(first - timedelta(days=shift), first - timedelta(days=shift))
    if unit == "month" and days == month_of(first.year, first.month):
        moved = month_of(first.year, first.month - shift)
    else:
        moved = year_of(first.year - shift) if unit == "year" and days == year_of(first.year) else None
    return Window(*moved) if moved else None


@cache
def _shifts(language: str) -> dict[str, tuple[str, int]]:
    listed = table("clean_tenses", language)["relative"]
    return {words: (unit, shift) for unit in listed for words, shift in listed[unit].items()}


@cache
def _relative(language: str) -> re.Pattern[str]:
    """Such words right before a date, parted from it by a mark, a bracket or `in` behind a mark."""
    words = "|".join(map(re.escape, _shifts(language)))
    within = "|".join(table("clean_tenses", language)["within"])
    return re.compile(rf"\b(?P<words>{words})(?:, | \(|: )(?:(?:{within}) )?$", re.IGNORECASE)


@cache
def _doubtful(language: str) -> re.Pattern[str]:
    words = table("clean_tenses", language)
    doubtful, names = ("|".join(map(re.escape, words[key])) for key in ("doubtful", "names_too"))
    return re.compile(rf"\b(?:(?i:{doubtful})|{names})\b")


@cache
def _undated_weekday(language: str) -> re.Pattern[str]:
    """A weekday beside a day and a month without their year."""
    dates = table("clean_dates", language)
    weekdays = "|".join(dates["weekdays"])
    months = "|".join(word for words in dates["months"].values() for word in words)
    day = rf"(?:(?:{months})\b\.? \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{months})\b)"
    return re.compile(
        rf"\b(?P<weekday>{weekdays})(?:, | \()(?:the )?(?P<day>{day})(?!\d|,? \d{{4}}|\.? \d{{4}})", re.IGNORECASE
    )
