"""One space between words, none at the ends of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "spaces"
_WIDE = r"[^\S\n]"  # any white space but the newline: tabs, no-break, thin and ideographic spaces
_NOT_PLAIN = re.compile(r"[^\S\n ]")
_UNTIDY = re.compile(rf"(?P<edge>(?:^{_WIDE}+|{_WIDE}+$))|{_WIDE}{{2,}}|(?! ){_WIDE}", re.MULTILINE)


def rule(view: View) -> Iterator[Edit]:
    """Runs of spaces and tabs, and every space that is not the plain one, become one plain space."""
    if not _has_untidy(view.text):
        return
    for match in _UNTIDY.finditer(view.text):
        yield Edit(match.start(), match.end(), "" if match["edge"] else " ", NAME)


def _has_untidy(text: str) -> bool:
    """Whether there is anything to do: much quicker than looking at every space."""
    return (
        any(pair in text for pair in ("  ", " \n", "\n "))
        or text.startswith(" ")
        or text.endswith(" ")
        or _NOT_PLAIN.search(text) is not None
    )
