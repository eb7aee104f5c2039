"""Titles of works: in quotation marks, behind a word for their kind or before their year."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from builder.annotate.name_evidence import hints
from builder.annotate.name_tokens import Token
from builder.annotate.name_wording import Wording
from builder.annotate.name_words import words
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.annotate.name_wording import Segment

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
    there = list(_WORD.finditer(text, start, end))
    if there and len(there) > 1 and there[0][0] in lists["articles"]:
        there = there[1:]
    small = [word[0] for word in there if word[0][0].islower()]
    if not there or len(there) > _MOST or not there[0][0][0].isupper() or not set(small) <= set(lists["in_titles"]):
        return
    first, last = there[0].start(), there[-1].end()
    last -= text[last - 1] == "."
    yield Wording((Token(0, last - first, text[first:last]),), words(language), work=True).at(first)


def over(works: Sequence[Segment], found: Sequence[Segment]) -> list[Segment]:
    """`works`, and those of `found` that lie outside them, in text order."""
    if not works:
        return sorted(found, key=itemgetter(0))
    taken = {at for work in works for at in range(work.start, work.end)}
    return sorted([*works, *(s for s in found if s.start not in taken and s.end - 1 not in taken)], key=itemgetter(0))
