"""Lines that point to other articles are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.furniture import furniture
from builder.clean.layout import ends_sentence, starts_lower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "related-articles"
_LONGEST_HEADLINE = 150
_SENTENCE_BEHIND = re.compile(r"[^:\n]{3,30}: (?=[^\W\d_A-Z])(?:\S+ ){6,}\S*[.!)]")  # Related: it was the same in May.
_POINTER = re.compile(r"(?:>>|»|►|▶|→|➤) ?[^\W_][^«»]{5,150}")  # an arrow before a headline


def rule(view: View) -> Iterator[Edit]:
    """Lines that name a related article, and the headings of lists of such lines.

    A label that ends with a colon, on a line of its own, goes with the headline below. A headline behind a label such
    as `Analysis:` is the article's own where it comes first, and no headline where it is a sentence. A sentence that
    goes on in lower case behind the label and ends with a full stop is the article's own, too.
    """
    listed = {line.start for line in furniture(view, NAME)}
    labelled = {line.start for line in furniture(view, "related-labels") if not ends_sentence(line.text)}
    labelled.discard(view.short_lines[0].start if view.short_lines else 0)
    announced = False
    for line in view.standing_lines:
        text = line.text.strip()
        if _says_more(text):
            announced = False
            continue
        if line.start in listed or line.start in labelled or _points(text) or (announced and _is_headline(text)):
            yield view.without(line, NAME)
        announced = line.start in listed and text.endswith(":")


def _says_more(text: str) -> bool:
    return ends_sentence(text) and _SENTENCE_BEHIND.fullmatch(text) is not None


def _points(text: str) -> bool:
    return _POINTER.fullmatch(text) is not None and not ends_sentence(text)


def _is_headline(text: str) -> bool:
    return (not ends_sentence(text) or text.endswith("?")) and not starts_lower(text) and len(text) <= _LONGEST_HEADLINE
