"""Acts of speech in a paragraph: a verb that introduces what somebody says, with the words for who says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from builder.annotate.speakers import (
    Phrase,
    is_adverb,
    is_verb,
    phrase_after,
    phrase_before,
    phrase_starting_at,
    words,
)
from builder.annotate.speech_tokens import Kind, Token
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

CueClass = Literal["say", "note", "think", "utter", "call", "name", "noun", "source"]
Form = Literal["base", "third", "past", "ing", "other"]

_LOWER_WORD = re.compile(r"[a-z]{3,}")
LONGEST_SENTENCE = 150  # tokens; what stands farther apart has nothing to do with each other
_MOST_ACTS = 1000  # a paragraph with more is no prose, and its rest is left alone
_VERB_CLASSES: tuple[CueClass, ...] = ("say", "note", "think", "utter", "call", "name")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces speech, and the form of the verb that it is."""

    type: CueClass
    form: Form
    listener: bool = False  # takes one without "to": told reporters


@dataclass(frozen=True, slots=True)
class Act:
    """The verb of speech at token `verb` and the phrase for its speaker; `behind` if that stands behind the verb."""

    verb: int
    cue: Cue
    speaker: Phrase | None
    words: str
    behind: bool = False
    passive: bool = False
    negated: bool = False
    direct: bool = True  # the subject stands right before the verb, or the verb is said of it with "did"


@cache
def cues(language: str) -> dict[str, Cue]:
    """Every inflected cue of the language. Of two verbs with one form, the first in the table counts."""
    listed = table("cues", language)
    found: dict[str, Cue] = {}
    for type_ in _VERB_CLASSES:
        for line in listed[type_]:
            base, third, *pasts, ing = line.split()
            for form in line.split():
                heard = base in listed["listener"]
                shape: Form = "third" if form == third else "ing" if form == ing or form.endswith("ing") else "past"
                found.setdefault(form, Cue(type_, shape if form != base or base in pasts else "base", heard))
    for noun in listed["nouns"]:
        found.setdefault(noun, Cue("noun", "other"))
    return found


@cache
def _nouns(language: str) -> frozenset[str]:
    return frozenset(table("cues", language)["nouns"])


@cache
def _phrases(language: str) -> frozenset[str]:
    return frozenset(table("cues", language)["phrases"])


@cache
def _phrase_openings(language: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _phrases(language))


def may_hold_speech(text: str, start: int, end: int, language: str) -> bool:
    """Whether any cue stands in ``text[start:end]``: a quick look, before the paragraph is read word by word."""
    found = _LOWER_WORD.findall(text, start, end)
    return "According" in text[start:end] or not cues(language).keys().isdisjoint(found)


def speech_acts(tokens: Sequence[Token], language: str) -> list[Act]:
    """The acts of speech among the tokens of a paragraph, in order."""
    known = cues(language)
    openings = _phrase_openings(language)
    found: list[Act] = []
    for index, token in enumerate(tokens):
        if len(found) == _MOST_ACTS:
            break
        if token.kind not in _CUE_KINDS:
            continue
        act: Act | None = None
        if token.low in openings and index + 1 < len(tokens):
            act = _phrase_act(tokens, index, found, language)
        elif token.low == "according" and index + 1 < len(tokens) and tokens[index + 1].low == "to":
            source = phrase_starting_at(tokens, index + 2, language)
            act = Act(index + 1, Cue("source", "other"), source, "according to", behind=True)
        if act is None and token.low in known:
            act = _act(tokens, index, known[token.low], found, language)
        if act is not None and not _is_listener(tokens, act):
            found.append(act)
    return found


_CUE_KINDS = frozenset({Kind.WORD, Kind.NAME})


def _phrase_act(tokens: Sequence[Token], index: int, earlier: list[Act], language: str) -> Act | None:
    """`As Lee put it`, `Lee shot back`: two words that are a cue together."""
    phrase = f"{tokens[index].low} {tokens[index + 1].low}"
    if phrase not in _phrases(language):
        return None
    cue = Cue("utter", "past")
    return Act(index + 1, cue, _speaker_before(tokens, index, cue, earlier, language), phrase)


def _is_listener(tokens: Sequence[Token], act: Act) -> bool:
    """`you` is whom the article speaks to, and nobody's words."""
    return act.speaker is not None and tokens[act.speaker[0]].low in ("you", "it")


def _act(tokens: Sequence[Token], index: int, cue: Cue, earlier: list[Act], language: str) -> Act | None:
    low = tokens[index].low
    before = tokens[index - 1] if index else None
    if low in _nouns(language) and before is not None:
        possessor = _possessor(tokens, index)
        if possessor is not None:
            return Act(index, Cue("noun", "other"), possessor, low)
        if before.kind in (Kind.DETERMINER, Kind.PREPOSITION):
            return None
    if cue.type == "noun" or (cue.form == "base" and not _may_be_base(tokens, index, language)):
        return None
    if cue.type == "name" and index + 1 < len(tokens) and tokens[index + 1].kind is Kind.QUOTE:
        return None  # an item called “…”
    if cue.form == "past" and _is_passive(tokens, index):
        return _passive(tokens, index, cue, language)
    return _active(tokens, index, cue, earlier, language)


