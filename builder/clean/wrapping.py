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

from builder.clean.layout import LIST_ITEM, chunks, ends_sentence, hangs, starts_lower

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_TIMES_BEYOND = 3  # as many as there are lines that are much longer
_DASHES = "-–—"
_SHORTEST_SURE = 20
_LEAST_SURE_SHARE = 0.2
_LONGEST_WIDTH = 200
_BEYOND = 1.3  # times the width: a line that long was not wrapped
_MOST_BEYOND = 0.1  # of the lines of that length or more, in a text that was
_EARLY = 0.85  # a line that ends a sentence before this share of the width ends its paragraph, too
_SLACK = 0.12  # how much earlier, as a share of the width, a line may end that does not end a sentence
_FULL = 0.75  # of the width that a wrapped line has at least, with the word that did not fit
_LEAST_FULL = 0.6  # of the line ends in mid-sentence


class Wrapping(NamedTuple):
    """The width that the lines of a text were wrapped at, and how full (0–1) a wrapped line is at least.

    The width counts code points, or, with `cells`, the cells of a terminal.
    """

    width: int
    fullness: float
    cells: bool = False

    def wraps(self, line: str, following: str, slack: float) -> bool:
        """Whether the first word of `following` would not have fitted behind `line`, give or take `slack` (0–1)."""
        return _needed(line, following, cells=self.cells) >= (self.fullness - slack) * self.width

    def ends_early(self, line: str) -> bool:
        """Whether `line`, which ends a sentence, is so short that it ends its paragraph, too."""
        return _length(line, cells=self.cells) < _EARLY * self.width


def wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """How the text was wrapped, or None where it was not, judged by the lines that follow each other."""
    pairs = [(line.text, following.text) for chunk in chunks(lines) for line, following in pairwise(chunk)]
    exact = _exactly(pairs, lines, cells=False)
    if exact is None and any(_NOT_ONE_CELL.search(line) for line, _ in pairs):
        exact = _exactly(pairs, lines, cells=True)
    return exact or _roughly(pairs, lines)


def glue(line: str, following: str) -> str:
    """What stands between `line` and `following` when they are one line: nothing in scripts without spaces."""
    return "" if _ENDS_WIDE.search(line[-1:]) and _BEGINS_WIDE.match(following) else " "


def _exactly(pairs: Sequence[tuple[str, str]], lines: Sequence[Line], *, cells: bool) -> Wrapping | None:
    """The width that most line ends agree on: the line is no longer, and with the next word it would be.

    Every line end allows the widths from its own length to just below that which was needed; the width is the one
    that the greatest number of them allows.
    """
    ends = [
        (_length(line, cells=cells), _needed(line, following, cells=cells))
        for line, following in pairs
        if len(line) <= _LONGEST_WIDTH and _has_words(line) and not LIST_ITEM.match(following)
    ]
    ends = [(length, needed) for length, needed in ends if _SHORTEST_EXACT <= length >= needed - _LONGEST_WORD]
    changes = Counter(length for length, _ in ends)
    changes.subtract(needed for _, needed in ends)
    agreeing = most = width = 0
    for length in sorted(changes):
        agreeing += changes[length]
        if agreeing > most:
            most, width = agreeing, length
    long = sum(length >= _HALF_FULL * width for length, _ in ends)
    beyond = sum(len(line.text) > _BEYOND * width and _has_words(line.text) for line in lines)
    cased = sum(_CASED.match(following) is not None for _, following in pairs)
    fewest = _FEWEST_EXACT if 2 * cased >= len(pairs) else _FEWEST_CASELESS
    enough = most >= max(fewest, _EXACT_SHARE * long, _TIMES_BEYOND * beyond)
    return Wrapping(width, 1.0, cells) if enough else None


def _has_words(line: str) -> bool:
    if line.endswith(("…", "...")):  # somebody cut it off
        return False
    return line.count(" ") >= _FEWEST_SPACES or _ENDS_WIDE.search(line[-1:]) is not None


def _roughly(pairs: Sequence[tuple[str, str]], lines: Sequence[Line]) -> Wrapping | None:
    """The width that the line ends in mid-sentence speak for, where letters are not equally wide, or lines are few.

    Those must be of about one length, and not rare among the lines of that length; shorter lines, such as those of a
    menu, say nothing.
    """
    sure = [
        (len(line), _needed(line, following, cells=False))
        for line, following in pairs
        if _surely_wrapped(line, following)
    ]
    if not sure:
        return None
    widths = sorted(length for length, _ in sure)
    width = widths[-1 - len(widths) // 50]
    full = sum(needed >= _FULL * width for _, needed in sure)
    long = sum(len(line) >= _FULL * width for line, _ in pairs)
    beyond = sum(len(line.text) > _BEYOND * width and " " in line.text for line in lines)
    if width > _LONGEST_WIDTH or full < _LEAST_FULL * len(sure) or full < _LEAST_SURE_SHARE * long:
        return None
    if beyond > _MOST_BEYOND * (long + beyond):
        return None
    needed = sorted(length for _, length in sure)
    return Wrapping(width, max(_FULL, min(1.0, needed[len(needed) // 10] / width)))


def continues(line: str, following: str, wrapped: Wrapping | None, *, spaced: bool, language: str) -> bool:
    """Whether a machine ended `line` before `following`; `spaced` if blank lines set the paragraphs apart."""
    ended = ends_sentence(line)
    if LIST_ITEM.match(following):
        within = following[0] in _DASHES and not ended and not LIST_ITEM.match(line)
        return within and wrapped is not None and wrapped.wraps(line, following, slack=0)
    if not ended and (starts_lower(following) or hangs(line, language)):
        return True
    if wrapped is None or (ended and not spaced and wrapped.ends_early(line)):
        return False
    return wrapped.wraps(line, following, slack=0 if ended else _SLACK)


def _needed(line: str, following: str, *, cells: bool) -> int:
    word = _FIRST_WORD.search(following)
    return _length(line.rstrip() + glue(line, following) + (word.group() if word else ""), cells=cells)


def _length(text: str, *, cells: bool) -> int:
    """How many characters `text` has, or how many cells of a terminal it takes."""
    if not cells or not _NOT_ONE_CELL.search(text):
        return len(text)
    return sum(_cells(character) for character in text)


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
