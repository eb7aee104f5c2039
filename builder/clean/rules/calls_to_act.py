"""Share bars, comment prompts and calls to click are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "calls-to-act"


def rule(view: View) -> Iterator[Edit]:
    """Lines that ask the reader to share, follow, comment, click or go on."""
    for line in furniture(view, NAME):
        yield view.without(line, NAME)
