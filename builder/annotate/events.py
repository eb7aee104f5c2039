"""Finds the words for events: those that the editors know by name, and unknown ones by their shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.event_names import EventNames, Named
from builder.annotate.event_shapes import Shape, shapes
from builder.annotate.sentences import sentences
from builder.model import FoundEvent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, AuthorityFiles, FoundDate

_ARTICLE = re.compile(r"\b(?:the|a|an|this)[^\S\n]{1,3}(?:(?P<year>(?:19|20)\d\d)[^\S\n]{1,3})?$|(?P<only>\b(?:19|20)\d\d)[^\S\n]{1,3}$", re.I)


def find_events(article: Article, authority: AuthorityFiles, dates: Sequence[FoundDate]) -> tuple[FoundEvent, ...]:
    """Every event that the text names, in order, none overlapping another.

    `candidates` are the known events that go by the words found; where there are none, the shape of the words shows
    that they name an event. `date` is what the words themselves or those beside them say about when it was.
    """
    found = [_known(article.text, named) for named in _names(authority).find(article.text)]
    taken = [(event.start, event.end) for event in found]
    for block in article.blocks:
        for begin, end in sentences(article.text, block.start, block.end, article.language):
            for shape in shapes(article.language).find(article.text, begin, end):
                if not any(shape.start < b and a < shape.end for a, b in taken):
                    found.append(_unknown(article.text, shape))
                    taken.append((shape.start, shape.end))
    found.sort(key=lambda event: event.start)
    return tuple(found)


def _known(text: str, named: Named) -> FoundEvent:
    before = _ARTICLE.search(text, max(0, named.start - 16), named.start)
    start = before.start() if before else named.start
    year = (before["year"] or before["only"]) if before else None
    return FoundEvent(start, named.end, text[start : named.end], named.ids, text[named.start : named.end], year)


def _unknown(text: str, shape: Shape) -> FoundEvent:
    return FoundEvent(
        shape.start, shape.end, text[shape.start : shape.end], (), shape.name, shape.year, shape.place, shape.kind
    )


_memory: list[tuple[AuthorityFiles, EventNames]] = []


def _names(authority: AuthorityFiles) -> EventNames:
    """The automaton of these authority files, made once for many articles."""
    if not _memory or _memory[0][0] is not authority:
        _memory[:] = [(authority, EventNames(authority))]
    return _memory[0][1]
