"""Links that are no way out of the article but a part of it, or lists of those that are: told by what stands beside."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from builder.clean.html.furniture import is_linked
from builder.clean.html.tags import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from builder.clean.html.tree import Block, Path

_NEARLY_ALL = 3  # times as long as what is no link
_LEAST = 800  # characters of links that are no mere list of related articles
_STANDFIRST = "standfirst"
_SEVERAL = 2  # linked headings, or leads of other articles, that are no accident
_HALF = 0.5  # of a heading, beside a kicker or the name of an author


def link_lists(blocks: Sequence[Block]) -> frozenset[Path]:
    """The elements whose children are links more often than not."""
    links: Counter[Path] = Counter()
    for block in blocks:
        links[block.path[:-1]] += 1 if is_linked(block) else -1
    return frozenset(path for path, balance in links.items() if balance > 0)


def catalogues(blocks: Sequence[Block]) -> frozenset[Path]:
    """The elements whose paragraphs are nearly all links, and long, as in a list of offers: those are the article."""
    linked: Counter[Path] = Counter()
    other: Counter[Path] = Counter()
    for block in blocks:
        if block.tag == "p":
            (linked if is_linked(block) else other)[block.path[:-1]] += len(block.text)
    return frozenset(path for path, length in linked.items() if length > max(_LEAST, _NEARLY_ALL * other[path]))


def linked_heads(blocks: Sequence[Block], places: Collection[Path]) -> frozenset[int]:
    """The headings in the elements `places` that are links and stand right above a paragraph that is none.

    A review of several things or of what others wrote is made like that; a single one is rather a related article.
    """
    found: list[int] = []
    after: Block | None = None
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.hidden:
            continue
        if after is not None and block.path[:-1] == after.path[:-1] in places and _heads(block, after):
            found.append(index)
        after = block
    return frozenset(found) if len(found) >= _SEVERAL else frozenset()


def _heads(block: Block, after: Block) -> bool:
    """Whether a block is a linked heading of the one after it."""
    return block.tag in HEADINGS and is_linked(block) and after.tag not in HEADINGS and not is_linked(after)


def teasers(blocks: Sequence[Block], begin: int) -> frozenset[int]:
    """The standfirsts, from the block `begin` on, below headings that are links: those of other articles."""
    found: list[int] = []
    below_link = False  # whether the last thing that a reader sees is such a heading
    for index in range(begin, len(blocks)):
        block = blocks[index]
        if block.hidden:
            continue
        if below_link and block.tag == "p" and any(zone.name == _STANDFIRST for zone in block.zones):
            found.append(index)
        below_link = block.tag in HEADINGS and block.linked > _HALF * len(block.text)
    return frozenset(found) if len(found) >= _SEVERAL else frozenset()
