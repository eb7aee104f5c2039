"""Where a clause without "that" begins behind a verb of speech: `said on Monday he would`, `told them it was`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.quote_speakers import FEW_WORDS
from builder.annotate.speakers import is_adverb
from builder.annotate.speakers import words as words_of
from builder.annotate.speech_forms import is_finite
from builder.annotate.speech_tokens import Kind, Token

if TYPE_CHECKING:
    from builder.annotate.speech_acts import Act
    from builder.annotate.speech_paragraphs import Paragraph

_SUBJECT_KINDS = frozenset({Kind.NAME, Kind.PRONOUN, Kind.DETERMINER, Kind.NUMBER, Kind.WORD})
LISTENER_KINDS = frozenset({Kind.NAME, Kind.PRONOUN, Kind.DETERMINER, Kind.WORD, Kind.NUMBER, Kind.ADVERB})
EDGES = frozenset({Kind.STOP, Kind.QUOTE, Kind.COMMA, Kind.COLON, Kind.DASH})
_FARTHEST_VERB = 14  # tokens within which a clause without "that" must show a verb
_LONGEST_ASIDE = 15  # tokens
_LONGEST_SUBORDINATE = 20  # tokens
LONGEST_LISTENER = 4  # tokens of the words for whom something is said to
_LONGEST_QUANTIFIER = 3  # tokens


class BareClauses:
    """The clauses of one paragraph that no "that" opens."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.language = paragraph.language
        self.tokens = paragraph.tokens

    def start(self, act: Act, at: int) -> int | None:
        """Where a clause without "that" begins: `said on Monday he would`, `told reporters the talks were`."""
        if act.cue.type == "note":
            return at if self._is_pronoun_with_finite_verb(at) else None
        at = self._past_time(at)
        if act.cue.listener:
            at = self._past_time(self._past_listener(at))
        if act.cue.plainest and self._opens_subordinate(at):
            return at
        counted = self._past_quantifier(at)
        if at >= len(self.tokens) or (counted == at and not self._may_be_subject(self.tokens[at], act.cue.plainest)):
            return None
        if self._is_pronoun_with_verb(at):
            return at
        end = min(len(self.tokens), at + _FARTHEST_VERB)
        return at if self._has_verb(at + 1, end, past_relative=act.cue.plainest) else None

    def _opens_subordinate(self, at: int) -> bool:
        """Whether a clause opens there before the one that is told: `said since the storm broke, he had`."""
        if at + 1 >= len(self.tokens) or self.tokens[at].low not in words_of("subordinators", self.language):
            return False
        asked = self.tokens[at + 1].low in words_of("asking", self.language)
        edges = (n for n in range(at + 2, min(len(self.tokens), at + _LONGEST_SUBORDINATE)) if self._is_edge(n))
        comma = next(edges, at)
        return (
            not asked
            and self.tokens[comma].kind is Kind.COMMA
            and self._may_be_subject(self.tokens[comma + 1], plainest=True)
        )

    def _is_edge(self, at: int) -> bool:
        return self.tokens[at].kind in EDGES

    def _is_pronoun_with_verb(self, at: int) -> bool:
        """`he models`: behind a pronoun that is a subject, any plain word is taken for its verb."""
        subject = self.tokens[at].low in words_of("subjects", self.language)
        return subject and at + 1 < len(self.tokens) and self.tokens[at + 1].kind is Kind.WORD

    def _is_pronoun_with_finite_verb(self, at: int) -> bool:
        pronoun = at + 1 < len(self.tokens) and self.tokens[at].kind is Kind.PRONOUN
        subject = pronoun and self.tokens[at].low in words_of("subjects", self.language)
        return subject and self._is_finite(self.tokens[at + 1])

    def _may_be_subject(self, token: Token, plainest: bool) -> bool:
        if token.kind is Kind.WORD and not plainest:
            return token.low in words_of("plurals", self.language) or token.low.endswith("s")
        return token.kind in _SUBJECT_KINDS or self._stands_alone(token)

    def _stands_alone(self, token: Token) -> bool:
        return token.low == "there" or token.low in words_of("standing_alone", self.language)

    def _past_time(self, at: int) -> int:
        """Past `Monday`, `on Monday`, `shortly after`."""
        while at < len(self.tokens) and (self.tokens[at].kind is Kind.TIME or self._passes(at)):
            at += 1
        if at + 1 < len(self.tokens) and self.tokens[at].low == "on" and self.tokens[at + 1].kind is Kind.TIME:
            return at + 2
        return at

    def _passes(self, at: int) -> bool:
        token = self.tokens[at]
        if token.low == "after":
            return is_adverb(self.tokens[at - 1])
        if token.low in words_of("time_nouns", self.language):
            return at > 1 and self._is_this(at - 1)
        if self._is_this(at) and at + 1 < len(self.tokens):
            return self.tokens[at + 1].low in words_of("time_nouns", self.language)
        return is_adverb(token) and not self._stands_alone(token) and self._past_quantifier(at) == at

    def _is_this(self, at: int) -> bool:
        """Whether the word says which week or year is meant: `this week`."""
        return self.tokens[at].low in words_of("which_time", self.language)

    def _past_quantifier(self, at: int) -> int:
        """Past `more than` before a number or `nearly` before `all`, which open a clause: `said more than 20 were`."""
        if self.tokens[at : at + 1] and self.tokens[at].low in words_of("totals", self.language):
            return at + 1
        for length in range(1, _LONGEST_QUANTIFIER + 1):
            low = " ".join(token.low for token in self.tokens[at : at + length])
            if at + length < len(self.tokens) and low in words_of("quantifiers", self.language):
                return at + length if self._is_counted(at + length, low) else at
        return at

    def _is_counted(self, at: int, quantifier: str) -> bool:
        """Whether what the quantifier counts stands there: a number, `a dozen`, `all`; or, behind one that is no
        preposition, any noun phrase: `nearly the entire wall`.
        """
        token = self.tokens[at]
        counts = words_of("numerals", self.language) | words_of("totals", self.language)
        if token.kind is Kind.NUMBER or token.low in counts:
            return True
        if token.kind is not Kind.DETERMINER:
            return False
        adverb = quantifier in words_of("near_all", self.language)
        return adverb or any(behind.low in counts for behind in self.tokens[at + 1 : at + 2])

    def _past_listener(self, at: int) -> int:
        """Past `reporters` or `his closest advisers`, unless they may be the subject of what is told."""
        first = at
        if at + 1 < len(self.tokens) and self.tokens[at].low in words_of("several", self.language):
            at += 1
        if at < len(self.tokens) and self.tokens[at].kind is Kind.DETERMINER:
            at += 1
        alone = at > first and at < len(self.tokens) and self.tokens[at].kind is Kind.DETERMINER  # `told her the dam`
        if alone or at + 1 >= len(self.tokens) or self.tokens[at].kind in EDGES:
            return at
        listener = self.tokens[at].kind in LISTENER_KINDS and not self._stands_alone(self.tokens[at])
        if not listener or self.tokens[at].low in words_of("subjects", self.language):
            return first
        while at < first + LONGEST_LISTENER and self.tokens[at].kind is Kind.WORD and at + 2 < len(self.tokens):
            if self._is_finite(self.tokens[at + 1]):
                return first
            if self.tokens[at + 1].kind is not Kind.WORD:
                break
            at += 1
        return first if self._is_finite(self.tokens[at + 1]) else at + 1

    def _has_verb(self, first: int, end: int, past_relative: bool) -> bool:
        """Whether a verb, or a quotation that may hold one, stands in ``[first, end)`` or behind an aside there."""
        for at in range(first, end):
            token = self.tokens[at]
            if token.low in words_of("participles", self.language) or self.tokens[at - 1].low == "to":
                continue
            if self._is_finite(token) or (past_relative and self._is_present(at)):
                return self.tokens[at - 1].low not in words_of("coordinators", self.language)  # `promised aid and left`
            if token.kind is Kind.QUOTE and not self.is_term(at):
                return True
            if token.kind is Kind.RELATIVE and not past_relative:
                return False
            if token.kind in EDGES:
                return token.kind is Kind.COMMA and self._resumes(at)
        return False

    def is_term(self, at: int) -> bool:
        """Whether the quotation is a few words behind a determiner, and no clause: `a “state of alarm”`."""
        quote = self.paragraph.quotes[self.tokens[at].quote]
        few = len(self.text[quote.start : quote.end].split()) < FEW_WORDS
        return few and self.tokens[at - 1].kind is Kind.DETERMINER

    def _is_present(self, at: int) -> bool:
        """Whether the word behind a noun may be a verb in the present: `the debt belongs`."""
        token = self.tokens[at]
        ending = token.kind is Kind.WORD and token.low.endswith("s") and not token.low.endswith("ss")
        noun = token.low in words_of("nouns_in_s", self.language)
        return ending and not noun and self.tokens[at - 1].kind in (Kind.WORD, Kind.NAME)

    def _resumes(self, comma: int) -> bool:
        """Whether a verb follows the comma that closes the aside which `comma` opens: `the man, aged 23, was`."""
        for at in range(comma + 1, min(len(self.tokens) - 1, comma + _LONGEST_ASIDE)):
            if self.tokens[at].kind is Kind.COMMA:
                return self._is_finite(self.tokens[at + 1])
        return False

    def _is_finite(self, token: Token) -> bool:
        return is_finite(token, self.language)
