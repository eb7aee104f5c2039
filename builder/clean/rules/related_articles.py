"""Lines that point to other articles are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.edges import is_body
from builder.clean.furniture import furniture
from builder.clean.layout import ends_sentence, starts_lower
from builder.clean.rules.related_boxes import LABELLED, boxes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "related-articles"
_STOPPED = re.compile(r"[.!][\"'”’»)\]]*$")
_POINTER = re.compile(r"(?:>>|»|►|▶|→|➤) ?[^\W_][^«»]{5,150}")  # an arrow before a headline
_GUILLEMET = re.compile(r"[«»]")
_MOST_QUOTED = 12  # lines over which a quotation may go on


def rule(view: View) -> Iterator[Edit]:
    """Lines that name a related article, and the headings of lists of such lines, with the headlines below them.

    A headline behind a label such as `Analysis:` is the article's own above its first paragraph, where it goes on in
    lower case, and where it is a sentence with a full stop. So is what goes on behind any label in lower case to a full
    stop, and a sentence behind a single word that is not in capitals.
    """
    listed = {line.start for line in furniture(view, NAME)}
    body = next((line.end for line in view.lines if is_body(line.text)), 0)
    labels = (line for line in furniture(view, "related-labels") if line.start > body)
    labelled = {line.start for line in labels if _has_headline(line.text)}
    pointers = set(_pointers(view))
    lines = view.shown_lines
    announced = {lines[index].start for box in boxes(view, lines) for index in box}
    for line in view.standing_lines:
        text = line.text.strip()
        points = line.start in labelled or line.start in pointers or (line.start in listed and not _says_more(text))
        if points or line.start in announced:
            yield view.without(line, NAME)


def _has_headline(text: str) -> bool:
    match = LABELLED.fullmatch(text.strip(" \t*_[]()"))
    return match is not None and not starts_lower(match["headline"]) and not _STOPPED.search(text.rstrip())


def _says_more(text: str) -> bool:
    """Whether a sentence of the article goes on behind the label that `text` begins with."""
    match = LABELLED.fullmatch(text)
    if match is None or not _STOPPED.search(text):
        return False
    label = match["label"].strip()
    return starts_lower(match["headline"]) or (" " not in label and not label.isupper())


def _pointers(view: View) -> Iterator[int]:
    """Where lines with an arrow before a headline start: not those that open a paragraph or a quotation."""
    lines = view.lines
    for at, line in enumerate(lines):
        text = line.text.strip()
        if _POINTER.fullmatch(text) is None or ends_sentence(text) or _opens_quotation(lines, at):
            continue
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or not following.text.strip() or not view.continues(line, following):
            yield line.start


def _opens_quotation(lines: Sequence[Line], at: int) -> bool:
    """Whether the `»` that the line `at` opens with is closed further down in the same paragraph."""
    if not lines[at].text.lstrip().startswith("»"):
        return False
    for line in lines[at + 1 : at + 1 + _MOST_QUOTED]:
        text = line.text.strip()
        if not text or _POINTER.match(text):
            return False
        if _GUILLEMET.search(text):
            return True
    return False
