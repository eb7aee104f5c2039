"""Acts of speech in a paragraph: a verb that introduces what somebody says, with the words for who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from builder.annotate.speakers import (
    Phrase,
    is_adverb,
    phrase_after,
    phrase_before,
    phrase_starting_at,
    phrases_starting_at,
    words,
)
from builder.annotate.speech_clauses import (
    clause_subject,
    ends_clause,
    is_verb_behind,
    opening_subject,
    sentence_start,
)
from builder.annotate.speech_cues import Cue, cue_phrases, cues, nouns, openings, phrase_openings, sources
from builder.annotate.speech_forms import (
    is_content,
    is_direct,
    is_negated,
    is_noun,
    is_passive,
    is_progressive,
    may_be_base,
)
from builder.annotate.speech_tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_FARTHEST_AS = 8  # tokens
_FARTHEST_RELAYED = 25  # tokens
_MOST_ACTS = 1000  # a paragraph with more is no prose, and its rest is left alone
_CUE_KINDS = frozenset({Kind.WORD, Kind.NAME})
_OBJECT_FORMS = frozenset({"her", "his"})
_OF_NOUN = frozenset({Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.ADVERB, Kind.QUOTE})
_JOINS = (Kind.CONJUNCTION, Kind.COMMA, Kind.ADVERB)


class Act(NamedTuple):
    """The verb of speech at token `verb` and the phrase for its speaker; `behind` if that stands behind the verb."""

    verb: int
    cue: Cue
    speaker: Phrase | None
    words: str
    behind: bool = False
    passive: bool = False
    negated: bool = False
    direct: bool = True  # the subject stands right before the verb, or the verb is said of it with "did"


def speech_acts(tokens: Sequence[Token], language: str) -> list[Act]:
    """The acts of speech among the tokens of a paragraph, in order."""
    known = openings(language)
    found: list[Act] = []
    for index in [at for at, token in enumerate(tokens) if token.low in known]:
        if tokens[index].kind in _CUE_KINDS:
            act = _act_at(tokens, index, found, language)
            if act is not None and not _is_listener(tokens, act):
                found.append(act)
                if len(found) == _MOST_ACTS:
                    break
    return found


def _act_at(tokens: Sequence[Token], index: int, earlier: list[Act], language: str) -> Act | None:
    low = tokens[index].low
    if index + 1 < len(tokens):
        if low in phrase_openings(language):
            phrase = _phrase_act(tokens, index, earlier, language)
            if phrase is not None:
                return phrase
        elif low in sources(language) and tokens[index + 1].low == "to":
            source = _source(tokens, index + 2, language)
            return Act(index + 1, Cue("source", "other"), source, "according to", behind=True)
    cue = cues(language).get(low)
    return _act(tokens, index, cue, earlier, language) if cue else None


def _source(tokens: Sequence[Token], first: int, language: str) -> Phrase | None:
    """`Lee`, and `the board` in `a statement from the board`."""
    if first < len(tokens) and tokens[first].low in _OBJECT_FORMS and not _opens_noun(tokens, first + 1):
        return first, first + 1
    source = phrases_starting_at(tokens, first, language)
    if source is None:
        return None
    text = tokens[source[1] - 1].low
    if text not in nouns(language) and text not in words("issued", language):
        return source
    by = source[1] + (source[1] < len(tokens) and tokens[source[1]].low in words("issuing_verbs", language))
    if by + 1 < len(tokens) and tokens[by].low in words("issuing", language):
        return phrase_starting_at(tokens, by + 1, language) or source
    return _issuer(tokens, source, language) or source


def _issuer(tokens: Sequence[Token], source: Phrase, language: str) -> Phrase | None:
    """`Water Board` in `a Water Board statement`."""
    if tokens[source[1] - 1].low not in words("issued", language):
        return None
    named = [at for at in range(*source) if tokens[at].kind is Kind.NAME]
    body = len(named) == 1 and tokens[named[0]].type == "organisation"
    return (named[0], named[0] + 1) if body else None


def _opens_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` may be what `her` or `his` before it belongs to."""
    return at < len(tokens) and tokens[at].kind in _OF_NOUN


