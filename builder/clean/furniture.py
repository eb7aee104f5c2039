"""What the rules for lines of furniture share: finding the lines that phrases of the language's table describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.phrases import matches, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import Line, View

TABLE = "clean_furniture"


def furniture(view: View, group: str) -> Iterator[Line]:
    """The lines of `view` that a phrase under `group` of the furniture table matches from end to end."""
    pattern = phrases(TABLE, group, view.context.language)
    return (line for line in view.short_lines if matches(pattern, line.text))
