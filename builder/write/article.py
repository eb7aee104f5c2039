"""The page of one article: its text with what is known about it, and where the text came from."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from builder.write.address import published_way, year_of
from builder.write.layout import fill
from builder.write.margin import Margin, margins
from builder.write.markdown import escape, external
from builder.write.marked import marked
from builder.write.page import Page, markdown_page
from builder.write.panel import panel
from builder.write.quotations import elsewhere
from builder.write.receipts import receipt_view
from builder.write.references import paragraph_references, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import AnnotatedArticle, Annotation, Article, Related, Saying
    from builder.write.context import Context

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_MOST_COPIES = 7
_DESCRIPTION = 200  # characters


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the text as Markdown, with its permalink and what stands beside it."""

    kind: str
    anchor: str
    text: Markup
    margin: Margin
    number: int  # of the paragraph, from 1; of a heading, that of the paragraph before it


def article_pages(context: Context) -> Iterator[Page]:
    """One page for each article."""
    quoted = _recurring(context)
    for annotated in context.archive.articles.values():
        yield _page(context, annotated, quoted.get(annotated.article.id, []))


def _page(context: Context, annotated: AnnotatedArticle, sayings: list[Saying]) -> Page:
    article = annotated.article
    path = context.article_path(article.id)
    blocks = marked_blocks(context, annotated, path)
    headline = next((block for block in blocks if block.kind == "title"), None)
    body = fill(
        "article",
        article=article,
        title=context.title(article.id),
        language=_language(context, article),
        headline=headline,
        notes=[note for note in article.sidecar.notes if not note.at],
        blocks=[block for block in blocks if block is not headline],
        outlet=context.outlet_link(path, article.id),
        original=external(article.url.value),
        panel=panel(context, annotated, path),
        related=[_related(context, path, r) for r in context.archive.related.get(article.id, ())],
        sayings=[elsewhere(context, path, saying, article.id) for saying in sayings],
        receipt=receipt_view(article),
        stories=context.story_links(path, article.id),
        copies=context.copy_links(path, article.id)[:_MOST_COPIES],
        record=published_way(path, f"data/articles/{article.id}.json"),
        references=references(context, article),
        paragraph_references=paragraph_references(context, article),
    )
    return markdown_page(path, _meta(context, article), body)


def marked_blocks(context: Context, annotated: AnnotatedArticle, path: str) -> list[MarkedBlock]:
    """The blocks of the article as Markdown for the page at `path`."""
    article = annotated.article
    target = context.target(path)
    made = []
    anchors = context.archive.anchors[article.id]
    by_block = _by_block(annotated)
    in_text = [[] if block.kind == "title" else found for block, found in zip(article.blocks, by_block, strict=True)]
    beside = margins(context, article.id, path, anchors, in_text)
    number = 0
    for block, anchor, within, margin in zip(article.blocks, anchors, by_block, beside, strict=True):
        number += block.kind == "paragraph"
        text = marked(article.text, block.start, block.end, within, target)
        made.append(MarkedBlock(block.kind, anchor, text, margin, number))
    return made


def _language(context: Context, article: Article) -> Markup:
    """The attributes of a block in the language of `article`; none where that is the language of the archive."""
    language = article.language.partition("-")[0]
    if language == context.config.language.partition("-")[0]:
        return Markup()
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    return Markup(f' lang="{escape(article.language)}" dir="{direction}"')


def _by_block(annotated: AnnotatedArticle) -> list[list[Annotation]]:
    """The annotations of each block; one that goes over several blocks is in all of them."""
    blocks = annotated.article.blocks
    found: list[list[Annotation]] = [[] for _ in blocks]
    for annotation in annotated.annotations:
        index = max(0, bisect.bisect_right(blocks, annotation.start, key=lambda block: block.start) - 1)
        while index < len(blocks) and blocks[index].start < annotation.end:
            found[index].append(annotation)
            index += 1
    return found


def _related(context: Context, path: str, related: Related) -> dict[str, Any]:
    return {
        "link": context.article_link(path, related.article),
        "outlet": context.outlet_name(related.article),
        "published": context.published(related.article),
        "reasons": related.reasons,
    }


def _recurring(context: Context) -> dict[str, list[Saying]]:
    """The quotations that each article shares with others."""
    found: dict[str, list[Saying]] = {}
    for saying in context.archive.sayings:
        for article in dict.fromkeys(version.citation.article for version in saying.versions):
            found.setdefault(article, []).append(saying)
    return found


def _meta(context: Context, article: Article) -> dict[str, Any]:
    """The front matter: what the page is called, and what search and other machines may know about it."""
    title = context.title(article.id)
    names: dict[str, list[str]] = {"person": [], "organisation": [], "place": []}
    for key in sorted(context.mentioned[article.id]):
        entity = context.archive.entities[key]
        if entity.type in names:
            names[entity.type].append(entity.name)
    events = [context.archive.events[key].name for key in sorted(context.reported(article.id))]
    outlet = context.outlet_name(article.id)
    published = article.published.value
    authors = article.sidecar.author
    filters = {**names, "event": events, "outlet": [outlet] if outlet else [], "year": [year_of(published)]}
    return {
        "title": title,
        "description": context.opening(article.id, _DESCRIPTION) or title,
        "search": {
            "kind": "Article",
            "filters": {key: values for key, values in filters.items() if values},
            "meta": {key: value for key, value in (("date", published), ("outlet", outlet)) if value},
            "sort": {"date": (published or "0000").partition("/")[0]},
        },
        "schema": {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "inLanguage": article.language,
            **({"datePublished": published} if published and "/" not in published else {}),
            **({"dateModified": article.updated.value} if article.updated.value else {}),
            **({"author": [{"@type": "Person", "name": name} for name in authors]} if authors else {}),
            **({"publisher": {"@type": "Organization", "name": outlet}} if outlet else {}),
            **({"isBasedOn": article.url.value} if external(article.url.value) else {}),
        },
    }
