"""Where an article begins and ends: the short lines before its first and after its last full paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.layout import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

_MOST_LINES = 12
_SENTENCE = 50  # characters from which a line that ends like a sentence is one
_PARAGRAPH = 200  # characters from which a line is body however it ends


def edges(view: View) -> frozenset[int]:
    """The starts of the lines above the first and below the last line of the body, at most twelve each."""
    lines = view.shown_lines
    return frozenset(line.start for side in (lines, reversed(lines)) for line in _before_body(side))


def _before_body(lines: Iterable[Line]) -> Iterator[Line]:
    for count, line in enumerate(lines):
        if count >= _MOST_LINES or is_body(line.text):
            return
        yield line


def is_body(text: str) -> bool:
    """Whether `text` is a paragraph, or a sentence that is none of furniture."""
    return len(text) >= _PARAGRAPH or (len(text) >= _SENTENCE and ends_sentence(text))
