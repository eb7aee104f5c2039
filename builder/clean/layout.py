"""How the lines of a text hang together: which line ends a wrapping machine made, and which a writer meant.

Machines that wrap lines are greedy: they end a line only where the next word would not fit. So a line that ends early
was ended on purpose, and a line that ends in mid-sentence was not.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDS_SENTENCE = re.compile(r"""[.!?…:;。！？]["'”’»)\]]*$""")
STARTS_LOWER = re.compile(r"""["'“‘«„(\[]{0,2}[^\W\d_A-Z]""")
LIST_ITEM = re.compile(r"(?:[•·▪▫◦‣⁃*]|\d{1,2}[.)]|[-–—])\s")
_FIRST_WORD = re.compile(r"\S+")
_LONGEST_VERSE = 60
_SHORTEST_SURE = 20
_LEAST_SURE_SHARE = 0.3
_LONGEST_WIDTH = 200
_BEYOND = 1.3  # times the width: a line that long was not wrapped
_MOST_BEYOND = 0.1  # of all lines, in a text that was


class Line(NamedTuple):
    """A line of the text without its newline; ``text[start:end]`` is what stands there."""

    start: int
    end: int
    text: str


class Wrapping(NamedTuple):
    """The width that the lines of a text were wrapped at, and how full (0–1) a wrapped line is at least."""

    width: int
    fullness: float

    def wraps(self, line: str, following: str, slack: float) -> bool:
        """Whether the first word of `following` would not have fitted behind `line`, give or take `slack` (0–1)."""
        return _needed(line, following) >= (self.fullness - slack) * self.width


def starts_lower(text: str) -> bool:
    """Whether `text` opens with a lower-case letter, behind opening marks or not."""
    match = STARTS_LOWER.match(text)
    return match is not None and text[match.end() - 1].islower()


def ends_sentence(text: str) -> bool:
    """Whether `text` ends with the mark that ends a sentence or announces something."""
    return ENDS_SENTENCE.search(text[-8:]) is not None


def hangs(text: str, language: str) -> bool:
    """Whether `text` ends with a word that no sentence or heading ends with, such as an article or a conjunction."""
    last = text.rsplit(None, 1)[-1] if text.strip() else ""
    return last.casefold() in table("clean_words", language)["hanging"] or last.endswith(",")


def chunks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The runs of lines without a blank line between them."""
    start = 0
    for index, line in enumerate(lines):
        if not line.text.strip():
            if start < index:
                yield lines[start:index]
            start = index + 1
    if start < len(lines):
        yield lines[start:]


def is_verse(chunk: Sequence[Line]) -> bool:
    """Whether the line ends of `chunk` carry meaning: several short lines of which most do not end a sentence."""
    if len(chunk) < 3 or any(len(line.text) > _LONGEST_VERSE for line in chunk):
        return False
    capitals = sum(not starts_lower(line.text.strip()) for line in chunk)
    open_ends = sum(not ends_sentence(line.text) for line in chunk)
    return capitals >= 0.7 * len(chunk) and open_ends >= 0.5 * len(chunk)


def wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """How the text was wrapped, or None where it was not, judged by the line ends in mid-sentence."""
    pairs = 0
    sure: list[tuple[int, int]] = []
    for chunk in chunks(lines):
        for line, following in pairwise(chunk):
            pairs += 1
            if _surely_wrapped(line.text, following.text):
                sure.append((len(line.text), _needed(line.text, following.text)))
    if not sure or len(sure) < _LEAST_SURE_SHARE * pairs:
        return None
    widths = sorted(length for length, _ in sure)
    width = widths[-1 - len(widths) // 50]
    beyond = sum(len(line.text) > _BEYOND * width for line in lines)
    if width > _LONGEST_WIDTH or beyond > _MOST_BEYOND * len(lines):
        return None
    needed = sorted(length for _, length in sure)
    return Wrapping(width, max(0.75, min(1.0, needed[len(needed) // 10] / width)))


def _needed(line: str, following: str) -> int:
    word = _FIRST_WORD.search(following)
    return len(line.rstrip()) + 1 + (len(word.group()) if word else 0)


def _surely_wrapped(line: str, following: str) -> bool:
    following = following.lstrip()
    return (
        len(line) >= _SHORTEST_SURE
        and starts_lower(following)
        and not ends_sentence(line)
        and not LIST_ITEM.match(following)
    )
