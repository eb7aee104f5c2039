"""Lines that a machine wrapped become one line again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.layout import chunks, is_verse
from builder.clean.wrapping import glue
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "hard-wraps"
_DIVIDES = re.compile(r"[^\W_][-‐¬\xad]$")  # a word may go on in the next line
_MOSTLY = 0.75


def rule(view: View) -> Iterator[Edit]:
    """A line end within a sentence, or behind a full line of wrapped text, becomes a space.

    Verse, lists, and lines that end early on purpose (titles, headings, paragraphs' last lines) are left.
    """
    if "\n" not in view.text:
        return
    for chunk in chunks(view.lines):
        if is_verse(chunk) and not _is_filled(chunk, view):
            continue
        for line, following in pairwise(chunk):
            divided = _DIVIDES.search(line.text, max(0, len(line.text) - 2))
            if not divided and view.continues(line, following):
                yield Edit(line.end, following.start, glue(line.text, following.text), NAME)


def _is_filled(chunk: Sequence[Line], view: View) -> bool:
    """Whether most lines of `chunk` are as full as those that a machine wraps: no poet's are."""
    wrapped = view.wrapping
    if wrapped is None:
        return False
    full = sum(wrapped.wraps(line.text, following.text, slack=0) for line, following in pairwise(chunk))
    return full >= _MOSTLY * (len(chunk) - 1)
