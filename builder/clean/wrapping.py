"""Which line ends a wrapping machine made, and which a writer meant.

Machines that wrap lines are greedy: they end a line only where the next word would not fit. So a line that ends early
was ended on purpose, and a line that ends in mid-sentence was not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.layout import LIST_ITEM, ends_sentence, hangs, starts_lower
from builder.clean.type_widths import USUAL, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.clean.layout import Line

_WIDE = "\u2e80-\u2fdf\u3001-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60"  # of scripts without spaces
_FIRST_WORD = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+")
_ENDS_WIDE = re.compile(rf"[{_WIDE}]$")
_BEGINS_WIDE = re.compile(rf"[{_WIDE}]")
_NOT_ONE_CELL = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\uffef]")
_CASED = re.compile("[^A-Za-zÀ-ɏͰ-ӿ]{0,3}[A-Za-zÀ-ɏͰ-ӿ]")
_NO_CELL = ("Mn", "Me", "Cf")
_SHORTEST_EXACT = 30  # cells of a line whose end tells the width
_FEWEST_SPACES = 2  # in such a line
_LONGEST_WORD = 40  # characters: what is longer is an address, or hides where words end
_HALF_FULL = 0.6  # of the width: shorter lines were not wrapped
_FEWEST_EXACT = 8  # line ends that agree on a width
_FEWEST_CASELESS = 4  # in a script that knows no small letters, whose lines tell nothing else
_EXACT_SHARE = 0.65  # of the lines that long
_SURELY_EXACT = 0.9  # of them, so that the letters need not be measured
_TOLERANCE = 0.015  # of the width of printed lines: faces differ in what they make wide
_TIMES_BEYOND = 3  # as many as there are lines that are much longer
_MAY_STAND_WITHIN = re.compile(r"[-–—\d]")  # what a line of prose may begin with, too
_SHORTEST_SURE = 20
_LEAST_SURE_SHARE = 0.2
_LONGEST_WIDTH = 200
_BEYOND = 1.3  # times the width: a line that long was not wrapped
_MOST_BEYOND = 0.1  # of the lines of that length or more, in a text that was
_EARLY = 0.85  # a line that ends a sentence before this share of the width ends its paragraph, too
_SLACK = 0.12  # how much earlier, as a share of the width, a line may end that does not end a sentence
_SLACK_EXACT = 0.04  # where letters are measured, or nearly all agree
_FULL = 0.75  # of the width that a wrapped line has at least, with the word that did not fit
_LEAST_FULL = 0.6  # of the line ends in mid-sentence


class Wrapping(NamedTuple):
    """The width that the lines of a text were wrapped at, and how full (0–1) a wrapped line is at least.

    The width counts what `measure` counts; `agreed` is the share of the long lines (0–1) whose ends allow it.
    """

    width: int
    fullness: float
    measure: Callable[[str], int] = len
    agreed: float = 0.0

    def wraps(self, line: str, following: str, slack: float) -> bool:
        """Whether the first word of `following` would not have fitted behind `line`, give or take `slack` (0–1)."""
        return _needed(line, following, self.measure) >= (self.fullness - slack) * self.width

    def ends_early(self, line: str) -> bool:
        """Whether `line`, which ends a sentence, is so short that it ends its paragraph, too."""
        return self.measure(line) < _EARLY * self.width


def wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """How the text was wrapped, or None where it was not, judged by the lines that follow each other."""
    shown = [(line.text, bool(line.text.strip())) for line in lines]
    pairs = [(line, after) for (line, is_shown), (after, is_shown_too) in pairwise(shown) if is_shown and is_shown_too]
    ends = _Ends.among(pairs, lines)
    exact = ends.exactly(len)
    if exact is None and any(_NOT_ONE_CELL.search(line) for line, _ in pairs):
        exact = ends.exactly(_cells_of)
    if exact is None or exact.agreed < _SURELY_EXACT:
        in_print = ends.exactly(printed)
        exact = in_print if in_print and (exact is None or in_print.agreed > exact.agreed) else exact
    return exact or _roughly(pairs, lines)


def glue(line: str, following: str) -> str:
    """What stands between `line` and `following` when they are one line: nothing in scripts without spaces."""
    return "" if _ENDS_WIDE.search(line[-1:]) and _BEGINS_WIDE.match(following) else " "


class _Ends(NamedTuple):
    """The line ends that may tell an exact width.

    `pairs` are the lines with several words, not too long, and what follows each; `fewest` is how many must agree, and
    `lines` are all lines of the text.
    """

    pairs: Sequence[tuple[str, str]]
    fewest: int
    lines: Sequence[Line]

    @classmethod
    def among(cls, pairs: Sequence[tuple[str, str]], lines: Sequence[Line]) -> _Ends:
        """Those of all `pairs` of a line and the next one."""
        listed = [
            (line, following)
            for line, following in pairs
            if len(line) <= _LONGEST_WIDTH and _has_words(line) and not LIST_ITEM.match(following)
        ]
        cased = sum(_CASED.match(following) is not None for _, following in pairs)
        return cls(listed, _FEWEST_EXACT if 2 * cased >= len(pairs) else _FEWEST_CASELESS, lines)

    def exactly(self, measure: Callable[[str], int]) -> Wrapping | None:
        """The width that most line ends agree on: the line is no longer, and with the next word it would be.

        Every line end allows the widths from its own length to just below that which was needed; the width is the one
        that the greatest number of them allows. Of printed lines, those that end a sentence, and with it perhaps their
        paragraph, do not count, and the others need not be exact.
        """
        if len(self.pairs) < self.fewest:
            return None
        in_print = measure is printed
        ends = [
            (measure(line), _needed(line, following, measure))
            for line, following in self.pairs
            if not (in_print and ends_sentence(line))
        ]
        unit = USUAL if in_print else 1
        ends = [
            (length, needed)
            for length, needed in ends
            if _SHORTEST_EXACT * unit <= length >= needed - _LONGEST_WORD * unit
        ]
        tolerance = _TOLERANCE if in_print else 0.0
        width, most = _width_of_most(ends, tolerance)
        long = sum(length >= _HALF_FULL * width for length, _ in ends)
        if most < max(self.fewest, _EXACT_SHARE * long):
            return None
        beyond = sum(_has_words(line.text) and measure(line.text) > _BEYOND * width for line in self.lines)
        return Wrapping(width, 1.0 - tolerance, measure, most / long) if most >= _TIMES_BEYOND * beyond else None


def _width_of_most(ends: Sequence[tuple[int, int]], tolerance: float) -> tuple[int, int]:
    """The width that the most `ends` allow, each a line's length and what was needed, and how many do."""
    changes = Counter(round(length * (1 - tolerance)) for length, _ in ends)
    changes.subtract(round(needed * (1 + tolerance)) for _, needed in ends)
    agreeing = most = width = 0
    for length in sorted(changes):
        agreeing += changes[length]
        if agreeing > most:
            most, width = agreeing, length
    return width, most


