"""Labels, breadcrumbs and rows of links above and below the article are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.edges import edges
from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "kickers"
_BETWEEN = re.compile(r"\s(?:[|>»›·•→]|::)\s")
_LONGEST_PART = 40
_MOST_WORDS = 4


def rule(view: View) -> Iterator[Edit]:
    """`World`, `Home > World > Europe`, `Terms of Use | Contact`: before the first or behind the last paragraph.

    A row is made of two parts or more, of at most four words each; a title with a bar in it has a longer part.
    """
    at_edges = edges(view)
    listed = {line.start for line in furniture(view, NAME)}
    for line in view.standing_lines:
        if line.start in at_edges and (line.start in listed or _is_row(line.text)):
            yield view.without(line, NAME)


def _is_row(text: str) -> bool:
    parts = _BETWEEN.split(text.strip(" |>»›·•"))
    return len(parts) > 1 and all(
        len(part) <= _LONGEST_PART and part.count(" ") < _MOST_WORDS and part[-1:] not in ".!?," for part in parts
    )
