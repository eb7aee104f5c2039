"""Where the article goes on: a page may cut it up into several elements that look alike, with notices in between."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.html.furniture import is_prose
from builder.clean.html.zones import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from builder.clean.html.tree import Block, Zone

_SAME = 0.5  # of an article: what its paragraphs look like
_LEAST = 300  # characters that are no mere notice


class _Look(NamedTuple):
    """What the paragraphs of one article have in common, in whatever elements they stand."""

    tag: str
    depth: int
    around: tuple[str, ...]
    articles: frozenset[Zone]


def continued(blocks: Sequence[Block], kept: Sequence[bool], belongs: Callable[[int], bool]) -> list[int]:
    """The indexes of further blocks that are the article's, of those that `belongs` admits.

    They come after its start and before another headline, in elements of the same classes as those with most of it.
    """
    look = _common([block for block, keep in zip(blocks, kept, strict=True) if keep and is_prose(block)])
    if look is None:
        return []
    found = [index for index in _behind_the_start(blocks, kept) if _look(blocks[index]) == look and belongs(index)]
    prose = [blocks[index] for index in found if is_prose(blocks[index])]
    if sum(len(block.text) for block in prose) < _LEAST:
        return []
    places = {block.path[:-1] for block in prose}
    return [index for index in found if blocks[index].path[:-1] in places]


def _behind_the_start(blocks: Sequence[Block], kept: Sequence[bool]) -> Iterator[int]:
    begun = False
    for index, block in enumerate(blocks):
        if kept[index]:
            begun = True
        elif begun and block.tag == "h1" and not block.hidden:
            return
        elif begun:
            yield index


def _common(prose: Sequence[Block]) -> _Look | None:
    """What most of the article looks like; None where elements have no classes, so that all look alike."""
    held: Counter[_Look] = Counter()
    for block in prose:
        held[_look(block)] += len(block.text)
    if not held:
        return None
    look, length = held.most_common(1)[0]
    return look if any(look.around) and length >= _SAME * held.total() else None


def _look(block: Block) -> _Look:
    articles = frozenset(zone for zone in block.zones if zone.name == ARTICLE)
    return _Look(block.tag, len(block.path), block.around, articles)