def _has_words(line: str) -> bool:
    if line.endswith(("…", "...")):  # somebody cut it off
        return False
    return line.count(" ") >= _FEWEST_SPACES or _ENDS_WIDE.search(line[-1:]) is not None


def _roughly(pairs: Sequence[tuple[str, str]], lines: Sequence[Line]) -> Wrapping | None:
    """The width that the line ends in mid-sentence speak for, where letters are not equally wide, or lines are few.

    Those must be of about one length, and not rare among the lines of that length; shorter lines, such as those of a
    menu, say nothing.
    """
    sure = [(len(line), _needed(line, following, len)) for line, following in pairs if _surely_wrapped(line, following)]
    if not sure:
        return None
    width = _commonest(sorted(length for length, _ in sure if length <= _LONGEST_WIDTH))
    needed = sorted(length for own, length in sure if own <= width and length >= _FULL * width)
    long = sum(len(line) >= _FULL * width for line, _ in pairs)
    beyond = sum(len(line.text) > _BEYOND * width and " " in line.text for line in lines)
    if len(needed) < max(1, _LEAST_FULL * len(sure), _LEAST_SURE_SHARE * long):
        return None
    if beyond > _MOST_BEYOND * (long + beyond):
        return None
    return Wrapping(width, max(_FULL, min(1.0, needed[len(needed) // 10] / width)))


def _commonest(lengths: Sequence[int]) -> int:
    """The greatest of the widths that the greatest number of the sorted `lengths` fill."""
    width = most = first = 0
    for last, length in enumerate(lengths):
        while lengths[first] < _FULL * length:
            first += 1
        if last - first + 1 >= most:
            width, most = length, last - first + 1
    return width


def continues(line: str, following: str, wrapped: Wrapping | None, *, spaced: bool, language: str) -> bool:
    """Whether a machine ended `line` before `following`; `spaced` if blank lines set the paragraphs apart."""
    ended = ends_sentence(line)
    if LIST_ITEM.match(following):
        within = _MAY_STAND_WITHIN.match(following) and not ended and not LIST_ITEM.match(line)
        return bool(within) and wrapped is not None and wrapped.wraps(line, following, slack=0)
    if not ended and (starts_lower(following) or hangs(line, language)):
        return True
    if wrapped is None or (ended and not spaced and wrapped.ends_early(line)):
        return False
    slack = _SLACK_EXACT if wrapped.measure is printed or wrapped.agreed >= _SURELY_EXACT else _SLACK
    return wrapped.wraps(line, following, slack=0 if ended else slack)


def _needed(line: str, following: str, measure: Callable[[str], int]) -> int:
    word = _FIRST_WORD.search(following)
    return measure(line.rstrip() + glue(line, following) + (word.group() if word else ""))


def _cells_of(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return sum(map(_cells, text)) if _NOT_ONE_CELL.search(text) else len(text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _surely_wrapped(line: str, following: str) -> bool:
    following = following.lstrip()
    return (
        len(line) >= _SHORTEST_SURE
        and starts_lower(following)
        and not ends_sentence(line)
        and not LIST_ITEM.match(following)
    )
