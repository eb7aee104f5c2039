"""Two columns side by side, as a PDF gives them, come one after the other again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "columns"
_NARROWEST = 3
_GUTTER = re.compile(rf"\S( {{{_NARROWEST},}})(?=\S)")
_FEWEST = 4  # lines with text on both sides that make two columns
_SHARE = 0.6  # of the lines between the first and the last of them
_WORDS = 3  # that a line of a column has on average: fewer are a table or a menu
_OPEN = 0.5  # of the lines of a column end within a sentence: else they are a list
_ENDS = tuple(".!?:;”\"'’")


def rule(view: View) -> Iterator[Edit]:
    """Where lines share a gutter of three spaces or more, and both sides are prose, the right one goes behind the left.

    A line across both columns ends them. Tables, menus and lists side by side stay as they are: their cells are short,
    hold numbers, or end where the line does.
    """
    if "   " not in view.text:
        return
    lines = view.lines
    starts = [_right_start(line) for line in lines]
    at = 0
    while at < len(lines):
        end = _end_of_gutter(lines, starts, at)
        if _are_columns(lines[at:end], starts[at:end]):
            yield from _apart(lines[at:end], starts[at])
        at = max(end, at + 1)


def _right_start(line: Line) -> int:
    """The column in which the right side of `line` begins; 0 where it has no gutter."""
    match = _GUTTER.search(line.text)
    return match.end() if match else 0


def _end_of_gutter(lines: Sequence[Line], starts: Sequence[int], at: int) -> int:
    """The index behind the last line that shares the gutter of line `at`; `at` where it has none."""
    column = starts[at]
    if not column:
        return at
    end = at
    for index in range(at, len(lines)):
        text = lines[index].text
        if text[column - 2 : column].strip() or (len(text) > column and text[column] == " "):
            break
        if starts[index] == column:
            end = index + 1
        elif text[column:].strip() and text[:column].strip():
            break
    while end < len(lines) and _one_sided(lines, end, column):
        end += 1
    return end


def _are_columns(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Whether enough of `lines` have text on both sides of the first one's gutter, and it is prose."""
    both = sum(start == starts[0] for start in starts)
    return both >= _FEWEST and both >= _SHARE * len(lines) and _is_prose(lines, starts[0])


def _one_sided(lines: Sequence[Line], index: int, column: int) -> bool:
    """Whether the line is a further one of a column next to which the other has ended."""
    text, above = lines[index].text, lines[index - 1].text
    if text[column:].strip():
        return not text[:column].strip() and text[column] != " "
    left = above[:column].rstrip()
    return bool(text.strip()) and len(text.rstrip()) <= column - _NARROWEST and not left.endswith(_ENDS)


def _is_prose(lines: Sequence[Line], column: int) -> bool:
    for side in ([line.text[:column].strip() for line in lines], [line.text[column:].strip() for line in lines]):
        cells = [cell for cell in side if cell]
        words = [word for cell in cells for word in cell.split()]
        digits = Counter(any(c.isdigit() for c in word) for word in words)[True]
        if len(words) < _WORDS * len(cells) or digits > len(words) / 4:
            return False
        if sum(not cell.endswith(_ENDS) for cell in cells) < _OPEN * len(cells):
            return False
    return True


def _apart(lines: Sequence[Line], column: int) -> Iterator[Edit]:
    right = []
    for line in lines:
        right.append(line.text[column:].rstrip())
        left = len(line.text[:column].rstrip())
        if left < len(line.text):
            yield Edit(line.start + left, line.end, "", NAME)
    text = "\n".join(right).rstrip("\n")
    yield Edit(lines[-1].end, lines[-1].end, "\n" + text, NAME)
