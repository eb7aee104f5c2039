"""Fits the weights of the clues by which the headline of a whole page saved as text is found. See README.md."""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from first_look import given_first
from logistic import index_of, print_weights
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from builder.clean.head_clues import clues, clues_of_none
from builder.clean.head_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.units import Unit


WORD = re.compile(r"\w+")
PENALTY = 2.0  # of the squares of the weights
LEAST = 0.05  # a weight below this is none
ALIKE = 0.72  # of the words of two headlines that are one, as the page and its markup write it
PART = 0.55  # of the words of a headline that a line without its kicker has
FEWEST = 3  # words of such a line
MOST_ABOVE = 6  # lines above a headline that are copied with it, and one more


@dataclass(frozen=True, slots=True)
class Page:
    """The clues of the lines of a page, the last of which are those of no line, and which of them are the headline."""

    clues: list[list[str]]
    right: list[bool]


def read(folder: Path) -> Iterator[Page]:
    """The pages for every text `*.txt` beside a `gold.json` with a `title`: the whole text, and the part of it that
    somebody copies who begins a few lines above the headline.
    """
    for gold in sorted(folder.glob("**/gold.json")):
        title = json.loads(gold.read_text("utf-8")).get("title")
        for path in sorted(gold.parent.glob("*.txt")) if title else ():
            listed, language = given_first(path.read_text("utf-8"), "headline", None)
            lines = [at for at, unit in enumerate(listed) if is_title(unit.text, title)]
            parts = [listed[max(0, lines[-1] - len(listed) % MOST_ABOVE) :]] if lines and lines[-1] else []
            yield from (page for part in (listed, *parts) for page in _page(part, language, title))


def _page(listed: Sequence[Unit], language: str, title: str) -> Iterator[Page]:
    """What the lines `listed` show, if one of them may be the `title`."""
    page = lines_of(listed, language)
    found = clues(page) if page.article else {}
    right = {at for at in found if is_title(listed[at].text, title)}
    right = right - {0} or right  # the page's title says it, too
    if right:
        yield Page([*found.values(), clues_of_none(page)], [at in right for at in found] + [False])


def is_title(line: str, title: str) -> bool:
    """Whether `line` is `title`, but for a kicker or words that the page has otherwise than its markup."""
    own, wanted = words(line), words(title)
    if own == wanted or not own:
        return bool(own)
    part = len(own) >= max(FEWEST, PART * len(wanted)) and own in (wanted[: len(own)], wanted[-len(own) :])
    common = len(set(own) & set(wanted)) / len(set(own) | set(wanted))
    return part or (min(len(own), len(wanted)) > FEWEST and common >= ALIKE)


def words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", ""))


def fit(pages: Sequence[Page]) -> dict[str, float]:
    """The weights with which the clues of `pages` tell best which line is the headline; each page counts alike."""
    index = index_of(page.clues for page in pages)
    lines = [[index[clue] for clue in named] for page in pages for named in page.clues]
    starts = np.cumsum([0, *map(len, lines)])
    shape = (len(lines), len(index))
    matrix = csr_matrix((np.ones(starts[-1]), [at for line in lines for at in line], starts), shape)
    right = np.array([answer for page in pages for answer in page.right])
    counts = np.array([len(page.right) for page in pages])
    firsts, of_page = np.cumsum(counts) - counts, np.repeat(np.arange(len(pages)), counts)

    def loss(weights: Any) -> tuple[float, Any]:
        odds = matrix @ weights
        likely = np.exp(odds - np.maximum.reduceat(odds, firsts)[of_page])
        every, good = np.add.reduceat(likely, firsts), np.add.reduceat(likely * right, firsts) + 1e-30
        slope = matrix.T @ (likely / every[of_page] - likely * right / good[of_page])
        value = (np.log(every) - np.log(good)).sum() + PENALTY * (weights**2).sum()
        return value, slope + 2 * PENALTY * weights

    weights = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {clue: weights[at] for clue, at in index.items() if abs(weights[at]) >= LEAST}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+")
    print_weights(fit([page for folder in parser.parse_args().folder for page in read(folder)]))


if __name__ == "__main__":
    main()
