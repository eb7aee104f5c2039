"""Marks of advertisements are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "advertisements"


def rule(view: View) -> Iterator[Edit]:
    """Lines that announce an advertisement or the end of one."""
    for line in furniture(view, NAME, anywhere=True):
        yield view.without(line, NAME)
