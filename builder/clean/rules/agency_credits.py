"""Credits of agencies and editors are taken out of the text and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "agency-credits"


def rule(view: View) -> Iterator[Edit]:
    """Lines that credit an agency, a source, or those who reported and edited."""
    listed = {line.start: line for group in (NAME, "credit-labels") for line in furniture(view, group)}
    for start in sorted(listed):
        yield view.without(listed[start], NAME)
