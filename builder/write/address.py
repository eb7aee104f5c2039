"""Where each thing has its page: paths under the docs folder, and the way from one to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from markupsafe import Markup

if TYPE_CHECKING:
    from builder.model import Article, EntityType


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the site: its folder, its heading, and what one and several of its things are called."""

    folder: str
    title: str
    one: str
    many: str


ENTITY_SECTIONS: dict[EntityType, Section] = {
    "person": Section("people", "People", "person", "people"),
    "organisation": Section("organisations", "Organisations", "organisation", "organisations"),
    "place": Section("places", "Places", "place", "places"),
    "work": Section("works", "Works", "work", "works"),
    "other": Section("names", "Other names", "other name", "other names"),
}
ARTICLES = Section("articles", "Articles", "article", "articles")
EVENTS = Section("events", "Events", "event", "events")
OUTLETS = Section("outlets", "Outlets", "outlet", "outlets")
TIMELINE = Section("timeline", "Timeline", "date", "dates")
WORDING = Section("wording", "Wording", "set of terms", "sets of terms")
STORIES = Section("stories", "Stories", "story", "stories")
QUOTATIONS = Section("quotations", "Quotations", "quotation", "quotations")

UNDATED = "undated"
SEARCH = "search.md"  # which publishing makes


def year_of(value: str | None) -> str:
    """The year of an ISO 8601 date or interval (its first day), or `undated`."""
    year = (value or "")[:4]
    return year if len(year) == 4 and year.isdecimal() and year.isascii() else UNDATED


def page_of(section: Section, name: str, number: int = 1) -> str:
    """The path of the page of `name` in `section`; `number` counts the pages that its rows fill."""
    file = "index-" if name == "index" else name
    return f"{section.folder}/{file}.md" if number == 1 else f"{section.folder}/{file}/{number}.md"


def index_of(section: Section) -> str:
    """The path of the front page of `section`."""
    return f"{section.folder}/index.md"


def article_path(article: Article) -> str:
    """The path of the page of `article`, by its year of publication."""
    return f"{ARTICLES.folder}/{year_of(article.published.value)}/{article.id}.md"


def way(source: str, target: str, anchor: str = "") -> Markup:
    """The destination of a Markdown link on the page `source` to the page `target` (paths under the docs folder)."""
    fragment = f"#{quote(anchor)}" if anchor else ""
    return Markup(_relative(posixpath.dirname(source), target) + fragment)


def published_way(source: str, target: str) -> Markup:
    """The same for raw HTML, which MkDocs leaves alone: between published addresses, which end in a slash."""
    slash = "/" if target.endswith(".md") else ""
    return Markup(_relative(_published(source), _published(target)) + slash)


def search_way(source: str, **filters: str) -> Markup:
    """The same to the search page, with what it is to be filtered by."""
    return published_way(source, SEARCH) + f"?{urlencode(filters)}"


def published_address(path: str) -> str:
    """The address of the page `path` under that of the site."""
    return f"{quote(_published(path))}/".lstrip("/")


@lru_cache(maxsize=1 << 16)
def _relative(folder: str, target: str) -> str:
    return quote(posixpath.relpath(target or ".", folder or "."))


def _published(path: str) -> str:
    stem = path.removesuffix(".md")
    return posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
