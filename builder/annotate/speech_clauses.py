"""Sentences and clauses of a paragraph's tokens: where they begin, and what their subject is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.speakers import Phrase, is_adverb, is_verb, phrase_starting_at, words
from builder.annotate.speech_cues import cues
from builder.annotate.speech_tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_SENTENCE = 150  # tokens; what stands farther apart has nothing to do with each other
_OPENERS = (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH, Kind.COLON, Kind.STOP, Kind.QUOTE)


def sentence_start(tokens: Sequence[Token], index: int) -> int:
    """The index of the first token of the sentence that holds `index`, or of as much of it as is worth reading."""
    farthest = max(0, index - LONGEST_SENTENCE)
    while index > farthest and tokens[index - 1].kind is not Kind.STOP:
        index -= 1
    return index


def main_clause(tokens: Sequence[Token], begin: int, end: int, language: str) -> int:
    """Where the main clause begins of a sentence that opens with `When …,` or `After …,`."""
    if (
        begin < end
        and tokens[begin].kind in (Kind.CONJUNCTION, Kind.PREPOSITION)
        and tokens[begin].low not in words("coordinators", language)
    ):
        for at in range(begin, end - 1):
            if tokens[at].kind is Kind.COMMA:
                return at + 1
    return begin


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
        if phrase[1] < end and is_verb_behind(tokens, phrase[1], language):
            return phrase
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
