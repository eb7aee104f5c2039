"""Where a page shows the title of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.html.furniture import is_linked, is_prose
from builder.clean.html.keys import key
from builder.clean.html.tags import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.clean.html.tree import Block


def title_index(blocks: Sequence[Block], chosen: Sequence[bool], title: str | None) -> int | None:
    """The index of the block before the article that shows `title`, of a heading if there is one, or None."""
    wanted = key(title or "")
    if not wanted:
        return None
    end = next((i for i, b in enumerate(blocks) if chosen[i] and is_prose(b) and b.tag not in HEADINGS), len(blocks))
    shown = [i for i, b in enumerate(blocks[: end + 1]) if not b.hidden and key(b.text) == wanted]
    headings = [i for i in shown if blocks[i].tag in HEADINGS]
    plain = [i for i in shown if not is_linked(blocks[i])]
    return next(iter((*headings, *plain)), None)
