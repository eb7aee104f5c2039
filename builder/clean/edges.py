"""Where an article begins and ends: the short lines before its first and after its last full paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.layout import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

_MOST_LINES = 12
_FULL = 80  # characters from which a line that ends a sentence, or is wrapped, counts as body


def edges(view: View) -> frozenset[int]:
    """The starts of the lines above the first and below the last line of the body, at most twelve each."""
    lines = [line for line in view.lines if line.text.strip()]
    return frozenset(line.start for side in (lines, reversed(lines)) for line in _before_body(side))


def _before_body(lines: Iterable[Line]) -> Iterator[Line]:
    for count, line in enumerate(lines):
        if count >= _MOST_LINES or (len(line.text) >= _FULL and (ends_sentence(line.text) or len(line.text) > 200)):
            return
        yield line
