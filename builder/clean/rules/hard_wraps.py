"""Lines that a machine wrapped become one line again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.layout import chunks, is_verse
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "hard-wraps"
_DIVIDES = re.compile(r"[^\W\d_][-‐]$")  # a word may go on in the next line


def rule(view: View) -> Iterator[Edit]:
    """A line end within a sentence, or behind a full line of wrapped text, becomes a space.

    Verse, lists, and lines that end early on purpose (titles, headings, paragraphs' last lines) are left.
    """
    if "\n" not in view.text:
        return
    for chunk in chunks(view.lines):
        if is_verse(chunk):
            continue
        for line, following in pairwise(chunk):
            divided = _DIVIDES.search(line.text, max(0, len(line.text) - 2))
            if not divided and view.continues(line, following):
                yield Edit(line.end, following.start, " ", NAME)
