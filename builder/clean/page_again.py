"""A second look at the units of a page: what the first opinion says about the units around each.

The first opinion judges a unit by what it looks like and by what stands beside it. The second knows what was thought of
its neighbours, so that a sentence among teasers falls with them, and one among paragraphs of the article stands with
these (stacked sequential learning: Cohen and Carvalho, IJCAI 2005). The clues it adds are read like those of
`page_clues`.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_REACH = 3  # units on either side whose odds are looked at one by one
_FINE = (-5, -4, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5)  # classes of a unit's own odds
_CLASSES = (-5, -3, -2, -1, 0, 1, 2, 3, 5)  # of a neighbour's
_COARSE = (-3, -1, 0, 1, 3)  # of two that are seen together
_SHARES = (0.001, 0.02, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 0.999)
_UNITS = (1, 2, 3, 5, 8, 12, 20)
_SURE = 1.0  # odds from which a unit is surely of the article
_FARTHEST = 30  # units to the next such one, at most
_MOST = 30.0  # odds that count


def clues_around(odds: Sequence[float], lengths: Sequence[int]) -> list[list[str]]:
    """The clues of units whose first `odds` (logarithms) and `lengths` (letters) are given, in their order."""
    expected = [length / (1 + exp(-max(-_MOST, min(_MOST, each)))) for each, length in zip(odds, lengths, strict=True)]
    found = []
    for beside, far in zip(_beside(odds), _far(odds, expected), strict=True):
        found.append([*beside, *far])
    return found


def _beside(odds: Sequence[float]) -> Iterator[list[str]]:
    """What was thought of the unit itself, and of those right above and below."""
    padding = ["^"] * _REACH
    classes = [*padding, *(str(bisect_right(_CLASSES, each)) for each in odds), *padding]
    coarse = ["^", *(str(bisect_right(_COARSE, each)) for each in odds), "^"]
    for at, each in enumerate(odds):
        named = [f"thought {bisect_right(_FINE, each)}"]
        for step in range(1, _REACH + 1):
            named += [f"thought {step} above {classes[at + _REACH - step]}"]
            named += [f"thought {step} below {classes[at + _REACH + step]}"]
        above, own, below = coarse[at : at + 3]
        named += [f"thought above {above} {own}", f"thought below {own} {below}", f"thought around {above} {below}"]
        yield named


def _far(odds: Sequence[float], expected: Sequence[float]) -> Iterator[list[str]]:
    """How much of the article seems to stand above and below, and how far off the next unit is that surely is of it."""
    so_far = [0.0, *accumulate(expected)]
    whole = max(1.0, so_far[-1])
    above, below = _since(odds), _since(odds[::-1])[::-1]
    for at in range(len(odds)):
        yield [
            f"article above {bisect_right(_SHARES, so_far[at] / whole)}",
            f"article below {bisect_right(_SHARES, (so_far[-1] - so_far[at + 1]) / whole)}",
            f"sure above {bisect_right(_UNITS, above[at])}",
            f"sure below {bisect_right(_UNITS, below[at])}",
        ]


def _since(odds: Sequence[float]) -> list[int]:
    """For each unit how many units before it are not surely of the article, back to the last that is."""
    found, since = [], _FARTHEST
    for each in odds:
        found.append(min(since, _FARTHEST))
        since = 0 if each > _SURE else since + 1
    return found
