"""Where sentences begin and end: a rule-based splitter, as fast as its one regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from builder.languages import table

# A sentence may end at . ! ? … with closing marks and note numbers behind, where white space and a possible sentence
# start follow; the full stops of Chinese and Japanese need no white space. Each alternative looks back at the stop that
# the pattern opens with, so that it is looked for as one of a set of characters, which is quick.
_END = re.compile(
    r"""[.!?…؟।。！？](?:(?<=[.!?…؟।])(?<![.!?…؟।].)(?P<more>[.!?…؟।]*+)(?P<close>["'”’“»)\]]*+(?:\[\d{1,3}\])*+)"""
    r"""(?=\s++["'“‘«„(\[–—-]*+\s?(?P<next>[^\W_a-z]))|(?<=[。！？])(?P<full>[。！？]*+[」』”’]*+))""",
    re.DOTALL,
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{1,2}\.)*[^\W\d_]+$")
_WORD_BEHIND = re.compile(r"[^\W\d_]+")
_FIGURE_OR_STROKE = re.compile(r"[\d/]")
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}$")
_LONGEST = 20  # code points of a word that may be an abbreviation


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    inside: frozenset[str]
    inside_or_last: frozenset[str]
    before_figures: frozenset[str]
    openers: frozenset[str]
    ordinals: bool


@cache
def _abbreviations(language: str) -> _Abbreviations:
    data = table("abbreviations", language)

    def folded(key: str) -> frozenset[str]:
        return frozenset(map(str.casefold, data[key]))

    return _Abbreviations(
        folded("inside"),
        folded("inside-or-last"),
        folded("before-figures"),
        frozenset(data["openers"]),
        "ordinals" in data,
    )


def sentences(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as half-open offsets in `text`, without the white space between them.

    A point after an abbreviation of the language's table, after an initial, or after initials (`U.S.`) does not end a
    sentence unless a word follows that begins one: when in doubt, the sentence goes on.
    """
    end = len(text) if end is None else end
    known = _abbreviations(language)
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match["full"] is None and not _ends(text, begin, match, known):
            continue
        _append(spans, text, begin, match.end())
        begin = match.end()
    _append(spans, text, begin, end)
    return spans


def _ends(text: str, begin: int, match: re.Match[str], known: _Abbreviations) -> bool:
    """Whether a sentence ends at a stop with white space behind."""
    if match["next"].islower():
        return False
    alone = text[match.start()] == "." and not match["more"] and not match["close"]
    return not alone or not _abbreviated(text, begin, match, known)


def _abbreviated(text: str, begin: int, match: re.Match[str], known: _Abbreviations) -> bool:
    """Whether the point belongs to the word before it alone."""
    stop = match.start()
    if known.ordinals and _ORDINAL.search(text, max(begin, stop - 3), stop):
        return True
    last = text[max(begin, stop - _LONGEST) : stop].rpartition(" ")[2]
    if not last.isalpha():
        word = _WORD_BEFORE.search(text, max(begin, stop - _LONGEST), stop)
        if word is None or (word.start() > begin and _FIGURE_OR_STROKE.match(text, word.start() - 1)):
            return False
        last = word.group()
    folded = last.casefold()
    if folded in known.inside:
        return True
    if folded in known.before_figures:
        return match["next"].isdigit()
    if folded in known.inside_or_last or "." in last or (len(last) == 1 and not last.islower()):
        behind = _WORD_BEHIND.match(text, match.start("next"))
        return behind is None or behind.group() not in known.openers
    return False


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append((begin, end))
