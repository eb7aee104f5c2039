"""The marks of message boards are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "board-markup"
_MARK = re.compile(
    r"\[(?P<close>/?)(?:b|i|u|s|url|quote|color|size|font|center|left|right|list)(?:=[^\[\]\n]{1,500})?\]",
    re.IGNORECASE,
)
_ENOUGH = 2


def rule(view: View) -> Iterator[Edit]:
    """`[b]…[/b]`, `[url=…]…[/url]` and their like keep their words, in a text where at least two of them are closed."""
    if "[/" not in view.text:
        return
    found = list(_MARK.finditer(view.text))
    if sum(bool(match["close"]) for match in found) >= _ENOUGH:
        yield from (Edit(match.start(), match.end(), "", NAME) for match in found)
