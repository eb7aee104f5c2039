"""Lines that say when the article was published or updated are taken out; the facts are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.edges import edges
from builder.clean.stamps import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "publication-lines"
_AUTHOR = re.compile(r"(?<=\d) by (?:\S{1,30} ?){1,4}$")  # `Posted on 1 May 2024 by editor`


def rule(view: View) -> Iterator[Edit]:
    """Lines of nothing but dates, times and reading times: at either end of the article, or labelled as such.

    A bare date between paragraphs stays: it may be the heading of a chronicle.
    """
    at_edges = edges(view)
    for line in view.standing_lines:
        said = stamp(_AUTHOR.sub("", line.text), view.context.language)
        if said is not None and (said.labelled or line.start in at_edges):
            yield view.without(line, NAME)
