"""Columns side by side, as a PDF gives them, come one after the other again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.layout import starts_lower
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "columns"
_WIDEST = 400  # characters of a line that may hold columns
_GAP = re.compile(r" {2,}")
_GUTTER = re.compile("1{2,}")
_FEWEST = 4  # lines with text on both sides of a gutter
_SHARE = 0.5  # of the lines between the first and the last of them, where not all columns are prose
_MOST_BLANK = 3  # blank lines in a row within columns
_MOST_ALONE = 10  # lines in a row that stand in one column alone
_WORDS = 3  # that a line of a column has on average: fewer are a table or a menu
_OPEN = 0.5  # of the lines of a column end within a sentence: else they are a list
_RUNNING = 0.35  # of the lines of running text begin with a small letter
_RUNNING_WORDS = 4
_ENDS = tuple(".!?:;”\"'’")


class _Block(NamedTuple):
    """The lines ``[start, end)`` that share the `gutters`, each the columns ``[start, end)`` that no text stands in."""

    start: int
    end: int
    gutters: tuple[tuple[int, int], ...]


def rule(view: View) -> Iterator[Edit]:
    """Where lines share gutters of two spaces or more, and the text beside them is prose, each column goes behind the
    one left of it.

    A line across the gutters ends the columns, and so does a form feed. Tables, menus and lists side by side stay as
    they are: their cells are short, hold numbers, or end where the line does; beside running text they are taken for
    columns, too.
    """
    if "   " not in view.text:
        return
    at = 0
    while at < len(view.lines):
        block = _block(view.lines, at)
        if block.gutters:
            cells = [_cells(line.text, block.gutters) for line in view.lines[block.start : block.end]]
            if _are_columns(cells):
                yield from _apart(view.lines[block.start : block.end], cells)
        at = max(block.end, at + 1)


def _block(lines: Sequence[Line], at: int) -> _Block:
    """The lines from number `at` on that share a gutter with text on both sides; none where it has no gap."""
    shared, low, high = -1, _WIDEST, 0
    last, blank = at, 0
    gutters: tuple[tuple[int, int], ...] = ()
    for index in range(at, len(lines)):
        text = lines[index].text.rstrip()
        blank = 0 if text else blank + 1
        far = blank > _MOST_BLANK or len(text) > _WIDEST or index - max(last, at) > _MOST_ALONE
        if far or (index > at and lines[index].text.startswith("\f")):
            break
        shared &= _spaces(text)
        low, high = min(low, len(text) - len(text.lstrip()) if text else low), max(high, len(text))
        left = _runs(shared, low, high)
        if not left:
            break
        gutters = left
        if sum(map(bool, _cells(text, gutters))) > 1:
            last = index + 1
    return _Block(at, _end(lines, last, gutters) if last > at else at, gutters if last > at else ())


def _spaces(text: str) -> int:
    """The columns without text, as bits: all beyond the line's end, and those of gaps within."""
    bits = -1 << len(text.rstrip())
    for gap in _GAP.finditer(text):
        bits |= (1 << gap.end()) - (1 << gap.start())
    indent = len(text) - len(text.lstrip())
    return bits | (1 << indent) - 1


def _runs(free: int, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """The runs of two free columns or more within ``[low, high)``."""
    bits = format((free & (1 << high) - 1) >> low, "b")[::-1] if low < high else ""
    return tuple((low + match.start(), low + match.end()) for match in _GUTTER.finditer(bits))


def _cells(text: str, gutters: Sequence[tuple[int, int]]) -> list[str]:
    """What `text` has in each column."""
    starts = (0, *(end for _, end in gutters))
    ends = (*(end for _, end in gutters), len(text))
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _end(lines: Sequence[Line], last: int, gutters: Sequence[tuple[int, int]]) -> int:
    """`last` moved behind the further lines of a column next to which the others have ended."""
    while last < len(lines) and _one_sided(lines[last].text, lines[last - 1].text, gutters):
        last += 1
    return last


def _one_sided(text: str, above: str, gutters: Sequence[tuple[int, int]]) -> bool:
    if text.startswith("\f"):  # another page
        return False
    cells, before = _cells(text, gutters), _cells(above, gutters)
    crosses = any(text[start:end].strip() for start, end in gutters)
    held = [number for number, cell in enumerate(cells) if cell]
    return not crosses and len(held) == 1 and bool(before[held[0]]) and (held[0] > 0 or not before[0].endswith(_ENDS))


def _are_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether enough of `rows` hold several columns, and those are prose, or stand beside running text."""
    both = sum(sum(map(bool, row)) > 1 for row in rows)
    columns = [[cell for cell in column if cell] for column in zip(*rows, strict=True)]
    if both < _FEWEST or not all(columns):
        return False
    shown = sum(any(row) for row in rows)
    if all(_is_prose(column) for column in columns):
        return both >= _SHARE * shown
    return any(_is_running(column) for column in columns)


def _is_prose(cells: Sequence[str]) -> bool:
    words = [word for cell in cells for word in cell.split()]
    digits = sum(any(c.isdigit() for c in word) for word in words)
    if len(words) < _WORDS * len(cells) or digits > len(words) / 4:
        return False
    return sum(not cell.endswith(_ENDS) for cell in cells) >= _OPEN * len(cells)


def _is_running(cells: Sequence[str]) -> bool:
    """Whether the lines of a column go on with one another: what no table or menu does."""
    words = sum(cell.count(" ") + 1 for cell in cells)
    lower = sum(starts_lower(cell) for cell in cells)
    return len(cells) > _FEWEST and words >= _RUNNING_WORDS * len(cells) and lower >= _RUNNING * len(cells)


def _apart(lines: Sequence[Line], rows: Sequence[Sequence[str]]) -> Iterator[Edit]:
    """The first column where it stands, and the others, blank lines and all, behind the last line."""
    for line, row in zip(lines, rows, strict=True):
        left = len(line.text) - len(line.text.lstrip()) + len(row[0]) if row[0] else 0
        if left < len(line.text):
            yield Edit(line.start + left, line.end, "", NAME)
    others = ["\n".join(column).strip("\n") for column in zip(*(row[1:] for row in rows), strict=True)]
    yield Edit(lines[-1].end, lines[-1].end, "\n" + "\n".join(others), NAME)
