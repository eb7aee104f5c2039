"""Finds date expressions and gives each its value: an ISO 8601 date or interval at the granularity meant.

The publication date anchors what is relative, only as exactly as it is known: of an anchor that is a month or an
interval, both ends must give the same value. Without an anchor only dates that stand by themselves are found.
A length of time ("over two years") and a vague word ("now") are not dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from builder.annotate.date_grammar import Rule, grammar
from builder.annotate.date_joining import joined, joined_weekdays
from builder.annotate.date_meaning import CALCULATIONS
from builder.annotate.date_periods import keeps_the_calendar
from builder.annotate.date_relative import days_from_clause
from builder.annotate.date_setting import Setting, Words
from builder.annotate.date_surroundings import Surroundings
from builder.annotate.date_values import Period, Value, bounds
from builder.languages import speaks
from builder.model import Article, Block, FoundDate
from builder.sentences import sentences

if TYPE_CHECKING:
    import datetime

_FIGURES = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(?:19|20)?\d\d(?!\d|[/.]\d)")
_CLAUSE_END = re.compile(r"[,;:()–—]")
_WORD = re.compile(r"[^\W_]")
_JOINABLE = frozenset(("calendar", "weekday"))  # kinds of rules two of which may make an interval
_MEMORY = 600  # code points within which "the next day" counts from the date before it
_REPORTED = 250  # days from the anchor within which a quarter is the one that a report is about
_LONGER = 250  # code points behind "nine months" within which "a year ago" is the year before, and not the quarter
_QUARTERS = frozenset(("quarter", "ended quarter", "latest quarter", "same quarter"))  # rules that name a quarter


def find_dates(article: Article) -> tuple[FoundDate, ...]:
    """Every date expression of the text, in order, anchored at the article's publication date as far as it is known.

    None in a language that has no table of dates.
    """
    if not speaks("dates", article.language):
        return ()
    anchors = bounds(article.published.value or "")
    if anchors is None:
        return tuple(_found(article, None))
    first = list(_found(article, anchors[0]))
    if anchors[0] == anchors[1]:
        return tuple(first)
    last = set(_found(article, anchors[1]))
    return tuple(date for date in first if date in last)


def _found(article: Article, anchor: datetime.date | None) -> list[FoundDate]:
    reader = _Reader(article, anchor)
    for block in article.blocks:
        reader.read(block)
    return reader.found


class _Reader:
    """Reads an article from its beginning, and remembers the dates that later ones count from."""

    def __init__(self, article: Article, anchor: datetime.date | None) -> None:
        self.found: list[FoundDate] = []
        self._text, self._language, self._anchor = article.text, article.language, anchor
        self._grammar = grammar(article.language)
        self._quarter: Period | None = None
        self._quarter_at = 0
        self._spoken: Value | None = None
        self._spoken_at = 0
        self._beside: Value | None = None
        self._joinable: tuple[str, Value] | None = None  # kind and value of the date found last, if another may join it
        self._years: dict[int, int] = {}  # of each month, the year that the text last stated with a day of it
        self._open: tuple[int, int] | None = None  # which found date waits for one behind it, and how many days off

    def read(self, block: Block) -> None:
        """Adds the dates of one block to those found."""
        cores = self._grammar.cores(self._text, block.start, block.end)
        if not cores:
            return
        for begin, finish in sentences(self._text, block.start, block.end, self._language):
            self._beside = self._open = self._joinable = None
            near = cores[bisect_left(cores, begin) : bisect_left(cores, finish)]
            self._grammar.find(near, self._text, begin, finish, partial(self._take, block, begin, finish))

    def _take(self, block: Block, begin: int, finish: int, rule: Rule, match: re.Match[str]) -> bool:
        """Adds the date of an expression in the sentence ``[begin, finish)``, if it has one."""
        if rule.lower and block.kind == "paragraph" and _is_name(self._text, match.start(), begin):
            return False
        words, setting = Words(self._grammar, match), self._setting(block, match, begin, finish)
        value = _value(rule.kind, words, setting)
        if value is None:
            return False
        value, start = self._joined(rule, match, value)
        self._settle_open(value, match.start())
        days = days_from_clause(words, setting) if setting.beside is None else None
        self._open = (len(self.found), days) if days else None
        self._remember(rule.kind, value, match.end())
        if isinstance(value, Period) and value.unit == "day" and (words.has("year") or words.has("memorial")):
            self._years[value.first.month] = value.first.year
        text = self._text[start : match.end()]
        self.found.append(FoundDate(start, match.end(), text, str(value), rule.name))
        self._joinable = (rule.kind, value) if rule.kind in _JOINABLE else None
        return True

    def _joined(self, rule: Rule, match: re.Match[str], value: Value) -> tuple[Value, int]:
        """`value` and where its words begin; with the date before it, where the two are one interval."""
        if self._joinable is None or rule.kind != self._joinable[0]:
            return value, match.start()
        last = self.found[-1]
        if self._grammar.joins(self._text, last.start, last.end, match.start()):
            interval = self._interval(rule.kind, last.text, value)
            if interval:
                self.found.pop()
                return interval, last.start
        return value, match.start()

    def _interval(self, kind: str, words: str, value: Value) -> Value | None:
        """From the date found last, written as `words`, to `value`."""
        assert self._joinable is not None
        if kind == "calendar":
            return joined(self._joinable[1], words, value)
        return joined_weekdays(self._joinable[1], value, self._anchor) if self._anchor else None

    def _settle_open(self, value: Value, start: int) -> None:
        """Gives "a day after the vote on Tuesday" its value, now that Tuesday has one."""
        if self._open is None or not isinstance(value, Period) or value.unit != "day":
            return
        place, days = self._open
        date = self.found[place]
        if _CLAUSE_END.search(self._text, date.end, start) is None:
            with suppress(ValueError, OverflowError):  # outside the calendar
                self.found[place] = replace(date, value=str(value.shifted(days)))

    def _setting(self, block: Block, match: re.Match[str], begin: int, finish: int) -> Setting:
        start, end = match.span()
        return Setting(
            self._anchor,
            self._spoken if start - self._spoken_at <= _MEMORY else None,
            self._beside,
            self._years,
            self._quarter,
            lambda: self._grammar.longer.search(self._text, max(self._quarter_at, start - _LONGER), start) is not None,
            lambda: self._day_first,
            lambda: self._game,
            lambda: self._fiscal,
            Surroundings(self._text, start, end, begin, finish, self._language, block.kind != "paragraph"),
        )

    @cached_property
    def _day_first(self) -> bool | None:
        return _day_first(self._text)

    @cached_property
    def _game(self) -> bool:
        words = {match.group().casefold() for match in self._grammar.games.finditer(self._text)}
        return len(words) > 1

    @cached_property
    def _fiscal(self) -> bool:
        ended = (Words(self._grammar, match) for match in self._grammar.ended_quarter.finditer(self._text))
        return not all(map(keeps_the_calendar, ended))

    def _remember(self, kind: str, value: Value, end: int) -> None:
        self._spoken, self._spoken_at = value, end
        if kind in _QUARTERS:
            self._quarter_at = end
        if isinstance(value, Period) and value.unit == "quarter" and self._anchor:
            near = abs((value.first - self._anchor).days) <= _REPORTED
            self._quarter = self._quarter or (value if near else None)
        if self._beside is None or (isinstance(value, Period) and value.unit == "day"):
            self._beside = value


def _is_name(text: str, start: int, begin: int) -> bool:
    """Whether the words at `start` have a capital that no sentence start explains."""
    return text[start].isupper() and _WORD.search(text, begin, start) is not None


def _value(kind: str, words: Words, setting: Setting) -> Value | None:
    try:
        return CALCULATIONS[kind](words, setting)
    except (ValueError, OverflowError):  # outside the calendar
        return None


def _day_first(text: str) -> bool | None:
    """Whether the article writes the day before the month, by its dates in figures that can only be read one way."""
    orders = set()
    for match in _FIGURES.finditer(text):
        first, second = int(match[1]), int(match[3])
        if match[2] == "." or (first > 12 >= second):
            orders.add(True)
        elif second > 12 >= first:
            orders.add(False)
    return orders.pop() if len(orders) == 1 else None
