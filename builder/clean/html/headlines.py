"""Where the next article begins on a page that goes on with others below the first, for readers who scroll on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.html.furniture import is_linked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.clean.html.tree import Block


def next_headline(blocks: Sequence[Block], title: int) -> int | None:
    """The index of the next headline that looks like the one of number `title`, in an element that looks like its own.

    It is of the first level, or a link to the page of its article; anything else may be a heading of this one.
    """
    first = blocks[title]
    for index in range(title + 1, len(blocks)):
        block = blocks[index]
        alike = block.tag == first.tag and len(block.path) == len(first.path) and block.around == first.around
        headline = not block.hidden and (block.tag == "h1" or is_linked(block))
        if alike and headline and block.path[:-1] != first.path[:-1]:
            return index
    return None
