"""Numbers and running heads of printed pages are removed, and what they part is set side by side."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean import sheets
from builder.clean.dates import written_dates
from builder.clean.layout import ends_sentence, starts_lower
from builder.languages import table
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from builder.clean.layout import Line
    from builder.clean.view import View

NAME = "page-marks"
_MAY_MARK = re.compile(r"[\d\f]")
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_IN_HEAD = re.compile(r"\b(?:page|p\.|pg\.?) ?\d{1,4}\b|(?:^|\s)[A-Z]?\d{1,3}$|^[A-Z]?\d{1,3}\s", re.IGNORECASE)
_NAME_IN_HEAD = re.compile(r"(?:[^\W\d_a-z][\w'’-]*|of|the|and|&)(?:\s(?:[^\W\d_a-z][\w'’-]*|of|the|and|&)){1,5}")
_HEAD_MARKS = re.compile(r"[\s·•|,–—-]+")
_DATED_HEAD = re.compile(
    r"[^\W\d_a-z][^#]{2,60} [-–—|·•] (?:[^\W\d_]+ )?#[ ,./-].{1,40}"
)  # The Daily Post – 1 May 2024
_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 120
_LONGEST_REGULAR = 250  # characters of a head that stands on many pages
_PROSE = 30  # characters at least of either half of a sentence that a page's end splits
_REACH = 2  # lines with words between the end of a page and its number or running head
_AS_LONG = 0.75  # of the line before the end of a page is what goes on with it, at least
_REGULAR = 0.4  # of the pages bear a head that may be any line


def rule(view: View) -> Iterator[Edit]:
    """Page numbers, and the lines that stand beside them or beside form feeds again and again.

    `Page 3 of 7` and `- 3 -` are page numbers wherever they stand alone, and so are `1/3` and `2/3` in turn; a bare
    number is one where it splits a sentence, or stands beside a form feed or a running head. A running head comes twice
    at least, and only beside numbers and form feeds or on many pages, or is a name with a date beside one of them.
    Where a sentence may go on behind the end of a page, no blank line is left, so that the lines tell whether it does.
    """
    if not _MAY_MARK.search(view.text):
        return
    lines = view.shown_lines
    begun = sheets.starts(view.text, lines)
    marks, heads = _marks(lines, begun)
    heads |= {index for index, line in enumerate(lines) if _is_dated_head(line.text, view.context.language)}
    if marks or heads or begun:
        yield from _removals(lines, marks | heads, begun)


def _marks(lines: Sequence[Line], begun: Set[int]) -> tuple[set[int], set[int]]:
    """The numbers of the lines that are numbers of pages, and of those that are running heads."""
    edges = {start + step for start in begun for step in range(-_REACH, _REACH)}
    numbers = {index for index, line in enumerate(lines) if _NUMBER.fullmatch(line.text.strip())}
    marks = sheets.numbers(lines, edges)
    marks |= {index for index in numbers if index in edges or _splits(lines, index)}
    heads = _running_heads(lines, marks, numbers - marks, edges, len(begun) or len(marks))
    return marks | {index for index in numbers if heads & {index - 1, index + 1}}, heads


def _removals(lines: Sequence[Line], gone: Set[int], begun: Set[int]) -> Iterator[Edit]:
    """Takes out the lines `gone`, and the blank lines within a sentence that goes on behind them or a form feed."""
    before = -1  # the last line that stays
    for index, line in enumerate(lines):
        if index in gone:
            yield Edit(line.start, line.end + (index + 1 < len(lines)), "", NAME)
            continue
        parted = before + 1 < index or index in begun
        if before >= 0 and parted and _may_go_on(lines[before].text, line.text):
            yield from _closed(lines, before, index)
        before = index


def _may_go_on(text: str, following: str) -> bool:
    """Whether `following`, on another page, may go on with the sentence of `text`: short lines are headings there."""
    text, following = text.strip(), following.strip()
    return not ends_sentence(text) and (starts_lower(following) or len(following) >= _AS_LONG * len(text))


def _closed(lines: Sequence[Line], before: int, after: int) -> Iterator[Edit]:
    """Removes the blank lines between two lines that stay, and a form feed, but not the lines between them."""
    behind = lines[before].end + 1
    for line in lines[before + 1 : after + 1]:
        start = line.end - len(line.text.lstrip("\f")) if line is lines[after] else line.start
        if behind < start:
            yield Edit(behind, start, "", NAME)
        behind = line.end + 1


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


def _splits(lines: Sequence[Line], index: int) -> bool:
    """Whether the line stands between the two halves of a sentence."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1].text.strip(), lines[index + 1].text.strip()
    return not ends_sentence(before) and starts_lower(after) and min(len(before), len(after)) >= _PROSE


def _running_heads(lines: Sequence[Line], marks: Set[int], numbers: Set[int], edges: Set[int], pages: int) -> set[int]:
    """The lines that come again and again at the `edges` of the `pages`, or beside their `marks`."""
    sure = edges | _beside(marks, _REACH)
    beside = sure | _beside(numbers, 1) | {0, 1}
    taken = marks | numbers
    places: dict[str, set[int]] = {}
    for index, line in enumerate(lines if sure else ()):
        if len(line.text) <= _LONGEST_REGULAR and index not in taken:
            places.setdefault(_DIGITS.sub("#", " ".join(line.text.split())), set()).add(index)
    heads: set[int] = set()
    for head, where in places.items():
        there = where & sure
        if there and where <= beside and _is_head(head, len(where)):
            heads |= where
        elif len(there) >= max(2, _REGULAR * pages):
            heads |= there | where & {0, 1}
    return heads


def _is_head(text: str, times: int) -> bool:
    """Whether `text`, its numbers as `#`, may be a running head that stands `times` times, and only where such do."""
    short = len(text) <= _LONGEST_HEAD and not ends_sentence(text)
    return short and (times > 1 or _DATED_HEAD.fullmatch(text) is not None)


def _beside(indices: Iterable[int], reach: int) -> set[int]:
    """The numbers of the lines at most `reach` lines from those of `indices`, which are among them."""
    return {index + step for index in indices for step in range(-reach, reach + 1)}


@cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('clean_dates', language)['weekdays'])})\b", re.IGNORECASE)
