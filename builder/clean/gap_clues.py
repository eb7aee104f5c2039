"""Clues whether a line ended between two words of a text whose line breaks were lost.

A clue is a short name such as `between C. L`; the table `gap_weights` says how much each speaks for the end of a line
or against it, and its header how they are read. The weights were fitted to pages whose lines are known (logistic
regression, `benchmarks/cleaning/gaps.py`). Numbers stand in classes: `9` is the least of its class.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.seams import states_of
from builder.clean.service_words import is_service
from builder.clean.word_shapes import EDGE, shape
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.clean.word_shapes import Word

_COUNTS = (0, 1, 2, 3, 5, 9, 17, 40, 80)
_FAR = 80  # words: farther is as far
_MANY, _SOME = 0.22, 0.12  # of the words of prose that begin with a capital
_OFTEN = 60  # words to a glued one, where words are glued often
_EDGES_BESIDE = (EDGE,) * 3  # behind the last word, and as the items -1 to -3 before the first, too
_EDGES = re.compile(r"^\W+|\W+$")


class Gap(NamedTuple):
    """The place between two words; `prose` says whether those are words of prose, `stop` if a sentence ends there."""

    before: Word
    behind: Word
    prose: tuple[bool, bool]
    stop: bool
    clues: list[str]


def gaps(words: Sequence[Word]) -> Iterator[Gap]:
    """The gaps between the `words` of a text where a line may have ended, in order.

    None does before a word in small letters, nor behind a little one, unless the two are glued.
    """
    return _Line(words).gaps()


@cache
def _credits() -> frozenset[str]:
    return frozenset(table("page_words")["credit"])


def _class(count: int) -> int:
    return _COUNTS[bisect_right(_COUNTS, count) - 1]


def _distances(resets: Iterable[bool], start: int) -> list[int]:
    """For every item how many stand between it and the last one before that resets the count, up to `_FAR`."""
    found, count = [], start
    for reset in resets:
        found.append(count)
        count = 0 if reset else min(_FAR, count + 1)
    return found


class _Line:
    """The words of a line with all that clues are made of, computed once."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.shapes = [shape(word.text) for word in words]
        self.ends = [f"{seen.kind}{seen.behind}" for seen in (*self.shapes, *_EDGES_BESIDE)]
        self.begins = [f"{seen.before}{seen.kind}" for seen in self.shapes]
        self.kinds = [seen.kind for seen in (*self.shapes, *_EDGES_BESIDE)]
        self.states = states_of([word.text for word in words])
        letters = ["P" if state else "M" for state in self.states]
        self.changes = ["", *map(add, letters, letters[1:])]  # from the word before
        self.forms = [_EDGES.sub("", word.text).casefold() for word in words]
        self.small = {form for form, seen in zip(self.forms, self.shapes, strict=True) if seen.small}
        self.times = Counter(self.forms)
        self.pairs: Counter[tuple[str, ...]] = Counter(zip(self.forms, self.forms[1:], strict=False))
        self.threes: Counter[tuple[str, ...]] = Counter(zip(self.forms, self.forms[1:], self.forms[2:], strict=False))
        self.capitals = self._capitals()
        self.glued = "often" if sum(word.glued for word in words) * _OFTEN > len(words) else "seldom"
        self._measure()

    def _capitals(self) -> str:
        """How many of the words of prose begin with a capital: that says what a capital says in this language."""
        prose = sum(self.states)
        capitals = sum(state and seen.kind == "C" for state, seen in zip(self.states, self.shapes, strict=True))
        if not prose:
            return "none"
        return "many" if capitals > _MANY * prose else "some" if capitals > _SOME * prose else "few"

    def _measure(self) -> None:
        ends = [seen.ends for seen in self.shapes]
        small = [seen.small for seen in self.shapes]
        changes = [at > 0 and state != self.states[at - 1] for at, state in enumerate(self.states)]
        self.since_stop = _distances(ends, 0)
        self.to_stop = _distances(ends[::-1], _FAR)[::-1]
        self.capitals_left = _distances(small, 0)  # not in small letters, in a row, up to the word before
        self.capitals_right = _distances(small[::-1], 0)[::-1]
        self.since_change = _distances([*changes[1:], False], _FAR) if changes else []
        self.to_change = _distances(changes[::-1], _FAR)[::-1]

    def gaps(self) -> Iterator[Gap]:
        for at in range(1, len(self.words)):
            before, behind, word = self.shapes[at - 1], self.shapes[at], self.words[at]
            if word.glued or not (behind.small or (before.kind == "l" and not before.behind)):
                clues = [*self._shapes(at), *self._counts(at), *self._repeats(at), *self._words(at)]
                prose = (self.states[at - 1], self.states[at])
                yield Gap(self.words[at - 1], word, prose, before.ends, clues)

    def _shapes(self, at: int) -> Iterator[str]:
        """What the three words on either side look like."""
        kinds, ends, behind = self.kinds, self.ends, self.shapes[at].behind
        left, right = ends[at - 1], self.begins[at]
        yield f"{'glued' if self.words[at].glued else 'between'} {left} {right}"
        yield f"{self.changes[at]} {left} {right}"
        yield f"capitals {self.capitals} {left} {right}"
        if behind:
            yield f"then {left} {right}{behind}"
        yield f"left {ends[at - 2]} {left}"
        yield f"left three {kinds[at - 3]} {kinds[at - 2]} {left}"
        yield f"right {right}{behind} {ends[at + 1]}"
        yield f"right three {right} {kinds[at + 1]} {kinds[at + 2]}"
        yield f"four {kinds[at - 2]} {left} {kinds[at]} {kinds[at + 1]}"

    def _counts(self, at: int) -> Iterator[str]:
        """How far it is to the ends of sentences, to a menu or prose, and how many capitals stand in a row."""
        state = self.changes[at]
        since = 0 if self.shapes[at - 1].ends else self.since_stop[at - 1] + 1
        row = _class(self.capitals_left[at]), _class(self.capitals_right[at - 1])
        yield state
        yield f"row {row[0]} {row[1]} {state}"
        yield f"since stop {_class(since)} {state}"
        yield f"to stop {_class(self.to_stop[at])} {state}"
        yield f"since change {_class(self.since_change[at])} {state}"
        yield f"to change {_class(self.to_change[at])} {state}"
        yield f"{self.glued} glued {'here' if self.words[at].glued else 'not here'}"

    def _repeats(self, at: int) -> Iterator[str]:
        """What the rest of the line has of these words: a line that comes again does so between other lines."""
        forms, state = self.forms, self.changes[at]
        kinds = self.kinds[at - 1], self.kinds[at]
        if kinds[1] in "CLA":
            small = forms[at] in self.small
            yield f"small too {kinds[1]} {state}" if small else f"never small {kinds[1]} {self.capitals}"
        if kinds[0] in "CLA" and forms[at - 1] in self.small:
            yield f"small too before {kinds[0]}"
        if self.times[forms[at]] > 1:
            yield f"again {kinds[1]} {_class(self.times[forms[at]])}"
        pair = self.pairs[forms[at - 1], forms[at]]
        if pair > 1:
            yield f"pair {min(pair, 4)} {state}"
        elif self.times[forms[at - 1]] > 1 and self.times[forms[at]] > 1:
            yield f"no pair {_class(self.times[forms[at - 1]])} {_class(self.times[forms[at]])}"
        least = max(1, pair)
        yield from self._phrases(at, least, state)

    def _phrases(self, at: int, least: int, state: str) -> Iterator[str]:
        """Whether two or three words behind or before the gap come again more often than the words around it do."""
        forms = self.forms
        if self.threes[tuple(forms[at : at + 3])] > least:
            yield f"begins three {state}"
        if at > 2 and self.threes[forms[at - 3], forms[at - 2], forms[at - 1]] > least:
            yield f"ended three {state}"
        if self.pairs[tuple(forms[at : at + 2])] > least:
            yield f"begins two {state}"
        if at > 1 and self.pairs[forms[at - 2], forms[at - 1]] > least:
            yield f"ended two {state}"

    def _words(self, at: int) -> Iterator[str]:
        """Words of a page's makers and of credits beside the gap, and what is glued there."""
        before, here = self.forms[at - 1], self.forms[at]
        left, right = self.shapes[at - 1], self.shapes[at]
        if is_service(here):
            yield f"service {left.kind}{left.behind}"
        if is_service(before):
            yield f"behind service {right.before}{right.kind}"
        if here in _credits():
            yield f"credit {left.kind}{left.behind}"
        if before in _credits():
            yield f"behind credit {right.before}{right.kind}"
        if self.words[at].glued:
            yield f"length before {min(3, len(self.words[at - 1].text))}"
            yield f"length behind {min(3, len(self.words[at].text))}"
            yield f"known {self.times[before] > 1} {self.times[here] > 1}"
