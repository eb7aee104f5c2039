"""Which blocks of a page are its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.html.opinion import chosen

if TYPE_CHECKING:
    from builder.clean.html.tree import Block, Page


def article(page: Page) -> list[Block]:
    """The blocks of the article, in order, its title first where the page shows one."""
    verdicts = chosen(page)
    return [block for block, kept in zip(page.blocks, verdicts, strict=True) if kept]
