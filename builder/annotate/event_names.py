"""Where a text names an event of the authority files: one automaton over all names and aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import ahocorasick

from builder.annotate.whole_words import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.model import AuthorityFiles


class Named(NamedTuple):
    """An alias at ``[start, end)``, and the ids of the events that go by it."""

    start: int
    end: int
    ids: tuple[str, ...]


class EventNames:
    """All names and aliases of the events in the authority files, ready to be found."""

    def __init__(self, authority: AuthorityFiles) -> None:
        ids: dict[str, list[str]] = {}
        for event in authority.events.values():
            for name in dict.fromkeys(bare(alias) for alias in (event.name, *event.aliases)):
                ids.setdefault(name, []).append(event.id)
        self._empty = not ids
        self._automaton = ahocorasick.Automaton()
        for name, holders in ids.items():
            self._automaton.add_word(name, (len(name), tuple(holders)))
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Named]:
        """The longest names, from left to right, as whole words in any case, none overlapping another."""
        if self._empty:
            return
        best: Named | None = None
        for named in self._whole_words(text):
            if best and named.start < best.end:
                if named.start <= best.start and named.end > best.end:
                    best = named
                continue
            if best:
                yield best
            best = named
        if best:
            yield best

    def _whole_words(self, text: str) -> Iterator[Named]:
        for last, (length, ids) in self._automaton.iter(_folded(text)):
            start, end = last + 1 - length, last + 1
            if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
                yield Named(start, end, ids)


def bare(name: str) -> str:
    """A name as it is compared: folded and without a leading article."""
    folded = _folded(name)
    return folded.removeprefix("the ")


def _folded(text: str) -> str:
    """`text` in lower case with plain apostrophes and blanks, each code point still where it was."""
    return lowered(text).translate(_PLAIN)


_PLAIN = {ord("’"): "'", ord("‘"): "'", 0xA0: " ", ord("‐"): "-", ord("‑"): "-", ord("–"): "-"}
