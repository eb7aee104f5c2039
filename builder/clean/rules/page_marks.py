"""Numbers and running heads of printed pages are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.layout import ends_sentence, starts_lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "page-marks"
_PAGE = re.compile(
    r"(?:page|p\.|pg\.?) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} of \d{1,4}|[-–—] ?\d{1,4} ?[-–—]", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 120
_REACH = 2  # lines with words between a page number and the running head beside it


def rule(view: View) -> Iterator[Edit]:
    """Page numbers, and the lines that stand beside them again and again.

    `Page 3 of 7` and `- 3 -` are page numbers wherever they stand alone; a bare number only where it splits a sentence.
    """
    lines = [line for line in view.lines if line.text.strip()]
    marks = {index for index, line in enumerate(lines) if _PAGE.fullmatch(line.text.strip())}
    splitting = {index for index, line in enumerate(lines) if _splits(lines, index)}
    heads = _running_heads(lines, marks | splitting)
    for index in sorted(marks | splitting | heads):
        yield view.without(lines[index], NAME)


def _splits(lines: Sequence[Line], index: int) -> bool:
    """Whether a bare number stands between the two halves of a sentence."""
    if not 0 < index < len(lines) - 1 or not _NUMBER.fullmatch(lines[index].text.strip()):
        return False
    before, after = lines[index - 1].text.strip(), lines[index + 1].text.strip()
    return not ends_sentence(before) and before.count(" ") >= 3 and starts_lower(after)


def _running_heads(lines: Sequence[Line], marks: set[int]) -> set[int]:
    """The lines that stand beside page marks and, but for their numbers, at least twice in the text."""
    if not marks:
        return set()
    places: dict[str, set[int]] = {}
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST_HEAD and index not in marks and not ends_sentence(line.text):
            places.setdefault(_DIGITS.sub("#", line.text.strip()), set()).add(index)
    beside = {index + step for index in marks for step in range(-_REACH, _REACH + 1)}
    return {
        index
        for where in places.values()
        if len(where) > 1 and where & beside and where <= beside | {0, 1}
        for index in where
    }
