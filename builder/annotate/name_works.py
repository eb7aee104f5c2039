"""Titles of works: in quotation marks, behind a word for their kind or before their year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.name_evidence import hints
from builder.annotate.name_segments import Segment
from builder.annotate.name_tokens import Token
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{2,90})[”\"»](,? \((?:1[5-9]|20)\d\d\))?")
_NOUN = re.compile(r"([^\W\d_]+),? (?:(?:called|titled|entitled|named),? )?$")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEAR = 36  # characters before the marks in which the word for the kind is looked for
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_MOST = 10  # words of a title


def titles(text: str, language: str) -> list[Segment]:
    """The titles in `text`, in order, each as one word, without the article that begins it."""
    nouns = hints(language).work_nouns
    found: list[Segment] = []
    for match in _QUOTED.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        noun = None if nouns.isdisjoint(_LETTERS.findall(before)) else _NOUN.search(before)
        if match[2] or (noun is not None and noun[1] in nouns):
            found += _title(text, match.start(1), match.end(1), language)
    return found


def _title(text: str, start: int, end: int, language: str) -> Iterator[Segment]:
    lists = table("names_words", language)
    words = list(_WORD.finditer(text, start, end))
    if words and len(words) > 1 and words[0][0] in lists["articles"]:
        words = words[1:]
    small = [word[0] for word in words if word[0][0].islower()]
    if not words or len(words) > _MOST or not words[0][0][0].isupper() or not set(small) <= set(lists["in_titles"]):
        return
    first, last = words[0].start(), words[-1].end()
    last -= text[last - 1] == "."
    yield Segment((Token(first, last, text[first:last]),), work=True)


def over(works: Sequence[Segment], found: Sequence[Segment]) -> list[Segment]:
    """`works`, and those of `found` that lie outside them, in text order."""
    if not works:
        return sorted(found, key=_start)
    taken = {at for work in works for at in range(work.start, work.end)}
    return sorted([*works, *(s for s in found if s.start not in taken and s.end - 1 not in taken)], key=_start)


def _start(segment: Segment) -> int:
    return segment.tokens[0].start
