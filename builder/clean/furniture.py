"""What the rules for lines of furniture share: finding the lines that phrases of the language's table describe."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from builder.clean.phrases import groups_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

TABLE = "clean_furniture"


def furniture(view: View, group: str, *, anywhere: bool = False) -> Iterator[Line]:
    """The lines of `view` that a phrase under `group` of the furniture table matches from end to end.

    Lines that seem to be stretches of a wrapped sentence are left out, unless what is sought may be `anywhere`.
    """
    lines = view.short_lines if anywhere else view.standing_lines
    return (line for line in lines if group in groups(line.text, view.context.language))


@lru_cache(maxsize=1 << 14)
def groups(line: str, language: str) -> frozenset[str]:
    """The groups of the furniture table that have a phrase for the whole of `line`."""
    return groups_of(TABLE, line, language)
