"""Data files: the record of each article, for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from builder.record import to_json
from builder.write.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.write.context import Context


def article_records(context: Context) -> Iterator[Page]:
    """The record of each article as a JSON file."""
    for key, annotated in context.archive.articles.items():
        text = json.dumps(to_json(annotated), ensure_ascii=False, indent=1)
        yield Page(f"data/articles/{key}.json", text + "\n")
