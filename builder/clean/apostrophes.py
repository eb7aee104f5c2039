"""Apostrophes that an encoding had no place for, and left the mark of a lost character instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = "?\ufffd"
_FEWEST = 2
_MOSTLY = 0.7  # of the marks between two letters: others stand for letters
_OPENS, _ENDS = r"(?<![^\s\"“«(])", r"(?=[\s.,;:!”\")]|$)"


def lost(text: str, language: str) -> Iterator[int]:
    """Where a mark stands for an apostrophe, as in `don?t`: where the words of `language` have one, if most do."""
    tag = language.partition("-")[0]
    for mark in _MARKS if tag in table("apostrophes") else ():
        if mark not in text:
            continue
        found = [match.end() - 1 for match in _elided(mark, tag).finditer(text)]
        between = len(re.findall(rf"(?<=[^\W\d_]){re.escape(mark)}(?=[^\W\d_])", text))
        if len(found) >= max(_FEWEST, _MOSTLY * between):
            yield from found


@cache
def _elided(mark: str, tag: str) -> re.Pattern[str]:
    """The `mark` at the end of the match, behind or before what stands beside an apostrophe."""
    known = table("apostrophes")[tag]
    before, behind = ("|".join(known[side]) for side in ("before", "behind"))
    lost = re.escape(mark)
    parts = [rf"(?<=[^\W\d_]){lost}(?=(?:{behind}){_ENDS})"] if behind else []
    parts += [rf"{_OPENS}(?i:{before}){lost}(?=[^\W\d_])"] if before else []
    return re.compile("|".join(parts), re.MULTILINE)
