"""HTML captures: which part of a saved page is the article, as edits over the file, and what its markup says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.html.edits import edits_for
from builder.clean.html.facts import HtmlFacts, html_facts
from builder.clean.html.select import article
from builder.clean.html.structured import structured_edits
from builder.clean.html.tree import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Edit

__all__ = ["HtmlFacts", "html_edits", "html_facts"]


def html_edits(raw: str) -> Sequence[Edit]:
    """Edits that turn a decoded HTML file into its article: title, headings, paragraphs, list items and quotations.

    The blocks are separated by one blank line; all else is removed, each piece by a rule that names what it was
    (`html-markup`, `html-entity`, `html-space`, `html-script`, `html-boilerplate`). The edits are in order and
    disjoint, and count code points of `raw`. Where the markup has no article, but the page's structured data have one,
    it is that one.
    """
    page = parse(raw)
    selection = article(page, html_facts(raw).title.value)
    recovered = structured_edits(page, sum(len(block.text) for block in selection.body))
    return edits_for(page, selection.blocks()) if recovered is None else recovered
