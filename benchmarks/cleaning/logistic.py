"""Logistic regression over named clues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Mapping


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
