"""Marks around a heading are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "heading-marks"
_MARKED = re.compile(
    r"^(?P<mark>[-–—=*~•+]{1,6})(?P<open> ?)(?P<words>\S.{0,58}\S)(?P<close> ?)(?P=mark)$", re.MULTILINE
)


def rule(view: View) -> Iterator[Edit]:
    """`- Territory -`, `== Territory ==`: the same mark on both sides of a short line, and spaces inside it."""
    for match in _MARKED.finditer(view.text):
        words = match["words"]
        spaced = match["open"] and match["close"]
        if not spaced or words[-1] in ".,;" or match["mark"][0] in words:
            continue
        yield Edit(match.start(), match.start("words"), "", NAME)
        yield Edit(match.end("words"), match.end(), "", NAME)
