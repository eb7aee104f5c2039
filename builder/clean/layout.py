"""Lines of a text, and what their form says: the end of a sentence, its rest, an item of a list, a verse."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDS_SENTENCE = re.compile(r"""[.!?…:;。！？]["'”“’‘»«)\]]*$""")
STARTS_LOWER = re.compile(r"""["'“‘«„(\[]{0,2}[^\W\d_A-Z]""")
GOES_ON = re.compile(r"[,;)\]]|[.:?!](?=\s|$)|['’]s\b")  # what no line begins with
LIST_ITEM = re.compile(r"(?:[•·▪▫◦‣⁃*]|\d{1,2}[.)]|[-–—])\s")
_LONGEST_VERSE = 60


class Line(NamedTuple):
    """A line of the text without its newline; ``text[start:end]`` is what stands there."""

    start: int
    end: int
    text: str


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
    return last.endswith(",") or ((len(last) > 1 or last.islower()) and last.casefold() in _hanging(language))


@cache
def _hanging(language: str) -> frozenset[str]:
    return frozenset(table("hanging_words").get(language.partition("-")[0], ()))


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
