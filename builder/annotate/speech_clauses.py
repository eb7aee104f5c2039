"""Sentences and clauses of a paragraph's tokens: where they begin, and what their subject is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.speakers import Phrase, is_adverb, is_verb, named_behind, phrase_starting_at, words
from builder.annotate.speech_cues import cues
from builder.annotate.speech_tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_SENTENCE = 150  # tokens; what stands farther apart has nothing to do with each other
_LONGEST_DATELINE = 12  # tokens
_IN_DATELINE = frozenset({Kind.NAME, Kind.COMMA, Kind.TIME, Kind.NUMBER, Kind.OPEN, Kind.CLOSE})
_OPENERS = (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH, Kind.COLON, Kind.STOP, Kind.QUOTE)


def sentence_start(tokens: Sequence[Token], index: int) -> int:
    """The index of the first token of the sentence that holds `index`, or of as much of it as is worth reading."""
    for at in range(index - 1, max(0, index - LONGEST_SENTENCE) - 1, -1):
        if tokens[at].kind is Kind.STOP:
            return at + 1
    return max(0, index - LONGEST_SENTENCE)


def main_clause(tokens: Sequence[Token], begin: int, end: int, language: str) -> int:
    """Where the main clause begins of a sentence that opens with a dateline, `When …,`, `After …,` or `Asked …,`."""
    if begin == 0:
        begin = behind_dateline(tokens, end)
    comma = next((at for at in range(begin, end - 1) if tokens[at].kind is Kind.COMMA), None)
    return comma + 1 if comma is not None and _is_introduction(tokens, begin, comma, language) else begin


def _is_introduction(tokens: Sequence[Token], begin: int, comma: int, language: str) -> bool:
    token = tokens[begin]
    if token.kind in (Kind.CONJUNCTION, Kind.PREPOSITION):
        return token.low not in words("coordinators", language)
    if token.kind is not Kind.WORD or not token.low.endswith(("ing", "ed")):
        return False
    return token.low in cues(language) or not any(is_verb(t, language) for t in tokens[begin + 1 : comma])


def behind_dateline(tokens: Sequence[Token], end: int) -> int:
    """The token behind `RIGA —` or `Basel, March 4 (Agency) –`, with which a paragraph may open."""
    if not end or tokens[0].kind not in (Kind.NAME, Kind.WORD) or tokens[0].type == "person":
        return 0
    for at in range(1, min(end, _LONGEST_DATELINE)):
        if tokens[at].kind is Kind.DASH:
            return 0 if tokens[0].type is None and _closes_aside(tokens, at, end) else at + 1
        if tokens[at].kind not in _IN_DATELINE:
            break
    return 0


def _closes_aside(tokens: Sequence[Token], dash: int, end: int) -> bool:
    """Whether another dash follows in the sentence: `Lee - a farmer - said`."""
    for token in tokens[dash + 1 : end]:
        if token.kind in (Kind.DASH, Kind.STOP):
            return token.kind is Kind.DASH
    return False


def clause_subject(tokens: Sequence[Token], begin: int, end: int, language: str) -> Phrase | None:
    """The likely subject of the sentence that begins at `begin`, as far as `end`: what opens a clause and has a verb
    behind it; else a phrase that opens the sentence.
    """
    fallback: Phrase | None = None
    begin = main_clause(tokens, begin, end, language)
    if (
        begin < end
        and tokens[begin].low in words("expletives", language)
        and is_verb_behind(tokens, begin + 1, language)
    ):
        return None
    for at in range(begin, end):
        phrase = _clause_opening(tokens, at, begin, end, language)
        if phrase is None:
            continue
        named = named_behind(tokens, phrase)
        if phrase[1] < end and (named != phrase or is_verb_behind(tokens, phrase[1], language)):
            return named
        fallback = fallback or phrase
    return fallback


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


def is_verb_behind(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands at `at`, adverbs passed over."""
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    return at < len(tokens) and (is_verb(tokens[at], language) or tokens[at].low in cues(language))


def ends_clause(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether no verb follows before the next comma or the end, other than in a relative clause."""
    for token in tokens[at : at + LONGEST_SENTENCE]:
        if token.kind in (Kind.STOP, Kind.COMMA, Kind.RELATIVE, Kind.DASH):
            return True
        if token.kind is Kind.QUOTE or is_verb(token, language):
            return False
    return True
