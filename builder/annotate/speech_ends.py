"""Where a clause of indirect speech ends: with its sentence, or before its speaker or somebody else says more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from builder.annotate.speakers import words as words_of
from builder.annotate.speech_clauses import LONGEST_SENTENCE, main_clause, sentence_start
from builder.annotate.speech_forms import is_finite_cue
from builder.annotate.speech_tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.speakers import Phrase
    from builder.annotate.speech_acts import Act

TITLE_KINDS = frozenset({Kind.NAME, Kind.WORD, Kind.DETERMINER})
_JOINTS = frozenset({Kind.RELATIVE, Kind.CONJUNCTION})


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
        while at < last and self.tokens[at].kind not in (Kind.STOP, Kind.COLON):
            if subordinate and self.tokens[at].kind is Kind.COMMA:
                return at
            at += 1
        at = self._shared_end(first, at)
        for act in self.acts[bisect_right(self.verbs, first) : bisect_left(self.verbs, at)]:
            if self._goes_on(act, told.speaker, told.cue.form):
                return act.verb - 1
            if act.behind and self._closes(act, at):
                return act.verb - 1
            if act.speaker is not None and not act.behind and first < act.speaker[0] and self._begins_clause(act):
                return self._clause_edge(act)
        return at

    def _goes_on(self, act: Act, speaker: Phrase | None, form: str) -> bool:
        """`…, adding that` or `… and warned`, with the same speaker."""
        before = self.tokens[act.verb - 1]
        if act.cue.form == "ing":
            return before.kind in (Kind.COMMA, Kind.CONJUNCTION)
        return act.speaker == speaker and act.cue.form == form and before.kind is Kind.CONJUNCTION

    def _closes(self, act: Act, end: int) -> bool:
        """`…, reports the paper.`: who tells all of it, behind what it tells."""
        assert act.speaker is not None
        between = self.tokens[act.verb + 1 : act.speaker[0]]
        adjoins = act.speaker[0] > act.verb and all(token.kind in TITLE_KINDS for token in between)
        return self.tokens[act.verb - 1].kind is Kind.COMMA and adjoins and act.speaker[1] == end

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

    def _shared_end(self, first: int, end: int) -> int:
        """Where the clause ends before `end`, if its speaker goes on to do something else, `…, but voiced regret`, or a
        word for speech is in apposition to it: `…, a claim that nobody believed`.
        """
        for at in range(first + 1, end - 2):
            if self.tokens[at].kind is not Kind.COMMA:
                continue
            behind, next_ = self.tokens[at + 1], self.tokens[at + 2]
            if behind.low in words_of("contrasts", self.language) and self._is_past(next_):
                return at
            if behind.kind is Kind.DETERMINER and next_.low in words_of("remarks", self.language):
                return at
        return end

    def _is_past(self, token: Token) -> bool:
        return token.kind is Kind.WORD and (token.low.endswith("ed") or is_finite_cue(token, self.language))
