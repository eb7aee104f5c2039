"""What a form of a verb of speech is where it stands: a verb or a noun, active or passive, said or unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.speakers import Phrase, is_adverb, is_verb, words
from builder.annotate.speech_cues import cues, nouns
from builder.annotate.speech_tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTENT = frozenset({Kind.QUOTE, Kind.COMMA, Kind.COLON, Kind.NAME, Kind.PRONOUN, Kind.DETERMINER})


def may_be_base(tokens: Sequence[Token], index: int, language: str) -> bool:
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
    if token.kind is Kind.NAME:
        return token.low.endswith("s") or (at > 0 and tokens[at - 1].low in words("joints", language))
    if token.kind is Kind.CLITIC:
        return token.low != "'s"
    return token.low == "to" or token.kind in (Kind.AUXILIARY, Kind.RELATIVE, Kind.CLOSE, Kind.CONJUNCTION)


def is_noun(tokens: Sequence[Token], index: int, before: Phrase | None, language: str) -> bool:
    """Whether a form such as `comments` or `states` is a plural noun here: `incendiary comments`."""
    if before is None:
        return False
    if tokens[before[0]].kind in (Kind.NAME, Kind.PRONOUN):
        named = tokens[before[0]].kind is Kind.NAME and tokens[index].low in words("nouns_in_s", language)
        return named and not is_content(tokens, index + 1)  # `Board rules permit it`
    bare = tokens[before[0]].kind is Kind.WORD
    if bare and before[1] - before[0] == 1 and tokens[index].low in words("plural_cues", language):
        return True  # `had high hopes that`
    if tokens[index].low in nouns(language):
        return bare or not is_content(tokens, index + 1)
    return bare and not is_content(tokens, index + 1)


def is_content(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands at `at` may open what a verb tells."""
    return at < len(tokens) and (tokens[at].kind in _CONTENT or tokens[at].low == "that")


def is_progressive(tokens: Sequence[Token], index: int) -> bool:
    """Whether an -ing form has an auxiliary: `is increasingly saying`."""
    at = index - 1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    return at >= 0 and tokens[at].kind in (Kind.AUXILIARY, Kind.CLITIC)


def is_passive(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether a past form has a form of "be" before it: `was later asked`."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if tokens[at].low in words("be", language) or (
            tokens[at].kind is Kind.CLITIC and tokens[at].low.endswith("re")
        ):
            return True
        if not is_adverb(tokens[at]) and tokens[at].kind is not Kind.AUXILIARY:
            return False
    return False


def is_negated(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether the verb says what was not said: `did not say`."""
    low = [token.low for token in tokens[max(0, index - 3) : index] if token.kind in (Kind.AUXILIARY, Kind.ADVERB)]
    return any(word in words("negations", language) or word.endswith(("n't", "n’t")) for word in low)


def is_direct(tokens: Sequence[Token], index: int) -> bool:
    """Whether a bare form says what is: `they say`, `did say`, and not `would say` or `confirm or deny`."""
    at = index - 1
    while at > 0 and is_adverb(tokens[at]):
        at -= 1
    if tokens[at].kind is Kind.AUXILIARY:
        return tokens[at].low in ("do", "does", "did")
    return tokens[at].kind is not Kind.CONJUNCTION


def is_finite_cue(token: Token, language: str) -> bool:
    """Whether the token is a form of a verb of speech that has a subject: says, said."""
    cue = cues(language).get(token.low)
    return token.kind is Kind.WORD and cue is not None and cue.form in ("third", "past")


def is_finite(token: Token, language: str) -> bool:
    """Whether the token may be a verb with a subject, of speech or not."""
    return is_verb(token, language) or is_finite_cue(token, language)
