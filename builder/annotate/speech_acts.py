"""Acts of speech in a paragraph: a verb that introduces what somebody says, with the words for who says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from builder.annotate.speakers import Phrase, is_adverb, phrase_after, phrase_before, phrase_starting_at
from builder.annotate.speech_tokens import Kind, Token
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

CueClass = Literal["say", "note", "think", "utter", "call", "noun", "source", "term"]
Form = Literal["base", "third", "past", "ing", "other"]

_VERB_CLASSES: tuple[CueClass, ...] = ("say", "note", "think", "utter", "call")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces speech, and the form of the verb that it is."""

    type: CueClass
    form: Form


@dataclass(frozen=True, slots=True)
class Act:
    """The verb of speech at token `verb` and the phrase for its speaker; `behind` if that stands behind the verb."""

    verb: int
    cue: Cue
    speaker: Phrase | None
    behind: bool = False
    passive: bool = False


@cache
def cues(language: str) -> dict[str, Cue]:
    """Every inflected cue of the language. Of two verbs with one form, the first in the table counts."""
    words = table("cues", language)
    found: dict[str, Cue] = {}
    for type_ in _VERB_CLASSES:
        for line in words[type_]:
            base, third, *pasts, ing = line.split()
            for form in line.split():
                shape: Form = "third" if form == third else "ing" if form == ing or form.endswith("ing") else "past"
                found.setdefault(form, Cue(type_, shape if form != base or base in pasts else "base"))
    for noun in words["nouns"]:
        found.setdefault(noun, Cue("noun", "other"))
    return found


@cache
def _nouns(language: str) -> frozenset[str]:
    return frozenset(table("cues", language)["nouns"])


def speech_acts(tokens: Sequence[Token], language: str) -> list[Act]:
    """The acts of speech among the tokens of a paragraph, in order."""
    known = cues(language)
    found: list[Act] = []
    for index, token in enumerate(tokens):
        cue = known.get(token.low)
        if cue is not None and token.kind in (Kind.WORD, Kind.NAME):
            act = _act(tokens, index, cue, found, language)
        elif token.low == "according" and index + 1 < len(tokens) and tokens[index + 1].low == "to":
            act = Act(index, Cue("source", "other"), phrase_starting_at(tokens, index + 2, language), behind=True)
        else:
            continue
        if act is not None:
            found.append(act)
    return found


def _act(tokens: Sequence[Token], index: int, cue: Cue, earlier: list[Act], language: str) -> Act | None:
    before = tokens[index - 1] if index else None
    if tokens[index].low in _nouns(language) and before is not None:
        possessor = _possessor(tokens, index)
        if possessor is not None:
            return Act(index, Cue("noun", "other"), possessor)
        if before.kind in (Kind.DETERMINER, Kind.PREPOSITION):
            return None
    if cue.type == "noun":
        return None
    if cue.form == "past" and _is_passive(tokens, index):
        return _passive(tokens, index, cue, language)
    if before is not None and before.low == "to":
        return Act(index, cue, _earlier_speaker(tokens, index, earlier, language))
    if _inverted(tokens, index):
        speaker = phrase_after(tokens, index, language)
        if speaker is not None:
            return Act(index, cue, speaker, behind=True)
    if cue.form == "ing" and not (before is not None and before.kind in (Kind.AUXILIARY, Kind.CLITIC)):
        return Act(index, cue, _earlier_speaker(tokens, index, earlier, language))
    speaker = phrase_before(tokens, index, language)
    if speaker is None and before is not None and before.kind in (Kind.CONJUNCTION, Kind.COMMA, Kind.ADVERB):
        speaker = _earlier_speaker(tokens, index, earlier, language)
    return Act(index, cue, speaker)


def _possessor(tokens: Sequence[Token], index: int) -> Phrase | None:
    """Whose words: `Lee's remark`, `his sharp remark`."""
    for at in range(index - 1, max(-1, index - 4), -1):
        token = tokens[at]
        if token.kind is Kind.CLITIC and token.low.endswith("s") and at:
            return (at - 1, at) if tokens[at - 1].kind in (Kind.NAME, Kind.WORD) else None
        if token.low in ("his", "her", "their", "my"):
            return at, at + 1
        if token.kind is not Kind.WORD:
            return None
    return None


def _is_passive(tokens: Sequence[Token], index: int) -> bool:
    for at in range(index - 1, max(-1, index - 4), -1):
        if tokens[at].low in _BE or (tokens[at].kind is Kind.CLITIC and tokens[at].low.endswith("re")):
            return True
        if not is_adverb(tokens[at]) and tokens[at].kind is not Kind.AUXILIARY:
            return False
    return False


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _passive(tokens: Sequence[Token], index: int, cue: Cue, language: str) -> Act:
    for at in range(index + 1, min(len(tokens), index + 6)):
        if tokens[at].kind in (Kind.STOP, Kind.QUOTE, Kind.COMMA):
            break
        if tokens[at].low == "by":
            return Act(index, cue, phrase_starting_at(tokens, at + 1, language), behind=True, passive=True)
    return Act(index, cue, None, passive=True)


def _inverted(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb may have its subject behind it: after a quotation, or as the first word of a sentence."""
    at = index - 1
    while at >= 0 and (tokens[at].kind is Kind.COMMA or is_adverb(tokens[at])):
        at -= 1
    return at < 0 or tokens[at].kind in (Kind.QUOTE, Kind.STOP)


def _earlier_speaker(tokens: Sequence[Token], index: int, earlier: list[Act], language: str) -> Phrase | None:
    """The subject that a later verb of the same sentence shares: `Lee defended the plan, adding`."""
    begin = sentence_start(tokens, index)
    for act in reversed(earlier):
        if act.verb < begin:
            break
        if act.speaker is not None and not act.passive:
            return act.speaker
    return clause_subject(tokens, begin, index, language)


def sentence_start(tokens: Sequence[Token], index: int) -> int:
    """The index of the first token of the sentence that holds `index`."""
    while index > 0 and tokens[index - 1].kind is not Kind.STOP:
        index -= 1
    return index


def clause_subject(tokens: Sequence[Token], begin: int, end: int, language: str) -> Phrase | None:
    """The likely subject of the sentence that begins at `begin`, standing before `end`: the first name or pronoun that
    opens a clause and is followed by something other than a mark or possessive; else the first name.
    """
    fallback: Phrase | None = None
    for at in range(begin, end):
        token = tokens[at]
        if token.kind not in (Kind.NAME, Kind.PRONOUN):
            continue
        behind = tokens[at + 1].kind if at + 1 < end else Kind.STOP
        if behind is Kind.CLITIC and tokens[at + 1].low.endswith("s") and token.kind is Kind.NAME:
            continue
        opens = at == begin or tokens[at - 1].kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH, Kind.COLON, Kind.RELATIVE)
        if opens or (tokens[at - 1].kind in (Kind.WORD, Kind.NAME) and behind is not Kind.STOP):
            return at, at + 1
        fallback = fallback or (at, at + 1)
    return fallback
