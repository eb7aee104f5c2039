"""Quotation marks: which of them open and which close, seen from what stands beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Side = Literal["open", "close", "unsure"]
DOUBLE = '"“”„‟«»'
SINGLE = "'‘’‚‛"
_MARK = re.compile(r"''|’’|‘‘|``|(?<!\S),,(?=\w)|[\"“”„‟«»'‘’‚‛]")
_BEFORE_OPENING = " \n([{-–—/…\u00a0"
_AFTER_CLOSING = " \n)]}.,;:!?-–—/…\u00a0"


class Mark(NamedTuple):
    """A quotation mark of one or, for two single ones that stand for a double one, two characters."""

    start: int
    end: int
    text: str
    side: Side

    @property
    def double(self) -> bool:
        """Whether it is a double mark, or two single ones in its place."""
        return len(self.text) == 2 or self.text in DOUBLE


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of ``text[start:end]`` in order; apostrophes within words are none."""
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if match.group() in SINGLE and before.isalnum() and after.isalnum():
            continue
        yield Mark(match.start(), match.end(), match.group(), _side(match.group(), before, after))


def _side(mark: str, before: str, after: str) -> Side:
    neighbours = DOUBLE + SINGLE
    opens = before in _BEFORE_OPENING or before in neighbours
    closes = after in _AFTER_CLOSING or after in neighbours
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    if opens and before in _BEFORE_OPENING and after in neighbours:
        return "open"
    if closes and after in _AFTER_CLOSING and before in neighbours:
        return "close"
    return "unsure"
