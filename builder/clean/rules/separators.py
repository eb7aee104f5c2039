"""Lines of nothing but marks are removed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.layout import ends_sentence
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "separators"
_ONLY_MARKS = re.compile(r"[\s\-–—_=*~#•·.|+<>/\\:;,▪■□●○►▼▲◄◆◇★☆✦§¶×✕✖]+")
_ELIDED = re.compile(r"\s*\[(?:…|\.{3}|&hellip;)\]\s*")
_FEWEST_ROWS = 5
_MOST_DOTS = re.compile(r"[\s.…]+")


def rule(view: View) -> Iterator[Edit]:
    """Rules, stars, bullets and bars on a line of their own; an ellipsis on a line of its own stays, and so does the
    stop of a sentence that the line above leaves open. The `[…]` of an excerpt goes where no paragraph is below it.
    Bars at the ends of lines go where most lines have them, and none within: they are empty cells of a table.
    """
    yield from _empty_cells(view)
    for line in view.short_lines:
        if _ONLY_MARKS.fullmatch(line.text) and not _MOST_DOTS.fullmatch(line.text):
            yield view.without(line, NAME)
    for line in reversed(view.lines):
        if is_body(line.text):
            break
        if _ELIDED.fullmatch(line.text):
            yield view.without(line, NAME)
    for before, line in pairwise(view.short_lines):
        if ends_sentence(before.text) and line.text.strip() == ".":
            yield view.without(line, NAME)


def _empty_cells(view: View) -> Iterator[Edit]:
    lines = view.shown_lines
    """The bars behind the words of lines, where at least half the lines end in them."""
    lines = view.shown_lines
    starts = [(line, len(line.text.rstrip(" \t|"))) for line in lines if line.text.rstrip()[-1] == "|"]
    rows = [(line, start) for line, start in starts if start and "|" not in line.text[:start]]
    if len(rows) >= _FEWEST_ROWS and 2 * len(rows) >= len(lines):
        yield from (Edit(line.start + start, line.end, "", NAME) for line, start in rows)
