"""Lines that were nothing but a link: headlines between paragraphs go; others are lines like others from here on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.layout import ends_sentence, starts_lower
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "linked-lines"
OPEN, CLOSE = "[", "](\u2060)"  # an address of a character that no text has any more at this point
LINKED = re.compile(r"^\[(?P<words>[^\n]*)\]\(\u2060\)$", re.MULTILINE)
_FEWEST_WORDS = 6  # of a headline; what is shorter may be a heading of the article, or one of its sources
_LONGEST_HEADLINE = 150


def rule(view: View) -> Iterator[Edit]:
    """Removes headlines of other articles, each between two paragraphs of this one.

    Of the other lines that the rule for Markdown has marked it removes the marks, which speak against prose.
    """
    if CLOSE not in view.text:
        return
    headlines = {line.start: line for line in _headlines(view)}
    for match in LINKED.finditer(view.text):
        if match.start() in headlines:
            yield view.without(headlines[match.start()], NAME)
        else:
            yield Edit(match.start(), match.start("words"), "", NAME)
            yield Edit(match.end("words"), match.end(), "", NAME)


def _headlines(view: View) -> Iterator[Line]:
    lines = view.shown_lines
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        match = LINKED.fullmatch(line.text)
        announced = before.text.rstrip().endswith(":")
        between = _is_paragraph(before.text) and _is_paragraph(after.text) and not announced
        if match and between and _is_headline(match["words"].strip()):
            yield line


def _is_headline(words: str) -> bool:
    asks = words.rstrip("'\"”’»").endswith("?")
    ends = ends_sentence(words) and not asks
    return (
        len(words) <= _LONGEST_HEADLINE
        and words.count(" ") >= _FEWEST_WORDS - 1
        and not (ends or starts_lower(words) or words.endswith(")"))
    )


def _is_paragraph(text: str) -> bool:
    return is_body(text) and not LINKED.fullmatch(text)
