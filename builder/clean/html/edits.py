"""From the blocks that stay to the edits that leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from builder.clean.html.characters import parts
from builder.clean.html.tree import MARKUP, SCRIPT, WORDS
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.html.tree import Block, Page

_ENTITY, _SPACE, _MARKUP = "html-entity", "html-space", "html-markup"
_RULES = {MARKUP: _MARKUP, WORDS: "html-boilerplate", SCRIPT: "html-script"}

_BETWEEN_BLOCKS = "\n\n"


class _Shown(NamedTuple):
    """What a reader sees of ``[start, end)``: `text`, or what is written there if None; `before` comes before it."""

    start: int
    end: int
    text: str | None
    before: str


def edits_for(page: Page, kept: Sequence[Block]) -> tuple[Edit, ...]:
    """Edits over the file that leave the text of the `kept` blocks, one blank line between them, and nothing else."""
    gaps = _Gaps(page)
    found: list[Edit] = []
    position = 0
    for block in kept:
        before_block = _BETWEEN_BLOCKS if position else ""
        for number, (start, end, text, before) in enumerate(_shown(page.raw, block)):
            found += gaps.closed(position, start, before if number else before_block)
            if text is not None:
                found.append(Edit(start, end, text, _ENTITY))
            position = end
    found += gaps.closed(position, len(page.raw), "")
    return tuple(found)


def _shown(raw: str, block: Block) -> Iterator[_Shown]:
    """The visible parts of a block, from its first character that is no white space to its last."""
    before = ""
    for first, last, _ in block.pieces:
        if first == last:
            before = "\n"
            continue
        for start, end, new in parts(raw, first, last):
            if new == " ":
                before = before or " "
            elif new is None or new:
                yield _Shown(start, end, new, before)
                before = ""


class _Gaps:
    """Removes what stands between the visible parts, naming each stretch for what it is. Asked from left to right."""

    def __init__(self, page: Page) -> None:
        self._raw = page.raw
        self._stretches = page.stretches
        self._at = 0

    def closed(self, start: int, end: int, new: str) -> Iterator[Edit]:
        """Edits that put `new` in place of ``[start, end)``."""
        gap = self._raw[start:end]
        if gap == new:
            return
        if gap.isspace():
            yield Edit(start, end, new, _SPACE)
            return
        for first, last, rule in _joined(self._named(start, end)):
            yield Edit(first, last, new, rule)
            new = ""

    def _named(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The stretches between `start` and `end`, each with its rule."""
        stretches, last = self._stretches, len(self._stretches) - 1
        while self._at < last and stretches[self._at + 1][0] <= start:
            self._at += 1
        while start < end:
            kind = stretches[self._at][1]
            until = min(end, stretches[self._at + 1][0]) if self._at < last else end
            if kind == WORDS and self._raw[start:until].isspace():
                kind = MARKUP
            yield start, until, _RULES[kind]
            start = until
            if start < end:
                self._at += 1


def _joined(stretches: Iterator[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Neighbours with one rule made one; markup between two pieces of boilerplate or script goes with the first."""
    found: list[tuple[int, int, str]] = []
    for start, end, rule in stretches:
        if found and found[-1][2] == rule:
            found[-1] = (found[-1][0], end, rule)
        elif len(found) > 1 and found[-1][2] == _MARKUP and found[-2][2] == rule:
            found.pop()
            found[-1] = (found[-1][0], end, rule)
        else:
            found.append((start, end, rule))
    return found
