"""Whether a sentence speaks of the past or of what is to come at the place where a date stands.

The words of the table `dates_tense` and verb endings are cues. The nearest cue before the date decides; where there is
none, the nearest behind it. Without a cue the tense is None, and the caller decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from builder.languages import speaks, table

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
        self.weak_pairs = frozenset(data["weak-pairs"])
        self.pairs = frozenset(data["pairs"])
        self.past_with_have = frozenset(data["of-the-past-with-have"])
        self.deferring = frozenset(data["deferring"])
        self.open_limits = frozenset(data["open-limits"])
        self.present = frozenset(data["present"])
        self.not_scheduled = frozenset(data["not-scheduled"])
        self.weak_progressives = frozenset(data["weak-progressives"])
        self.before_progressives = frozenset(data["before-progressives"])
        self.names_too = frozenset(data["names-too"])
        self.limits = frozenset(data["limits"])
        self.before_limits = frozenset(data["before-limits"])
        self.before_adjectives = frozenset(data["before-adjectives"])
        self.in_titles = frozenset(data["in-titles"])
        self.planned = frozenset(data["planned"])
        self.openings = frozenset(data["openings"])
        self.being = frozenset(data["being"])
        self.imperatives = frozenset(data["imperatives"])
        self.spans = frozenset(data["spans"])
        self.clock = frozenset(data["clock"])
        self.formerly = frozenset(data["formerly"])
        self.settled = frozenset(data["settled"])
        self.conditions = frozenset(data["conditions"])
        self.before_doers = re.compile(rf"\s+(?:{'|'.join(data['before-doers'])})\b")

    def opens_future(self, previous: str, word: str) -> bool:
        """Whether the verb after `word` is in the future."""
        return word in self.auxiliaries or word.endswith(("'ll", "’ll")) or (word == "be" and previous == "to")

    def is_infinitive(self, lead: str, previous: str, written: str, *, heading: bool) -> bool:
        """Whether "lead to word" speaks of what is to come, as "plans to meet" does and "pledged to the" does not.

        In a heading it needs no such lead: "Court to rule", "Ada and Bob to Meet".
        """
        word = written.casefold()
        if previous != "to":
            return False
        if word == written and lead in self.leads and word not in self.before_adjectives:
            return True
        return heading and word in self.planned and lead not in self.before_adjectives

    def hints_at_future(self, previous: str, word: str, *, conditional: bool) -> bool:
        """Whether `word` tells of what is to come where nothing else tells the tense: "if it is signed on Monday"."""
        if word in self.weak_future or f"{previous} {word}" in self.weak_pairs:
            return True
        if previous in self.present and word.endswith("ed"):
            return conditional and word not in self.not_scheduled
        return word in self.weak_progressives and previous in self.before_progressives

    def is_future(self, previous: str, word: str) -> bool:
        """Whether `word` tells of what is to come; behind an article or preposition a form in -s is a noun."""
        if previous in self.present and word in self.settled:
            return True
        return word in self.future and previous != "to" and not (word[-1] == "s" and previous in self.before_adjectives)

    def is_set(self, lead: str, previous: str, word: str) -> bool:
        """Whether "previous word" is a pair of what is to come, as in "a vote set for", and not "was set for"."""
        return f"{previous} {word}" in self.pairs and lead not in self.past

    def is_past(self, previous: str, word: str) -> bool:
        """Whether `word` is a verb of the past; an -ed form behind an article, preposition or "is" is none."""
        if word in self.past:
            return True
        if previous in self.before_adjectives or previous in self.present:
            return False
        return word.endswith("ed") and len(word) > 4 and word[:2] != "un"

    def is_participle(self, text: str, word: re.Match[str]) -> bool:
        """Whether a form in -ed is one of "a star-studded evening" or "a deal brokered by Freedonia"."""
        if word.group()[-2:] != "ed":
            return False
        return text[word.start() - 1] == "-" or self.before_doers.match(text, word.end()) is not None


@cache
def _words(language: str) -> _Words:
    return _Words(language)


def is_past_verb(word: str, language: str) -> bool:
    """Whether `word`, behind a subject, is a verb of the past."""
    return _words(language).is_past("", word)


def tense_at(
    text: str, start: int, end: int, begin: int, finish: int, language: str = "en", *, heading: bool = False
) -> Tense | None:
    """The tense around ``text[start:end]`` within the sentence ``[begin, finish)``; None without a table of it.

    In a `heading` "to talk" is the future of "talk", and so is "Will Talk".
    """
    if not speaks("dates_tense", language):
        return None
    clause = text.rfind(";", begin, start) + 1 or begin
    before = _read(text, max(clause, start - _REACH), start, language, heading=heading)
    if before.cues:
        return "future" if before.limited else before.cues[-1]
    if before.weak:
        return "future"
    behind = _read(text, end, min(finish, end + _REACH), language, heading=heading)
    if behind.cues:
        return behind.cues[0]
    return "future" if behind.weak or before.limited or before.opened else None


@dataclass(slots=True)
class _Cues:
    cues: list[Tense]
    weak: bool = False  # a word that only hints at the future
    limited: bool = False  # the last word is one like "until", and nothing says that it is over
    opened: bool = False  # the last word is one like "from", the verb is "is", or an imperative


def _read(text: str, begin: int, end: int, language: str, *, heading: bool) -> _Cues:
    """What the words of ``text[begin:end]`` tell about the tense."""
    words = _words(language)
    found = _Cues([])
    lead, previous, future_for = "", "", 0
    over = conditional = is_at = False
    plans: Tense = "future"
    for match in _WORD.finditer(text, begin, end):
        word = match.group().casefold()
        if word in words.names_too and match.group() != word and not (heading and lead and word in words.in_titles):
            continue
        if words.opens_future(previous, word):
            found.cues.append("future")
            future_for = _FUTURE_GROUP
        elif words.is_infinitive(lead, previous, match.group(), heading=heading):
            found.cues.append(plans)
        elif future_for and word == "have" and previous in words.past_with_have:
            found.cues[-1] = "past"
            future_for = 0
        elif future_for:
            future_for = future_for - 1 if word in words.fillers else 0
        elif words.is_future(previous, word) or words.is_set(lead, previous, word):
            found.cues.append(plans)
        elif words.is_past(previous, word) and not words.is_participle(text, match):
            found.cues.append("past")
        plans = "past" if word in words.formerly else "future" if word in words.present else plans
        is_at = word in words.being or (is_at and word in words.clock)
        conditional = conditional or word in words.conditions
        found.weak = found.weak or words.hints_at_future(previous, word, conditional=conditional)
        over = (over or word in words.before_limits) and word not in words.deferring
        lead, previous = previous, word
    found.opened = (
        is_at or previous in words.openings or text[begin:end].lstrip("\"“‘'").partition(" ")[0] in words.imperatives
    )
    found.limited = previous in words.limits and not over and (bool(found.cues) or previous in words.open_limits)
    found.limited = found.limited or (previous in words.openings and lead in words.spans)
    return found
