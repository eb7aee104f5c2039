"""What cleaning mends of mechanical damage, measured with known truth. See README.md."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize
from zlib import crc32

from damage import CERTAIN, DOUBTFUL, MIXES, PREPARED, STAYING

from builder.clean import clean
from builder.model import AuthorityFiles, Capture, RawText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

GRAM = 4  # words and marks
TOKEN = re.compile(r"\w+|[^\w\s]")


class Row(NamedTuple):
    """Means over texts: F1 of the dirt and of what cleaning makes of it, of its blocks, the share that is whole."""

    kind: str
    dirty: float
    cleaned: float
    blocks: float
    exact: float
    worst: Sequence[tuple[float, str]]


def cleaned(text: str) -> str:
    raw = RawText("x", "", "text/plain", "utf-8", len(text), text)
    return clean(Capture("x", raw), AuthorityFiles()).text


def grams(text: str) -> Counter[tuple[str, ...]]:
    tokens = TOKEN.findall(text)
    return Counter(zip(*(tokens[at:] for at in range(GRAM)), strict=False))


def blocks(text: str) -> Counter[str]:
    return Counter(" ".join(block.split()) for block in text.split("\n\n"))


def f1(given: Counter[Any], wanted: Counter[Any]) -> float:
    return 2 * (given & wanted).total() / max(1, given.total() + wanted.total())


def texts(folder: Path, only: str) -> Iterator[tuple[str, str]]:
    """The articles below `folder`, blank lines between their blocks, with the names of their files or folders."""
    for path in sorted(folder.rglob("*.txt")) if not any(folder.rglob("gold.json")) else ():
        if re.search(only, path.stem):
            yield path.stem, typed(path.read_text("utf-8"))
    for path in sorted(folder.rglob("gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        if re.search(only, path.parent.name):
            yield path.parent.name, typed(f"{gold['title']}\n\n{gold['body']}")


def typed(text: str) -> str:
    """`text` as a writer types it: without soft hyphens, and accents on their letters."""
    return normalize("NFC", text.replace("\xad", "")).strip()


def dirty(name: str, kind: str, steps: Sequence[Callable[[str, Random], str]], text: str) -> str:
    """`text` damaged by `steps` in turn; the same for the same name and kind."""
    chance = Random(crc32(f"{kind} {name}".encode()))
    for step in steps:
        text = step(text, chance)
    return text


def row(kind: str, pairs: Sequence[tuple[str, str, str]]) -> Row:
    """The figures of a kind from names, dirt and truths."""
    scores: list[tuple[float, str]] = []
    means = Counter[str]()
    for name, dirt, truth in pairs:
        found = cleaned(dirt)
        scores.append((f1(grams(found), grams(truth)), name))
        means["dirty"] += f1(grams(dirt), grams(truth)) / len(pairs)
        means["blocks"] += f1(blocks(found), blocks(truth)) / len(pairs)
        means["exact"] += (blocks(found) == blocks(truth)) / len(pairs)
    cleaned_mean = sum(score for score, _ in scores) / max(1, len(pairs))
    return Row(kind, means["dirty"], cleaned_mean, means["blocks"], means["exact"], sorted(scores)[:3])


def rows(articles: Sequence[tuple[str, str]], limit: int, kinds: str) -> Iterator[Row]:
    truth = cache(cleaned)
    if not kinds:
        yield row("undamaged", [(name, text, text) for name, text in articles])
    steps = {kind: (damage,) for table in (CERTAIN, DOUBTFUL, STAYING) for kind, damage in table.items()} | MIXES
    for kind, damages in steps.items():
        if not re.search(kinds, kind):
            continue
        chosen = Random(crc32(kind.encode())).sample(articles, min(limit, len(articles)))
        first = [PREPARED[kind]] if kind in PREPARED else []
        truths = [(name, dirty(name, kind, first, truth(text))) for name, text in chosen]
        pairs = [(name, dirty(name, kind, damages, text), text) for name, text in truths]
        if kind in STAYING:
            pairs = [(name, dirt, dirt) for name, dirt, _ in pairs]
        yield row(kind, [pair for pair in pairs if kind in STAYING or pair[1] != pair[2]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of articles: *.txt, or folders with a gold.json")
    parser.add_argument("--only", default="", help="articles whose name this pattern is found in")
    parser.add_argument("--kinds", default="", help="kinds of damage whose name this pattern is found in")
    parser.add_argument("--limit", type=int, default=40, help="articles for each kind")
    parser.add_argument("--worst", action="store_true", help="name the three worst articles of each kind")
    arguments = parser.parse_args()
    articles = list(texts(arguments.folder, arguments.only))
    print(f"{len(articles)} articles\n{'kind':24} dirty  cleaned  blocks  exact")
    for found in rows(articles, arguments.limit, arguments.kinds):
        print(
            f"{found.kind:24} {found.dirty:.3f}    {found.cleaned:.3f}   {found.blocks:.3f}  {found.exact:5.2f}",
            end=" ",
        )
        print(*(f"{name} {score:.3f}" for score, name in found.worst if arguments.worst), flush=True)


if __name__ == "__main__":
    main()
