"""Every way to end a line becomes a newline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "newlines"
_MANY = re.compile(r"\n{3,}")
_OTHER_NEWLINES = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


def rule(view: View) -> Iterator[Edit]:
    """CRLF, CR, form feeds, vertical tabs and the line ends of Unicode, each as one newline; more than two as two."""
    for match in _OTHER_NEWLINES.finditer(view.text):
        yield Edit(match.start(), match.end(), "\n", NAME)
    for match in _MANY.finditer(view.text):
        yield Edit(match.start() + 2, match.end(), "", NAME)
