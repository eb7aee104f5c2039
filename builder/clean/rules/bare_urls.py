"""An address on a line of its own is what is left of a link, and is removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.layout import ends_sentence, hangs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "bare-urls"
_URL = re.compile(r"[<(\[]?(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s<>]{3,390}[>)\]]?", re.IGNORECASE)


def rule(view: View) -> Iterator[Edit]:
    """Lines that hold nothing but an address; not one that the sentence before announces with a colon."""
    before = ""
    for line in view.short_lines:
        text = line.text.strip()
        if _URL.fullmatch(text):
            announced = before.endswith(":") or hangs(before, view.context.language)
            if not announced or ends_sentence(before.rstrip(":")):
                yield view.without(line, NAME)
        else:
            before = text
