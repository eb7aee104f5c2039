"""Indexes of entities and events: whole while they are short, by first letter when they are long."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.write.address import ENTITY_SECTIONS, EVENTS, Section, index_of, page_of, way
from builder.write.context import sort_name
from builder.write.days import in_words
from builder.write.layout import fill
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import ROWS, parts
from builder.write.world import place_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from builder.model import Entity, Event
    from builder.write.context import Context

_MOST_MENTIONED = 50


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A thing in an index."""

    link: Markup
    note: str
    articles: int


def entity_indexes(context: Context) -> Iterator[Page]:
    """The index of each kind of entity."""
    for kind, section in ENTITY_SECTIONS.items():
        found = sorted((e for e in context.archive.entities.values() if e.type == kind), key=sort_name)
        if len(found) <= ROWS:
            yield _whole(context, section, found)
        else:
            yield from _by_letter(context, section, found)


def event_index(context: Context) -> Iterator[Page]:
    """The list of events by date."""
    events = sorted(context.archive.events.values(), key=lambda e: (e.date or "9999", *sort_name(e)))
    for part in parts(events, _events_path, when=lambda event: event.date):
        rows = [_event_row(context, part.path, event) for event in part.rows]
        body = fill(
            "index", section=EVENTS, total=len(events), rows=rows, letters=(), part=part, most=False, picture=None
        )
        yield markdown_page(part.path, _meta(EVENTS), body)


def _events_path(number: int) -> str:
    return index_of(EVENTS) if number == 1 else page_of(EVENTS, "index", number)


def _whole(context: Context, section: Section, found: Sequence[Entity]) -> Page:
    here = index_of(section)
    rows = [_row(context, here, entity) for entity in found]
    body = fill(
        "index",
        section=section,
        total=len(found),
        rows=rows,
        letters=(),
        part=None,
        most=False,
        picture=_picture(context, here, found),
    )
    return markdown_page(here, _meta(section), body)


def _by_letter(context: Context, section: Section, found: Sequence[Entity]) -> Iterator[Page]:
    here = index_of(section)
    letters: dict[str, list[Entity]] = {}
    for entity in found:
        letters.setdefault(_letter(entity.name), []).append(entity)
    ways = [(letter, way(here, _letter_path(section, letter))) for letter in sorted(letters)]
    most = context.by_weight(entity.id for entity in found)[:_MOST_MENTIONED]
    rows = [_row(context, here, context.archive.entities[key]) for key in most]
    body = fill(
        "index",
        section=section,
        total=len(found),
        rows=rows,
        letters=ways,
        part=None,
        most=True,
        picture=_picture(context, here, found),
    )
    yield markdown_page(here, _meta(section), body)
    for letter, entities in sorted(letters.items()):
        for part in parts(entities, lambda n, letter=letter: _letter_path(section, letter, n)):  # type: ignore[misc]
            others = [(other, way(part.path, _letter_path(section, other))) for other in sorted(letters)]
            rows = [_row(context, part.path, entity) for entity in part.rows]
            body = fill(
                "letter",
                section=section,
                up=way(part.path, here),
                letter=letter,
                total=len(entities),
                rows=rows,
                letters=others,
                part=part,
            )
            yield markdown_page(part.path, {"title": f"{section.title}: {letter}"}, body)


def _picture(context: Context, source: str, found: Sequence[Entity]) -> Markup | None:
    return place_map(context, source, found) if found and found[0].type == "place" else None


def _row(context: Context, source: str, entity: Entity) -> IndexRow:
    return IndexRow(
        link(entity.name, way(source, context.entity_path(entity.id))),
        entity.authority.description if entity.authority else "",
        context.articles_with[entity.id],
    )


def _event_row(context: Context, source: str, event: Event) -> IndexRow:
    name = link(event.name, way(source, context.event_path(event.id)))
    return IndexRow(name, in_words(event.date) if event.date else "", context.articles_about[event.id])


def _letter(name: str) -> str:
    """The letter that `name` is filed under: without its marks, `0` for digits, in any script."""
    first = unicodedata.normalize("NFKD", name.strip()[:1].upper())[:1]
    return first if first.isalpha() else "0"


def _letter_path(section: Section, letter: str, number: int = 1) -> str:
    return page_of(section, f"letters/{letter.lower()}", number)


def _meta(section: Section) -> dict[str, str]:
    return {"title": section.title, "description": f"All {section.many} that the articles of this archive name"}
