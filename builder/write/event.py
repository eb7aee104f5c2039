"""The pages of events: when, where, who, and what each outlet reported."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from builder.write.address import EVENTS, index_of, page_of, way
from builder.write.citations import Group, groups
from builder.write.context import counted
from builder.write.days import in_words
from builder.write.layout import fill
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from builder.model import Citation, Event
    from builder.write.context import Context


def event_pages(context: Context) -> Iterator[Page]:
    """The page of each event, and more where its sentences fill more than one."""
    order = sorted(context.archive.events.values(), key=lambda e: (e.date or "9999", e.name.casefold(), e.id))
    for index, event in enumerate(order):
        before = order[index - 1] if index else None
        after = order[index + 1] if index + 1 < len(order) else None
        for part in parts(event.citations, partial(page_of, EVENTS, event.id)):
            yield _page(context, event, part, before, after)


def _page(context: Context, event: Event, part: Part[Citation], before: Event | None, after: Event | None) -> Page:
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
        outlets=_by_outlet(groups(context, part.path, part.rows)),
        articles=context.articles_about[event.id],
        before=context.event_link(part.path, before.id) if before else None,
        after=context.event_link(part.path, after.id) if after else None,
    )
    return markdown_page(part.path, _meta(context, event, part), body)


def _by_outlet(found: Sequence[Group]) -> list[tuple[Markup | None, list[Group]]]:
    """The groups of each outlet, in the order of its first article."""
    outlets: dict[Markup | None, list[Group]] = {}
    for group in found:
        outlets.setdefault(group.outlet, []).append(group)
    return list(outlets.items())


def _meta(context: Context, event: Event, part: Part[Citation]) -> dict[str, Any]:
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
