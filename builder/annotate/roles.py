"""Descriptors: definite descriptions of one person by role, body and date: `the Russian president`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.lexicon import Lexicon
    from builder.model import Article, FoundName


def find_descriptors(article: Article, names: Sequence[FoundName], lexicon: Lexicon) -> list[FoundName]:
    """The descriptors in `article`, with the ids of those who held the role when it was published."""
    return []
