"""What a page's markup says about its article: title, publisher, authors, dates, address and language.

Sources, from the surest: JSON-LD of a schema.org article, Open Graph and other `<meta>`, then elements of the page.
The date of publication and that of the last change are kept apart, and never stand in for each other.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from builder.clean.html.keys import key
from builder.clean.html.tokens import RAW, TEXT, attributes, tokens
from builder.clean.html.tree import parse
from builder.languages import table
from builder.model import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from builder.clean.html.tree import Page

_BYLINE = 80  # characters at most of a line of authors' names
_OF_AUTHORS = ({"author"}, {"author", "meta"}, {"author", "standfirst"})  # the zones that such a line is in
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}"
_BETWEEN_NAMES = re.compile(", | and | & ")
_EVIDENCE = 200  # characters of a tag that are shown
_TELLING = 15  # letters of a heading that is a part of what the markup calls the title
_HEADLINE = 25  # letters of a heading that is rather a headline than the name of the site
_PROPERTIES = (
    *("headline", "datePublished", "dateModified", "inLanguage", "url", "mainEntityOfPage"),
    *("author", "creator", "publisher"),
)
_NESTING = 12  # of JSON-LD objects that are looked into
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2,4}))?(?![A-Za-z])")


_UNKNOWN = Fact()


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """Publication facts, each with the tag or the JSON-LD property that says so. Dates are ISO 8601 days."""

    title: Fact = _UNKNOWN
    publisher: Fact = _UNKNOWN
    published: Fact = _UNKNOWN
    updated: Fact = _UNKNOWN
    url: Fact = _UNKNOWN
    language: Fact = _UNKNOWN
    authors: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Statement:
    """`key` has `value`, says `evidence`."""

    key: str
    value: str
    evidence: str


@lru_cache(maxsize=1)
def html_facts(raw: str) -> HtmlFacts:
    """What the markup of `raw` says; a fact that it does not state has no value and the basis `none`.

    Kept for the next who asks for those of the same file.
    """
    page = parse(raw)
    said = [*_statements(page), *_byline(page)]
    keys = table("page_facts")
    return HtmlFacts(
        title=_title(said, keys["title"]),
        publisher=_first(said, keys["publisher"], _publisher),
        published=_first(said, keys["published"], _day),
        updated=_first(said, keys["updated"], _day),
        url=_first(said, keys["url"], _address),
        language=_first(said, keys["language"], _language),
        authors=_authors(said, keys["authors"]),
    )


def _first(said: Sequence[_Statement], keys: Iterable[str], read: Callable[[str], str | None]) -> Fact:
    for place in keys:
        for statement in said:
            if statement.key == place and (value := read(statement.value)):
                return Fact(value, "text", (statement.evidence,))
    return _UNKNOWN


def _title(said: Sequence[_Statement], keys: Iterable[str]) -> Fact:
    """The title as the page shows it, where one of its headings says what the markup says or is the only `<h1>`."""
    stated = _first(said, keys, _words)
    wanted = key(stated.value or "")
    shown = [statement for statement in said if statement.key in {"h1", "h2"} and _words(statement.value)]
    telling = [statement for statement in shown if _says(key(statement.value), wanted)]
    first_level = [statement for statement in shown if statement.key == "h1"]
    if not telling and len(first_level) == 1 and len(key(first_level[0].value)) >= _HEADLINE:
        telling = first_level
    return Fact(_words(telling[0].value), "text", (telling[0].evidence,)) if telling else stated


def _says(shown: str, wanted: str) -> bool:
    return bool(shown) and (shown == wanted or (len(shown) >= _TELLING and shown in wanted))


def _authors(said: Sequence[_Statement], keys: Iterable[str]) -> tuple[Fact, ...]:
    for place in keys:
        found: dict[str, Fact] = {}
        for statement in said:
            name = _words(statement.value) if statement.key == place else None
            if name and not _URL.match(name):
                found.setdefault(name, Fact(name, "text", (statement.evidence,)))
        if found:
            return tuple(found.values())
    return ()


# --- what a value means ----------------------------------------------------------------------------------------


def _words(value: str) -> str | None:
    return " ".join(unescape(value).split()) or None


def _publisher(value: str) -> str | None:
    """A name as it stands; of an account (`@paper`) or an address it is none."""
    name = _words(value)
    return None if name is None or name.startswith("@") or _URL.match(name) else name


def _day(value: str) -> str | None:
    match = _DATE.match(value.strip())
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if year and 1 <= month <= 12 and 1 <= day <= 31 else None


def _address(value: str) -> str | None:
    match = _URL.fullmatch(unescape(value).strip())
    return match.group() if match else None


def _language(value: str) -> str | None:
    match = _LANGUAGE.match(value.strip())
    if match is None:
        return None
    language, region = match.groups()
    return f"{language.lower()}-{region.upper()}" if region and len(region) == 2 else language.lower()


# --- who says what ---------------------------------------------------------------------------------------------


def _statements(page: Page) -> Iterator[_Statement]:
    raw = page.raw
    for told in page.told:
        if told.name == "script":
            if "ld+json" in raw[told.attributes : told.end].lower():
                yield from _structured(raw[told.end : told.text_end])
            continue
        evidence = _shortened(raw[told.start : told.end])
        if told.text_end > told.end:
            yield _Statement(told.name, _text(raw[told.end : told.text_end]), evidence)
        else:
            yield from _from_tag(told.name, attributes(raw[told.attributes : told.end - 1]), evidence)


def _byline(page: Page) -> Iterator[_Statement]:
    """The names in the first line that stands where the page names an author, and consists of names."""
    for block in page.blocks:
        if len(block.text) <= _BYLINE and {zone.name for zone in block.zones} in _OF_AUTHORS:
            match = _names().fullmatch(block.text)
            if match is not None:
                for name in _BETWEEN_NAMES.split(match["names"]):
                    yield _Statement("byline", name, block.text)
                return


@cache
def _names() -> re.Pattern[str]:
    openings = "|".join(map(re.escape, table("clean_credits")["byline_openings"]))
    return re.compile(rf"(?:(?i:{openings})\s+)?(?P<names>{_NAME}(?:(?:, | and | & ){_NAME}){{0,3}})")


def _text(source: str) -> str:
    seen = (source[start:end] for kind, start, end, _, _ in tokens(source) if kind in {TEXT, RAW})
    return " ".join("".join(seen).split())


def _from_tag(name: str, given: Mapping[str, str], evidence: str) -> Iterator[_Statement]:
    if name == "meta":
        for naming in ("property", "name", "itemprop", "http-equiv"):
            for key in given.get(naming, "").split():
                yield _Statement(f"meta {key.lower()}", given.get("content", ""), evidence)
    elif name == "link":
        for key in given.get("rel", "").split():
            yield _Statement(f"link {key.lower()}", given.get("href", ""), evidence)
    elif name == "html":
        yield _Statement("html lang", given.get("lang") or given.get("xml:lang", ""), evidence)
    elif name == "time" and ("pubdate" in given or given.get("itemprop", "").lower().startswith("date")):
        kind = "updated" if "modified" in given.get("itemprop", "").lower() else "published"
        yield _Statement(f"time {kind}", given.get("datetime", ""), evidence)


def _shortened(evidence: str) -> str:
    line = " ".join(evidence.split())
    return line if len(line) <= _EVIDENCE else line[: _EVIDENCE - 1] + "…"


# --- JSON-LD ---------------------------------------------------------------------------------------------------


def _structured(source: str) -> Iterator[_Statement]:
    try:
        data = json.loads(source.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return
    for item in _articles(data, _NESTING):
        for name in _PROPERTIES:
            for value in _listed(item.get(name)):
                yield from _property(name, value)


def _property(name: str, value: object) -> Iterator[_Statement]:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    if isinstance(value, str):
        evidence = f'"{name}": {json.dumps(value, ensure_ascii=False)}'
        yield _Statement(f"json-ld {name.lower()}", value, _shortened(evidence))


def _articles(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """The articles among JSON-LD objects, in a list, a graph, or as the main entity of a page."""
    if depth == 0:
        return
    if isinstance(data, list):
        for one in data:
            yield from _articles(one, depth - 1)
    elif isinstance(data, dict):
        kinds = {str(kind) for kind in _listed(data.get("@type"))}
        if any(kind.endswith(tuple(table("page_facts")["article_types"])) for kind in kinds):
            yield data
        for key in ("@graph", "mainEntity"):
            yield from _articles(data.get(key), depth - 1)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
