"""What the archive holds, in figures: its own page, and a line on the front page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

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
from builder.write.markdown import element, join, link
from builder.write.page import Page, markdown_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.write.context import Context

_ABOUT = "about.md"


def about_page(context: Context) -> Iterator[Page]:
    """What the archive holds, in figures, and what was done to it."""
    archive = context.archive
    rules = Counter(edit.rule for a in archive.articles.values() for edit in a.article.edits)
    body = fill(
        "about",
        title=context.config.title,
        description=context.config.description,
        numbers=numbers(context, _ABOUT),
        span=_span(context),
        accuracy=context.accuracy,
        rules=rules.most_common(),
        review=Counter(item.kind for item in archive.review).most_common(),
        decisions=archive.decisions,
    )
    yield markdown_page(_ABOUT, {"title": "About", "description": f"About {context.config.title}"}, body)


def numbers(context: Context, path: str) -> list[Markup]:
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


def _span(context: Context) -> str:
    """From when to when the articles were published."""
    days = sorted(filter(None, (context.published(key) for key in context.archive.articles)))
    if not days:
        return ""
    first, last = days[0].partition("/")[0], max(day.rpartition("/")[2] for day in days)
    return in_words(first) if first == last else in_words(f"{first}/{last}")
