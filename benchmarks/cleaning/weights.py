"""Fits the weights of the clues by which the article of a whole page saved as text is found. See README.md."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from first_look import given_first
from logistic import index_of, weights_of
from scipy.sparse import csr_matrix

from builder.clean.clue_weights import summed
from builder.clean.page import heaviest
from builder.clean.page_again import clues_around
from builder.clean.page_clues import clues
from builder.clean.page_units import weighed
from builder.clean.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GRAM = 4  # words
WORD = re.compile(r"\w+")
DENSE = re.compile("[\u3040-\u9fff]")  # scripts without spaces
STEP = 12  # characters of such a script that are compared at once
PENALTY = 1.0  # of the squares of the weights, where every page counts 100
LEAST = 0.05  # a weight below this is none
FEWEST = 3  # pages that a clue must be found on
FOLDS = 5  # parts of the pages; the first opinion of a part, from which the second learns, comes from the other parts


@dataclass(frozen=True, slots=True)
class Page:
    """The clues of the units of a page, how long each is, and whether it is of the article: yes, no, or None.

    Pages of the same `source` are one page, saved in several ways.
    """

    source: str
    clues: list[list[str]]
    lengths: list[int]
    of_article: list[bool | None]


def read(folder: Path) -> Iterator[Page]:
    """A page for every text `*.txt` beside a `gold.json`, and one for the article alone.

    `body` is the text of the article, or a list of two opinions about it: what only one of them has is left open.
    """
    for gold in sorted(folder.glob("**/gold.json")):
        bodies = read_bodies(gold)
        yield page_of(gold.parent.name, bodies[0], bodies)
        for path in sorted(gold.parent.glob("*.txt")):
            yield page_of(gold.parent.name, path.read_text("utf-8"), bodies)


def read_bodies(gold: Path) -> list[str]:
    """The opinions about the text of the article in the file `gold`."""
    said = json.loads(gold.read_text("utf-8"))["body"]
    return [said] if isinstance(said, str) else list(said)


def page_of(source: str, text: str, bodies: Sequence[str]) -> Page:
    """The page of `source`, saved as `text`, whose article has the text that all `bodies` agree on."""
    view, language = given_first(text, "page_rule", ())
    found = [weighed(unit, language) for unit in units(view)]
    texts = [item.unit.text for item in found]
    votes = zip(*([share > 0.5 for share in shares(texts, body)] for body in bodies), strict=True)
    answers = [all(vote) if all(vote) or not any(vote) else None for vote in votes]
    return Page(source, clues(found, heaviest(found)), [item.length for item in found], answers)


def shares(texts: Sequence[str], body: str) -> Iterator[float]:
    """How much (0–1) of each text stands in `body`."""
    words = WORD.findall(body)
    grams = {tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1)}
    lines, joined = {" ".join(WORD.findall(line)) for line in body.split("\n")}, "".join(body.split())
    for text in texts:
        own = WORD.findall(text)
        if DENSE.search(text):
            letters = "".join(text.split())
            pieces = [letters[at : at + STEP] for at in range(0, max(1, len(letters) - STEP + 1), STEP)]
            yield sum(piece in joined for piece in pieces) / len(pieces)
        elif len(own) < GRAM:
            yield float(bool(own) and " ".join(own) in lines)
        else:
            within = [tuple(own[at : at + GRAM]) in grams for at in range(len(own) - GRAM + 1)]
            yield sum(within) / len(within)


def fit(pages: Sequence[Page]) -> dict[str, tuple[float, float]]:
    """What each clue weighs at the first look and at the second, where they tell best what is of the article."""
    first = logistic(pages)
    second = logistic(again(pages))
    return {clue: (first.get(clue, 0.0), second.get(clue, 0.0)) for clue in {**first, **second}}


def again(pages: Sequence[Page]) -> Iterator[Page]:
    """`pages` with the clues of the second look: a first opinion about each comes from pages of other sources."""
    for part in range(FOLDS):
        learnt = logistic([page for page in pages if part_of(page) != part])
        for page in pages:
            if part_of(page) == part:
                odds = [summed(named, learnt) for named in page.clues]
                around = clues_around(odds, page.lengths)
                yield replace(page, clues=[named + more for named, more in zip(page.clues, around, strict=True)])


def part_of(page: Page) -> int:
    return crc32(page.source.encode()) % FOLDS


def logistic(given: Iterable[Page]) -> dict[str, float]:
    """The weights with which the clues tell best what is of the article; each page counts alike."""
    pages = list(given)
    index = index_of((page.clues for page in pages), FEWEST)
    return weights_of(index, arrays(pages, index), penalty=PENALTY, least=LEAST, steps=150)


def arrays(pages: Sequence[Page], index: dict[str, int]) -> tuple[Any, Any, Any]:
    """The clues of all units as a matrix of ones, whether each is of the article, and how much it counts."""
    starts, places, wanted, counts = [0], [], [], []
    for page in pages:
        sure = [answer is not None for answer in page.of_article]
        sizes = np.array([max(6, length) ** 0.7 for length in page.lengths]) * sure
        counts.append(100 * sizes / max(1.0, sizes.sum()))
        wanted += [bool(answer) for answer in page.of_article]
        for named in page.clues:
            places += [index[clue] for clue in named if clue in index]
            starts.append(len(places))
    shape = (len(wanted), len(index))
    return csr_matrix((np.ones(len(places)), places, starts), shape), np.array(wanted), np.concatenate(counts)


def print_weights(weights: dict[str, tuple[float, float]]) -> None:
    for clue, (first, second) in sorted(weights.items()):
        print(f'"{clue}": [{first:.2f}, {second:.2f}]')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+")
    print_weights(fit([page for folder in parser.parse_args().folder for page in read(folder)]))


if __name__ == "__main__":
    main()
