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

    from builder.annotate.name_evidence import Hints
    from builder.annotate.name_wording import Segment

_QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{2,90})[”\"»](,? \((?:1[5-9]|20)\d\d\))?")
_NOUN = re.compile(r"([^\W\d_]+),? (?:(?:called|titled|entitled|named),? )?$")
_PART = re.compile(r"([^\W\d_]+) (?:in|of|for|on) $")
_AND = re.compile(r"[\"”»],? (?:and |or )?$")
_LETTERS = re.compile(r"[^\W\d_]+")
_BETWEEN = 6  # characters between two titles in a list
_NEAR = 36  # characters before the marks in which the word for the kind is looked for
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_MOST = 10  # words of a title


def titles(text: str, language: str) -> list[Segment]:
    """The titles in `text`, in order, each as one word, without the article that begins it."""
    listed = hints(language)
    telling = listed.work_nouns | listed.work_verbs | listed.work_parts
    found: list[Segment] = []
    last = 0  # where the last title ends with its mark
    for match in _QUOTED.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        beside = 0 < match.start() - last <= _BETWEEN and _AND.search(text, last - 1, match.start()) is not None
        tells = not telling.isdisjoint(_LETTERS.findall(before)) and _tells(before, listed)
        if match[2] or tells or beside:
            title = list(_title(text, match.start(1), match.end(1), language))
            found += title
            last = match.end(1) + 1 if title else last
    return found


def _tells(before: str, listed: Hints) -> bool:
    """Whether what stands before the marks says that a title is in them: `the film`, `directed`, `a part in`."""
    noun, part = _NOUN.search(before), _PART.search(before)
    direct = noun is not None and (noun[1] in listed.work_nouns or noun[1] in listed.work_verbs)
    return direct or (part is not None and part[1] in listed.work_parts)


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
