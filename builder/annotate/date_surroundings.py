"""What stands around a date expression in its sentence, as far as its meaning depends on it; looked at when asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.annotate.date_tense import Tense, is_past_verb, tense_at

_NOUN_BEHIND = re.compile(r"[^\S\n]{1,3}[^\W\d_A-Z]{3,}")
_DETERMINER = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|this|that)|['’]s)[^\S\n]{1,3}$")
_CLAUSE = 160  # code points before a possessive in which its clause is looked for
_POSSESSIVE = re.compile(r"['’]s\b")
_CLAUSE_END = re.compile(r"[,;:–—]")
_CLAUSE_BEHIND = re.compile(r"\s*[^\s,.;:!?)”\"]")
_OF_BEHIND = re.compile(r"\s+of\b(?P<subject>\s+(?:[A-Z][^\W_]{0,30}[.'’-]?\s{1,3}){1,5}(?P<verb>[a-z]+))?")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The expression ``text[start:end]`` within its sentence ``text[begin:finish]``; `heading`: that of a heading."""

    text: str
    start: int
    end: int
    begin: int
    finish: int
    language: str
    heading: bool

    @property
    def tense(self) -> Tense | None:
        """The tense of its clause."""
        begin = self.begin
        if _POSSESSIVE.match(self.text, self.end, self.finish):  # of "would, calling Monday's drills" the end tells
            begin = max(begin, self.start - _CLAUSE)
            begin = max((clause.end() for clause in _CLAUSE_END.finditer(self.text, begin, self.start)), default=begin)
        return tense_at(self.text, self.start, self.end, begin, self.finish, self.language, heading=self.heading)

    @property
    def attributive(self) -> bool:
        """Whether it stands before a noun: "the November 5 election"."""
        determined = _DETERMINER.search(self.text, max(self.begin, self.start - 10), self.start)
        return bool(determined and _NOUN_BEHIND.match(self.text, self.end, self.finish))

    @property
    def goes_on(self) -> bool:
        """Whether words of the same clause follow at once."""
        return _CLAUSE_BEHIND.match(self.text, self.end, self.finish) is not None

    @property
    def is_of_something(self) -> bool:
        """Whether "of" and a noun follow, and not a subject with its verb, as in "on the eve of Ann Lee said"."""
        behind = _OF_BEHIND.match(self.text, self.end, self.finish)
        return behind is not None and not (behind["verb"] and is_past_verb(behind["verb"], self.language))
