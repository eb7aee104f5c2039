"""Dash quotations: a line that opens with a dash and holds what somebody says, as many languages write dialogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.quote_marks import Marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Block

_OPENING = re.compile(r"[-–—―]\s+(?=[\w\"“«„'‘\[(…])")
_CLOSING = re.compile(r"(?<=[,.!?…])\s?(?:[\"”“»]|'')\s*(?=[^\W_]|[-–—]|$)")
_RESUMED = re.compile(r"(?P<stop>[,.!?…])\s+[-–—]\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"”»')\]]*$")
_FEWEST_WORDS = 4
_LONGEST_RUN = 2  # more lines with a dash in a row are a list


def dash_lines(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The indices of the blocks that are dash quotations: they open with a dash, read like sentences, and stand in no
    list (three dash lines in a row are one).
    """
    opened = [_OPENING.match(text, block.start, block.end) is not None for block in blocks]
    found: set[int] = set()
    at = 0
    while at < len(blocks):
        run = at
        while run < len(blocks) and opened[run]:
            run += 1
        if 0 < run - at <= _LONGEST_RUN:
            found.update(i for i in range(at, run) if _is_speech(text[blocks[i].start : blocks[i].end]))
        at = max(run, at + 1)
    return frozenset(found)


def _is_speech(line: str) -> bool:
    return len(line.split()) > _FEWEST_WORDS and _SENTENCE_END.search(line) is not None


def dash_stretch(text: str, start: int, end: int) -> Marked:
    """What is said in the dash line ``text[start:end]``: up to its last closing mark, or to the dash that resumes."""
    opening = _OPENING.match(text, start, end)
    assert opening is not None
    begin = opening.end()
    while text[begin] in '"“«„':
        begin += 1
    closings = list(_CLOSING.finditer(text, begin, end))
    if closings:
        return Marked(begin, closings[-1].start(), start, closings[-1].end(), closed=True)
    resumed = _RESUMED.search(text, begin, end)
    if resumed is not None:
        return Marked(begin, resumed.start("stop"), start, resumed.end(), closed=True)
    return Marked(begin, end, start, end, closed=False)
