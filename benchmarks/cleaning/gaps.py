"""Fits the weights of the clues by which the ends of lines are found in a page whose lines were lost. See README.md."""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import bs4
import numpy as np
from logistic import index_of, print_weights, weights_of
from scipy.sparse import csr_matrix

from builder.clean.gap_clues import gaps
from builder.clean.word_shapes import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["break", "none", "unknown"]

BLOCKS = re.compile(
    "p|div|li|[uo]l|h[1-6]|section|article|header|footer|nav|aside|td|tr|table|blockquote|figure|figcaption|br|form|main|d[tdl]"
    "|button|option|select"
)
UNSEEN = ("script", "style", "noscript", "template", "svg", "textarea")
NO_SPACE_BEFORE = re.compile(r"[,.;:!?)’\]]")
IN_SENTENCE = re.compile(r"[a-z,] [a-z]")
PARAGRAPH = 150  # characters of a block whose links stand within sentences
GLUED = {"break": 0.8, "unknown": 0.5, "none": 0.0}  # how often nothing stands between two pieces that are glued
PENALTY = 2.0  # of the squares of the weights, where every page counts 100
LEAST = 0.1  # a weight below this is none
FEWEST = 12  # texts that a clue must be found in; each page makes two
SMALLEST = 60  # gaps of a page that counts in full


@dataclass(frozen=True, slots=True)
class Text:
    """The clues of the gaps of a page on one line, and whether a line ended there."""

    clues: list[list[str]]
    ends: list[bool]


def read(folder: Path) -> Iterator[Text]:
    """Two texts for each `*.html` below `folder`: its pieces put together with spaces, or most with nothing between."""
    for path in sorted(folder.glob("**/*.html")):
        found = list(pieces(bs4.BeautifulSoup(path.read_bytes(), "lxml")))
        for glued in (False, True):
            yield text_of(found, glued=glued, chance=random.Random(path.parent.name))


def pieces(page: bs4.BeautifulSoup) -> Iterator[tuple[str, Kind]]:
    """The pieces of text of `page`, each with what stands before it: the end of a line, none, or nobody knows."""
    for tag in page(UNSEEN):
        tag.decompose()
    if page.title:
        yield " ".join(page.title.get_text(" ").split()), "break"
    before: bs4.NavigableString | None = None
    ended = True
    for item in (page.body or page).descendants:
        if isinstance(item, bs4.Tag):
            ended = ended or BLOCKS.fullmatch(item.name) is not None
        elif type(item) is bs4.NavigableString and item.strip():
            yield " ".join(item.split()), "break" if ended or before is None else between(before, item)
            before, ended = item, False


def between(before: bs4.NavigableString, behind: bs4.NavigableString) -> Kind:
    """What stands between two pieces: a line ends where their blocks differ; of links in one, nobody knows."""
    block = block_of(behind)
    if block_of(before) is not block:
        return "break"
    inner = [piece.parent is not block for piece in (before, behind)]
    if block.name == "p" or not any(inner):
        return "none"
    in_sentence = IN_SENTENCE.search(f"{behind} {before}") and not all(inner)
    return "none" if in_sentence and len(block.get_text(" ", strip=True)) > PARAGRAPH else "unknown"


def block_of(piece: bs4.NavigableString) -> bs4.Tag:
    """The block that `piece` stands in."""
    tag = piece.parent
    while tag is not None and tag.parent is not None and tag.name != "body" and not BLOCKS.fullmatch(tag.name):
        tag = tag.parent
    assert tag is not None
    return tag


def text_of(found: Iterable[tuple[str, Kind]], *, glued: bool, chance: random.Random) -> Text:
    """The text that `found` makes on one line."""
    text = ""
    kinds: dict[int, Kind] = {}
    for piece, kind in found:
        if text:
            close = glued and chance.random() < GLUED[kind]
            text += "" if close or (kind == "none" and NO_SPACE_BEFORE.match(piece)) else " "
            kinds[len(text)] = kind
        text += piece
    known = [(gap.clues, kinds.get(gap.behind.start, "none")) for gap in gaps(list(words_of(text)))]
    known = [(clues, kind) for clues, kind in known if kind != "unknown"]
    return Text([clues for clues, _ in known], [kind == "break" for _, kind in known])


def fit(texts: Sequence[Text]) -> dict[str, float]:
    """The weights with which the clues of `texts` tell best where lines ended; each text counts alike."""
    index = index_of((text.clues for text in texts), FEWEST)
    return weights_of(index, arrays(texts, index), penalty=PENALTY, least=LEAST, steps=120)


def arrays(texts: Sequence[Text], index: dict[str, int]) -> tuple[Any, Any, Any]:
    """The clues of all gaps as a matrix of ones, whether a line ended in each, and how much it counts."""
    starts, places, wanted, counts = [0], [], [], []
    for text in texts:
        wanted += text.ends
        counts += [100 / max(SMALLEST, len(text.ends))] * len(text.ends)
        for named in text.clues:
            places += [index[clue] for clue in named if clue in index]
            starts.append(len(places))
    shape = (len(wanted), len(index))
    return csr_matrix((np.ones(len(places)), places, starts), shape), np.array(wanted), np.array(counts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+")
    print_weights(fit([text for folder in parser.parse_args().folder for text in read(folder)]))


if __name__ == "__main__":
    main()
