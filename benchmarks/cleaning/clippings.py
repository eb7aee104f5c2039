"""Fits the weights of the clues by which the article is found in a part of a page. See README.md."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

from weights import WORD, fit, page_of, print_weights, read_bodies, shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weights import Page

OF_ARTICLE = 0.6  # share of a line's words that stand in the article, for the line to be of it
FEWEST_WORDS = 8  # of a line that shows where the article begins and ends
FEWEST_LINES = 3  # of an article that is cut out
HEADLINE_NEAR = 60  # lines above the article among which its headline is looked for
ABOVE = (0, 0, 0, 1, 2, 3, 5)  # lines that somebody takes along above the headline, one choice as likely as another
BELOW = (0, 0, 1, 2, 3, 5, 8, 12)  # and below the article


def cut(text: str, body: str, title: str, choice: random.Random) -> str:
    """The lines of the page `text` from about the headline to somewhere below the article; none if it is not there."""
    lines = text.split("\n")
    whole = [len(WORD.findall(line)) >= FEWEST_WORDS for line in lines]
    known = [at for at, share in enumerate(shares(lines, body)) if whole[at] and share > OF_ARTICLE]
    if len(known) < FEWEST_LINES:
        return ""
    headline = WORD.findall(title.lower())
    near = range(max(0, known[0] - HEADLINE_NEAR), known[0])
    above = [at for at in near if headline and WORD.findall(lines[at].lower()) == headline]
    first = moved(lines, above[-1] if above else known[0], -1, choice.choice(ABOVE))
    return "\n".join(lines[first : moved(lines, known[-1], 1, choice.choice(BELOW)) + 1])


def moved(lines: Sequence[str], at: int, step: int, count: int) -> int:
    """The place `count` lines that are not blank from `at`, up or down."""
    while count and 0 < at + step < len(lines) - 1:
        at += step
        count -= bool(lines[at].strip())
    return at


def clippings(folder: Path) -> Iterator[Page]:
    """A part of every page `*.txt` beside a `gold.json`, always the same."""
    for gold in sorted(folder.glob("**/gold.json")):
        bodies, title = read_bodies(gold), json.loads(gold.read_text("utf-8")).get("title") or ""
        for path in sorted(gold.parent.glob("*.txt")):
            choice = random.Random(f"{gold.parent.name} {path.name}")
            text = cut(path.read_text("utf-8"), bodies[0], title, choice)
            if text:
                yield page_of(gold.parent.name, text, bodies)


def captures(folder: Path) -> Iterator[Page]:
    """Every text `*.txt` beside a `gold.json`, as it is."""
    for gold in sorted(folder.glob("**/gold.json")):
        for path in sorted(gold.parent.glob("*.txt")):
            yield page_of(gold.parent.name, path.read_text("utf-8"), read_bodies(gold))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="+", help="folders of pages to cut from")
    parser.add_argument("--captures", type=Path, nargs="*", default=[], help="folders of texts to take as they are")
    given = parser.parse_args()
    cuttings = [page for folder in given.pages for page in clippings(folder)]
    print_weights(fit([*cuttings, *(page for folder in given.captures for page in captures(folder))]))


if __name__ == "__main__":
    main()
