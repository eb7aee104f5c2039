"""Numbers and running heads of printed pages are removed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.dates import written_dates
from builder.clean.layout import ends_sentence, starts_lower
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "page-marks"
_PAGE = re.compile(
    r"(?:page|p\.|pg\.?) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} of \d{1,4}|[-–—] ?\d{1,4} ?[-–—]",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"(?:https?://|www\.)\S{3,400}\s+(?:page\s)?\d{1,3}(?:\sof\s|\s?/\s?)\d{1,3}", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_IN_HEAD = re.compile(r"\b(?:page|p\.|pg\.?) ?\d{1,4}\b|(?:^|\s)[A-Z]?\d{1,3}$|^[A-Z]?\d{1,3}\s", re.IGNORECASE)
_NAME_IN_HEAD = re.compile(r"(?:[^\W\d_a-z][\w'’-]*|of|the|and|&)(?:\s(?:[^\W\d_a-z][\w'’-]*|of|the|and|&)){1,5}")
_HEAD_MARKS = re.compile(r"[\s·•|,–—-]+")
_DATED_HEAD = re.compile(
    r"[^\W\d_a-z][^#]{2,60} [-–—|·•] (?:[^\W\d_]+ )?#[ ,./-].{1,40}"
)  # The Daily Post – 1 May 2024
_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 120
_LONGEST_MARK = 450
_PROSE = 30  # characters at least of either half of a sentence that a page's end splits
_REACH = 2  # lines with words between the end of a page and its number or running head


def rule(view: View) -> Iterator[Edit]:
    """Page numbers, and the lines that stand beside them or beside form feeds again and again.

    `Page 3 of 7` and `- 3 -` are page numbers wherever they stand alone; a bare number is one where it splits a
    sentence, or stands beside a form feed or a running head. A running head comes twice at least, and only beside
    numbers and form feeds, or is a name with a date beside one of them.
    """
    if not _DIGITS.search(view.text):
        return
    lines = [line for line in view.lines if line.text.strip()]
    breaks = {step + index for index in _form_feeds(view.text, lines) for step in range(-_REACH, _REACH)}
    numbers = {index for index, line in enumerate(lines) if _NUMBER.fullmatch(line.text.strip())}
    marks = {index for index, line in enumerate(lines) if _is_mark(line.text.strip())}
    marks |= {index for index in numbers if index in breaks or _splits(lines, index)}
    heads = _running_heads(lines, marks, numbers - marks, breaks)
    marks |= {index for index in numbers if heads & {index - 1, index + 1}}
    heads |= {index for index, line in enumerate(lines) if _is_dated_head(line.text, view.context.language)}
    for index in sorted(marks | heads):
        yield view.without(lines[index], NAME)


def _is_mark(text: str) -> bool:
    """Whether `text` is the number of a page, alone or behind the address that a browser prints beside it."""
    return len(text) <= _LONGEST_MARK and (_PAGE.fullmatch(text) is not None or _PRINTED.fullmatch(text) is not None)


def _is_dated_head(text: str, language: str) -> bool:
    """Whether `text` is the name of a paper with a date and the number of a page, in whatever order."""
    text = text.strip()
    if len(text) > _LONGEST_HEAD or not _PAGE_IN_HEAD.search(text):
        return False
    dates = written_dates(text, language)
    if len(dates) != 1:
        return False
    sides = (text[: dates[0].start], text[dates[0].end :])
    rest = " ".join(_weekday(language).sub(" ", _PAGE_IN_HEAD.sub(" ", side)) for side in sides)
    return _NAME_IN_HEAD.fullmatch(_HEAD_MARKS.sub(" ", rest).strip()) is not None


def _form_feeds(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines with a form feed in them or before them."""
    if "\f" in text:
        before = 0
        for index, line in enumerate(lines):
            if text.find("\f", before, line.end) >= 0:
                yield index
            before = line.end


def _splits(lines: Sequence[Line], index: int) -> bool:
    """Whether the line stands between the two halves of a sentence."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1].text.strip(), lines[index + 1].text.strip()
    return not ends_sentence(before) and starts_lower(after) and min(len(before), len(after)) >= _PROSE


def _running_heads(lines: Sequence[Line], marks: set[int], numbers: set[int], breaks: set[int]) -> set[int]:
    sure = breaks | {index + step for index in marks for step in range(-_REACH, _REACH + 1)}
    if not sure:
        return set()
    beside = sure | {index + step for index in numbers for step in (-1, 1)}
    taken = marks | numbers
    places: dict[str, set[int]] = {}
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST_HEAD and index not in taken and not ends_sentence(line.text):
            places.setdefault(_DIGITS.sub("#", line.text.strip()), set()).add(index)
    return {
        index
        for head, where in places.items()
        if where & sure and where <= beside | {0, 1} and (len(where) > 1 or _DATED_HEAD.fullmatch(head))
        for index in where
    }


@cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clean_dates', language)['weekdays'])})\b", re.IGNORECASE)
