"""Blocks are set apart by exactly one blank line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.layout import LIST_ITEM, chunks, is_verse
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "paragraphs"
_BREAK = re.compile(r"\n+")
_DASH = "-–—"


def rule(view: View) -> Iterator[Edit]:
    """Every line that is left stands for a block of its own, but for the lines of verse and of lists.

    So one newline or many become two, and those at the ends of the text none.
    """
    meant = _meant(view)
    for match in _BREAK.finditer(view.text):
        start, end = match.span()
        new = "" if start == 0 or end == len(view.text) else "\n\n"
        if view.text[start:end] != new and not (end - start == 1 and start in meant and new):
            yield Edit(start, end, new, NAME)


def _meant(view: View) -> set[int]:
    """Where the newlines stand that carry meaning."""
    kept: set[int] = set()
    for chunk in chunks(view.lines):
        if len(chunk) == 1:
            continue
        if is_verse(chunk):
            kept.update(line.end for line in chunk[:-1])
        else:
            kept.update(_between_items(chunk))
    return kept


def _between_items(chunk: Sequence[Line]) -> Iterator[int]:
    for line, following in pairwise(chunk):
        if _is_item(line.text) and _is_item(following.text):
            yield line.end


def _is_item(text: str) -> bool:
    return text[0] not in _DASH and LIST_ITEM.match(text) is not None
