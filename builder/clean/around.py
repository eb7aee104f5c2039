"""What was taken away around an article, and still says who wrote it and when: the lines at its head, and below it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from builder.clean import page
from builder.clean.edges import is_body
from builder.clean.engine import OffsetMap
from builder.clean.passes import Removed
from builder.clean.rules import bylines, page_heads, publication_lines
from builder.clean.rules.bylines import is_byline, names_author
from builder.clean.signatures import signatures
from builder.clean.stamps import stamps_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.passes import Outcome
    from builder.model import Block

ABOVE = "above"  # what stands over the headline, or below the article, says when only if nothing else does
_SURROUNDINGS = frozenset({page.NAME, page_heads.NAME})
_BARS = re.compile(r"\s[|·•]\s")
_PARAGRAPHS = 2  # the second of which ends the head of an article
_NEAR = 4  # lines right above a headline that are the article's


def retold(outcome: Outcome, found: Sequence[Block], language: str) -> tuple[Removed, ...]:
    """All that `outcome` has removed, and once more, as publication lines and bylines, the lines of an article's
    surroundings that are such lines; those that may be another article's bear the rule `ABOVE`.
    """
    offsets = OffsetMap(outcome.edits)
    title = offsets.to_raw(found[0].start) if found else 0
    bodies = (block for block in found if is_body(outcome.text[block.start : block.end]))
    last = next(islice(bodies, _PARAGRAPHS - 1, None), None)
    first = offsets.to_raw(last.start) if last else title
    told = list(
        _signed(
            [piece for piece in outcome.removed if title < piece.end and piece.start <= first], outcome.text, language
        )
    )
    for piece in outcome.removed:
        if piece.rule in _SURROUNDINGS:
            told += _of_head(piece, title, language) if piece.start <= first else _of_foot(piece, language)
        elif piece.rule == publication_lines.NAME:
            told += _authors(piece, language)
    is_page = any(piece.rule == page_heads.NAME for piece in outcome.removed)
    others = [_of_another(piece) if is_page and piece.start > first else piece for piece in outcome.removed]
    return (*others, *told)


def _of_another(piece: Removed) -> Removed:
    """`piece`, found below the head of an article on a whole page: a day there may be that of a teaser."""
    return replace(piece, rule=ABOVE) if piece.rule == publication_lines.NAME else piece


def _signed(head: Sequence[Removed], article: str, language: str) -> Iterator[Removed]:
    """The bare names among the lines of the surroundings that stand below the headline, beside a stamp."""
    pieces = sorted(head, key=lambda piece: piece.start)
    lines = [(piece, line) for piece in pieces for line in piece.text.splitlines() if line.strip()]
    for index in signatures([line for _, line in lines], language, article):
        piece, line = lines[index]
        if piece.rule in _SURROUNDINGS:
            yield Removed(bylines.NAME, line, piece.start, piece.end)


def _of_head(piece: Removed, title: int, language: str) -> Iterator[Removed]:
    lines = [line for line in piece.text.splitlines() if line.strip()]
    near = max(0, len(lines) - _NEAR) if piece.end <= title else 0
    for index, line in enumerate(lines):
        if names_author(line, language) and index >= near:
            yield Removed(bylines.NAME, line, piece.start, piece.end)
            continue
        if index >= near:
            yield from _authors(Removed(piece.rule, line, piece.start, piece.end), language)
        if next(stamps_within(line, language), None):
            yield Removed(publication_lines.NAME if index >= near else ABOVE, line, piece.start, piece.end)


def _authors(piece: Removed, language: str) -> Iterator[Removed]:
    """Bylines before the day, or between bars, on the one line of `piece`."""
    for part in (publication_lines.author(piece.text, language), *_BARS.split(piece.text)[1:]):
        if part and is_byline(part, language):
            yield Removed(bylines.NAME, part, piece.start, piece.end)


def _of_foot(piece: Removed, language: str) -> Iterator[Removed]:
    """The lines that have a label before their day."""
    for line in piece.text.splitlines():
        said = next(stamps_within(line, language), None)
        if said is not None and said[1].labelled and not line.strip()[:1].isdigit():
            yield Removed(ABOVE, line, piece.start, piece.end)
