"""Copyright lines are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "copyright"
_CLAIM = re.compile(r"\([cC]\) ?[^\W_][^.!?\n]{1,60}[.]?")  # (c) The Valley Post


def rule(view: View) -> Iterator[Edit]:
    """Lines that claim the copyright or forbid to copy."""
    listed = {line.start for line in furniture(view, NAME)}
    for line in view.standing_lines:
        if line.start in listed or _CLAIM.fullmatch(line.text.strip()):
            yield view.without(line, NAME)
