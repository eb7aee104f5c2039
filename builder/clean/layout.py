"""How the lines of a text hang together: which line ends a wrapping machine made, and which a writer meant.

Machines that wrap lines are greedy: they end a line only where the next word would not fit. So a line that ends early
was ended on purpose, and a line that ends in mid-sentence was not.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDS_SENTENCE = re.compile(r"""[.!?…:;。！？]["'”’»)\]]*$""")
STARTS_LOWER = re.compile(r"""["'“‘«„(\[]{0,2}[^\W\d_A-Z]""")
LIST_ITEM = re.compile(r"(?:[•·▪▫◦‣⁃*]|\d{1,2}[.)]|[-–—])\s")
_FIRST_WORD = re.compile(r"\S+")
_LONGEST_VERSE = 60
_SHORTEST_SURE = 20
_LEAST_SURE_SHARE = 0.2
_LONGEST_WIDTH = 200
_BEYOND = 1.3  # times the width: a line that long was not wrapped
_MOST_BEYOND = 0.1  # of the lines of that length or more, in a text that was
_EARLY = 0.85  # a line that ends a sentence before this share of the width ends its paragraph, too
_SLACK = 0.12  # how much earlier, as a share of the width, a line may end that does not end a sentence
_FULL = 0.75  # of the width that a wrapped line has at least, with the word that did not fit
_LEAST_FULL = 0.6  # of the line ends in mid-sentence


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
    return last.casefold() in merged("clean_words", language)["hanging"] or last.endswith(",")


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
    """How the text was wrapped, or None where it was not, judged by the line ends in mid-sentence.

    Those must be of about one length, and not rare among the lines of that length; shorter lines, such as those of a
    menu, say nothing.
    """
    pairs = [(line.text, following.text) for chunk in chunks(lines) for line, following in pairwise(chunk)]
    sure = [(len(line), _needed(line, following)) for line, following in pairs if _surely_wrapped(line, following)]
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
    if LIST_ITEM.match(following):
        return False
    ended = ends_sentence(line)
    if not ended and (starts_lower(following) or hangs(line, language)):
        return True
    if wrapped is None or (ended and not spaced and len(line) < _EARLY * wrapped.width):
        return False
    return wrapped.wraps(line, following, slack=0 if ended else _SLACK)


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
