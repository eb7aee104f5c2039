"""What the rules for lines of furniture share: finding the lines that phrases of the language's table describe."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from builder.clean.phrases import matches, normalised, phrases
from builder.clean.tables import merged

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
    if _any_phrase(language).fullmatch(normalised(line)) is None:
        return frozenset()
    return frozenset(group for group in merged(TABLE, language) if matches(phrases(TABLE, group, language), line))


@cache
def _any_phrase(language: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(phrases(TABLE, group, language).pattern for group in merged(TABLE, language)), re.IGNORECASE
    )
