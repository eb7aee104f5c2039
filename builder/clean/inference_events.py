"""What words about known events say of the day of publication: `next month's <event>`, `<event> three years ago`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.spans_of_days import Days, Tie, Window, month_of, period, year_of
from builder.clean.tables import merged
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_WORDS = 8  # of an event's name
_REACH = 200  # characters in which they stand
_LONGEST_EVENT = 14  # days that an event may last for a weekday to mean one day of it
_WEEK = 7
_WORD = re.compile(r"\S+")
_MONTHS = 12


def ties_of_events(text: str, events: dict[str, tuple[str, ...]], language: str) -> Iterator[Tie]:
    """The windows of days that words before and behind the names of known events leave."""
    if events:
        yield from _before_names(text, events, language)
        yield from _behind_names(text, events, language)
        yield from _around_names(text, events, language)


def within_event(text: str, events: dict[str, tuple[str, ...]], left: Window, language: str) -> Tie | None:
    """The week from the one day of an event in the window `left` that the one weekday of the text can mean."""
    weekdays = {match.group().casefold() for match in _weekday(language).finditer(text)}
    names: list[str] = merged("clean_dates", language)["weekdays"]
    if len(weekdays) != 1:
        return None
    number = names.index(weekdays.pop()) % _WEEK
    for name, dates in sorted(events.items()):
        for value in dates:
            days = [day for day in _each_day(value) if day.weekday() == number]
            week = Window(days[0], days[0] + timedelta(days=_WEEK - 1)) if len(days) == 1 else None
            both = week.within(left) if week else None
            named = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) if both else None
            if named and both:
                return Tie((both,), f"{named.group()}, {names[number].capitalize()}")
    return None


def _before_names(text: str, events: dict[str, tuple[str, ...]], language: str) -> Iterator[Tie]:
    shifts: dict[str, tuple[str, int]] = _shifts(language, "relative")
    for match in _relative(language).finditer(text):
        unit, shift = shifts[match.group("words").casefold().replace("’", "'")]
        for word in list(_WORD.finditer(text, match.end(), match.end() + _REACH))[:_MOST_WORDS]:
            name = text[match.end() : word.end()].strip(" .,;:").casefold()
            windows = [_moved(days, unit, shift) for value in events.get(name, ()) if (days := period(value))]
            left = tuple(dict.fromkeys(window for window in windows if window is not None))
            if left:
                yield Tie(left, text[match.start() : word.end()].rstrip(" .,;:"))


def _behind_names(text: str, events: dict[str, tuple[str, ...]], language: str) -> Iterator[Tie]:
    numbers: dict[str, int] = merged("clean_dates", language)["numbers"]
    for match in _years_ago(language).finditer(text):
        before = list(_WORD.finditer(text, max(0, match.start() - _REACH), match.start()))[-_MOST_WORDS:]
        years = numbers.get(match["number"].casefold()) or int(match["number"])
        for first in before:
            name = text[first.start() : match.start()].strip(" ,").casefold()
            found = [year_of(days.first.year + years) for value in events.get(name, ()) if (days := period(value))]
            if any(found):
                yield Tie(tuple(Window(*days) for days in found if days), text[first.start() : match.end()])


def _around_names(text: str, events: dict[str, tuple[str, ...]], language: str) -> Iterator[Tie]:
    """What the words right before and right behind a known event's name say of it."""
    for match in _named(tuple(sorted(events))).finditer(text):
        periods = [days for value in events[match["name"].casefold()] if (days := period(value))]
        before = text[max(0, match.start() - _REACH // 2) : match.start()]
        behind = text[match.end() : match.end() + _REACH // 2]
        for words, windows in (*_said_before(before, periods, language), *_said_behind(behind, periods, language)):
            left = tuple(dict.fromkeys(window for window in windows if window is not None))
            if left:
                yield Tie(left, words[0] + match.group() + words[1])


_Said = tuple[tuple[str, str], list[Window | None]]


def _said_before(before: str, periods: Sequence[Days], language: str) -> Iterator[_Said]:
    """`more than two years after the <event>`, `since the <event>`, `the upcoming <event>`."""
    match = _length(language).search(before)
    if match is not None:
        yield (match.group(), ""), [_some_years_after(days, match, language) for days in periods]
    match = _opening(language, "ever_since").search(before)
    if match is not None:
        yield (match.group(), ""), [Window(days.first, None) for days in periods]
    match = _opening(language, "to_come").search(before)
    if match is not None:
        yield (match.group(), ""), [Window(None, days.last) for days in periods]


def _said_behind(behind: str, periods: Sequence[Days], language: str) -> Iterator[_Said]:
    """`<event>, which has raged for over two years`, `the <event> last month`, `<event> victory`."""
    match = _lasted(language).match(behind)
    if match is not None:
        yield ("", match.group()), [_some_years_after(days, match, language) for days in periods]
    match = _then(language).match(behind)
    if match is not None:
        unit, shift = _shifts(language, "relative_behind")[match["words"].casefold()]
        yield ("", match.group()), [_moved(days, unit, shift) for days in periods]
    match = _outcome(language).match(behind)
    if match is not None:
        yield ("", match.group()), [Window(days.first, None) for days in periods]


def _some_years_after(event: Days, match: re.Match[str], language: str) -> Window | None:
    """The year that begins so many years after the first day of `event`; with `nearly two years`, that ends then."""
    numbers: dict[str, int] = merged("clean_dates", language)["numbers"]
    years = numbers.get(match["number"].casefold()) or int(match["number"])
    nearly = match["more"].casefold() in merged("clean_dates", language)["nearly"]
    return _year_after(event.first, years - 1 if nearly else years)


def _year_after(day: date, years: int) -> Window | None:
    try:
        first = day.replace(year=day.year + years, day=min(day.day, 28))
    except ValueError:
        return None
    return Window(first, first + timedelta(days=370))


def _moved(event: Days, unit: str, shift: int) -> Window | None:
    """When words that place `event` so many days, weeks, months or years from now are said."""
    if unit == "day":
        return Window(event.first - timedelta(days=shift), event.last - timedelta(days=shift))
    if unit == "week":
        monday = event.first - timedelta(days=event.first.weekday() + 1)  # weeks begin on Sunday or on Monday
        return Window(monday - timedelta(days=_WEEK * shift), monday + timedelta(days=_WEEK * (1 - shift)))
    if unit == "month" and (event.first.year, event.first.month) == (event.last.year, event.last.month):
        days = month_of(event.first.year, event.first.month - shift)
    elif unit == "month":
        return None if _is_year(event) else _months(event, shift)
    else:
        days = year_of(event.first.year - shift)
    return Window(*days) if days else None


def _months(event: Days, shift: int) -> Window | None:
    """The same for an event of several months: its first one."""
    days = month_of(event.first.year, event.first.month - shift)
    return Window(*days) if days else None


def _is_year(event: Days) -> bool:
    """Whether no month of `event` is known."""
    return (
        year_of(event.first.year) == Days(event.first, date(event.first.year, _MONTHS, 31))
        and event.last.month == _MONTHS
    )


def _each_day(value: str) -> list[date]:
    days = period(value)
    length = (days.last - days.first).days if days else 0
    return [days.first + timedelta(days=n) for n in range(length + 1)] if days and 0 < length < _LONGEST_EVENT else []


@cache
def _shifts(language: str, key: str) -> dict[str, tuple[str, int]]:
    """Each relative word with its unit, and how many of these the event is ahead."""
    listed = merged("clean_dates", language)[key]
    return {words: (unit, shift) for unit in listed for words, shift in listed[unit].items()}


@cache
def _relative(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _shifts(language, "relative"))).replace("'", "['’]")
    return re.compile(rf"\b(?P<words>{words})\s", re.IGNORECASE)


@cache
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names of events, the longest first."""
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?P<name>{listed})(?!\w)", re.IGNORECASE)


def _amount(language: str) -> str:
    words = merged("clean_dates", language)
    more = "|".join(map(re.escape, [*words["over"], *words["nearly"]]))
    return rf"(?P<more>{more}) (?P<number>{'|'.join(words['numbers'])}|\d{{1,2}}) (?:{'|'.join(words['years'])})"


@cache
def _length(language: str) -> re.Pattern[str]:
    """So many years, and a word for what lies between them and the event."""
    return re.compile(rf"\b{_amount(language)} {_any_of(language, 'behind')} {_articles(language)}$", re.IGNORECASE)


@cache
def _lasted(language: str) -> re.Pattern[str]:
    return re.compile(
        rf",? {_any_of(language, 'lasts')} (?:\w+ ){{0,4}}?{_any_of(language, 'for')} {_amount(language)}\b",
        re.IGNORECASE,
    )


@cache
def _opening(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(language, key)} {_articles(language)}$", re.IGNORECASE)


@cache
def _then(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _shifts(language, "relative_behind")))
    return re.compile(rf",? (?P<words>{words})\b", re.IGNORECASE)


@cache
def _outcome(language: str) -> re.Pattern[str]:
    return re.compile(rf" {_any_of(language, 'outcomes')}\b", re.IGNORECASE)


def _any_of(language: str, key: str) -> str:
    return f"(?:{'|'.join(map(re.escape, merged('clean_dates', language)[key]))})"


def _articles(language: str) -> str:
    return f"(?:{_any_of(language, 'articles')} )?"


@cache
def _years_ago(language: str) -> re.Pattern[str]:
    numbers = "|".join(merged("clean_dates", language)["numbers"])
    return re.compile(rf"\b(?P<number>{numbers}|\d{{1,2}}) years ago\b", re.IGNORECASE)


@cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clean_dates', language)['weekdays'])})\b", re.IGNORECASE)
