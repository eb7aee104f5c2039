"""Lists of tags and topics are removed."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from builder.clean.edges import edges
from builder.clean.furniture import furniture
from builder.clean.layout import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "tags"
_HASHTAGS = re.compile(r"#[^\W\d]\w*(?:[ ,]+#\w+)*")
_SENTENCE = re.compile(r"[^:\n]{2,40}: ?[^\W\d_A-Z][^,|/#\n]*[.!?]")  # Tags: that is what they call them.
_LABEL = re.compile(r"(?:tags|topics|keywords|categories)(?P<tags> [^:]{1,200})?", re.IGNORECASE)
_MOST_WORDS = 4  # of a tag on a line of its own


def rule(view: View) -> Iterator[Edit]:
    """Lines that list what an article is filed under, and lines of hashtags; but for a sentence behind a colon.

    Below the article: what stands behind a label without a colon, and lines of four words at most below one.
    """
    listed = {line.start for line in furniture(view, NAME)}
    below = {line.start: line for line in _below(view)}
    yield from (view.without(line, NAME) for line in below.values())
    for line in view.standing_lines:
        text = line.text.strip()
        if line.start in below:
            continue
        if _HASHTAGS.fullmatch(text) or (line.start in listed and not _SENTENCE.fullmatch(text)):
            yield view.without(line, NAME)


def _below(view: View) -> Iterator[Line]:
    """The tags below the last paragraph that a label on their line or over them makes known."""
    lines = view.shown_lines
    at_edges = edges(view)
    foot: Sequence[Line] = list(takewhile(lambda line: line.start in at_edges, reversed(lines)))[::-1]
    for at, line in enumerate(foot):
        match = _LABEL.fullmatch(line.text.strip())
        if match is None or len(foot) == len(lines):
            continue
        if match["tags"]:
            if not ends_sentence(line.text):
                yield line
        else:
            yield from takewhile(_is_tag, foot[at + 1 :])


def _is_tag(line: Line) -> bool:
    return line.text.strip().count(" ") < _MOST_WORDS and not ends_sentence(line.text)
