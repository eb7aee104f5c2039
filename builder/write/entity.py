"""The pages of people, organisations, places, works and other names: who they are, and every sentence on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from builder.write.address import ENTITY_SECTIONS, OUTLETS, index_of, page_of, way
from builder.write.charts import by_time
from builder.write.citations import groups
from builder.write.context import counted
from builder.write.layout import fill
from builder.write.markdown import join, link
from builder.write.network import network
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.model import Citation, Entity, Role, Together
    from builder.write.context import Context

_MOST_TOGETHER = 12
_MOST_SAID = 40
_SCHEMA = {"person": "Person", "organisation": "Organization", "place": "Place", "work": "CreativeWork"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form of a name, and who writes it."""

    text: str
    outlets: Markup


@dataclass(frozen=True, slots=True)
class Post:
    """A role, with the years that it was or is held."""

    title: str
    of: Markup | str | None
    years: str


def entity_pages(context: Context) -> Iterator[Page]:
    """The page of each entity, and more where its sentences fill more than one."""
    for entity in context.archive.entities.values():
        path = partial(page_of, ENTITY_SECTIONS[entity.type], entity.id)
        for part in parts(entity.citations, path):
            yield _page(context, entity, part)


def _page(context: Context, entity: Entity, part: Part[Citation]) -> Page:
    section = ENTITY_SECTIONS[entity.type]
    first = part.number == 1
    body = fill(
        "entity",
        entity=entity,
        section=section,
        part=part,
        up=way(part.path, index_of(section)),
        about=_about(context, entity, part.path) if first else None,
        groups=groups(context, part.path, part.rows),
        articles=context.articles_with[entity.id],
        first_page=way(part.path, page_of(section, entity.id)),
    )
    return markdown_page(part.path, _meta(context, entity, part), body)


def _about(context: Context, entity: Entity, path: str) -> dict[str, Any]:
    authority = entity.authority
    said = entity.utterances
    return {
        "description": authority.description if authority else "",
        "kind": authority.kind if authority else "",
        "spellings": [_spelling(context, use.text, use.counts, path) for use in entity.names],
        "posts": [_post(context, role, path) for role in authority.roles] if authority else [],
        "within": _known(context, authority.within if authority else None, path),
        "government": _known(context, authority.government if authority else None, path),
        "wikidata": authority.wikidata if authority else None,
        "chart": by_time(
            [context.published(c.article) for c in entity.citations],
            f"Mentions of {entity.name} by date of publication",
        ),
        "said": groups(context, path, [utterance.citation for utterance in said[:_MOST_SAID]]),
        "unsaid": max(0, len(said) - _MOST_SAID),
        "network": network(context, path, entity),
        "together": _together(context, entity, path),
        "events": [
            (context.event_link(path, key), context.archive.events[key].date)
            for key in entity.events
            if key in context.archive.events
        ],
    }


def _spelling(context: Context, text: str, counts: tuple[tuple[str, int], ...], path: str) -> Spelling:
    outlets = [
        join(" ", [link(context.archive.outlets[key].name, way(path, page_of(OUTLETS, key))), f"{number:,}"])
        for key, number in counts
        if key in context.archive.outlets
    ]
    return Spelling(text, join(", ", outlets))


def _post(context: Context, role: Role, path: str) -> Post:
    years = "" if not (role.start or role.end) else f"{(role.start or '')[:4]}–{(role.end or '')[:4]}"
    return Post(role.title, _known(context, role.of, path), years)


def _known(context: Context, key: str | None, path: str) -> Markup | str | None:
    if key is None:
        return None
    return context.entity_link(path, key) if key in context.archive.entities else key.replace("-", " ").title()


def _together(context: Context, entity: Entity, path: str) -> list[tuple[Markup, Together]]:
    """Who and what stands in the same paragraphs most often."""
    known = [other for other in entity.together if other.entity in context.archive.entities]
    return [(context.entity_link(path, other.entity), other) for other in known[:_MOST_TOGETHER]]


def _meta(context: Context, entity: Entity, part: Part[Citation]) -> dict[str, Any]:
    section = ENTITY_SECTIONS[entity.type]
    title = entity.name if part.number == 1 else f"{entity.name}, page {part.number}"
    description = entity.authority.description if entity.authority else ""
    articles = counted(context.articles_with[entity.id], "article", "articles")
    meta: dict[str, Any] = {"title": title, "description": f"{description or entity.name} ({articles})"}
    if part.number > 1:
        return meta
    kind = section.one.capitalize()
    filters = {entity.type: [entity.name]} if entity.type in ("person", "organisation", "place") else {}
    latest = max((context.published(c.article) or "" for c in entity.citations), default="").partition("/")[0]
    sort = {"date": latest or "0000"}
    meta["search"] = {"kind": kind, "filters": filters, "meta": {"articles": articles}, "sort": sort}
    if entity.type in _SCHEMA:
        same = (
            f"https://www.wikidata.org/wiki/{entity.authority.wikidata}"
            if entity.authority and entity.authority.wikidata
            else None
        )
        meta["schema"] = {
            "@context": "https://schema.org",
            "@type": _SCHEMA[entity.type],
            "name": entity.name,
            **({"description": description} if description else {}),
            **({"sameAs": same} if same else {}),
        }
    return meta
