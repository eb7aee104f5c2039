"""Lines that point to other articles are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "related-articles"


def rule(view: View) -> Iterator[Edit]:
    """Lines that name a related article, and the headings of lists of such lines."""
    for line in furniture(view, NAME):
        yield view.without(line, NAME)
