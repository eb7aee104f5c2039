"""Lines that point to other articles are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.furniture import furniture
from builder.clean.layout import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "related-articles"
_POINTER = re.compile(r"(?:>>|»|►|▶|→|➤) ?[^\W_][^«»]{5,150}")  # an arrow before a headline


def rule(view: View) -> Iterator[Edit]:
    """Lines that name a related article, and the headings of lists of such lines."""
    listed = {line.start for line in furniture(view, NAME)}
    for line in view.standing_lines:
        if line.start in listed or _points(line.text.strip()):
            yield view.without(line, NAME)


def _points(text: str) -> bool:
    return _POINTER.fullmatch(text) is not None and not ends_sentence(text)
