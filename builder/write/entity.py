"""The pages of people, organisations, places, works and other names: who they are, and every sentence on them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from builder.write.address import ENTITY_SECTIONS, index_of, page_of, search_way, way
from builder.write.calendar import calendar
from builder.write.charts import by_time
from builder.write.citations import article_of, groups
from builder.write.context import counted
from builder.write.layout import fill
from builder.write.markdown import join, link
from builder.write.network import network
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from builder.model import Citation, Entity, NameUse, Role, Together
    from builder.write.context import Context

_MOST_TOGETHER = 12
_MOST_SAID = 60  # utterances on the page itself; of more, the latest few, and pages of their own
_LATEST_SAID = 20
_MOST_SPELLINGS = 8
_OUTLETS_SHOWN = 5  # before "more"
_MOST_OUTLETS = 60
_FACETS = ("person", "organisation", "place")  # what the search can be filtered by
_SCHEMA = {"person": "Person", "organisation": "Organization", "place": "Place", "work": "CreativeWork"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form of a name, and which outlets write it how often; `more` are those that are folded."""

    text: str
    outlets: Markup
    more: Markup | None
    hidden: int


@dataclass(frozen=True, slots=True)
class Reporter:
    """An outlet that names somebody: in how many articles, and the way to a search for these."""

    outlet: Markup
    articles: int
    search: Markup | None


@dataclass(frozen=True, slots=True)
class Post:
    """A role, with the years that it was or is held."""

    title: str
    of: Markup | str | None
    years: str


def entity_pages(context: Context) -> Iterator[Page]:
    """The page of each entity, and more where its sentences, or what it said, fill more than one."""
    for entity in context.archive.entities.values():
        path = partial(page_of, ENTITY_SECTIONS[entity.type], entity.id)
        found = list(parts(entity.citations, path, when=context.published_of))
        for part in found:
            yield _page(context, entity, part, found)
        if len(entity.utterances) > _MOST_SAID:
            yield from _said_pages(context, entity)


def _page(context: Context, entity: Entity, part: Part[Citation], found: Sequence[Part[Citation]]) -> Page:
    section = ENTITY_SECTIONS[entity.type]
    first = part.number == 1
    body = fill(
        "entity",
        entity=entity,
        section=section,
        part=part,
        up=way(part.path, index_of(section)),
        about=_about(context, entity, part.path) if first else None,
        calendar=calendar(part.path, found, context.published_of, article_of) if first else [],
        groups=groups(context, part.path, part.rows),
        articles=context.articles_with[entity.id],
        first_page=way(part.path, page_of(section, entity.id)),
    )
    return markdown_page(part.path, _meta(context, entity, part), body)


def _said_pages(context: Context, entity: Entity) -> Iterator[Page]:
    """All that `entity` said, on pages of their own."""
    said = [utterance.citation for utterance in entity.utterances]
    found = list(parts(said, partial(_said_path, entity), when=context.published_of))
    title = f"{entity.name}: {_words_of(entity).lower()}"
    for part in found:
        body = fill(
            "said",
            name=entity.name,
            up=way(part.path, context.entity_path(entity.id)),
            title=title,
            total=counted(len(said), "quotation or reported statement", "quotations and reported statements"),
            calendar=calendar(part.path, found, context.published_of, article_of) if part.number == 1 else [],
            groups=groups(context, part.path, part.rows),
            part=part,
        )
        meta = {"title": title if part.number == 1 else f"{title}, page {part.number}", "description": title}
        yield markdown_page(part.path, meta, body)


def _said_path(entity: Entity, number: int) -> str:
    return page_of(ENTITY_SECTIONS[entity.type], f"{entity.id}/said", number)


def _words_of(entity: Entity) -> str:
    return "In their words" if entity.type == "person" else "What it said"


def _about(context: Context, entity: Entity, path: str) -> dict[str, Any]:
    authority = entity.authority
    said = entity.utterances
    many = len(said) > _MOST_SAID
    return {
        "description": authority.description if authority else "",
        "kind": authority.kind if authority else "",
        "spellings": [_spelling(context, use, path) for use in entity.names[:_MOST_SPELLINGS]],
        "others": _other_names(entity),
        "reporters": _reporters(context, entity, path),
        "open": _OUTLETS_SHOWN,
        "posts": [_post(context, role, path) for role in authority.roles] if authority else [],
        "within": _known(context, authority.within if authority else None, path),
        "government": _known(context, authority.government if authority else None, path),
        "wikidata": authority.wikidata if authority else None,
        "chart": by_time(map(context.published, _articles(entity)), f"Articles that name {entity.name}"),
        "words": _words_of(entity),
        "said": groups(context, path, [u.citation for u in (said[-_LATEST_SAID:] if many else said)]),
        "all_said": link(f"All {len(said):,} by date", way(path, _said_path(entity, 1))) if many else None,
        "network": network(context, path, entity),
        "together": _together(context, entity, path),
        "events": [
            (context.event_link(path, key), context.archive.events[key].date)
            for key in entity.events
            if key in context.archive.events
        ],
    }


def _articles(entity: Entity) -> list[str]:
    return list(dict.fromkeys(citation.article for citation in entity.citations))


def _spelling(context: Context, use: NameUse, path: str) -> Spelling:
    most = sorted(use.counts, key=lambda item: (-item[1], item[0]))
    outlets = [
        join(" ", [link(context.archive.outlets[key].name, way(path, context.outlet_path(key))), f"{number:,}"])
        for key, number in most
        if key in context.archive.outlets
    ]
    folded = outlets[_OUTLETS_SHOWN:_MOST_OUTLETS]
    return Spelling(use.text, join(", ", outlets[:_OUTLETS_SHOWN]), join(", ", folded) if folded else None, len(folded))


def _other_names(entity: Entity) -> list[str]:
    """The names that the editors know and no article of the archive writes."""
    written = {entity.name, *(use.text for use in entity.names)}
    return [alias for alias in (entity.authority.aliases if entity.authority else ()) if alias not in written]


def _reporters(context: Context, entity: Entity, path: str) -> list[Reporter]:
    """The outlets whose articles name `entity`, those with most first."""
    counts = Counter(context.archive.outlet_of.get(article) for article in _articles(entity))
    known = [(key, number) for key, number in counts.items() if key]
    return [
        Reporter(
            link(context.archive.outlets[key].name, way(path, context.outlet_path(key))),
            number,
            _search(context, entity, key, path),
        )
        for key, number in sorted(known, key=lambda item: (-item[1], item[0]))[:_MOST_OUTLETS]
    ]


def _search(context: Context, entity: Entity, outlet: str, path: str) -> Markup | None:
    """The way to a search for the articles of `outlet` that name `entity`, where the search can be asked so."""
    if entity.type not in _FACETS:
        return None
    filters = {"kind": "Article", entity.type: entity.name, "outlet": context.archive.outlets[outlet].name}
    return search_way(path, **filters)


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
    filters = {entity.type: [entity.name]} if entity.type in _FACETS else {}
    latest = max((context.published_of(c) or "" for c in entity.citations), default="").partition("/")[0]
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
