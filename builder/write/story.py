"""Stories: articles about one happening, what each outlet reported, and how many sources are independent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from builder.write.address import STORIES, index_of, page_of, way
from builder.write.context import counted
from builder.write.layout import fill
from builder.write.listing import items
from builder.write.markdown import link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import Story
    from builder.write.context import Context

_MOST_SHARED = 20


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
    for story in stories:
        for own in parts(story.articles, partial(page_of, STORIES, story.id)):
            yield _page(context, story, own)


def sources(story: Story) -> str:
    """`3 articles, 1 independent source`: wire copies count once."""
    articles = counted(len(story.articles), "article", "articles")
    return f"{articles}, {counted(story.independent, 'independent source', 'independent sources')}"


def _page(context: Context, story: Story, part: Part[str]) -> Page:
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
        shared=[context.entity_link(part.path, key) for key in context.by_weight(shared)[:_MOST_SHARED]],
        part=part,
        up=way(part.path, index_of(STORIES)),
    )
    title = story.name if part.number == 1 else f"{story.name}, page {part.number}"
    return markdown_page(part.path, {"title": title, "description": f"{story.name}: {sources(story)}"}, body)


def _when(context: Context, story: Story) -> str | None:
    return context.published(story.articles[0])
