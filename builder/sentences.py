"""Where sentences begin and end: a rule-based splitter, as fast as its one regular expression."""

from __future__ import annotations

import re
from functools import cache

from builder.languages import table

# A sentence may end at . ! ? … with closing marks behind, where white space and a possible sentence start follow.
_END = re.compile(r"""(?P<stop>[.!?…]+)(?P<close>["'”’»)\]]*)(?=\s+["'“‘«„(\[–—-]*\s?(?:[^\W_a-z]))""")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$")


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(word.rstrip(".").casefold() for word in table("abbreviations", language))


def sentences(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as half-open offsets in `text`, without the white space between them.

    A point after an abbreviation of the language's table, after an initial, or after initials (`U.S.`) that a name
    may follow does not end a sentence: when in doubt, the sentence goes on.
    """
    end = len(text) if end is None else end
    known = _abbreviations(language)
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match["stop"] == "." and not match["close"] and _abbreviated(text, begin, match.start(), known):
            continue
        _append(spans, text, begin, match.end())
        begin = match.end()
    _append(spans, text, begin, end)
    return spans


def _abbreviated(text: str, begin: int, stop: int, known: frozenset[str]) -> bool:
    word = _WORD_BEFORE.search(text, max(begin, stop - 20), stop)
    if word is None:
        return False
    last = word.group()
    return len(last) == 1 or "." in last or last.casefold() in known


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append((begin, end))
