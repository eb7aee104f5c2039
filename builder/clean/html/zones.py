"""Which of a page's zones tell what surrounds its article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from builder.clean.html.tree import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.clean.html.tree import Block

_COMMON = 0.35  # of the text that an extractor chose: what holds more than this does not surround the article
_WITHIN = frozenset({"standfirst", "lead"})  # zones that are parts of the article
ARTICLE = "article"  # a zone that tells nothing of what is in it alone
_HIDDEN = frozenset({Zone("hidden", 0)})


def zones_of(block: Block) -> frozenset[Zone]:
    """The zones that a block stands in; to be hidden is one too."""
    return block.zones | _HIDDEN if block.hidden else block.zones


def telling_zones(blocks: Sequence[Block], chosen: Sequence[bool]) -> frozenset[Zone]:
    """The zones outside the article: those that hold little of what was chosen, each alone and all of one name."""
    held = Counter[Zone]()
    total = 0
    for block, keep in zip(blocks, chosen, strict=True):
        if keep:
            total += len(block.text)
            for zone in zones_of(block):
                held[zone] += len(block.text)
    small = {
        zone for block in blocks for zone in zones_of(block) if held[zone] <= _COMMON * total and zone.name != ARTICLE
    }
    together = Counter[str]()
    for zone in small:
        together[zone.name] += held[zone]
    return frozenset(zone for zone in small if together[zone.name] <= _COMMON * total or zone.name in _WITHIN)
