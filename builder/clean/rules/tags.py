"""Lists of tags and topics are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "tags"
_HASHTAGS = re.compile(r"#[^\W\d]\w*(?:[ ,]+#\w+)*")


def rule(view: View) -> Iterator[Edit]:
    """Lines that list what an article is filed under, and lines of hashtags."""
    listed = {line.start for line in furniture(view, NAME)}
    for line in view.standing_lines:
        if line.start in listed or _HASHTAGS.fullmatch(line.text.strip()):
            yield view.without(line, NAME)