def _phrase_act(tokens: Sequence[Token], index: int, earlier: list[Act], language: str) -> Act | None:
    """`As Lee put it`, `Lee shot back`: two words that are a cue together."""
    phrase = f"{tokens[index].low} {tokens[index + 1].low}"
    if phrase not in cue_phrases(language):
        return None
    cue = Cue("utter", "past")
    return Act(index + 1, cue, _speaker_before(tokens, index, cue, earlier, language), phrase)


def _act(tokens: Sequence[Token], index: int, cue: Cue, earlier: list[Act], language: str) -> Act | None:
    low = tokens[index].low
    before = tokens[index - 1] if index else None
    if low in nouns(language) and before is not None:
        possessor = _possessor(tokens, index)
        if possessor is not None:
            return Act(index, Cue("noun", "other"), possessor, low)
        if before.kind in (Kind.DETERMINER, Kind.PREPOSITION):
            return None
    if cue.type == "noun" or (low in words("participles", language) and not is_progressive(tokens, index)):
        return None
    if cue.form == "base" and not may_be_base(tokens, index, language):
        return _plural(tokens, index, cue, language)
    if cue.type == "name" and before is not None and before.kind is Kind.WORD and _precedes_quote(tokens, index):
        return None  # an item called “…”
    if cue.form == "past" and is_passive(tokens, index, language):
        return None if _is_relayed(tokens, index, language) else _passive(tokens, index, cue, language)
    return _active(tokens, index, cue, earlier, language)


def _plural(tokens: Sequence[Token], index: int, cue: Cue, language: str) -> Act | None:
    """`say` behind a plural and what says more of it: `People in the town say that`."""
    if not cue.plainest or cue.listener or not is_content(tokens, index + 1):
        return None
    several = opening_subject(tokens, index, language, plural=True)
    return Act(index, cue, several, tokens[index].low) if several else None


def _precedes_quote(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].kind is Kind.QUOTE


def _active(tokens: Sequence[Token], index: int, cue: Cue, earlier: list[Act], language: str) -> Act | None:
    low = tokens[index].low
    if index and tokens[index - 1].low == "to":
        return Act(index, cue, _earlier_speaker(tokens, index, earlier, language), low, direct=False)
    behind = _inverted(tokens, index, cue, language) if cue.form != "ing" else None
    if behind is not None:
        return Act(index, cue, behind, low, behind=True)
    speaker = _speaker_before(tokens, index, cue, earlier, language)
    if cue.form == "third" and is_noun(tokens, index, speaker, language):
        return None
    if speaker is not None:
        speaker = _whose_words(tokens, speaker, language)
    direct = cue.form != "base" or is_direct(tokens, index)
    return Act(index, cue, speaker, low, negated=is_negated(tokens, index, language), direct=direct)


def _speaker_before(tokens: Sequence[Token], index: int, cue: Cue, earlier: list[Act], language: str) -> Phrase | None:
    before = tokens[index - 1] if index else None
    if cue.form == "ing" and not is_progressive(tokens, index):
        at = index - 1
        while at > 0 and is_adverb(tokens[at]):
            at -= 1
        if at >= 0 and tokens[at].kind is Kind.NAME:
            if at > 1 and tokens[at - 1].low in words("coordinators", language) and tokens[at - 2].kind is Kind.NAME:
                return _first_of_several(tokens, at - 2), at + 1
            answered = at > 0 and _answers(tokens[at - 1], language)
            return _earlier_speaker(tokens, index, earlier, language) if answered else (at, at + 1)
        if at >= 0 and tokens[at].low == "as":
            relayed = _relayed_before(tokens, at, language)
            if relayed is not None:
                return relayed
        foreign = at >= 0 and tokens[at].low in words("foreign", language)
        return None if foreign else _earlier_speaker(tokens, index, earlier, language)
    speaker = phrase_before(tokens, index, language)
    aside = before is not None and before.kind is Kind.QUOTE and cue.plainest  # `Lee, citing “…,” said`
    if speaker is None and before is not None and (before.kind in _JOINS or aside):
        return _earlier_speaker(tokens, index, earlier, language)
    tells = cue.type in ("say", "note", "think") and cue.form in ("third", "past")
    if speaker is None and tells and tokens[index].low not in words("plural_cues", language):
        return opening_subject(tokens, index, language)
    return speaker


