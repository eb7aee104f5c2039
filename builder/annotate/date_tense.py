"""Whether a sentence speaks of the past or of what is to come at the place where a date stands.

The words of the table `dates_tense` and verb endings are cues. The nearest cue before the date decides; where there is
none, the nearest behind it. Without a cue the tense is None, and the caller decides.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from builder.languages import table

Tense = Literal["past", "future"]

_WORD = re.compile(r"[^\W\d_]+(?:['’](?:t|ll|ve|re|d|s)\b)?")
_REACH = 160  # code points on either side in which a cue counts
_FUTURE_GROUP = 4  # words after an auxiliary that belong to it


class _Words:
    def __init__(self, language: str) -> None:
        data = table("dates_tense", language)
        self.auxiliaries = frozenset(data["future-auxiliaries"])
        self.leads = frozenset(data["infinitive-leads"])
        self.fillers = frozenset(data["fillers"])
        self.past = frozenset(data["past"]) | frozenset(data["past-auxiliaries"])
        self.future = frozenset(data["future"])
        self.weak_future = frozenset(data["weak-future"])
        self.before_adjectives = frozenset(data["before-adjectives"])

    def opens_future(self, previous: str, word: str) -> bool:
        """Whether the verb after `word` is in the future: after "will", or after "to" in "plans to"."""
        return word in self.auxiliaries or word.endswith(("'ll", "’ll")) or (word == "to" and previous in self.leads)

    def is_past(self, previous: str, word: str) -> bool:
        """Whether `word` is a verb of the past; an -ed form behind an article or preposition is an adjective."""
        if word in self.past:
            return True
        return word.endswith("ed") and len(word) > 4 and previous not in self.before_adjectives and word[:2] != "un"


@cache
def _words(language: str) -> _Words:
    return _Words(language)


def tense_at(text: str, start: int, end: int, begin: int, finish: int, language: str = "en") -> Tense | None:
    """The tense around ``text[start:end]`` within the sentence ``[begin, finish)``."""
    before, weak = _cues(text, max(begin, start - _REACH), start, language)
    if before:
        return before[-1]
    behind, _ = _cues(text, end, min(finish, end + _REACH), language)
    return "future" if weak else behind[0] if behind else None


def _cues(text: str, begin: int, end: int, language: str) -> tuple[list[Tense], bool]:
    """The tenses of the verbs in ``text[begin:end]``, and whether a word that only hints at the future is there."""
    words = _words(language)
    cues: list[Tense] = []
    previous, future_for, weak = "", 0, False
    for match in _WORD.finditer(text, begin, end):
        word = match.group().casefold()
        if words.opens_future(previous, word):
            cues.append("future")
            future_for = _FUTURE_GROUP
        elif future_for:
            future_for = future_for - 1 if word in words.fillers else 0
        elif word in words.future:
            cues.append("future")
        elif words.is_past(previous, word):
            cues.append("past")
        weak = weak or word in words.weak_future
        previous = word
    return cues, weak
