"""The densest part of a page: the article, where no extractor knows better."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from builder.clean.html.furniture import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.clean.html.tree import Block

_FADING = (1.0, 0.5, 0.25)  # how much a paragraph counts for its parent, and that one's


def densest(blocks: Sequence[Block]) -> list[bool] | None:
    """For each block whether it is in the element with the most prose; None where no block reads like prose."""
    scores: defaultdict[tuple[int, ...], float] = defaultdict(float)
    for block in blocks:
        if is_prose(block) and not block.hidden:
            for number, share in enumerate(_FADING):
                path = block.path[: len(block.path) - 1 - number] if len(block.path) > number else ()
                scores[path] += share * len(block.text)
    if not scores:
        return None
    best = max(scores, key=lambda path: (scores[path], -len(path)))
    return [block.path[: len(best)] == best and not block.hidden for block in blocks]
