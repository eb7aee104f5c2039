"""What a page shows twice: a standfirst that is the first paragraph, too, or all of the article again, to print it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from builder.clean.html.furniture import is_prose
from builder.clean.html.keys import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.clean.html.tree import Block, Path

_SECOND_COPY = 0.4  # of the prose: with less, the article repeats itself


def repeated(blocks: Sequence[Block], kept: Sequence[bool], opening: int) -> list[int]:
    """The indexes of the paragraphs that another element holds as well, which has more of the article or comes before.

    That is so of those up to the block `opening`, and of all if they are about half of the prose. What one element says
    twice is a refrain and no repetition.
    """
    held: Counter[Path] = Counter()  # how much prose each element holds
    places: defaultdict[str, dict[Path, None]] = defaultdict(dict)  # the elements that hold a paragraph, in order
    prose: list[tuple[int, str, Path]] = []
    for index, block in enumerate(blocks):
        if kept[index] and is_prose(block):
            words, place = key(block.text), block.path[:-1]
            held[place] += len(block.text)
            places[words][place] = None
            prose.append((index, words, place))
    best = {words: max(beside, key=lambda path: held[path]) for words, beside in places.items()}
    found = [index for index, words, place in prose if place != best[words]]
    twice = sum(len(blocks[index].text) for index in found) >= _SECOND_COPY * held.total()
    return found if twice else [index for index in found if index <= opening]
