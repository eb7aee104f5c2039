"""What the rules for lines of furniture share: finding the lines that phrases of the language's table describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.phrases import matches, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

TABLE = "clean_furniture"


def furniture(view: View, group: str, *, anywhere: bool = False) -> Iterator[Line]:
    """The lines of `view` that a phrase under `group` of the furniture table matches from end to end.

    Lines that seem to be stretches of a wrapped sentence are left out, unless what is sought may be `anywhere`.
    """
    pattern = phrases(TABLE, group, view.context.language)
    return (line for line in (view.short_lines if anywhere else view.standing_lines) if matches(pattern, line.text))
