"""Texts compared by their letters and digits only."""

from __future__ import annotations

import re

from builder.clean.html.characters import unescaped

_WORD = re.compile(r"\w+")


def key(text: str) -> str:
    """`text` for comparison: its letters and digits, without regard to case, marks and white space."""
    return "".join(_WORD.findall(unescaped(text))).casefold()
