"""Lines that a machine wrapped become one line again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.layout import (
    LIST_ITEM,
    Wrapping,
    chunks,
    ends_sentence,
    hangs,
    is_verse,
    starts_lower,
)
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "hard-wraps"
_DIVIDES = re.compile(r"[^\W\d_][-‐]$")  # a word may go on in the next line
_EARLY = 0.85  # a line that ends a sentence before this share of the width ends its paragraph, too
_SLACK = 0.12  # how much earlier, as a share of the width, a line may end that does not end a sentence


def rule(view: View) -> Iterator[Edit]:
    """A line end within a sentence, or behind a full line of wrapped text, becomes a space.

    Verse, lists, and lines that end early on purpose (titles, headings, paragraphs' last lines) are left.
    """
    if "\n" not in view.text:
        return
    wrapped = view.wrapping
    spaced = _has_blank_lines(view)
    for chunk in chunks(view.lines):
        if is_verse(chunk):
            continue
        for line, following in pairwise(chunk):
            if _belong_together(line, following, wrapped, spaced, view.context.language):
                yield Edit(line.end, following.start, " ", NAME)


def _belong_together(line: Line, following: Line, wrapped: Wrapping | None, spaced: bool, language: str) -> bool:
    if LIST_ITEM.match(following.text) or _DIVIDES.search(line.text, max(0, line.end - line.start - 2)):
        return False
    ended = ends_sentence(line.text)
    if not ended and (starts_lower(following.text) or hangs(line.text, language)):
        return True
    if wrapped is None:
        return False
    if ended and not spaced and len(line.text) < _EARLY * wrapped.width:
        return False
    return wrapped.wraps(line.text, following.text, slack=0 if ended else _SLACK)


def _has_blank_lines(view: View) -> bool:
    """Whether blank lines set the paragraphs apart, so that other line ends mean nothing."""
    blank = sum(not line.text for line in view.lines)
    return 12 * blank >= len(view.lines)
