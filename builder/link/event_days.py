"""Dates that are told by an event: on the eve of the summit, the day after the vote."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from builder.languages import speaks, table
from builder.model import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.model import Article, EventMention, FoundDate

_TABLE = "dates_by_events"
_FAR = 40  # characters before an event in which the words stand
_DAY = len("2024-10-24")


def dated(article: Article, found: Sequence[FoundDate], events: Sequence[EventMention]) -> list[Date]:
    """The dates of `article`, in order: those that were found, and those that its resolved `events` tell.

    Where both hold the same words, the event tells the day, if it is known to the day.
    """
    told = list(_told(article, events)) if speaks(_TABLE, article.language) else []
    taken = [(day.start, day.end) for day in told]
    others = (d for d in found if not any(d.start < end and start < d.end for start, end in taken))
    kept = [Date(d.start, d.end, d.text, d.value, d.evidence) for d in others]
    return sorted([*kept, *told], key=lambda day: day.start)


def _told(article: Article, events: Sequence[EventMention]) -> Iterator[Date]:
    pattern, days = _words(article.language)
    for event in events:
        match = pattern.search(article.text, max(0, event.start - _FAR), event.start)
        if match is None:
            continue
        away = days[match.lastgroup or ""]
        day = _day(event.date or "", away)
        if day is not None:
            start, end = match.span(match.lastgroup or 0)
            side = "before" if away < 0 else "after" if away else "of"
            why = f"{match[match.lastgroup or 0]}: {side} {event.name} ({event.date})"
            yield Date(start, end, article.text[start:end], day.isoformat(), why)


def _day(when: str, away: int) -> date | None:
    """So many days from the first or last day of an event; None where it is not known to the day."""
    first, slash, last = when.partition("/")
    edge = first if away < 0 or not slash else last if away else ""
    try:
        return date.fromisoformat(edge) + timedelta(away) if len(edge) == _DAY else None
    except (ValueError, OverflowError):
        return None


@cache
def _words(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern whose last group are the marked words right before an event, and the days that each group tells."""
    known = table(_TABLE, language)
    listed = [(words, away) for away, phrases in known["days"].items() for words in phrases]
    groups = {f"g{number}": int(away) for number, (_, away) in enumerate(listed)}
    choices = "|".join(_choice(name, words) for name, (words, _) in zip(groups, listed, strict=True))
    articles = "|".join(known["articles"])
    return re.compile(rf"\b(?:{choices}) (?:(?:{articles}) )?$", re.IGNORECASE), groups


def _choice(name: str, words: str) -> str:
    marked, bracket, rest = words.partition(" (")
    return rf"(?P<{name}>{marked})" + (f" {rest.rstrip(')')}" if bracket else "")
