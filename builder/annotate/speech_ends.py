"""Where a clause of indirect speech ends: with its sentence, or before its speaker or somebody else says more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from builder.annotate.speakers import words as words_of
from builder.annotate.speech_clauses import LONGEST_SENTENCE, main_clause, sentence_start
from builder.annotate.speech_cues import cues
from builder.annotate.speech_forms import is_finite, is_finite_cue
from builder.annotate.speech_tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.speakers import Phrase
    from builder.annotate.speech_acts import Act
    from builder.annotate.speech_cues import Cue

TITLE_KINDS = frozenset({Kind.NAME, Kind.WORD, Kind.DETERMINER})
_JOINTS = frozenset({Kind.RELATIVE, Kind.CONJUNCTION})
_LONGEST_ITEM = 30  # tokens


class Ends:
    """The ends of the clauses of one paragraph."""

    def __init__(self, tokens: Sequence[Token], acts: Sequence[Act], language: str) -> None:
        """`acts` are those among `tokens` that name a speaker."""
        self.tokens = tokens
        self.acts = acts
        self.verbs = [act.verb for act in acts]
        self.language = language

    def end(self, first: int, told: Act) -> int:
        """The end of the clause that begins at `first`: its sentence's, or where the speaker goes on to say more."""
        at = first
        last = min(len(self.tokens), first + LONGEST_SENTENCE)
        subordinate = self._is_subordinate(first)
        while at < last and not self._is_end(at):
            if subordinate and self.tokens[at].kind is Kind.COMMA:
                return at
            at += 1
        at = self._shared_end(first, at, told.cue)
        for act in self.acts[bisect_right(self.verbs, first) : bisect_left(self.verbs, at)]:
            if self._goes_on(act, told.speaker, told.cue.form):
                return act.verb - 1
            if self._closes(act, at):
                return self._comma_before(act)
            if act.speaker is not None and not act.behind and first < act.speaker[0] and self._begins_clause(act):
                return self._clause_edge(act)
        return at

    def _is_end(self, at: int) -> bool:
        """Whether the sentence ends there, or goes on with a clause of its own rather than the next item of a list."""
        if self.tokens[at].low == ";":
            return not self._is_item(at + 1)
        return self.tokens[at].kind in (Kind.STOP, Kind.COLON)

    def _is_item(self, first: int) -> bool:
        """Whether a noun phrase opens there that has no verb: `; Lee, who left; and Novak.`"""
        for at in range(first, min(len(self.tokens), first + _LONGEST_ITEM)):
            token = self.tokens[at]
            if token.kind in (Kind.STOP, Kind.RELATIVE):
                return at > first
            if is_finite(token, self.language) or token.kind in (Kind.PRONOUN, Kind.COLON, Kind.QUOTE):
                return False
        return False

    def _goes_on(self, act: Act, speaker: Phrase | None, form: str) -> bool:
        """`…, adding that` or `… and warned`, with the same speaker."""
        before = self.tokens[act.verb - 1]
        if act.cue.form == "ing":
            return before.kind in (Kind.COMMA, Kind.CONJUNCTION)
        return act.speaker == speaker and act.cue.form == form and before.kind is Kind.CONJUNCTION

    def _closes(self, act: Act, end: int) -> bool:
        """`…, reports the paper.`, `…, the paper reported.`: who tells all of it, behind what it tells."""
        assert act.speaker is not None
        between = self.tokens[min(act.verb, act.speaker[0]) + 1 : max(act.verb, act.speaker[1] - 1)]
        adjoins = all(token.kind in TITLE_KINDS for token in between)
        last = max(act.verb + 1, act.speaker[1]) == end
        return adjoins and last and self.tokens[self._comma_before(act)].kind is Kind.COMMA

    def _comma_before(self, act: Act) -> int:
        """Where a comma stands if the act and the words for its speaker open a clause behind one."""
        assert act.speaker is not None
        at = min(act.verb, act.speaker[0]) - 1
        while not act.behind and at > 0 and self.tokens[at].kind in TITLE_KINDS:
            at -= 1
        return at

    def _begins_clause(self, act: Act) -> bool:
        """`…, and Novak insisted`, `… while Novak said`, `…, which he called`: somebody else's words, or others."""
        edge = self._clause_edge(act)
        return self.tokens[edge].kind in (Kind.COMMA, Kind.QUOTE) or self.tokens[edge].low == "while"

    def _clause_edge(self, act: Act) -> int:
        """Where what stands before the act's clause ends: at its conjunction or relative, and the comma before that."""
        assert act.speaker is not None
        at = act.speaker[0] - 1
        while at > 0 and self.tokens[at].kind in TITLE_KINDS:
            at -= 1
        if self.tokens[at].kind not in _JOINTS:
            return 0
        return at - 1 if self.tokens[at - 1].kind is Kind.COMMA else at

    def _is_subordinate(self, first: int) -> bool:
        """Whether the clause belongs to `While …,` at the sentence's beginning."""
        begin = sentence_start(self.tokens, first)
        return main_clause(self.tokens, begin, min(len(self.tokens), first + LONGEST_SENTENCE), self.language) > first

    def _shared_end(self, first: int, end: int, told: Cue) -> int:
        """Where the clause ends before `end`, if its speaker goes on to do something else, `said …, but voiced regret`,
        or a word for speech is in apposition to it: `…, a claim that nobody believed`.
        """
        for at in range(first + 1, end - 2):
            if self.tokens[at].kind is not Kind.COMMA:
                continue
            behind, next_ = self.tokens[at + 1], self.tokens[at + 2]
            if behind.low in words_of("contrasts", self.language) and self._is_coordinate(next_, told):
                return at
            if behind.kind is Kind.DETERMINER and next_.low in words_of("remarks", self.language):
                return at
        return end

    def _is_coordinate(self, token: Token, told: Cue) -> bool:
        """Whether the verb may have the subject of the cue: it is in the past, or of speech and in the cue's tense."""
        if token.kind is not Kind.WORD or told.type == "source":
            return False
        if is_finite_cue(token, self.language):
            form = cues(self.language)[token.low].form
            return form == "past" or form == told.form
        return token.low.endswith("ed")
