"""Lists of articles and outlets: by year, by outlet, newest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from builder.write.address import ARTICLES, OUTLETS, UNDATED, index_of, page_of, way, year_of
from builder.write.calendar import calendar, month_anchor
from builder.write.charts import by_time
from builder.write.context import counted
from builder.write.days import month_name
from builder.write.layout import fill
from builder.write.markdown import external, link
from builder.write.page import Page, markdown_page
from builder.write.paging import Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from builder.model import OutletArticles
    from builder.write.context import Context

_MOST_NAMED = 12
_SUMMARY = 200  # characters


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a list."""

    link: Markup
    outlet: str | None
    published: str | None
    basis: str
    summary: str
    month: str


def items(context: Context, source: str, articles: Sequence[str]) -> list[Item]:
    """`articles` (ids) as rows of the page `source`."""
    return [_item(context, source, key) for key in articles]


def by_month(rows: Sequence[Item]) -> list[tuple[str, str | None, list[Item]]]:
    """`rows` under the months that they were published in, each with its anchor, in the order given."""
    found = [(month, list(group)) for month, group in groupby(rows, key=lambda item: item.month)]
    return [(month, month_anchor(group[0].published), group) for month, group in found]


def article_lists(context: Context) -> Iterator[Page]:
    """The front page of the articles, and the list of each year."""
    years: dict[str, list[str]] = {}
    for key in context.newest_first:
        years.setdefault(year_of(context.published(key)), []).append(key)
    here = index_of(ARTICLES)
    rows = [(link(year.capitalize(), way(here, page_of(ARTICLES, year))), len(keys)) for year, keys in years.items()]
    latest = items(context, here, context.newest_first[:20])
    body = fill("articles", years=rows, latest=latest, total=len(context.archive.articles))
    yield markdown_page(here, {"title": "Articles", "description": "All articles of the archive by year"}, body)
    for year, keys in years.items():
        title = "Articles without a date" if year == UNDATED else f"Articles of {year}"
        found = list(parts(keys, partial(page_of, ARTICLES, year), when=context.published))
        for part in found:
            body = fill(
                "year",
                up=way(part.path, index_of(ARTICLES)),
                title=title,
                part=part,
                calendar=calendar(part.path, found, context.published, str),
                months=by_month(items(context, part.path, part.rows)),
                total=len(keys),
            )
            meta = {"title": title if part.number == 1 else f"{title}, page {part.number}", "description": title}
            yield markdown_page(part.path, meta, body)


def outlet_pages(context: Context) -> Iterator[Page]:
    """The list of outlets, and the page of each with its articles."""
    outlets = context.archive.outlets.values()
    here = index_of(OUTLETS)
    rows = [(link(o.name, way(here, page_of(OUTLETS, o.id))), o) for o in outlets]
    meta = {"title": "Outlets", "description": "Who published the articles of this archive"}
    yield markdown_page(here, meta, fill("outlets", rows=rows))
    for found in outlets:
        pages = list(parts(found.articles[::-1], partial(page_of, OUTLETS, found.id), when=context.published))
        for part in pages:
            yield _outlet(context, found, part, pages)


def _outlet(context: Context, found: OutletArticles, part: Part[str], pages: Sequence[Part[str]]) -> Page:
    count = counted(len(found.articles), "article", "articles")
    body = fill(
        "outlet",
        up=way(part.path, index_of(OUTLETS)),
        found=found,
        part=part,
        calendar=calendar(part.path, pages, context.published, str),
        months=by_month(items(context, part.path, part.rows)),
        domains=[
            link(domain, address) for domain in found.outlet.domains if (address := external(f"https://{domain}/"))
        ]
        if found.outlet
        else [],
        chart=by_time((context.published(key) for key in found.articles), f"Articles of {found.name} by date"),
        names=_most_named(context, found, part.path),
    )
    meta: dict[str, Any] = {
        "title": found.name if part.number == 1 else f"{found.name}, page {part.number}",
        "description": f"{found.name}: {count}",
    }
    if part.number == 1:
        latest = context.published(found.articles[-1]) or "0000"
        filters, sort = {"outlet": [found.name]}, {"date": latest.partition("/")[0]}
        meta["search"] = {"kind": "Outlet", "filters": filters, "meta": {"articles": count}, "sort": sort}
    return markdown_page(part.path, meta, body)


def _most_named(context: Context, found: OutletArticles, path: str) -> list[tuple[Markup, int]]:
    """Whom and what most of the outlet's articles name, with in how many."""
    counts = Counter(key for article in found.articles for key in context.mentioned[article])
    most = sorted(counts, key=lambda key: (-counts[key], context.archive.entities[key].name.casefold(), key))
    return [(context.entity_link(path, key), counts[key]) for key in most[:_MOST_NAMED]]


def _item(context: Context, source: str, key: str) -> Item:
    article = context.article(key)
    published = article.published.value
    return Item(
        context.article_link(source, key),
        context.outlet_name(key),
        published,
        article.published.basis,
        context.opening(key, _SUMMARY),
        month_name(published) if published else "Without a date",
    )
