"""The panel beside an article: who speaks, who, where and what it names, and the dates that it speaks of."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.model import Date, Quote, Statement
from builder.write.address import ENTITY_SECTIONS
from builder.write.days import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from builder.model import AnnotatedArticle, Article
    from builder.write.context import Context

_OPEN = 7  # entries of a group that show before "more"


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that the article names."""

    link: Markup
    note: str
    articles: int


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one kind, the first few of them open."""

    kind: str
    title: str
    entries: Sequence[Entry]
    more: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in the article: where first, and how often."""

    who: Markup | str
    anchor: str
    number: int


@dataclass(frozen=True, slots=True)
class Panel:
    """All that stands beside an article. `dates`: each with the permalink of the paragraph that first has it."""

    speakers: Sequence[Speaker]
    groups: Sequence[Group]
    dates: Sequence[tuple[str, str]]


def panel(context: Context, annotated: AnnotatedArticle, path: str) -> Panel:
    """The panel of `annotated` for its page at `path`."""
    groups = [_events(context, annotated.article, path), *_entities(context, annotated.article, path)]
    return Panel(
        _speakers(context, annotated, path), [group for group in groups if group.entries], _dates(context, annotated)
    )


def _entities(context: Context, article: Article, path: str) -> list[Group]:
    """Whom and what the article names that has a page, by kind, the most mentioned first."""
    entities = context.archive.entities
    counts = context.mentioned[article.id]
    ordered = sorted(counts, key=lambda key: (-counts[key], entities[key].name.casefold(), key))
    return [
        _group(
            kind, section.title, [_entity(context, article, path, key) for key in ordered if entities[key].type == kind]
        )
        for kind, section in ENTITY_SECTIONS.items()
    ]


def _entity(context: Context, article: Article, path: str, key: str) -> Entry:
    note = context.role_at(context.archive.entities[key], article.published.value)
    return Entry(context.entity_link(path, key), note, context.articles_with[key])


def _events(context: Context, article: Article, path: str) -> Group:
    reported = context.reported(article.id)
    events = context.archive.events
    entries = [
        Entry(context.event_link(path, key), in_words(events[key].date or ""), context.articles_about[key])
        for key in reported
    ]
    return _group("event", "Events", entries)


def _group(kind: str, title: str, entries: Sequence[Entry]) -> Group:
    return Group(kind, title, entries[:_OPEN], entries[_OPEN:])


def _speakers(context: Context, annotated: AnnotatedArticle, path: str) -> list[Speaker]:
    """Who speaks, the most often first."""
    first: dict[tuple[str | None, str], int] = {}
    count: Counter[tuple[str | None, str]] = Counter()
    for annotation in annotated.annotations:
        if isinstance(annotation, Quote | Statement) and annotation.speaker_name:
            speaker = (annotation.speaker, annotation.speaker_name)
            first.setdefault(speaker, annotation.start)
            count[speaker] += 1
    return [
        Speaker(
            speaker_link(context, path, key, name),
            _anchor_at(context, annotated.article, first[key, name]),
            number,
        )
        for (key, name), number in count.most_common()
    ]


def speaker_link(context: Context, path: str, key: str | None, name: str) -> Markup | str:
    """The name of a speaker (an entity id or None, and a name), as a link on the page `path` where there is a page."""
    return context.entity_link(path, key) if key is not None and key in context.archive.entities else name


def _dates(context: Context, annotated: AnnotatedArticle) -> list[tuple[str, str]]:
    """The dates that the text speaks of, in order of time."""
    first: dict[str, int] = {}
    for annotation in annotated.annotations:
        if isinstance(annotation, Date):
            first.setdefault(annotation.value, annotation.start)
    return [(value, _anchor_at(context, annotated.article, start)) for value, start in sorted(first.items())]


def _anchor_at(context: Context, article: Article, offset: int) -> str:
    index = bisect.bisect_right(article.blocks, offset, key=lambda block: block.start) - 1
    return context.archive.anchors[article.id][max(0, index)]