def _active(tokens: Sequence[Token], index: int, cue: Cue, earlier: list[Act], language: str) -> Act | None:
    low = tokens[index].low
    if index and tokens[index - 1].low == "to":
        return Act(index, cue, _earlier_speaker(tokens, index, earlier, language), low, direct=False)
    behind = _inverted(tokens, index, cue, language) if cue.form != "ing" else None
    if behind is not None:
        return Act(index, cue, behind, low, behind=True)
    speaker = _speaker_before(tokens, index, cue, earlier, language)
    if cue.form == "third" and low in _nouns(language) and _is_noun(tokens, index, speaker):
        return None
    if speaker is not None:
        speaker = _whose_words(tokens, speaker, language)
    direct = cue.form != "base" or _is_direct(tokens, index)
    return Act(index, cue, speaker, low, negated=_is_negated(tokens, index), direct=direct)


def _whose_words(tokens: Sequence[Token], speaker: Phrase, language: str) -> Phrase:
    """`Lee` where it is Lee's words that say something: `Lee's remarks suggest`."""
    if speaker[1] - speaker[0] > 1 and tokens[speaker[1] - 1].low in _nouns(language):
        return _possessor(tokens, speaker[1] - 1) or speaker
    return speaker


def _is_direct(tokens: Sequence[Token], index: int) -> bool:
    """Whether a bare form says what is: `they say`, `did say`, and not `would say` or `confirm or deny`."""
    at = index - 1
    while at > 0 and is_adverb(tokens[at]):
        at -= 1
    if tokens[at].kind is Kind.AUXILIARY:
        return tokens[at].low in ("do", "does", "did")
    return tokens[at].kind is not Kind.CONJUNCTION


def _is_noun(tokens: Sequence[Token], index: int, before: Phrase | None) -> bool:
    """Whether a form such as `comments` or `states` is a plural noun here: `incendiary comments`."""
    if before is None or tokens[before[0]].kind in (Kind.NAME, Kind.PRONOUN):
        return False
    if tokens[before[0]].kind is Kind.WORD:
        return True
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is None or (behind.kind not in _CONTENT and behind.low != "that")


_CONTENT = frozenset({Kind.QUOTE, Kind.COMMA, Kind.COLON, Kind.NAME, Kind.PRONOUN, Kind.DETERMINER})


def _is_negated(tokens: Sequence[Token], index: int) -> bool:
    low = [token.low for token in tokens[max(0, index - 3) : index] if token.kind in (Kind.AUXILIARY, Kind.ADVERB)]
    return any(word in ("not", "never", "cannot") or word.endswith(("n't", "n’t")) for word in low)


def _speaker_before(tokens: Sequence[Token], index: int, cue: Cue, earlier: list[Act], language: str) -> Phrase | None:
    before = tokens[index - 1] if index else None
    if cue.form == "ing" and not _is_progressive(tokens, index):
        at = index - 1
        while at > 0 and is_adverb(tokens[at]):
            at -= 1
        named = at >= 0 and tokens[at].kind is Kind.NAME
        return (at, at + 1) if named else _earlier_speaker(tokens, index, earlier, language)
    speaker = phrase_before(tokens, index, language)
    if speaker is None and before is not None and before.kind in _JOINS:
        return _earlier_speaker(tokens, index, earlier, language)
    return speaker


def _is_progressive(tokens: Sequence[Token], index: int) -> bool:
    at = index - 1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    return at >= 0 and tokens[at].kind in (Kind.AUXILIARY, Kind.CLITIC)


