"""The search page, and the description that lets a browser search the archive from its address bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = "search.md"
DESCRIPTION = "opensearch.xml"
_NAME_LENGTH = 16  # characters that OpenSearch allows for a name


def search_page(indexes: Iterable[tuple[str, str]]) -> str:
    """The page's Markdown; `indexes` (title, path) are linked for those who cannot use the search."""
    links = ", ".join(f"[{title}]({path})" for title, path in indexes)
    return Path(__file__).with_name(PAGE).read_text("utf-8").replace("INDEXES", links)


def search_description(title: str, description: str, url: str) -> str:
    """An OpenSearch 1.1 description of the archive published at `url`."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(title[:_NAME_LENGTH].strip())}</ShortName>\n"
        f"  <Description>{escape(description[:1024])}</Description>\n"
        f'  <Url type="text/html" template="{escape(url)}search/?q={{searchTerms}}"/>\n'
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
