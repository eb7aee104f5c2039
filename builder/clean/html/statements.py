"""What the elements of a page state about its article, one after the other: tags, headings, and JSON-LD."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.clean.html.tokens import RAW, TEXT, attributes, tokens
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.clean.html.tree import Page

_EVIDENCE = 200  # characters of a tag that are shown
_PROPERTIES = (
    *("headline", "datePublished", "dateModified", "inLanguage", "url", "mainEntityOfPage"),
    *("author", "creator", "publisher"),
)
_NESTING = 12  # of JSON-LD objects that are looked into


@dataclass(frozen=True, slots=True)
class Statement:
    """`key` (as in `page_facts.yml`) has `value`, says `evidence`; `start` is where in the file."""

    key: str
    value: str
    evidence: str
    start: int


def statements(page: Page) -> Iterator[Statement]:
    """What each telling element states, in the order of the file."""
    raw = page.raw
    for told in page.told:
        if told.name == "script":
            if "ld+json" in raw[told.attributes : told.end].lower():
                yield from _structured(raw[told.end : told.text_end], told.start)
            continue
        evidence = _shortened(raw[told.start : told.end])
        if told.text_end > told.end:
            yield Statement(told.name, _text(raw[told.end : told.text_end]), evidence, told.start)
        else:
            for name, value in _from_tag(told.name, attributes(raw[told.attributes : told.end - 1])):
                yield Statement(name, value, evidence, told.start)


def _text(source: str) -> str:
    seen = (source[start:end] for kind, start, end, _, _ in tokens(source) if kind in {TEXT, RAW})
    return " ".join("".join(seen).split())


def _from_tag(name: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The keys that a tag has values for."""
    if name == "meta":
        for naming in ("property", "name", "itemprop", "http-equiv"):
            for key in given.get(naming, "").split():
                yield f"meta {key.lower()}", given.get("content", "")
    elif name == "link":
        for key in given.get("rel", "").split():
            yield f"link {key.lower()}", given.get("href", "")
    elif name == "html":
        yield "html lang", given.get("lang") or given.get("xml:lang", "")
    elif name == "time":
        yield f"time {_kind_of_time(given)}", given.get("datetime", "")


def _kind_of_time(given: Mapping[str, str]) -> str:
    """Of what a `<time>` is the time; of one that does not say so, that it is shown."""
    what = f"{given.get('itemprop', '')} {given.get('class', '')}".lower()
    if "modified" in what or "updated" in what:
        return "updated"
    return "published" if "pubdate" in given or given.get("itemprop", "").lower().startswith("date") else "shown"


def _shortened(evidence: str) -> str:
    line = " ".join(evidence.split())
    return line if len(line) <= _EVIDENCE else line[: _EVIDENCE - 1] + "…"


# --- JSON-LD ---------------------------------------------------------------------------------------------------


def _structured(source: str, start: int) -> Iterator[Statement]:
    try:
        data = json.loads(source.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return
    names = dict(_named(data, _NESTING))
    for item in _articles(data, _NESTING):
        for name in _PROPERTIES:
            for value in _listed(item.get(name)):
                if said := _said(value, names):
                    evidence = _shortened(f'"{name}": {json.dumps(said, ensure_ascii=False)}')
                    yield Statement(f"json-ld {name.lower()}", said, evidence, start)


def _said(value: object, names: Mapping[str, str]) -> str | None:
    """What a property says: a text, or the name or else the address of an object; `names` are those of objects."""
    if isinstance(value, dict):
        address = value.get("@id")
        value = value.get("name") or names.get(str(address)) or address
    return value if isinstance(value, str) else None


def _named(data: object, depth: int) -> Iterator[tuple[str, str]]:
    """The addresses and names of the objects of a graph, which others of its objects refer to."""
    if isinstance(data, list):
        for one in data if depth else ():
            yield from _named(one, depth - 1)
    elif isinstance(data, dict):
        if isinstance(data.get("@id"), str) and isinstance(data.get("name"), str):
            yield data["@id"], data["name"]
        if depth:
            yield from _named(data.get("@graph"), depth - 1)


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
