"""Stories: articles about one happening, what each outlet reported, and how many sources are independent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from builder.write.address import STORIES, index_of, page_of, way
from builder.write.citations import by_outlet, groups
from builder.write.context import counted
from builder.write.layout import fill
from builder.write.listing import items
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from builder.model import Citation, Story
    from builder.write.citations import Group
    from builder.write.context import Context

_MOST_SHARED = 20
_MOST_TOPICS = 4
_MOST_SIDES = 12  # articles side by side
_MOST_SENTENCES = 2  # of an article on a topic


@dataclass(frozen=True, slots=True)
class Topic:
    """What articles of a story have in common, and the sentences of each outlet on it."""

    link: Markup
    outlets: list[tuple[Markup | None, list[Group]]]


def story_pages(context: Context) -> Iterator[Page]:
    """The list of stories, and the page of each; nothing where no two articles tell one story."""
    stories = context.archive.stories
    if not stories:
        return
    for part in parts(stories, lambda n: index_of(STORIES) if n == 1 else page_of(STORIES, "index", n)):
        rows = [
            (link(story.name, way(part.path, page_of(STORIES, story.id))), sources(story), _when(context, story))
            for story in part.rows
        ]
        meta = {"title": "Stories", "description": "Articles about one happening, side by side"}
        yield markdown_page(part.path, meta, fill("stories", rows=rows, part=part))
    topics = _Topics(context)
    for story in stories:
        for own in parts(story.articles, partial(page_of, STORIES, story.id)):
            yield _page(context, story, own, topics.of(story, own.path) if own.number == 1 else [])


class _Topics:
    """What the articles of each story have in common, the rarest things of the archive first."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._by_article = cache(self._group)

    def of(self, story: Story, path: str) -> list[Topic]:
        """For the page at `path`: up to four things that two articles of `story` or more tell of in their own words."""
        copies = {key for group in story.copies for key in group[1:]}
        articles = [key for key in story.articles if key not in copies][:_MOST_SIDES]
        counts = Counter(thing for key in articles for thing in self._things(key))
        rarest = sorted((self._weight(thing), thing) for thing, number in counts.items() if number > 1)
        topics: list[Topic] = []
        shown: set[tuple[str, int]] = set()
        for _, thing in rarest:
            cited = [citation for key in articles for citation in self._sentences(thing, key, shown)]
            if len(topics) < _MOST_TOPICS and len({citation.article for citation in cited}) > 1:
                topics.append(Topic(self._link(thing, path), by_outlet(groups(self._context, path, cited))))
                shown.update((citation.article, citation.start) for citation in cited)
        return topics

    def _sentences(self, thing: tuple[str, str], article: str, shown: set[tuple[str, int]]) -> list[Citation]:
        """The first sentences of `article` on `thing` that no other topic has (`shown`: article and start of each)."""
        own = self._by_article(thing).get(article, [])
        return [citation for citation in own if (article, citation.start) not in shown][:_MOST_SENTENCES]

    def _things(self, article: str) -> list[tuple[str, str]]:
        events = [("event", key) for key in self._context.reported(article)]
        return [*events, *(("entity", key) for key in self._context.mentioned[article])]

    def _weight(self, thing: tuple[str, str]) -> tuple[bool, int]:
        """Events before everything else, and the rarest first."""
        kind, key = thing
        return kind != "event", (self._context.articles_about if kind == "event" else self._context.articles_with)[key]

    def _link(self, thing: tuple[str, str], path: str) -> Markup:
        kind, key = thing
        return self._context.event_link(path, key) if kind == "event" else self._context.entity_link(path, key)

    def _group(self, thing: tuple[str, str]) -> dict[str, list[Citation]]:
        kind, key = thing
        archive = self._context.archive
        found: dict[str, list[Citation]] = {}
        for citation in (archive.events[key] if kind == "event" else archive.entities[key]).citations:
            found.setdefault(citation.article, []).append(citation)
        return found


def sources(story: Story) -> str:
    """`3 articles, 1 independent source`: wire copies count once."""
    articles = counted(len(story.articles), "article", "articles")
    return f"{articles}, {counted(story.independent, 'independent source', 'independent sources')}"


def _page(context: Context, story: Story, part: Part[str], topics: list[Topic]) -> Page:
    shared = set.intersection(*(set(context.mentioned[key]) for key in story.articles))
    copied = {key: group for group in story.copies for key in group}
    rows = [
        (item, [context.article_link(part.path, other) for other in copied.get(key, ()) if other != key][:1])
        for key, item in zip(part.rows, items(context, part.path, part.rows), strict=True)
    ]
    body = fill(
        "story",
        story=story,
        sources=sources(story),
        articles=rows,
        topics=topics,
        shared=[context.entity_link(part.path, key) for key in context.by_weight(shared)[:_MOST_SHARED]],
        part=part,
        up=way(part.path, index_of(STORIES)),
    )
    title = story.name if part.number == 1 else f"{story.name}, page {part.number}"
    return markdown_page(part.path, {"title": title, "description": f"{story.name}: {sources(story)}"}, body)


def _when(context: Context, story: Story) -> str | None:
    return context.published(story.articles[0])
