"""What a page's markup says about its article: title, publisher, authors, dates, address and language.

Sources, from the surest: JSON-LD of a schema.org article, Open Graph and other `<meta>`, then elements of the page.
The date of publication and that of the last change are kept apart, and never stand in for each other.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from builder.clean.html.keys import key
from builder.clean.html.tokens import CLOSE, OPEN, RAW, TEXT, attributes, tokens
from builder.languages import table
from builder.model import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

from builder.clean.html.tokens import Token

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
    said = list(_statements(raw))
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


_SHOWN = frozenset(("title", "h1", "h2", "time"))


def _statements(raw: str) -> Iterator[_Statement]:
    reader = _TextReader()
    structured = False
    for token in tokens(raw):
        if reader.key or (token.kind == OPEN and token.name in _SHOWN):
            yield from reader.seen(raw, token)
        if token.kind == RAW and structured:
            yield from _structured(raw[token.start : token.end])
        structured = False
        if token.kind != OPEN:
            continue
        if token.name == "script":
            structured = "ld+json" in attributes(raw, token).get("type", "").lower()
        elif token.name in {"meta", "link", "html"}:
            yield from _from_tag(raw, token)


def _from_tag(raw: str, token: Token) -> Iterator[_Statement]:
    given = attributes(raw, token)
    evidence = _shortened(raw[token.start : token.end])
    if token.name == "meta":
        for naming in ("property", "name", "itemprop", "http-equiv"):
            for key in given.get(naming, "").split():
                yield _Statement(f"meta {key.lower()}", given.get("content", ""), evidence)
    elif token.name == "link":
        for key in given.get("rel", "").split():
            yield _Statement(f"link {key.lower()}", given.get("href", ""), evidence)
    else:
        yield _Statement("html lang", given.get("lang") or given.get("xml:lang", ""), evidence)


class _TextReader:
    """Reads what the page itself shows as its title and dates, from an opening tag of `_SHOWN` to its end."""

    def __init__(self) -> None:
        self.key = ""
        self._name = ""
        self._evidence = ""
        self._text: list[str] = []

    def seen(self, raw: str, token: Token) -> Iterator[_Statement]:
        if self.key and token.kind in {TEXT, RAW}:
            self._text.append(raw[token.start : token.end])
        elif self.key and token.kind == CLOSE and token.name == self._name:
            yield _Statement(self.key, " ".join("".join(self._text).split()), self._evidence)
            self.key = ""
        elif not self.key and token.kind == OPEN:
            yield from self._opened(raw, token)

    def _opened(self, raw: str, token: Token) -> Iterator[_Statement]:
        given = attributes(raw, token)
        self._evidence = _shortened(raw[token.start : token.end])
        if token.name != "time":
            self.key, self._name = token.name, token.name
            self._text.clear()
            return
        kind = "updated" if "modified" in given.get("itemprop", "").lower() else "published"
        if "pubdate" in given or given.get("itemprop", "").lower().startswith("date"):
            yield _Statement(f"time {kind}", given.get("datetime", ""), self._evidence)


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
