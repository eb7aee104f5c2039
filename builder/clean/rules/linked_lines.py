"""Lines that were nothing but a link are lines like others, once it is known where the article stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "linked-lines"
OPEN, CLOSE = "[", "](\u2060)"  # an address of a character that no text has any more at this point
LINKED = re.compile(r"^\[(?P<words>[^\n]*)\]\(\u2060\)$", re.MULTILINE)


def rule(view: View) -> Iterator[Edit]:
    """Removes the marks that the rule for Markdown leaves around such a line: they speak against prose."""
    if CLOSE not in view.text:
        return
    for match in LINKED.finditer(view.text):
        yield Edit(match.start(), match.start("words"), "", NAME)
        yield Edit(match.end("words"), match.end(), "", NAME)
