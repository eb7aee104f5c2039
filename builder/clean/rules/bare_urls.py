"""An address on a line of its own is what is left of a link, and is removed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.layout import ends_sentence, hangs
from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "bare-urls"
_ADDRESS = r"(?i:https?://|www\.|pic\.twitter\.com/|t\.co/|file:///)[^\s<>]{3,390}"
_URL = re.compile(rf"[<(\[]?{_ADDRESS}[>)\]]?|(?:[a-z\d-]{{1,60}}\.){{1,4}}[a-z]{{2,20}}/[^\s<>]{{3,300}}")
_OTHER_LABEL = r"(?:[^\W\d_]{2,20} ){1,3}(?:ur[il]|(?:perma|web)?link)"
_REST = re.compile(r"(?=[^\s/=&?%_.-]{0,200}[/=&?%_.-])(?=\S{0,300}[-/=&?%_]\S{0,300}[-/=&?%_.])[^\s<>]{6,300}")
_FEWEST_WRAPPED = 40  # characters of an address that may go on in the next line


def rule(view: View) -> Iterator[Edit]:
    """Lines that hold nothing but an address, with or without a label, and the rest of one on the line below.

    Not one that the sentence before announces with a colon.
    """
    before, last = "", None
    for line in view.short_lines:
        text = line.text.strip()
        goes_on = last is not None and line.start == last.end + 1 and len(last.text) >= _FEWEST_WRAPPED
        if goes_on and _REST.fullmatch(text):
            yield view.without(line, NAME)
            last = None
        elif _URL.fullmatch(text) or _labelled(view.context.language).fullmatch(text):
            announced = before.endswith(":") or hangs(before, view.context.language)
            if not announced or ends_sentence(before.rstrip(":")):
                yield view.without(line, NAME)
                last = line
        else:
            before, last = text, None


@cache
def _labelled(language: str) -> re.Pattern[str]:
    labels = "|".join(map(re.escape, merged("clean_words", language)["address-labels"]))
    return re.compile(rf"[*_(\[]{{0,2}}(?i:{labels}|{_OTHER_LABEL})\s?[:»>→-]{{0,2}} ?[<(\[]?{_ADDRESS}[>)\]*_]{{0,2}}")
