"""Paragraphs that only repeat a sentence of another paragraph are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.layout import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "pull-quotes"
_FIRST = 2  # lines at the start that may be title and lead
_FEWEST_WORDS = 7
_LONGEST = 600
_KEY = 24  # characters of a sentence by which it is looked up
_MOST_PLACES = 4
_REACH = 12  # lines between a pull quote and what it repeats
_MARKS = " \"'“”‘’«»„…\t"
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] [^\W\d_a-z]")
_SENTENCE_START = re.compile(r"^[\"'“‘«„]?|(?<=[.!?…:,]) [\"'“‘«„]?|(?<=[\"'”’]) |(?<= )[\"“«„]", re.MULTILINE)


def rule(view: View) -> Iterator[Edit]:
    """Paragraphs of seven words or more that a longer one nearby holds word for word; of equal neighbours, the later.

    The title stays, and a lead that is not quoted.
    """
    lines = [line for line in view.lines if line.text.strip()]
    candidates = [at for at, line in enumerate(lines) if at and _may_be_one(line.text, may_be_lead=at < _FIRST)]
    if not candidates:
        return
    places = _places(lines, {_core(lines[at].text)[:_KEY] for at in candidates})
    for at in candidates:
        if any(_repeats(lines, at, *place) for place in places.get(_core(lines[at].text)[:_KEY], ())):
            yield view.without(lines[at], NAME)


def _may_be_one(text: str, *, may_be_lead: bool) -> bool:
    """Whether `text` is quoted, or a single sentence that cannot be the lead."""
    text = text.strip()
    quoted = text[0] in _MARKS or text[-1] in _MARKS
    single = not may_be_lead and ends_sentence(text) and not _SENTENCES.search(text)
    return (quoted or single) and len(text) <= _LONGEST and text.count(" ") >= _FEWEST_WORDS - 1


def _core(text: str) -> str:
    return text.strip(_MARKS).rstrip(".,")


def _places(lines: list[Line], wanted: set[str]) -> dict[str, list[tuple[int, int]]]:
    """Where a sentence or quotation begins with one of the keys that are `wanted`: number of the line, offset in it."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        for match in _SENTENCE_START.finditer(line.text):
            key = line.text[match.end() : match.end() + _KEY]
            if key in wanted and len(found := places.setdefault(key, [])) < _MOST_PLACES:
                found.append((number, match.end()))
    return places


def _repeats(lines: list[Line], at: int, other: int, start: int) -> bool:
    line, source = lines[at].text, lines[other].text
    if at == other or abs(at - other) > _REACH or not source.startswith(_core(line), start):
        return False
    return len(source) > len(line) or other == at - 1
