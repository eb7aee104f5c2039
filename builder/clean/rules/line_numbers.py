"""Numbers that count the lines of a text are removed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.layout import starts_lower
from builder.clean.wrapping import wrapping
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "line-numbers"
_NUMBER = re.compile(r"[ \t]*(?P<number>[1-9]\d{0,3})(?P<mark>[ \t]?[:|.)])?(?:[ \t]+(?=\S)|\s*$)")
_STEPS = (1, 2, 5, 10)
_FEWEST = 3  # numbers in a row
_MOSTLY = 0.8  # of the lines that would bear a number do
_RUNNING = 0.25  # of the lines go on in mid-sentence, or all were wrapped: no verse is so, and no list
_FEWEST_LINES = 8


class _Numbered(NamedTuple):
    """A line that begins with a number: which one it is of the lines, and the number."""

    line: Line
    ordinal: int
    number: int
    end: int  # of the number, with the white space behind it
    listed: bool  # whether it is written like that of an item of a list


def rule(view: View) -> Iterator[Edit]:
    """Numbers before every line of running text, or every second, fifth or tenth, that grow as the lines do.

    Blank lines may count or not, and the numbers may begin again. Lists, rankings and numbered verse stay.
    """
    lines = view.lines
    shown = [line for line in lines if line.text.strip()]
    if len(shown) < _FEWEST_LINES:
        return
    for counted in (lines, shown):
        found = _in_order([each for at, line in enumerate(counted) if (each := _numbered(line, at))])
        if _count_lines(found, counted):
            ends = {each.line.start: each.end for each in found}
            rests = [line._replace(text=line.text[ends.get(line.start, 0) :].strip()) for line in lines]
            wrapped = not all(each.listed for each in found) and wrapping(rests)
            if wrapped or sum(starts_lower(rest.text) for rest in rests) >= _RUNNING * len(shown):
                yield from (Edit(each.line.start, each.line.start + each.end, "", NAME) for each in found)
            return


def _numbered(line: Line, at: int) -> _Numbered | None:
    match = _NUMBER.match(line.text)
    if match is None:
        return None
    return _Numbered(line, at, int(match["number"]), match.end(), (match["mark"] or " ")[-1] in ".)")


def _in_order(found: Sequence[_Numbered]) -> list[_Numbered]:
    """Those whose numbers are as far apart as their lines are, several at least from each beginning."""
    beginnings = Counter(each.number - each.ordinal for each in found)
    return [each for each in found if beginnings[each.number - each.ordinal] >= _FEWEST]


def _count_lines(found: Sequence[_Numbered], lines: Sequence[Line]) -> bool:
    """Whether the numbers `found` stand at every line, or at every second, fifth or tenth."""
    step = max((step for step in _STEPS if all(each.number % step == 0 for each in found)), default=1)
    return bool(found) and len(found) * step >= _MOSTLY * len(lines)
