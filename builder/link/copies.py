"""Articles that carry one text: wire copies and near-duplicates."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from builder.link.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_SAMPLE = 4  # one shingle in so many is kept, chosen by its digest: the same ones in every article
_FEWEST = 8  # kept shingles below which an article is too short to tell
_COMMON = 50  # a shingle in more articles than this is boilerplate
_COPIED = 0.5  # the share of the shorter text's kept shingles that the longer one has, from which it is a copy


def copies(articles: Sequence[Article]) -> list[list[int]]:
    """Groups of two or more of `articles`, by index, of which each repeats half of another or more.

    Texts are compared by the containment of sampled word shingles (Broder, "On the resemblance and containment of
    documents", 1997), so that the cost grows with the number of articles and not with its square.
    """
    sketches = [_sketch(article) for article in articles]
    holders: dict[int, list[int]] = defaultdict(list)
    for i, sketch in enumerate(sketches):
        for shingle in sketch:
            holders[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= _COMMON:
            shared.update((a, b) for n, a in enumerate(ids) for b in ids[n + 1 :])
    groups = Groups(len(articles))
    for (a, b), count in shared.items():
        shorter = min(len(sketches[a]), len(sketches[b]))
        if shorter >= _FEWEST and count / shorter >= _COPIED:
            groups.join(a, b)
    return [group for group in groups.all() if len(group) > 1]


def _sketch(article: Article) -> frozenset[int]:
    words = _WORD.findall("\n".join(article.text[b.start : b.end] for b in article.body()).casefold())
    digests = (zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(max(0, len(words) - _SHINGLE + 1)))
    return frozenset(digest for digest in digests if digest % _SAMPLE == 0)
