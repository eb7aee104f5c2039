"""What a page says of how an article was made, and whose views it holds, is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "disclaimers"


def rule(view: View) -> Iterator[Edit]:
    """Lines that say whose views these are, who or what translated them, and what the page does not answer for."""
    for line in furniture(view, NAME):
        yield view.without(line, NAME)
