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
_CLAUSE_EDGES = frozenset({Kind.STOP, Kind.COMMA, Kind.COLON, Kind.DASH, Kind.QUOTE, Kind.CONJUNCTION})
_LONGEST_SUBJECT = 20  # tokens
_OBJECTS = frozenset({Kind.DETERMINER, Kind.NUMBER, Kind.NAME, Kind.PRONOUN})
_NOUNS = frozenset({Kind.WORD, Kind.NAME, Kind.PRONOUN, Kind.NUMBER})
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
    if token.kind is Kind.PREPOSITION and token.low not in words("when", language):
        return not _holds_clause(tokens, begin, comma, language)
    if token.kind in (Kind.CONJUNCTION, Kind.PREPOSITION):
        return token.low not in words("coordinators", language)
    if token.low in words("shortly", language) and begin + 1 < comma:
        return tokens[begin + 1].low in words("when", language)
    if token.kind is not Kind.WORD or not token.low.endswith(("ing", "ed")):
        return False
    return token.low in cues(language) or not any(is_verb(t, language) for t in tokens[begin + 1 : comma])


def _holds_clause(tokens: Sequence[Token], begin: int, comma: int, language: str) -> bool:
    """Whether more than an adverbial opens there: `In Basel two men were hurt, Lee said`, `At least two were hurt`; but
    `In a letter sent to the board, Lee said`.
    """
    for at in range(begin + 1, comma):
        if tokens[at].kind is Kind.RELATIVE or tokens[at].low == "that":
            return False
        if tokens[at].kind is Kind.AUXILIARY:
            return True
        if is_verb(tokens[at], language) and tokens[at + 1].kind in _OBJECTS and tokens[at - 1].kind in _NOUNS:
            return True
    return False


def behind_dateline(tokens: Sequence[Token], end: int) -> int:
    """The token behind `RIGA —`, `BASEL:` or `Basel, March 4 (Agency) –`, with which a paragraph may open."""
    if not end or tokens[0].kind not in (Kind.NAME, Kind.WORD) or tokens[0].type == "person":
        return 0
    for at in range(1, min(end, _LONGEST_DATELINE)):
        if tokens[at].kind is Kind.COLON:
            return at + 1 if tokens[0].type == "place" else 0
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


def opening_subject(tokens: Sequence[Token], verb: int, language: str, plural: bool = False) -> Phrase | None:
    """The noun phrase that opens the clause of the verb, with words that say more of it in between: `A copy of the
    letter seen by the agency said`, `People living near the dam say`. It is the subject if nothing else can be.
    """
    first = verb
    while first > 0 and verb - first < _LONGEST_SUBJECT and tokens[first - 1].kind not in _CLAUSE_EDGES:
        first -= 1
    if first and tokens[first - 1].kind not in (Kind.STOP, Kind.COMMA, Kind.CONJUNCTION):
        return None
    at = first
    while at < verb and _is_of_subject(tokens[at], language):
        at += 1
    while plural and at > first and not _is_plural(tokens[at - 1], language):
        at -= 1
    named = tokens[at - 1].kind is Kind.NAME if at > first else False
    modified = at < verb and (tokens[at].kind is Kind.PREPOSITION or tokens[at].low.endswith(("ing", "ed", "en", "wn")))
    if at == first or (not plural and not modified):
        return None
    return (at - 1, at) if named and not plural else (first, at)


def _is_of_subject(token: Token, language: str) -> bool:
    listed = token.kind in (Kind.DETERMINER, Kind.NUMBER, Kind.NAME) or token.low in words("plurals", language)
    plain = token.kind is Kind.WORD and not is_verb(token, language) and not token.low.endswith("ing")
    return listed or (plain and not is_adverb(token))


def _is_plural(token: Token, language: str) -> bool:
    return token.low in words("plurals", language) or (
        token.kind in (Kind.WORD, Kind.NAME) and token.low.endswith("s") and not token.low.endswith(("ss", "us"))
    )
