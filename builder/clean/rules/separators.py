"""Lines of nothing but marks are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "separators"
_ONLY_MARKS = re.compile(r"[\s\-–—_=*~#•·.|+<>/\\:;,▪■□●○►▼▲◄◆◇★☆✦§¶×✕✖]+")
_MOST_DOTS = re.compile(r"[\s.…]+")


def rule(view: View) -> Iterator[Edit]:
    """Rules, stars, bullets and bars on a line of their own; an ellipsis on a line of its own stays."""
    for line in view.short_lines:
        if _ONLY_MARKS.fullmatch(line.text) and not _MOST_DOTS.fullmatch(line.text):
            yield view.without(line, NAME)
