"""Quotation marks: which of them open and which close, seen from what stands beside them, and a text's habits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Side = Literal["open", "close", "unsure"]
DOUBLE = '"“”„‟«»″'
SINGLE = "'‘’‚‛"
_MARK = re.compile(r"(?<=[^\s'’])['’](?=(?:''|’’)(?!['’]))|''|’’|‘‘|``|(?<!\S),,(?=\w)|[\"“”„‟«»'‘’‚‛]|(?<!\d)″")
_BEFORE_OPENING = " \n([{-–—/…\u00a0"
_AFTER_CLOSING = " \n)]}.,;:!?-–—/…\u00a0"
LOOSE = '“”"'  # marks that no language sets spaces within
_LONE = re.compile(rf"(?<!\S)[{LOOSE}](?!\S)")


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


@dataclass(frozen=True)
class Habits:
    """How a text writes its double marks: whether most are `curly`, or `straight`; whether most stand `tight`."""

    curly: bool
    straight: bool
    tight: bool


def habits(text: str) -> Habits:
    """The habits of `text`, where its marks show any."""
    straight, opening, closing = map(text.count, '"“”')
    lone = sum(1 for _ in _LONE.finditer(text))
    total = straight + opening + closing
    return Habits(curly=opening > straight, straight=straight > opening + closing, tight=2 * lone < total)


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of ``text[start:end]`` in order; apostrophes within words are none."""
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if match.group() in SINGLE and before.isalnum() and after.isalnum():
            continue
        yield Mark(match.start(), match.end(), match.group(), _side(match.group(), before, after))


def pair(found: Sequence[Mark]) -> bool:
    """Whether the double ones among the marks open and close in turn."""
    sides = [mark.side for mark in found if mark.double]
    return len(sides) % 2 == 0 and all(side == ("open", "close")[at % 2] for at, side in enumerate(sides))


def doubled(found: Sequence[Mark]) -> list[Mark]:
    """The second of each two double marks that stand side by side on the same side, where all pair without them."""
    if pair(found):
        return []
    twice = [
        second if first.text != '"' else first
        for first, second in pairwise(mark for mark in found if mark.double)
        if first.end == second.start and first.side == second.side != "unsure"
    ]
    return twice if twice and pair([mark for mark in found if mark not in twice]) else []


def settled(found: Sequence[Mark]) -> list[Mark]:
    """`found`, with sides for the marks that stand between spaces, where all pair then: these open and close in turn,
    or as the form of a curly one says.
    """
    sided: list[Mark] = []
    inside = False
    for mark in found:
        side = mark.side
        if side == "unsure" and mark.text in LOOSE:
            closes = mark.text == "”" or (mark.text == '"' and inside)
            side = "close" if closes else "open"
        inside = (side == "open") if mark.double else inside
        sided.append(mark._replace(side=side))
    return sided if pair(sided) else list(found)


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
