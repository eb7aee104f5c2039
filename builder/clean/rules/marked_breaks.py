"""What a converter wrote for the ends of lines becomes the ends of lines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.layout import ends_sentence, starts_lower
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.view import View

NAME = "marked-breaks"
_SHORTEST = 400  # characters of a line that holds others
_PARAGRAPH = 80  # characters of a piece that is a paragraph, if it ends a sentence
_FEWEST_PARAGRAPHS = 3
_MOSTLY = 0.6  # of the pieces
_TAGS = re.compile(r"^\s*(?:<[^<>]{1,200}>\s*){1,9}|(?:<[^<>]{1,200}>\s*){1,9}$")  # around a piece
_MOST_GOING_ON = 0.1  # of the pieces may go on in mid-sentence with the one before


class _Mark(NamedTuple):
    """What may stand for a line's end: how many there must be, and the share of the pieces that end no sentence.

    Neither is asked where `certain`, and most pieces are paragraphs: nothing else stands between those.
    """

    pattern: re.Pattern[str]
    fewest: int
    least_open: float
    certain: bool = True


_MARKS = (
    _Mark(re.compile(r"(?:\\r)?\\n(?:\s*(?:\\r)?\\n)*"), 4, 0.0),
    _Mark(re.compile(r"[↵⏎¶]"), 4, 0.0),
    _Mark(re.compile(r"\t+"), 4, 0.0),
    _Mark(re.compile(r" \|{1,2} "), 12, 0.2),
    _Mark(re.compile(r"[ \xa0]{2,}"), 12, 0.25, certain=False),  # typists write two spaces behind every sentence
)

_ANY_MARK = re.compile(r"\\n|[↵⏎¶\t]|[ \xa0][|\xa0 ]")  # a quick look


def rule(view: View) -> Iterator[Edit]:
    r"""A blank line for each tab, bar, `\n` or wide space of a long line, if those stand between lines, not words.

    Paragraphs must stand between them, and hardly any of the pieces may go on with the sentence before.
    """
    if not _ANY_MARK.search(view.text):
        return
    for line in view.lines:
        if len(line.text) < _SHORTEST:
            continue
        for mark in _MARKS:
            found = list(mark.pattern.finditer(line.text))
            if found and _are_lines(_pieces(line.text, found), mark):
                yield from (Edit(line.start + match.start(), line.start + match.end(), "\n\n", NAME) for match in found)
                break


def _pieces(text: str, found: Sequence[re.Match[str]]) -> list[str]:
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(text)]
    pieces = (_TAGS.sub("", text[start:end]).strip() for start, end in zip(starts, ends, strict=True))
    return [piece for piece in pieces if piece]


def _are_lines(pieces: Sequence[str], mark: _Mark) -> bool:
    ended = [ends_sentence(piece) for piece in pieces]
    paragraphs = sum(end and len(piece) >= _PARAGRAPH for end, piece in zip(ended, pieces, strict=True))
    going_on = sum(
        starts_lower(piece) and not ends_sentence(before) and len(before) >= _PARAGRAPH // 4
        for before, piece in pairwise(pieces)
    )
    if paragraphs < _FEWEST_PARAGRAPHS or going_on > _MOST_GOING_ON * len(pieces):
        return False
    if mark.certain and paragraphs >= _MOSTLY * len(pieces):
        return True
    return len(pieces) > mark.fewest and len(pieces) - sum(ended) >= mark.least_open * len(pieces)
