"""When an article must have been published, as far as its text allows to tell, where no line states it.

Two kinds of words tie a text to a time: `next month's <event>` and `<event> three years ago`, for an event that the
authority files date. Where several events of one name would fit, those before the latest time that the text mentions
are out; where more than one answer is left, there is none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.tables import merged
from builder.languages import table
from builder.model import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import EventAuthority

_MOST_WORDS = 8
_LONGEST_EVENT = 14  # days that an event may last for a weekday to mean one day of it
_WORD = re.compile(r"\S+")


class Clue(NamedTuple):
    """A time that the text ties itself to: a year, or a year and a month; with the words that say so."""

    value: str
    words: str


def dated_events(events: dict[str, EventAuthority]) -> dict[str, tuple[str, ...]]:
    """The dates of `events` by case-folded name and alias."""
    found: dict[str, tuple[str, ...]] = {}
    for event in events.values():
        for name in (event.name, *event.aliases) if event.date else ():
            found[name.casefold()] = (*found.get(name.casefold(), ()), event.date or "")
    return found


def inferred_date(text: str, events: dict[str, tuple[str, ...]], language: str) -> Fact:
    """A month, a year or an interval of days in which `text` was published, with the words that it follows from."""
    clues = sorted({*_of_months(text, events, language), *_of_years(text, events, language)})
    if not clues:
        return Fact()
    earliest = _latest_mentioned(text, language)
    clues = [clue for clue in clues if clue.value >= earliest[: len(clue.value)]]
    finest = [clue for clue in clues if len(clue.value) == max(len(other.value) for other in clues)]
    values = {clue.value for clue in finest}
    if len(values) != 1 or any(not clue.value.startswith(other.value) for clue in finest for other in clues):
        return Fact()
    evidence = tuple(sorted({clue.words for clue in clues}))
    value = values.pop()
    during = _within_event(text, events, value, language) if len(value) == 7 else None
    return Fact(during[0], "inferred", (*evidence, during[1])) if during else Fact(value, "inferred", evidence)


def _of_months(text: str, events: dict[str, tuple[str, ...]], language: str) -> Iterator[Clue]:
    months: dict[str, int] = merged("clean_dates", language)["relative_months"]
    if not events:
        return
    for match in _relative_month(language).finditer(text):
        words = [(m.end(), m.group()) for m in _WORD.finditer(text, match.end(), match.end() + 200)][:_MOST_WORDS]
        for end, _ in words:
            name = text[match.end() : end].strip(" .,;:").casefold()
            for day in events.get(name, ()):
                value = _shifted(day, -months[match.group().strip().casefold().replace("’", "'")])
                if value:
                    yield Clue(value, text[match.start() : end].rstrip(" .,;:"))


def _of_years(text: str, events: dict[str, tuple[str, ...]], language: str) -> Iterator[Clue]:
    numbers: dict[str, int] = merged("clean_dates", language)["numbers"]
    if not events:
        return
    for match in _years_ago(language).finditer(text):
        before = list(_WORD.finditer(text, max(0, match.start() - 200), match.start()))[-_MOST_WORDS:]
        years = numbers.get(match["number"].casefold()) or int(match["number"])
        for first in before:
            name = text[first.start() : match.start()].strip(" ,").casefold()
            for day in events.get(name, ()):
                yield Clue(str(int(day[:4]) + years), text[first.start() : match.end()])


def _latest_mentioned(text: str, language: str) -> str:
    """The latest month or year that the text names behind a word for the past or present, as ISO 8601."""
    months = {word: n for n, words in merged("clean_dates", language)["months"].items() for word in words}
    found = [
        f"{match['year']}-{months[match['month'].casefold()]:02}" if match["month"] else match["year"]
        for match in _mentioned(language).finditer(text)
    ]
    return max(found, default="")


def _within_event(text: str, events: dict[str, tuple[str, ...]], month: str, language: str) -> tuple[str, str] | None:
    """The week from the one day of an event in `month` that a weekday of the text can mean, and the words for it."""
    weekdays = {match.group().casefold() for match in _weekday(language).finditer(text)}
    names: list[str] = merged("clean_dates", language)["weekdays"]
    if len(weekdays) != 1:
        return None
    weekday = names.index(weekdays.pop())
    for name, dates in sorted(events.items()):
        for interval in dates:
            days = [day for day in _days(interval) if day.weekday() == weekday]
            if not interval.startswith(month) or len(days) != 1:
                continue
            named = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
            if named:
                return f"{days[0]}/{days[0] + timedelta(days=6)}", f"{named.group()}, {names[weekday].capitalize()}"
    return None


def _days(interval: str) -> list[date]:
    try:
        first, last = (date.fromisoformat(part) for part in (interval.split("/") * 2)[:2])
    except ValueError:
        return []
    length = (last - first).days
    return [first + timedelta(days=n) for n in range(length + 1)] if 0 < length < _LONGEST_EVENT else []


def _shifted(day: str, months: int) -> str | None:
    """The month of the ISO date `day` moved by a number of months; None for a date without a month."""
    if not re.match(r"\d{4}-\d{2}(?!\d)", day):
        return None
    count = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


@cache
def _relative_month(language: str) -> re.Pattern[str]:
    words = merged("clean_dates", language)["relative_months"]
    return re.compile(rf"\b(?:{'|'.join(words)})\s".replace("'", "['’]"), re.IGNORECASE)


@cache
def _years_ago(language: str) -> re.Pattern[str]:
    numbers = "|".join(merged("clean_dates", language)["numbers"])
    return re.compile(rf"\b(?P<number>{numbers}|\d{{1,2}}) years ago\b", re.IGNORECASE)


@cache
def _mentioned(language: str) -> re.Pattern[str]:
    months = "|".join(word for words in merged("clean_dates", language)["months"].values() for word in words)
    return re.compile(rf"\b(?:in|since|on|of|from) (?:(?P<month>{months}) )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clean_dates', language)['weekdays'])})\b", re.IGNORECASE)
