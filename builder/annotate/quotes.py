"""Direct quotations: what stands between marks or behind a dash, and the words that name who said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.annotate.quote_marks import Marked, quoted_stretches
from builder.annotate.speakers import Phrase, phrase_ending_at
from builder.annotate.speech_acts import Act, clause_subject, sentence_start, speech_acts
from builder.annotate.speech_tokens import Kind, Token, tokens_outside
from builder.model import FoundQuote, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, Block, FoundName, QuoteType


@dataclass(frozen=True, slots=True)
class _Said:
    """Who says a quotation, by which cue, and why we think so."""

    speaker: Span | None
    cue: str | None
    evidence: str


_NOBODY = _Said(None, None, "no words near the quotation name a speaker")


def find_quotes(article: Article, names: Sequence[FoundName]) -> tuple[FoundQuote, ...]:
    """The quotations of `article`, in order; `names` are its names, sorted by start (shape serves where they are silent).

    Where a quotation begins is read from marks (`quote_marks`); its speaker from the verb of speech beside it, the
    sentence around it, or the quotation that it continues. A quotation without any of these keeps no speaker.
    """
    found: list[FoundQuote] = []
    before = _NOBODY
    for block in article.blocks:
        quotes = quoted_stretches(article.text, block.start, block.end, article.language)
        if quotes:
            paragraph = _Paragraph(article, block, quotes, names)
            said = paragraph.attributed(before)
            found += [_quote(article.text, q, s) for q, s in zip(quotes, said, strict=True)]
            before = said[-1]
        else:
            before = _NOBODY
    return tuple(found)


def _quote(text: str, marked: Marked, said: _Said) -> FoundQuote:
    words = text[marked.start : marked.end]
    return FoundQuote(marked.start, marked.end, words, _type(words, said), said.speaker, said.cue, said.evidence)


def _type(words: str, said: _Said) -> QuoteType:
    if said.speaker is None and len(words.split()) < 4:
        return "scare"
    return "full" if words[:1].isupper() and len(words.split()) >= 4 else "fragment"


class _Paragraph:
    """One paragraph with its quotations, read for speakers from the surest evidence to the weakest."""

    def __init__(self, article: Article, block: Block, quotes: list[Marked], names: Sequence[FoundName]) -> None:
        self.text = article.text
        self.language = article.language
        self.quotes = quotes
        self.tokens = tokens_outside(article.text, block.start, block.end, quotes, names, article.language)
        self.acts = speech_acts(self.tokens, article.language)
        self.place = {token.quote: at for at, token in enumerate(self.tokens) if token.kind is Kind.QUOTE}

    def attributed(self, before: _Said) -> list[_Said]:
        """Who says each quotation, given who said the last one of the paragraph before."""
        said: list[_Said] = []
        for index in range(len(self.quotes)):
            said.append(self._said(index, said[-1] if said else before, bool(said)))
        return said

    def _said(self, index: int, last: _Said, same_paragraph: bool) -> _Said:
        at = self.place[index]
        begins = at == 0 or self.tokens[at - 1].kind in (Kind.STOP, Kind.QUOTE)
        found = self._trailing(index, at) if begins else self._leading(at) or self._trailing(index, at)
        if found is not None:
            return found
        if not begins:
            return self._around(at) or _NOBODY
        if last.speaker is not None:
            return _Said(last.speaker, last.cue, "continues the quotation before it")
        return self._sentence_before(at) or _NOBODY if same_paragraph or at else _NOBODY

    def _trailing(self, index: int, at: int) -> _Said | None:
        """`"…," Lee said` and `"…," said Lee`."""
        words = self.text[self.quotes[index].start : self.quotes[index].end]
        first = at + 1
        comma = first < len(self.tokens) and self.tokens[first].kind in (Kind.COMMA, Kind.DASH)
        if words.endswith(".") and not comma:
            return None
        if first < len(self.tokens) and self.tokens[first].kind is Kind.STOP:
            if words[-1:] not in "?!…":
                return None
            first += 1
        for act in self.acts:
            if act.verb <= at:
                continue
            if any(t.kind in (Kind.STOP, Kind.QUOTE) for t in self.tokens[first : act.verb]):
                return None
            if act.speaker is None or act.cue.type == "noun":
                continue
            if act.speaker[0] > at:
                return self._by(act, "the verb behind the quotation")
            return None
        return None

    def _leading(self, at: int) -> _Said | None:
        """`Lee said: "…"` and `Lee called it "…"`."""
        begin = sentence_start(self.tokens, at)
        for act in reversed(self.acts):
            if begin <= act.verb < at and act.speaker is not None:
                return self._by(act, "the verb before the quotation")
        return None

    def _around(self, at: int) -> _Said | None:
        begin = sentence_start(self.tokens, at)
        before = self.tokens[at - 1]
        if before.kind is Kind.COLON and at - 1 > begin:
            phrase = phrase_ending_at(self.tokens, at - 2, self.language)
            if phrase is not None and self.tokens[phrase[0]].kind is Kind.NAME:
                return _Said(self._span(phrase), None, "the name before the colon")
        phrase = clause_subject(self.tokens, begin, at, self.language)
        return _Said(self._span(phrase), None, "the subject of the sentence") if phrase else None

    def _sentence_before(self, at: int) -> _Said | None:
        end = at - 1
        if end <= 0:
            return None
        begin = sentence_start(self.tokens, end)
        phrase = clause_subject(self.tokens, begin, end, self.language)
        return _Said(self._span(phrase), None, "the subject of the sentence before") if phrase else None

    def _by(self, act: Act, evidence: str) -> _Said:
        if act.speaker is None:
            return _NOBODY
        return _Said(self._span(act.speaker), self.tokens[act.verb].low, evidence)

    def _span(self, phrase: Phrase) -> Span:
        start, end = self.tokens[phrase[0]].start, self.tokens[phrase[1] - 1].end
        return Span(start, end, self.text[start:end])
