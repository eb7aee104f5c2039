"""A drop cap is joined with the word that it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.languages import table
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "drop-caps"
_SET_APART = re.compile(
    r"^[\"“'‘]?(?P<cap>[^\W\d_a-z])(?P<gap> |\n{1,2})(?P<rest>[^\W\d_A-Z]{1,20})(?![^\W_])", re.MULTILINE
)


def rule(view: View) -> Iterator[Edit]:
    """A single capital at the start of a line, and small letters behind a space or a line's end, that make one word.

    It is one if the text has that word elsewhere, or if sentences commonly begin with it.
    """
    common = table("clean_words", view.context.language)["drop_cap_words"]
    for match in _SET_APART.finditer(view.text):
        word = match["cap"].casefold() + match["rest"]
        if word in common or (len(word) > 2 and word in view.words):
            yield Edit(match.start("gap"), match.end("gap"), "", NAME)