def _first_of_several(tokens: Sequence[Token], at: int) -> int:
    """Where the row of names begins that holds the one at `at`: `Lee, Novak and Holt`."""
    while at > 1 and tokens[at - 1].kind is Kind.COMMA and tokens[at - 2].kind is Kind.NAME:
        at -= 2
    return at


def _answers(token: Token, language: str) -> bool:
    """Whether the verb has somebody for its object to whom its subject goes on to speak: `Lee echoed Novak saying`."""
    if token.kind is not Kind.WORD or token.low in words("relayed", language):
        return False
    cue = cues(language).get(token.low)
    return token.low in words("answering", language) or (cue is not None and cue.type == "call")


def _earlier_speaker(tokens: Sequence[Token], index: int, earlier: list[Act], language: str) -> Phrase | None:
    """The subject that a later verb of the same sentence shares: `Lee defended the plan, adding`."""
    begin = sentence_start(tokens, index)
    for act in reversed(earlier):
        if act.verb < begin:
            break
        if act.speaker is not None and not act.passive and act.cue.type not in ("noun", "source"):
            return act.speaker
    return clause_subject(tokens, begin, index, language)


def _inverted(tokens: Sequence[Token], index: int, cue: Cue, language: str) -> Phrase | None:
    """The subject behind the verb, if it may stand there: after a quotation or a clause, or first in its sentence."""
    low = tokens[index].low
    at = index - 1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    comma = at >= 0 and tokens[at].kind in (Kind.COMMA, Kind.DASH)
    if comma:
        at -= 1
    phrase = phrase_after(tokens, index, language)
    if phrase is None or at < 0 or tokens[at].kind is Kind.STOP:
        return phrase
    if tokens[at].kind is Kind.QUOTE:
        return None if not comma and is_verb_behind(tokens, phrase[1], language) else phrase
    told = cue.type in ("say", "note", "think") and not cue.listener and low not in words("evidential", language)
    late = comma and cue.form in ("third", "past") and told
    plain = cue.plainest or tokens[phrase[0]].kind is not Kind.WORD or phrase[1] - phrase[0] > 1
    if not late or not plain or not ends_clause(tokens, phrase[1], language):
        return None
    named = tokens[phrase[1] - 1].kind is Kind.NAME
    return phrase if named or phrase_before(tokens, index, language) is None else None


def _passive(tokens: Sequence[Token], index: int, cue: Cue, language: str) -> Act:
    for at in range(index + 1, min(len(tokens), index + 6)):
        if tokens[at].kind in (Kind.STOP, Kind.QUOTE, Kind.COMMA):
            break
        if tokens[at].low == "by":
            return Act(
                index, cue, phrase_starting_at(tokens, at + 1, language), tokens[index].low, behind=True, passive=True
            )
    return Act(index, cue, None, tokens[index].low, passive=True)


def _is_relayed(tokens: Sequence[Token], index: int, language: str) -> bool:
    """`Lee was quoted (by an agency) as saying`: whose words they are, the next verb tells."""
    relayed = tokens[index].low in words("relayed", language)
    return relayed and any(token.low == "as" for token in tokens[index + 1 : index + _FARTHEST_AS])


def _relayed_before(tokens: Sequence[Token], as_: int, language: str) -> Phrase | None:
    """`Lee` in `an agency quoted Lee, a farmer, as saying`."""
    for at in range(as_ - 1, max(sentence_start(tokens, as_), as_ - _FARTHEST_RELAYED) - 1, -1):
        if tokens[at].low in words("relayed", language):
            return None if is_passive(tokens, at, language) else phrase_after(tokens, at, language)
    return None


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


def _whose_words(tokens: Sequence[Token], speaker: Phrase, language: str) -> Phrase:
    """`Lee` where it is Lee's words that say something: `Lee's remarks suggest`."""
    if speaker[1] - speaker[0] > 1 and tokens[speaker[1] - 1].low in nouns(language):
        return _possessor(tokens, speaker[1] - 1) or speaker
    return speaker


def _is_listener(tokens: Sequence[Token], act: Act) -> bool:
    """`you` is whom the article speaks to, and nobody's words."""
    return act.speaker is not None and tokens[act.speaker[0]].low == "you"