def _may_be_base(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether a bare form such as `claim` can be a verb here: behind an auxiliary, "to", or a plural subject."""
    at = index - 1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    if at < 0:
        return False
    token = tokens[at]
    if token.kind is Kind.WORD:
        return token.low in words("plurals", language) or (
            token.low.endswith("s") and not token.low.endswith(("ss", "us"))
        )
    if token.kind is Kind.PRONOUN:
        return token.low not in ("he", "she", "it")
    if token.kind is Kind.DETERMINER:
        return token.low in words("plurals", language)
    return token.low == "to" or token.kind in (
        Kind.AUXILIARY, Kind.CLITIC, Kind.NAME, Kind.RELATIVE, Kind.CLOSE, Kind.CONJUNCTION
    )  # fmt: skip


def _possessor(tokens: Sequence[Token], index: int) -> Phrase | None:
    """Whose words: `Lee's remark`, `his sharp remark`."""
    for at in range(index - 1, max(-1, index - 6), -1):
        token = tokens[at]
        if token.kind is Kind.CLITIC and token.low == "'s" and at:
            return (at - 1, at) if tokens[at - 1].kind in (Kind.NAME, Kind.WORD) else None
        if token.low in ("his", "her", "their", "my"):
            return at, at + 1
        if token.kind is not Kind.WORD and not is_adverb(token) and token.low not in ("most", "and"):
            return None
    return None


def _is_passive(tokens: Sequence[Token], index: int) -> bool:
    for at in range(index - 1, max(-1, index - 4), -1):
        if tokens[at].low in _BE or (tokens[at].kind is Kind.CLITIC and tokens[at].low.endswith("re")):
            return True
        if not is_adverb(tokens[at]) and tokens[at].kind is not Kind.AUXILIARY:
            return False
    return False


_JOINS = (Kind.CONJUNCTION, Kind.COMMA, Kind.ADVERB)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _passive(tokens: Sequence[Token], index: int, cue: Cue, language: str) -> Act:
    for at in range(index + 1, min(len(tokens), index + 6)):
        if tokens[at].kind in (Kind.STOP, Kind.QUOTE, Kind.COMMA):
            break
        if tokens[at].low == "by":
            return Act(
                index, cue, phrase_starting_at(tokens, at + 1, language), tokens[index].low, behind=True, passive=True
            )
    return Act(index, cue, None, tokens[index].low, passive=True)


def _inverted(tokens: Sequence[Token], index: int, cue: Cue, language: str) -> Phrase | None:
    """The subject behind the verb, if it may stand there: after a quotation or a clause, or first in its sentence."""
    at = index - 1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    comma = at >= 0 and tokens[at].kind in (Kind.COMMA, Kind.DASH)
    if comma:
        at -= 1
    phrase = phrase_after(tokens, index, language)
    if phrase is None or at < 0 or tokens[at].kind in (Kind.QUOTE, Kind.STOP):
        return phrase
    late = comma and cue.form in ("third", "past") and cue.type in ("say", "note", "think")
    if (
        late
        and not cue.listener
        and phrase_before(tokens, index, language) is None
        and _ends_clause(tokens, phrase[1], language)
    ):
        return phrase
    return None


def _ends_clause(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether no verb follows before the next comma or the end, other than in a relative clause."""
    for token in tokens[at : at + LONGEST_SENTENCE]:
        if token.kind in (Kind.STOP, Kind.COMMA, Kind.RELATIVE, Kind.DASH):
            return True
        if token.kind is Kind.QUOTE or is_verb(token, language):
            return False
    return True


def _earlier_speaker(tokens: Sequence[Token], index: int, earlier: list[Act], language: str) -> Phrase | None:
    """The subject that a later verb of the same sentence shares: `Lee defended the plan, adding`."""
    begin = sentence_start(tokens, index)
    for act in reversed(earlier):
        if act.verb < begin:
            break
        if act.speaker is not None and not act.passive and act.cue.type != "noun":
            return act.speaker
    return clause_subject(tokens, begin, index, language)


def sentence_start(tokens: Sequence[Token], index: int) -> int:
    """The index of the first token of the sentence that holds `index`, or of as much of it as is worth reading."""
    farthest = max(0, index - LONGEST_SENTENCE)
    while index > farthest and tokens[index - 1].kind is not Kind.STOP:
        index -= 1
    return index


def clause_subject(tokens: Sequence[Token], begin: int, end: int, language: str) -> Phrase | None:
    """The likely subject of the sentence that begins at `begin`, as far as `end`: what opens a clause and has a verb
    behind it; else a phrase that opens the sentence.
    """
    fallback: Phrase | None = None
    begin = main_clause(tokens, begin, end)
    for at in range(begin, end):
        phrase = _clause_opening(tokens, at, begin, end, language)
        if phrase is None:
            continue
        if phrase[1] < end and is_verb_behind(tokens, phrase[1], language):
            return phrase
        fallback = fallback or phrase
    return fallback


def main_clause(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where the main clause begins of a sentence that opens with `When …,` or `After …,`."""
    if begin < end and tokens[begin].kind in (Kind.CONJUNCTION, Kind.PREPOSITION) and tokens[begin].low not in _PLAIN:
        for at in range(begin, end - 1):
            if tokens[at].kind is Kind.COMMA:
                return at + 1
    return begin


_PLAIN = frozenset({"and", "but", "or", "so", "yet", "nor"})


def is_verb_behind(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands at `at`, adverbs passed over."""
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    return at < len(tokens) and (is_verb(tokens[at], language) or tokens[at].low in cues(language))


def _clause_opening(tokens: Sequence[Token], at: int, begin: int, end: int, language: str) -> Phrase | None:
    """The noun phrase that opens a clause at `at`, if one does."""
    token = tokens[at]
    if token.kind is Kind.PRONOUN:
        return (at, at + 1) if token.low in words("subjects", language) else None
    if at > begin and tokens[at - 1].kind not in _OPENERS:
        return None
    if token.kind not in (Kind.NAME, Kind.DETERMINER):
        return None
    phrase = phrase_starting_at(tokens, at, language, end)
    if phrase is None or (phrase[1] < end and tokens[phrase[1]].kind is Kind.CLITIC):
        return None
    return phrase


_OPENERS = (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH, Kind.COLON, Kind.STOP, Kind.QUOTE)
