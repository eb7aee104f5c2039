"""Indirect speech: the content clause of `Lee said that …`, with the words that name the speaker."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from builder.annotate.quote_marks import quoted_stretches
from builder.annotate.speech_acts import Act, cues, sentence_start, speech_acts
from builder.annotate.speech_tokens import Kind, Token, tokens_outside
from builder.model import FoundStatement, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, Block, FoundName, FoundQuote

_CLAUSE_TYPES = frozenset({"say", "note", "think", "source"})
_SUBJECT_KINDS = frozenset({Kind.NAME, Kind.PRONOUN, Kind.DETERMINER, Kind.NUMBER, Kind.WORD})
_EDGES = frozenset({Kind.STOP, Kind.QUOTE, Kind.COMMA, Kind.COLON, Kind.DASH})
_FARTHEST_THAT = 9  # tokens between the verb and its "that": `said in an interview on Monday that`
_FARTHEST_VERB = 9  # tokens within which a clause without "that" must show a verb
_FEWEST_WORDS = 3


def find_statements(
    article: Article, names: Sequence[FoundName], quotes: Sequence[FoundQuote]
) -> tuple[FoundStatement, ...]:
    """The indirect speech of `article`, in order; `names` and `quotes` are what was found in it, sorted by start.

    A span is the content clause: without `that`, the attribution, and the mark at its end. A clause that is nothing
    but a quotation is no statement, nor is one whose speaker the sentence does not name.
    """
    found: list[FoundStatement] = []
    starts = [quote.start for quote in quotes]
    for block in article.blocks:
        first = bisect_left(starts, block.start)
        if first < len(quotes) and quotes[first].type == "dash" and quotes[first].start < block.end:
            continue
        found += _Clauses(article, block, names).statements()
    return tuple(found)


class _Clauses:
    """The clauses of one paragraph that report what somebody says."""

    def __init__(self, article: Article, block: Block, names: Sequence[FoundName]) -> None:
        self.text = article.text
        self.language = article.language
        quotes = quoted_stretches(article.text, block.start, block.end, article.language)
        self.tokens = tokens_outside(article.text, block.start, block.end, quotes, names, article.language)
        self.acts = [a for a in speech_acts(self.tokens, article.language) if a.speaker is not None]

    def statements(self) -> list[FoundStatement]:
        found: list[FoundStatement] = []
        for index, act in enumerate(self.acts):
            if act.cue.type not in _CLAUSE_TYPES or act.passive or self._negated(act):
                continue
            clause = self._clause(act)
            if clause is not None:
                statement = self._statement(act, *clause, index)
                if statement is not None and (not found or statement.start >= found[-1].end):
                    found.append(statement)
        return found

    def _clause(self, act: Act) -> tuple[int, int] | None:
        """The content of the act as a range of tokens: behind the verb, or else before it."""
        if act.cue.type == "source":
            return self._sourced(act)
        if not act.behind:
            first = self._behind(act)
            if first is not None:
                return first, self._end(first)
        return self._before(act)

    def _behind(self, act: Act) -> int | None:
        at = act.verb + 1
        for ahead in range(at, min(len(self.tokens), at + _FARTHEST_THAT)):
            token = self.tokens[ahead]
            if token.low == "that" and (ahead > at or not self._demonstrative(ahead)):
                return ahead + 1
            if token.kind in _EDGES:
                break
        return self._bare(act, at)

    def _demonstrative(self, at: int) -> bool:
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return behind is None or behind.kind in (Kind.AUXILIARY, Kind.CLITIC, *_EDGES)

    def _bare(self, act: Act, at: int) -> int | None:
        """Where a clause without "that" begins: `said on Monday he would`, `told reporters the talks were`."""
        if act.cue.type == "note":
            return None
        at = self._past_time(at)
        if cues(self.language)[self.tokens[act.verb].low].type == "say" and self.tokens[act.verb].low in ("told", "tells"):
            at = self._past_listener(at)
        if at >= len(self.tokens) or self.tokens[at].kind not in _SUBJECT_KINDS or not self._has_verb(at):
            return None
        return at

    def _past_time(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].kind is Kind.TIME:
            at += 1
        if at + 1 < len(self.tokens) and self.tokens[at].low == "on" and self.tokens[at + 1].kind is Kind.TIME:
            return at + 2
        return at

    def _past_listener(self, at: int) -> int:
        if at < len(self.tokens) and self.tokens[at].kind is Kind.DETERMINER:
            at += 1
        return at + 1

    def _has_verb(self, at: int) -> bool:
        for token in self.tokens[at + 1 : at + _FARTHEST_VERB]:
            if token.kind in (Kind.AUXILIARY, Kind.CLITIC) or (token.kind is Kind.WORD and token.low.endswith("ed")):
                return True
            if token.kind in _EDGES:
                return False
        return False

    def _before(self, act: Act) -> tuple[int, int] | None:
        """The clause before a closing attribution: `The talks failed, Lee said`."""
        first = min(act.verb, act.speaker[0] if act.speaker else act.verb)
        begin = sentence_start(self.tokens, act.verb)
        if first - 1 <= begin or self.tokens[first - 1].kind is not Kind.COMMA:
            return None
        return (begin, first - 1) if self._has_verb(begin - 1) else None

    def _sourced(self, act: Act) -> tuple[int, int] | None:
        begin = sentence_start(self.tokens, act.verb)
        if act.verb > begin:
            end = act.verb - 1 if self.tokens[act.verb - 1].kind is Kind.COMMA else act.verb
            return begin, end
        for at in range(act.verb + 2, min(len(self.tokens), act.verb + 30)):
            if self.tokens[at].kind in (Kind.STOP, Kind.COLON, Kind.QUOTE):
                return None
            if self.tokens[at].kind is Kind.COMMA:
                return at + 1, self._end(at + 1)
        return None

    def _end(self, first: int) -> int:
        """The end of the clause that begins at `first`: its sentence's, or where the speaker goes on to say more."""
        at = first
        while at < len(self.tokens) and self.tokens[at].kind is not Kind.STOP:
            at += 1
        for act in self.acts:
            if first < act.verb < at and act.cue.form == "ing" and self.tokens[act.verb - 1].kind is Kind.COMMA:
                return act.verb - 1
        return at

    def _negated(self, act: Act) -> bool:
        words = [t.low for t in self.tokens[max(0, act.verb - 2) : act.verb]]
        return any(word in ("not", "never", "to") or word.endswith(("n't", "n’t")) for word in words)

    def _statement(self, act: Act, first: int, last: int, index: int) -> FoundStatement | None:
        inside = [t for t in self.tokens[first:last] if t.kind not in (Kind.COMMA, Kind.DASH, Kind.COLON)]
        words = [t for t in inside if t.kind is not Kind.QUOTE]
        if len(inside) < _FEWEST_WORDS or not words or act.speaker is None:
            return None
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        while end > start and self.text[end - 1] in " ,.;!?":
            end -= 1
        speaker = self._span(act)
        cue = self.tokens[act.verb].low if act.cue.type != "source" else "according to"
        return FoundStatement(start, end, self.text[start:end], speaker, cue, f"indirect speech with “{cue}”")

    def _span(self, act: Act) -> Span:
        assert act.speaker is not None
        start, end = self.tokens[act.speaker[0]].start, self.tokens[act.speaker[1] - 1].end
        return Span(start, end, self.text[start:end])
