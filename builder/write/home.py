"""The front page, and the page about the archive."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from builder.write.address import (
    ARTICLES,
    ENTITY_SECTIONS,
    EVENTS,
    OUTLETS,
    QUOTATIONS,
    STORIES,
    TIMELINE,
    WORDING,
    index_of,
    way,
)
from builder.write.days import in_words
from builder.write.layout import fill
from builder.write.listing import items
from builder.write.markdown import element, join, link
from builder.write.page import Page, markdown_page
from builder.write.quotations import Shared, Version, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.model import EntityType
    from builder.write.context import Context

_HOME = "index.md"
_ABOUT = "about.md"
_LATEST = 8
_TOP = 7
_SAYINGS = 4


def home_page(context: Context) -> Iterator[Page]:
    """The front page: what this archive is, and what is new."""
    body = fill(
        "home",
        title=context.config.title,
        description=context.config.description,
        numbers=_numbers(context, _HOME),
        latest=items(context, _HOME, context.newest_first[:_LATEST]),
        top=[(ENTITY_SECTIONS[kind], _top(context, kind)) for kind in ("person", "place", "organisation")],
        shared=[_shortest(shared(context, _HOME, saying)) for saying in context.archive.sayings[:_SAYINGS]],
        events=[(context.event_link(_HOME, key), e.date) for key, e in _latest_events(context)],
    )
    yield markdown_page(_HOME, {"title": context.config.title, "description": context.config.description}, body)


def about_page(context: Context) -> Iterator[Page]:
    """What the archive holds, in figures, and what was done to it."""
    archive = context.archive
    rules = Counter(edit.rule for a in archive.articles.values() for edit in a.article.edits)
    body = fill(
        "about",
        title=context.config.title,
        description=context.config.description,
        numbers=_numbers(context, _ABOUT),
        span=_span(context),
        accuracy=context.accuracy,
        rules=rules.most_common(),
        review=Counter(item.kind for item in archive.review).most_common(),
        decisions=archive.decisions,
    )
    yield markdown_page(_ABOUT, {"title": "About", "description": f"About {context.config.title}"}, body)


def _numbers(context: Context, path: str) -> list[Markup]:
    """What the archive holds, each number with a link to where it is listed."""
    archive = context.archive
    kinds = Counter(entity.type for entity in archive.entities.values())
    counts = [
        (ARTICLES, len(archive.articles)),
        *((section, kinds[kind]) for kind, section in ENTITY_SECTIONS.items()),
        (EVENTS, len(archive.events)),
        (STORIES, len(archive.stories)),
        (OUTLETS, len(archive.outlets)),
        (QUOTATIONS, len(archive.utterances)),
        (TIMELINE, len(archive.timeline)),
        (WORDING, len(context.config.wording)),
    ]
    return [
        link(
            join(" ", [element("b", f"{number:,}"), section.one if number == 1 else section.many]),
            way(path, index_of(section)),
        )
        for section, number in counts
        if number
    ]


def _shortest(saying: Shared) -> tuple[Shared, Version]:
    """`saying` with the version that says it in the fewest words: a quotation before reported speech."""
    return saying, min(saying.versions, key=lambda version: (version.kind != "quote", len(version.words)))


def _span(context: Context) -> str:
    """From when to when the articles were published."""
    days = sorted(filter(None, (context.published(key) for key in context.archive.articles)))
    if not days:
        return ""
    first, last = days[0].partition("/")[0], max(day.rpartition("/")[2] for day in days)
    return in_words(first) if first == last else in_words(f"{first}/{last}")


def _top(context: Context, kind: EntityType) -> list[tuple[Markup, int]]:
    keys = context.by_weight(key for key, entity in context.archive.entities.items() if entity.type == kind)
    return [(context.entity_link(_HOME, key), context.articles_with[key]) for key in keys[:_TOP]]


def _latest_events(context: Context) -> list[tuple[str, Any]]:
    dated = [(key, event) for key, event in context.archive.events.items() if event.date]
    return sorted(dated, key=lambda item: (item[1].date or "", item[0]), reverse=True)[:_TOP]
