"""The sheets of a printed text: where each begins, the numbers that count them, and what a browser prints on them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from builder.clean.layout import Line

_LONGEST = 450  # characters of a line that a browser prints
_TIME = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s{1,3}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AP]M)?"
_ADDRESS = r"(?:(?:https?|file)://|www\.)\S{3,400}"
_COUNT = r"(?:page\s)?\d{1,4}(?:\sof\s|\s?/\s?)\d{1,4}"
_FOOT = re.compile(rf"(?:{_ADDRESS}|{_TIME})\s+{_COUNT}|{_COUNT}\s+(?:{_ADDRESS}|{_TIME})", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:page|p\.|pg\.?) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} of \d{1,4}|[-–—•·] ?\d{1,4} ?[-–—•·]", re.IGNORECASE
)
_JUMP = re.compile(
    r"(?-i:[^\W\d_a-z])[^.!?\n]{2,60}?(?: ?[-–—/|:] ?| ?\()"
    r"(?:cont(?:inue[ds]|'d|d)?\.?,? (?:from|on) (?:(?:page|p\.?|pg\.?) ?)?|from (?:page|p\.|pg\.?) ?)[A-Z]?\d{1,3}\)?",
    re.IGNORECASE,
)  # Harbour vote - From Page 7
_DIGIT = re.compile(r"\d")
_COUNTER = re.compile(r"(?P<number>\d{1,4}) ?/ ?(?P<total>\d{1,4})")


def starts(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines with a form feed before or in them; ``len(lines)`` for one behind the last."""
    found: set[int] = set()
    before = 0
    for index, line in enumerate(lines if "\f" in text else ()):
        if text.find("\f", before, line.end) >= 0:
            found.add(index)
        before = line.end
    if text.find("\f", before) >= 0:
        found.add(len(lines))
    return frozenset(found)


def numbers(lines: Sequence[Line], edges: Set[int]) -> set[int]:
    """The numbers of the lines that number a sheet or point to one, wherever they stand, or count up: `1/3`, `2/3`.

    A count that stands alone is one at the `edges` of sheets.
    """
    counts = [(index, match) for index, line in enumerate(lines) if (match := _counter(line.text))]
    numbered = [(index, line.text.strip()) for index, line in enumerate(lines) if _DIGIT.search(line.text)]
    found = {index for index, text in numbered if is_number(text) or is_jump(text)}
    found |= {index for index, _ in counts if index in edges}
    for (first, number), (second, following) in pairwise(counts):
        if number["total"] == following["total"] and int(following["number"]) == int(number["number"]) + 1:
            found |= {first, second}
    return found


def is_number(text: str) -> bool:
    """Whether `text` is the number of a sheet, alone or beside the address or the time that a browser prints there."""
    return len(text) <= _LONGEST and (_PAGE.fullmatch(text) is not None or _FOOT.fullmatch(text) is not None)


def is_jump(text: str) -> bool:
    """Whether `text` stands above the rest of an article that begins on another page, or leads there."""
    return len(text) <= _LONGEST and _JUMP.fullmatch(text) is not None


def _counter(text: str) -> re.Match[str] | None:
    match = _COUNTER.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return match if match and int(match["number"]) <= int(match["total"]) else None
