"""The words that introduce speech, from the language's table, by what may follow them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from builder.languages import table

CueClass = Literal["say", "note", "think", "utter", "call", "name", "noun", "source"]
Form = Literal["base", "third", "past", "ing", "other"]

_LOWER_WORD = re.compile(r"[a-z]{3,}")
_VERB_CLASSES: tuple[CueClass, ...] = ("say", "note", "think", "utter", "call", "name")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces speech, and the form of the verb that it is."""

    type: CueClass
    form: Form
    listener: bool = False  # takes one without "to": told reporters
    plainest: bool = False  # any word may begin the clause behind it, without "that"


@cache
def cues(language: str) -> dict[str, Cue]:
    """Every inflected cue of the language. Of two verbs with one form, the first in the table counts."""
    listed = table("cues", language)
    found: dict[str, Cue] = {}
    for type_ in _VERB_CLASSES:
        for line in listed[type_]:
            base, third, *pasts, ing = line.split()
            for form in line.split():
                shape: Form = "third" if form == third else "ing" if form == ing or form.endswith("ing") else "past"
                known = shape if form != base or base in pasts else "base"
                found.setdefault(form, Cue(type_, known, base in listed["listener"], base in listed["plainest"]))
    for noun in listed["nouns"]:
        found.setdefault(noun, Cue("noun", "other"))
    return found


@cache
def nouns(language: str) -> frozenset[str]:
    """The nouns for speech, and forms of cues that are such nouns too."""
    return frozenset(table("cues", language)["nouns"])


@cache
def cue_phrases(language: str) -> frozenset[str]:
    """The pairs of words that are a cue together."""
    return frozenset(table("cues", language)["phrases"])


@cache
def phrase_openings(language: str) -> frozenset[str]:
    """The first words of those pairs."""
    return frozenset(phrase.split()[0] for phrase in cue_phrases(language))


def may_hold_speech(text: str, start: int, end: int, language: str) -> bool:
    """Whether any cue stands in ``text[start:end]``: a quick look, before the paragraph is read word by word."""
    found = _LOWER_WORD.findall(text, start, end)
    return "According" in text[start:end] or not cues(language).keys().isdisjoint(found)
