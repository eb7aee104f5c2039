"""The densest part of a page: the element with the most prose in it, whose children that prose is.

Where nearly all prose of a page is in one place, what that place holds is the article, and no extractor knows better.
What stands in zones around it does not count; a zone that shows the title is not around the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from builder.clean.html.furniture import is_prose
from builder.clean.html.keys import key
from builder.clean.html.tags import HEADINGS, TEXT_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.clean.html.tree import Block, Path, Zone

_FADING = (1.0, 0.5, 0.25)  # how much a paragraph counts for its parent, and that one's
_SURE_SHARE = 0.8  # of the prose of a page: there is nothing else that could be the article
_SURE_PROSE = 800  # characters of an article that is no mere teaser or notice
_COMMON = 0.35  # of the prose of a page: a zone with more than this may be the article
_LEAST = 250  # characters of prose that must be left outside all zones
_USUAL = 0.15  # of the paragraphs of an article: what others are like
_TAIL = 0.2  # of an article: more than this behind its last paragraph belongs to it
_ANY_LENGTH = "comments"  # a zone that may hold more than the article
# Zones that hold no article; others may, such as the container of a picture and its text.
_ELSEWHERE = frozenset({"comments", "related", "sidebar", "aside", "footer", "consent", "dialog", "newsletter"})
_WITHIN = frozenset({"standfirst", "lead", "article"})  # zones that are parts of the article


class Dense(NamedTuple):
    """For each block whether it is in the densest part; how long its prose is, and its share of the page's."""

    chosen: list[bool]
    length: int = 0
    share: float = 0.0
    elsewhere: frozenset[Zone] = frozenset()  # zones in which an article never stands

    @property
    def sure(self) -> bool:
        """Whether that part is the article beyond doubt."""
        return self.length >= _SURE_PROSE and self.share >= _SURE_SHARE

    def prevails(self, other: int) -> bool:
        """Whether it is rather the article than a choice of `other` characters is: it is not half as long."""
        return self.length >= _LEAST and self.share >= _SURE_SHARE and other < 2 * self.length


def densest(blocks: Sequence[Block], title: str | None) -> Dense:
    """The densest part of a page that is called `title`; it is empty where no block reads like prose."""
    prose = [block for block in blocks if not block.hidden and is_prose(block)]
    if not prose:
        return Dense([False] * len(blocks))
    around = _around(blocks, prose, title)
    inner = [block for block in prose if not block.zones & around]
    if _length(inner) < _LEAST:
        around, inner = frozenset(), prose
    best = _densest(inner)
    depth = len(best)
    within = [block for block in inner if block.path[:depth] == best]
    usual = _usual(within)
    inside = [block.path[:depth] == best and not block.hidden and not block.zones & around for block in blocks]
    last = max(index for index, block in enumerate(blocks) if inside[index] and _kind(block) in usual)
    length = _length(within)
    if _length(blocks[index] for index in range(last + 1, len(blocks)) if inside[index]) > _TAIL * length:
        last = len(blocks)  # that is no mere note below the article
    chosen = [
        inside[index] and (block.tag in TEXT_TAGS or (index <= last and _belongs(block, usual)))
        for index, block in enumerate(blocks)
    ]
    elsewhere = frozenset(zone for zone in around if zone.name in _ELSEWHERE)
    return Dense(chosen, length, length / _length(inner), elsewhere)


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _around(blocks: Sequence[Block], prose: Sequence[Block], title: str | None) -> frozenset[Zone]:
    """The zones that surround the article."""
    held = Counter({zone: 0 for block in blocks for zone in block.zones})
    for block in prose:
        for zone in block.zones:
            held[zone] += len(block.text)
    most = _COMMON * _length(prose)
    titled = _titled(blocks, key(title or ""))
    return frozenset(
        zone
        for zone, length in held.items()
        if zone not in titled and zone.name not in _WITHIN and (length <= most or zone.name == _ANY_LENGTH)
    )


def _titled(blocks: Sequence[Block], wanted: str) -> set[Zone]:
    """The zones that hold a heading with the title, or where no title is `wanted`, one of the first level."""
    found: set[Zone] = set()
    for block in blocks:
        if block.tag not in HEADINGS or block.hidden or not block.zones:
            continue
        if key(block.text) == wanted if wanted else block.tag == "h1":
            found.update(block.zones)
    return found


def _densest(prose: Sequence[Block]) -> Path:
    scores: defaultdict[Path, float] = defaultdict(float)
    for block in prose:
        for number, share in enumerate(_FADING):
            path = block.path[: len(block.path) - 1 - number] if len(block.path) > number else ()
            scores[path] += share * len(block.text)
    return max(scores, key=lambda path: (scores[path], -len(path)))


def _kind(block: Block) -> tuple[str, int]:
    """The element that a block is, by name and depth."""
    return block.tag, len(block.path)


def _usual(prose: Sequence[Block]) -> frozenset[tuple[str, int]]:
    """The kinds that the paragraphs of an article are: the commonest, and all that are about as common."""
    counts = Counter(_kind(block) for block in prose)
    least = min(_USUAL * len(prose), max(counts.values()))
    return frozenset(kind for kind, count in counts.items() if count >= least)


def _belongs(block: Block, usual: frozenset[tuple[str, int]]) -> bool:
    """Whether a block between the article's paragraphs is one of them: no short line in an element of its own kind."""
    return _kind(block) in usual or is_prose(block)
