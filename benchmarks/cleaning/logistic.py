"""Logistic regression over named clues."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def index_of(cases: Iterable[Iterable[Iterable[str]]], fewest: int = 1) -> dict[str, int]:
    """A number for each clue that at least `fewest` of the cases have, in alphabetical order; a case is lists."""
    found = Counter(clue for case in cases for clue in {clue for named in case for clue in named})
    return {clue: at for at, clue in enumerate(sorted(clue for clue, count in found.items() if count >= fewest))}


def print_weights(weights: Mapping[str, float]) -> None:
    """Prints `weights` as the rows of a table."""
    for clue, weight in sorted(weights.items()):
        print(f"{json.dumps(clue, ensure_ascii=False)}: {weight:.2f}")


def weights_of(
    index: Mapping[str, int], arrays: tuple[Any, Any, Any], *, penalty: float, least: float, steps: int
) -> dict[str, float]:
    """The weight of each clue of `index`, and of `always`, the logarithm of the odds where there is none.

    `arrays` are a matrix with a row for each case and a column for each clue, what is wanted of each case, and how much
    it counts. `penalty` is that of the squares of the weights; one below `least` is left out.
    """
    matrix, wanted, counts = arrays

    def loss(weights: Any) -> tuple[float, Any]:
        odds = matrix @ weights[:-1] + weights[-1]
        wrong = np.logaddexp(0, np.where(wanted, -odds, odds))
        slope = counts * (1 / (1 + np.exp(-np.clip(odds, -40, 40))) - wanted)
        value = (counts * wrong).sum() + penalty * (weights[:-1] ** 2).sum()
        return value, np.append(matrix.T @ slope + 2 * penalty * weights[:-1], slope.sum())

    found = minimize(loss, np.zeros(len(index) + 1), jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    return {"always": found[-1], **{clue: found[at] for clue, at in index.items() if abs(found[at]) >= least}}
