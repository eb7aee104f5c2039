"""The pages of events: when, where, who, and what each outlet reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from builder.write.address import EVENTS, index_of, page_of, way
from builder.write.citations import Group, by_outlet, groups
from builder.write.context import counted
from builder.write.days import in_words
from builder.write.layout import fill
from builder.write.nearby import Nearby
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.model import Citation, Event
    from builder.write.context import Context

_NEWS = 10  # days after an event within which an article reports it, and does not yet look back


@dataclass(frozen=True, slots=True)
class Phase:
    """A time as seen from an event."""

    order: int
    title: str


AHEAD, REPORTED, BACK = Phase(0, "Looking ahead"), Phase(1, "As it was reported"), Phase(2, "Looking back")


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence on an event, and whether its article appeared before, during or after it."""

    phase: Phase
    citation: Citation


def event_pages(context: Context) -> Iterator[Page]:
    """The page of each event, and more where its sentences fill more than one."""
    nearby = Nearby(context)
    for event in context.archive.events.values():
        cited = sorted((Cited(_phase(context, event, c), c) for c in event.citations), key=lambda c: c.phase.order)
        found = list(parts(cited, partial(page_of, EVENTS, event.id), when=lambda c: context.published_of(c.citation)))
        for part in found:
            yield _page(context, event, part, nearby.of(event) if part.number == 1 else ([], []))


def _page(context: Context, event: Event, part: Part[Cited], around: tuple[list[Event], list[Event]]) -> Page:
    before, after = ([_dated(context, part.path, other) for other in others] for others in around)
    body = fill(
        "event",
        event=event,
        part=part,
        up=way(part.path, index_of(EVENTS)),
        first_page=way(part.path, page_of(EVENTS, event.id)),
        description=event.authority.description if event.authority else "",
        wikidata=event.authority.wikidata if event.authority else None,
        place=context.entity_link(part.path, event.place) if event.place in context.archive.entities else None,
        participants=[
            context.entity_link(part.path, key) for key in event.participants if key in context.archive.entities
        ],
        phases=_phases(context, part),
        articles=context.articles_about[event.id],
        before=before,
        after=after,
    )
    return markdown_page(part.path, _meta(context, event, part), body)


def _dated(context: Context, path: str, event: Event) -> tuple[Markup, str]:
    return context.event_link(path, event.id), in_words(event.date or "")


def _phase(context: Context, event: Event, citation: Citation) -> Phase:
    """Whether the article that is cited looks ahead to `event`, reports it, or looks back on it.

    It reports it where the days are not known, and as long as the event lasts.
    """
    published = _day((context.published_of(citation) or "").partition("/")[0])
    first, slash, last = (event.date or "").partition("/")
    start, end = _day(first), _day(last if slash else first)
    if published and start and published < start:
        return AHEAD
    return BACK if published and end and published > end + timedelta(_NEWS) else REPORTED


def _day(value: str) -> date | None:
    """The day that `value` is; None where it is coarser, or none."""
    try:
        return date.fromisoformat(value) if len(value) == len("2024-10-24") else None
    except ValueError:
        return None


def _phases(context: Context, part: Part[Cited]) -> list[tuple[str, list[tuple[Markup | None, list[Group]]]]]:
    """The rows of a page by phase and outlet."""
    made = []
    for phase, cited in groupby(part.rows, key=lambda c: c.phase):
        found = groups(context, part.path, [c.citation for c in cited])
        made.append((phase.title, by_outlet(found)))
    return made


def _meta(context: Context, event: Event, part: Part[Cited]) -> dict[str, Any]:
    title = event.name if part.number == 1 else f"{event.name}, page {part.number}"
    articles = counted(context.articles_about[event.id], "article", "articles")
    when = in_words(event.date) if event.date else "date unknown"
    meta: dict[str, Any] = {"title": title, "description": f"{event.name}, {when} ({articles})"}
    if part.number > 1:
        return meta
    place = context.archive.entities.get(event.place or "")
    first, _, last = (event.date or "").partition("/")
    meta["search"] = {
        "kind": "Event",
        "filters": {"event": [event.name], **({"place": [place.name]} if place else {})},
        "meta": {"articles": articles, **({"date": event.date} if event.date else {})},
        "sort": {"date": first or "0000"},
    }
    meta["schema"] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.name,
        **({"startDate": first} if first else {}),
        **({"endDate": last or first} if first else {}),
        **({"location": {"@type": "Place", "name": place.name}} if place else {}),
    }
    return meta
