"""Finds listed words in a text, as whole words in any case: one automaton, however many the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class WholeWords:
    """Words ready to be found."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word.lower(), len(word))
        self._automaton.make_automaton()

    def starts(self, text: str, begin: int, end: int) -> Iterator[int]:
        """Where in ``text[begin:end]`` one of the words stands, by the word's end; offsets in `text`."""
        lower = lowered(text[begin:end])
        for last, length in self._automaton.iter(lower):
            start, stop = last + 1 - length, last + 1
            if (start == 0 or not lower[start - 1].isalnum()) and (stop == len(lower) or not lower[stop].isalnum()):
                yield begin + start


def lowered(text: str) -> str:
    """`text` in lower case, each code point still where it was."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
