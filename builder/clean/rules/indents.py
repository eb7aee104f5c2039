"""Paragraphs that begin with an indented line, and nothing else parts, are set apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.layout import LIST_ITEM, ends_sentence, starts_lower
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "indents"
_INDENT = re.compile(r"(?:[ \u00a0]{2,12}|\t|\u3000)(?=\S)")
_FEWEST = 3  # indented lines
_MOST = 0.8  # of the lines are indented
_MOSTLY = 0.8  # of them may begin a paragraph
_LONGEST_HEADING = 50
_LONG, _LEAST_LONG = 40, 0.6  # characters of a line of prose, and the share of such lines in an article without a page


def rule(view: View) -> Iterator[Edit]:
    """A blank line before each indented line that follows another one, in a text where those begin paragraphs.

    They do if some lines are not indented, and those that are begin sentences behind the ends of others.
    """
    if not _INDENT.search(view.text):
        return
    shown = [line for line in view.lines if line.text.strip()]
    indented = [line for line in shown if _INDENT.match(line.text)]
    pairs = [
        (before, line)
        for before, line in pairwise(shown)
        if _INDENT.match(line.text) and before.end + 1 == line.start and not LIST_ITEM.match(line.text.lstrip())
    ]
    begin = [line for before, line in pairs if _begins(before, line)]
    long = sum(len(line.text.strip()) >= _LONG for line in shown)
    if long < _LEAST_LONG * len(shown) or len(indented) > _MOST * len(shown):
        return
    if _FEWEST <= len(begin) >= _MOSTLY * len(pairs):
        yield from (Edit(line.start, line.start, "\n", NAME) for line in begin)


def _begins(before: Line, line: Line) -> bool:
    """Whether `line` may begin a paragraph: no small letter does, and none begins behind half a sentence.

    Half a sentence that is indented itself, and short, is a heading.
    """
    heading = _INDENT.match(before.text) is not None and len(before.text.strip()) <= _LONGEST_HEADING
    return (heading or ends_sentence(before.text.rstrip())) and not starts_lower(line.text.lstrip())
