"""Articles that carry one text: wire copies and near-duplicates."""

from __future__ import annotations

import datetime
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
_MAYBE = 0.25  # the share of the shorter text's kept shingles that the longer one has, from which both are compared
_COPIED = 0.5  # the share of all its shingles, from which it is a copy
_REPRINTED = 0.9  # the same for articles that are published many days apart
_DAYS = 5  # how far apart a report and its copies are published
_LEAD = 25  # shingles with which a text begins


def copies(articles: Sequence[Article]) -> list[list[int]]:
    """Groups of two or more of `articles`, by index, of which each repeats half of another or more.

    Candidates are found by the containment of sampled word shingles (Broder, "On the resemblance and containment of
    documents", 1997), so that the cost grows with the number of articles and not with its square; all shingles
    decide. What one outlet writes below each of its reports makes no copies: two of the same outlet have to begin
    alike. Nor do columns of the same form: days apart, nearly all has to be the same.
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
        if shorter >= _FEWEST and count / shorter >= _MAYBE and _is_copy(articles[a], articles[b]):
            groups.join(a, b)
    return [group for group in groups.all() if len(group) > 1]


def _is_copy(a: Article, b: Article) -> bool:
    short, long = sorted((_shingles(a), _shingles(b)), key=len)
    whole = set(long)
    shared = sum(digest in whole for digest in short) / len(short)
    if shared < (_COPIED if _near(a, b) else _REPRINTED):
        return False
    lead = short[:_LEAD]
    return a.publisher.value != b.publisher.value or sum(digest in whole for digest in lead) >= _COPIED * len(lead)


def _near(a: Article, b: Article) -> bool:
    """Whether both were published within a few days, as far as their dates say."""
    first, second = day(a.published.value), day(b.published.value)
    return first is None or second is None or abs((first - second).days) <= _DAYS


def day(value: str | None) -> datetime.date | None:
    """The day that an ISO 8601 value begins with; None where it is coarser than a day."""
    try:
        return datetime.date.fromisoformat((value or "").split("/")[0])
    except ValueError:
        return None


def _shingles(article: Article) -> list[int]:
    words = _WORD.findall("\n".join(article.text[b.start : b.end] for b in article.body()).casefold())
    return [zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(max(0, len(words) - _SHINGLE + 1))]


def _sketch(article: Article) -> frozenset[int]:
    return frozenset(digest for digest in _shingles(article) if digest % _SAMPLE == 0)
