"""Data files: the record of each article for machines, and the names that the search page knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.record import to_json
from builder.write.address import ENTITY_SECTIONS, EVENTS, published_address
from builder.write.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.write.context import Context

NAMES = "data/names.json"
_MOST_NAMES = 3000  # those in most articles, so that the file stays small
_MOST_FORMS = 12  # of one name


def article_records(context: Context) -> Iterator[Page]:
    """The record of each article as a JSON file."""
    for key, annotated in context.archive.articles.items():
        text = json.dumps(to_json(annotated), ensure_ascii=False, indent=1)
        yield Page(f"data/articles/{key}.json", text + "\n")


def name_list(context: Context) -> Iterator[Page]:
    """Who and what has a page, with all that it is called: what the search page finds by name and suggests.

    A list of lists: kind, name, address under that of the site, and the other forms of the name.
    """
    archive = context.archive
    rows: list[list[object]] = []
    for key in context.by_weight(archive.entities)[:_MOST_NAMES]:
        entity = archive.entities[key]
        forms = [*(entity.authority.aliases if entity.authority else ()), *(use.text for use in entity.names)]
        rows.append(_named(ENTITY_SECTIONS[entity.type].one, entity.name, context.entity_path(key), forms))
    most = sorted(archive.events.values(), key=lambda event: (-context.articles_about[event.id], event.id))
    for event in most[:_MOST_NAMES]:
        forms = [*(event.authority.aliases if event.authority else ())]
        rows.append(_named(EVENTS.one, event.name, context.event_path(event.id), forms))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield Page(NAMES, f"[\n{lines}\n]\n")


def _named(kind: str, name: str, path: str, forms: Iterable[str]) -> list[object]:
    others = [form for form in dict.fromkeys(forms) if form != name]
    return [kind.capitalize(), name, published_address(path), others[:_MOST_FORMS]]
