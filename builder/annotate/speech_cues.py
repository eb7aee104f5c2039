"""The words that introduce speech, from the language's table, by what may follow them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from builder.annotate.whole_words import WholeWords
from builder.languages import table

CueClass = Literal["say", "note", "think", "utter", "call", "name", "noun", "source"]
Form = Literal["base", "third", "past", "ing", "other"]

_TELLING = frozenset({"say", "note", "think"})
_VERB_CLASSES: tuple[CueClass, ...] = ("say", "note", "think", "utter", "call", "name")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces speech, and the form of the verb that it is."""

    type: CueClass
    form: Form
    listener: bool = False  # takes one without "to": told reporters
    plainest: bool = False  # any word may begin the clause behind it, without "that"


@cache
def has_cues(language: str) -> bool:
    """Whether there is a table of cues for the language itself; that of another one would only mislead."""
    return bool(table("cues", language)["language"] == language.split("-")[0])


@cache
def cues(language: str) -> dict[str, Cue]:
    """Every inflected cue of the language. Of two verbs with one form, the first in the table counts."""
    if not has_cues(language):
        return {}
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
    return _list("nouns", language)


@cache
def cue_phrases(language: str) -> frozenset[str]:
    """The pairs of words that are a cue together."""
    return _list("phrases", language)


@cache
def phrase_openings(language: str) -> frozenset[str]:
    """The first words of those pairs."""
    return frozenset(phrase.split()[0] for phrase in cue_phrases(language))


@cache
def sources(language: str) -> frozenset[str]:
    """The words that name a source with "to"."""
    return _list("sources", language)


def _list(name: str, language: str) -> frozenset[str]:
    return frozenset(table("cues", language)[name] if has_cues(language) else ())


@cache
def openings(language: str) -> frozenset[str]:
    """Every word with which an act of speech may begin."""
    return frozenset(cues(language)) | phrase_openings(language) | sources(language)


@cache
def _telling(language: str) -> frozenset[str]:
    """The words with which indirect speech begins."""
    telling = (word for word, cue in cues(language).items() if cue.type in _TELLING)
    words = table("speech_words", language)
    return frozenset((*telling, *sources(language), *words["asking"], *words["claims"]))


@cache
def _finder(language: str) -> WholeWords | None:
    return WholeWords(_telling(language)) if has_cues(language) else None


def telling_words(text: str, language: str) -> list[int]:
    """Where in `text` words stand that may introduce indirect speech: a quick look, before it is read word by word."""
    finder = _finder(language)
    return list(finder.starts(text, 0, len(text))) if finder else []
