"""A known name that a stray space divides is whole again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "split-words"
_DIVIDED = re.compile(r"\b(?P<first>[^\W\d_a-z][^\W\d_A-Z]{0,20}) (?P<second>[^\W\d_A-Z]{2,20})(?![^\W_])")


def rule(view: View) -> Iterator[Edit]:
    """`Spring field` becomes `Springfield` where that is a known name, and neither part stands alone elsewhere."""
    names = view.context.names
    if not names:
        return
    for match in _DIVIDED.finditer(view.text):
        whole = match["first"] + match["second"]
        if whole in names and all(view.words[part.casefold()] <= 1 for part in match.groups()):
            gap = match.start("second") - 1
            yield Edit(gap, gap + 1, "", NAME)
