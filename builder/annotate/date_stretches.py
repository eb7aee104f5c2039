"""Where in a text dates may stand: stretches of words that the rules know, with a core word or figure among them.

This is what makes the search fast, since most of a text is none of the rules' words: one automaton and one pattern find
the core words, and only what stands around them is read word by word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from builder.annotate.whole_words import WholeWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

_TOKEN = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\d+")
_LETTERS = 4  # of a word such as "FY2024", before its figures
_APOSTROPHES = "'’‘"
_BEFORE = 80  # code points before a core word within which its expression begins


class Stretch(NamedTuple):
    """Where expressions may begin, the kinds of the core words, and the end that no expression reaches beyond."""

    starts: list[int]
    kinds: frozenset[str]
    stop: int


class Stretches:
    """Finds stretches of the words of one language."""

    def __init__(self, kinds: Mapping[str, str], vocabulary: Set[str]) -> None:
        """`kinds` are the core words, in lower case, each with its kind; `vocabulary` all words of the rules."""
        self._kinds, self._vocabulary = kinds, vocabulary
        self._words = WholeWords(kinds)

    def cores(self, text: str, begin: int, end: int) -> list[int]:
        """Where core words and figures begin in ``text[begin:end]``, in order."""
        return sorted({*self._words.starts(text, begin, end), *_figures(text, begin, end)})

    def around(self, cores: Iterable[int], text: str, begin: int, end: int) -> Iterator[Stretch]:
        """The stretches around `cores`, those of the sentence ``text[begin:end]``, in order."""
        floor = begin
        for core in cores:
            if core >= floor:
                stretch = self._around(text, core, floor, begin, end)
                floor = stretch.stop
                yield stretch

    def _around(self, text: str, core: int, floor: int, begin: int, end: int) -> Stretch:
        """The stretch around the core word at `core`, not reaching before `floor`."""
        starts = self._before(text, core, floor)
        kinds: set[str] = set()
        cores, stop = 0, end
        for token in _TOKEN.finditer(text, core, end):
            word = token.group().lower()
            kind = self._kinds.get(word) if word.isalpha() else "figure"
            if kind is None and word not in self._vocabulary:
                stop = token.start()
                break
            starts.append(token.start())
            if kind:
                kinds.add(kind)
                cores = len(starts)
        return Stretch([_with_apostrophe(text, start, begin) for start in starts[:cores]], frozenset(kinds), stop)

    def _before(self, text: str, core: int, floor: int) -> list[int]:
        """Where the known words right before `core` begin."""
        starts: list[int] = []
        for token in reversed(list(_TOKEN.finditer(text, max(floor, core - _BEFORE), core))):
            if token.group().lower() not in self._vocabulary:
                break
            starts.append(token.start())
        return starts[::-1]


def _figures(text: str, begin: int, end: int) -> Iterator[int]:
    """Where words with figures begin."""
    for figures in _FIGURES.finditer(text, begin, end):
        start = figures.start()
        while start > begin and figures.start() - start < _LETTERS and text[start - 1].isalpha():
            start -= 1
        if start == begin or not text[start - 1].isalnum():
            yield start


def _with_apostrophe(text: str, start: int, begin: int) -> int:
    """Where "'80s" begins, whose first word is "80s"."""
    opened = start > begin and text[start - 1] in _APOSTROPHES and text[start].isdigit()
    return start - 1 if opened and (start - 1 == begin or not text[start - 2].isalnum()) else start
