"""Names and ids for events that no authority file knows."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from builder.annotate.event_shapes import shapes
from builder.model import EventMention
from builder.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.event_patterns import Kind
    from builder.link.event_evidence import Time
    from builder.model import Article, FoundEvent, Mention

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EDITION = re.compile(r"\d+(?:st|nd|rd|th)")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-.'’][^\W_]+)*")
_DAY = len("2024-10-24")
_DAYS = timedelta(14)  # a date that reaches further is no day or week


def provisional(
    article: Article, found: FoundEvent, kind: Kind, time: Time, mentions: Sequence[Mention], why: str
) -> EventMention:
    """An event that its words alone stand for, under an id of what tells it from others: its words and its year.

    `mentions` are those in the words, whose entities make the same id of "US" and "American".
    Of kinds that happen several times a year, the day and the place belong to the id as well, but for a storm's name.
    """
    year = _year(kind, time)
    details = _details(found) if kind.frequent and not shapes(article.language).is_led(found.name) else []
    year_apart = [] if any(detail.startswith(year) for detail in details) else [year]
    words = _telling_words(article, found, mentions)
    if kind.editions and year:
        words = [word for word in words if _EDITION.fullmatch(word) is None] or words
    id_ = slug(" ".join([*words, *details, *year_apart]))
    name = " ".join(_YEAR.sub("", found.name).split())
    shown = f"{name[:1].upper()}{name[1:]} ({year})" if year else f"{name[:1].upper()}{name[1:]}"
    date = found.date or _stated_year(time)
    return EventMention(found.start, found.end, found.text, id_, shown, date, "provisional", why)


def _year(kind: Kind, time: Time) -> str:
    """The year of the event; one that happens once is not dated by the publication, nor by a day it was spoken of."""
    if time.beside:
        return str(time.beside[0].year)
    if kind.recurring or kind.frequent:
        years = {window[0].year for window in time.sentence}
        if len(years) == 1:
            return str(years.pop())
    elif stated := _stated_year(time):
        return stated
    return str(time.published[0].year) if kind.recurring and time.published else ""


def _stated_year(time: Time) -> str | None:
    """The year that the sentence states, unless by a day, which may be that of saying so."""
    years = {window[0].year for window in time.sentence if window[1] - window[0] > _DAYS}
    return str(years.pop()) if len(years) == 1 else None


def _details(found: FoundEvent) -> list[str]:
    place = found.place if found.place and found.place not in found.name else ""
    day = found.date if found.date and len(found.date) >= _DAY else ""
    return [part for part in (place, day) if part]


def _telling_words(article: Article, found: FoundEvent, mentions: Sequence[Mention]) -> list[str]:
    """The words that tell the event from others, names as the ids of what they stand for."""
    own = frozenset(word.group().casefold() for word in _WORD.finditer(found.name))
    inside = [m for m in mentions if m.end <= found.end and m.entity and m.text in found.name]
    parts = [(mention.start, mention.entity or "") for mention in inside]
    indistinct, passing = shapes(article.language).indistinct, shapes(article.language).passing
    for word in _WORD.finditer(article.text, found.start, found.end):
        plain = word.group().casefold().removesuffix("'s").removesuffix("’s").replace(".", "")
        named = any(mention.start <= word.start() < mention.end for mention in inside)
        ignored = plain in indistinct or (plain in passing and word.group().islower()) or _YEAR.fullmatch(plain)
        if not named and word.group().casefold() in own and not ignored:
            parts.append((word.start(), plain.removesuffix("s") if plain.endswith("elections") else plain))
    return [part for _, part in sorted(parts)]
