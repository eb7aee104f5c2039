"""Lists of tags and topics are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "tags"


def rule(view: View) -> Iterator[Edit]:
    """Lines that list what an article is filed under."""
    for line in furniture(view, NAME):
        yield view.without(line, NAME)
