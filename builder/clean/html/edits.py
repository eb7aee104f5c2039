"""From the blocks that stay to the edits that leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from builder.clean.html.characters import parts
from builder.clean.html.tokens import RAW, TEXT
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.html.tokens import Token
    from builder.clean.html.tree import Block, Page

MARKUP, ENTITY, SPACE = "html-markup", "html-entity", "html-space"
BOILERPLATE, SCRIPT = "html-boilerplate", "html-script"

_BETWEEN_BLOCKS = "\n\n"


class _Shown(NamedTuple):
    """What a reader sees of ``[start, end)``: `text`, or what is written there if None; `before` comes before it."""

    start: int
    end: int
    text: str | None
    before: str


def edits_for(page: Page, kept: Sequence[Block]) -> tuple[Edit, ...]:
    """Edits over the file that leave the text of the `kept` blocks, one blank line between them, and nothing else."""
    gaps = _Gaps(page.raw, page.tokens)
    found: list[Edit] = []
    position = 0
    for block in kept:
        before_block = _BETWEEN_BLOCKS if position else ""
        for number, (start, end, text, before) in enumerate(_shown(page.raw, block)):
            found += gaps.closed(position, start, before if number else before_block)
            if text is not None:
                found.append(Edit(start, end, text, ENTITY))
            position = end
    found += gaps.closed(position, len(page.raw), "")
    return tuple(found)


def _shown(raw: str, block: Block) -> Iterator[_Shown]:
    """The visible parts of a block, from its first character that is no white space to its last."""
    before = ""
    for piece in block.pieces:
        if piece.start == piece.end:
            before = "\n"
            continue
        for start, end, new in parts(raw, piece.start, piece.end):
            if new == " ":
                before = before or " "
            elif new is None or new:
                yield _Shown(start, end, new, before)
                before = ""


class _Gaps:
    """Removes what stands between the visible parts, naming each stretch for what it is. Asked from left to right."""

    def __init__(self, raw: str, tokens: Sequence[Token]) -> None:
        self._raw = raw
        self._tokens = tokens
        self._at = 0

    def closed(self, start: int, end: int, new: str) -> Iterator[Edit]:
        """Edits that put `new` in place of ``[start, end)``."""
        if self._raw[start:end] == new:
            return
        if self._raw[start:end].isspace():
            yield Edit(start, end, new, SPACE)
            return
        for first, last, rule in _joined(self._stretches(start, end)):
            yield Edit(first, last, new, rule)
            new = ""

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        while self._at < len(self._tokens) and self._tokens[self._at].start < end:
            token = self._tokens[self._at]
            first, last = max(start, token.start), min(end, token.end)
            if first < last:
                yield first, last, self._rule(token, first, last)
            if token.end > end:
                return
            self._at += 1

    def _rule(self, token: Token, start: int, end: int) -> str:
        if token.kind == RAW or token.name in {"script", "style"}:
            return SCRIPT
        return BOILERPLATE if token.kind == TEXT and not self._raw[start:end].isspace() else MARKUP


def _joined(stretches: Iterator[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Neighbours with one rule made one; markup between two pieces of boilerplate or script goes with the first."""
    found: list[tuple[int, int, str]] = []
    for start, end, rule in stretches:
        if found and found[-1][2] == rule:
            found[-1] = (found[-1][0], end, rule)
        elif len(found) > 1 and found[-1][2] == MARKUP and found[-2][2] == rule:
            found.pop()
            found[-1] = (found[-1][0], end, rule)
        else:
            found.append((start, end, rule))
    return found
