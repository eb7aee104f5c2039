"""Decides which event the words for one mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.date_values import bounds
from builder.model import EventMention
from builder.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, AuthorityFiles, FoundDate, FoundEvent, Mention


def resolve_events(
    article: Article,
    events: Sequence[FoundEvent],
    dates: Sequence[FoundDate],
    mentions: Sequence[Mention],
    authority: AuthorityFiles,
) -> tuple[EventMention, ...]:
    """Each found event with the event that it means, None where that is not certain, and why."""
    return tuple(_resolved(article, event, authority) for event in events)


def _resolved(article: Article, found: FoundEvent, authority: AuthorityFiles) -> EventMention:
    when = bounds(found.date or article.published.value or "")
    known = [authority.events[id_] for id_ in found.candidates]
    fitting = [event for event in known if _within(event.date, when)] if len(known) > 1 or found.date else known
    if len(fitting) == 1:
        event = fitting[0]
        why = f'"{found.text}" is a name of {event.name}'
        return EventMention(found.start, found.end, found.text, event.id, event.name, event.date, "known", why)
    if known:
        why = "may mean " + " or ".join(event.name for event in known)
        return EventMention(found.start, found.end, found.text, None, found.name, None, "ambiguous", why)
    year = str(when[0].year) if when else ""
    id_ = slug(f"{found.name} {year}")
    why = "its words have the shape of an event's name; no authority file knows it"
    return EventMention(found.start, found.end, found.text, id_, found.name, year or None, "provisional", why)


def _within(date: str | None, when: object) -> bool:
    window = bounds(date or "")
    return bool(window and when and window[0].year <= when[1].year and when[0].year <= window[1].year)  # type: ignore[index]
