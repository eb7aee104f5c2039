"""The front page: what this archive is, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.write.about import numbers
from builder.write.address import ENTITY_SECTIONS
from builder.write.layout import fill
from builder.write.listing import items
from builder.write.page import Page, markdown_page
from builder.write.quotations import Shared, Version, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.model import EntityType
    from builder.write.context import Context

_HOME = "index.md"
_LATEST = 8
_TOP = 7
_SAYINGS = 4


def home_page(context: Context) -> Iterator[Page]:
    """The front page: what this archive is, and what is new."""
    body = fill(
        "home",
        title=context.config.title,
        description=context.config.description,
        numbers=numbers(context, _HOME),
        latest=items(context, _HOME, context.newest_first[:_LATEST]),
        top=[(ENTITY_SECTIONS[kind], _top(context, kind)) for kind in ("person", "place", "organisation")],
        shared=[_shortest(shared(context, _HOME, saying)) for saying in context.archive.sayings[:_SAYINGS]],
        events=[(context.event_link(_HOME, key), e.date) for key, e in _latest_events(context)],
    )
    yield markdown_page(_HOME, {"title": context.config.title, "description": context.config.description}, body)


def _shortest(saying: Shared) -> tuple[Shared, Version]:
    """`saying` with the version that says it in the fewest words: a quotation before reported speech."""
    return saying, min(saying.versions, key=lambda version: (version.kind != "quote", len(version.words)))


def _top(context: Context, kind: EntityType) -> list[tuple[Markup, int]]:
    keys = context.by_weight(key for key, entity in context.archive.entities.items() if entity.type == kind)
    return [(context.entity_link(_HOME, key), context.articles_with[key]) for key in keys[:_TOP]]


def _latest_events(context: Context) -> list[tuple[str, Any]]:
    dated = [(key, event) for key, event in context.archive.events.items() if event.date]
    return sorted(dated, key=lambda item: (item[1].date or "", item[0]), reverse=True)[:_TOP]
