"""What the clues of a table of fitted weights say together: the logarithm of odds, to be added up."""

from __future__ import annotations

from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALWAYS = "always"  # what is so before there is any clue


@cache
def weights(name: str, column: int | None = None) -> Mapping[str, float]:
    """The weight of each clue in the table `name`; its `column` where a clue has several."""
    return {str(clue): float(said if column is None else said[column]) for clue, said in table(name).items()}


def summed(clues: Iterable[str], listed: Mapping[str, float]) -> float:
    """What `clues` weigh by the weights `listed`; one that is not among them weighs nothing."""
    return listed.get(ALWAYS, 0.0) + sum(map(listed.get, clues, repeat(0.0)))
