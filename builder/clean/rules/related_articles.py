"""Lines that point to other articles are removed."""

from __future__ import annotations

import re
from itertools import pairwise
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
    announced = set(_announced(view, listed))
    for line in view.standing_lines:
        text = line.text.strip()
        if _says_more(text):
            continue
        if line.start in listed or line.start in labelled or line.start in announced or _points(text):
            yield view.without(line, NAME)


def _announced(view: View, listed: set[int]) -> Iterator[int]:
    """Where the headlines right below a label that ends with a colon start, unless the next line goes on with them."""
    lines = [line for line in view.lines if line.text.strip()]
    for at, (label, line) in enumerate(pairwise(lines), start=1):
        if label.start in listed and label.text.rstrip().endswith(":") and _is_headline(line.text.strip()):
            behind = lines[at + 1] if at + 1 < len(lines) else None
            if behind is None or behind.start > line.end + 1 or not view.continues(line, behind):
                yield line.start


def _says_more(text: str) -> bool:
    return ends_sentence(text) and _SENTENCE_BEHIND.fullmatch(text) is not None


def _points(text: str) -> bool:
    return _POINTER.fullmatch(text) is not None and not ends_sentence(text)


def _is_headline(text: str) -> bool:
    return (not ends_sentence(text) or text.endswith("?")) and not starts_lower(text) and len(text) <= _LONGEST_HEADLINE
