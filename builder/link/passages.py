"""Where things stand: the permalink of each paragraph, and the sentence around a span."""

from __future__ import annotations

import bisect
import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from builder.model import Citation
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.model import Article, Span

_DIGITS = 8


def anchors(article: Article) -> tuple[str, ...]:
    """The permalink of each block of `article`, in order.

    It depends on the letters and digits of the block alone, so it survives a new cleaning of other blocks, and of
    this one's punctuation and spaces. A block that repeats an earlier one gets a number behind.
    """
    seen: Counter[str] = Counter()
    made = []
    for block in article.blocks:
        letters = "".join(c for c in article.text[block.start : block.end].casefold() if c.isalnum())
        anchor = "p-" + hashlib.blake2b(letters.encode(), digest_size=_DIGITS // 2).hexdigest()
        seen[anchor] += 1
        made.append(anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}")
    return tuple(made)


class Passages:
    """The blocks and sentences of one article, found by offset."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.anchors = anchors(article)
        self._blocks = [block.start for block in article.blocks]
        self._sentences = [
            span
            for block in article.blocks
            for span in sentences(article.text, block.start, block.end, article.language)
        ]
        self._starts = [start for start, _ in self._sentences]

    def block(self, offset: int) -> int:
        """The index of the block that holds `offset`."""
        return max(0, bisect.bisect_right(self._blocks, offset) - 1)

    def sentence(self, offset: int) -> int:
        """The index of the sentence that holds `offset`."""
        return max(0, bisect.bisect_right(self._starts, offset) - 1)

    def cite(self, spans: Iterable[Span]) -> Citation:
        """The citation of the sentences that hold `spans`, which must stand in one paragraph."""
        ordered = sorted(spans, key=lambda span: (span.start, span.end))
        first, last = self.sentence(ordered[0].start), self.sentence(max(ordered[0].start, ordered[-1].end - 1))
        start = min(self._sentences[first][0], ordered[0].start)
        end = max(self._sentences[last][1], *(span.end for span in ordered))
        return Citation(
            article=self.article.id,
            anchor=self.anchors[self.block(ordered[0].start)],
            start=start,
            end=end,
            text=self.article.text[start:end],
            marks=tuple((span.start - start, span.end - start) for span in ordered),
        )
