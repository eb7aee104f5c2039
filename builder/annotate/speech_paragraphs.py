"""An article as finding speech reads it: paragraph by paragraph, each with its quotations, tokens and acts of speech.

Quotations and statements look at the same words, so a paragraph is read once, and only as far as anybody asks:
sentences without a quotation in or beside them, and without a verb of speech, are passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.annotate.quote_dashes import dash_lines, dash_stretch
from builder.annotate.quote_marks import OPENING_MARKS, opening_marks, quoted_stretches
from builder.annotate.speech_acts import Act, speech_acts
from builder.annotate.speech_cues import telling_words
from builder.annotate.speech_tokens import Kind, Reader, Token
from builder.model import Span
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.annotate.quote_marks import Marked
    from builder.annotate.speakers import Phrase
    from builder.model import Article, Block, FoundName

_LONGEST_TAG = 60  # characters


class Speech:
    """The paragraphs of one article, titles and headings included, in order."""

    def __init__(self, article: Article, names: Sequence[FoundName]) -> None:
        """`names` are the names found in `article`, sorted by start; if there are none, shape serves."""
        starts = [name.start for name in names]
        telling = telling_words(article.text, article.language)
        marks = opening_marks(article.text)
        dashes = dash_lines(article.text, article.blocks)
        self.article = article
        self.paragraphs = [
            Paragraph(
                article,
                block,
                names[_within(starts, block)],
                telling[_within(telling, block)],
                shape=not names,
                dash=number in dashes,
                marked=bool(marks[_within(marks, block)]),
            )
            for number, block in enumerate(article.blocks)
        ]
        for paragraph, following in pairwise(self.paragraphs):
            paragraph.leads = following.dash or article.text[following.block.start] in OPENING_MARKS


def _within(places: list[int], block: Block) -> slice:
    """Which of the sorted places are in the block."""
    return slice(bisect_left(places, block.start), bisect_left(places, block.end))


class Paragraph:
    """One paragraph. What can be told of it is worked out when it is first asked for."""

    def __init__(
        self,
        article: Article,
        block: Block,
        names: Sequence[FoundName],
        telling: Sequence[int],
        *,
        shape: bool,
        dash: bool,
        marked: bool,
    ) -> None:
        """`telling`: where words stand that may introduce indirect speech; `marked`: whether any mark may open."""
        self.text = article.text
        self.language = article.language
        self.block = block
        self.names = names
        self.tells = bool(telling)
        self.shape = shape
        self.dash = dash
        self.leads = False  # whether a quotation opens the next paragraph
        self._told = telling
        self._marked = marked

    @cached_property
    def quotes(self) -> list[Marked]:
        """What stands between marks, or behind the dash that opens the paragraph."""
        if self.dash:
            return [self._untagged(dash_stretch(self.text, self.block.start, self.block.end))]
        return quoted_stretches(self.text, self.block.start, self.block.end, self.language) if self._marked else []

    def _untagged(self, line: Marked) -> Marked:
        """A line of dialogue without the words at its end that say who speaks: `The worst, she says.`"""
        comma = self.text.rfind(",", max(line.start + 1, line.end - _LONGEST_TAG), line.end)
        if line.closed or comma < 0:
            return line
        reader = Reader(self.text, self.block, (), self.names, self.shape, self.language)
        reader.sentence(comma + 1, line.end)
        acts = speech_acts(reader.tokens, self.language)
        tagged = len(acts) == 1 and acts[0].speaker is not None and min(acts[0].verb, acts[0].speaker[0]) == 0
        return replace(line, end=comma, outer_end=comma, closed=True) if tagged else line

    @property
    def tokens(self) -> list[Token]:
        """The words and marks outside its quotations, sentence by sentence, with a stop behind each sentence."""
        return self._read.tokens

    @cached_property
    def places(self) -> dict[int, int]:
        """The token that each quotation is."""
        return {token.quote: at for at, token in enumerate(self.tokens) if token.kind is Kind.QUOTE}

    @cached_property
    def _read(self) -> Reader:
        reader = Reader(self.text, self.block, self.quotes, self.names, self.shape, self.language)
        units = self._units(reader.whole)
        quoted = [bool(self.quotes) and self._holds_quotation(*unit) for unit in units]
        last = len(quoted) - 1 if self.quotes or self.leads else -1
        for at, (start, end) in enumerate(units):
            if at == last or self._is_told(start, end) or any(quoted[max(0, at - 1) : at + 2]):
                reader.sentence(start, end)
        return reader

    @cached_property
    def acts(self) -> list[Act]:
        """The acts of speech among the tokens, in order."""
        return speech_acts(self.tokens, self.language)

    @cached_property
    def verbs(self) -> list[int]:
        """The token that is the verb of each act."""
        return [act.verb for act in self.acts]

    def acts_between(self, begin: int, end: int) -> list[Act]:
        """The acts whose verbs are among the tokens ``[begin, end)``."""
        return self.acts[bisect_left(self.verbs, begin) : bisect_left(self.verbs, end)]

    def span(self, phrase: Phrase) -> Span:
        """The words of a phrase of the tokens."""
        start, end = self._read.starts[phrase[0]], self._read.ends[phrase[1] - 1]
        return Span(start, end, self.text[start:end])

    def _units(self, whole: Sequence[tuple[int, int, Token]]) -> list[tuple[int, int]]:
        """The sentences, of which one that ends inside a quotation or a name goes on behind it."""
        units: list[tuple[int, int]] = []
        begin = self.block.start
        at = 0
        for _, end in sentences(self.text, self.block.start, self.block.end, self.language):
            while at < len(whole) and whole[at][1] <= end:
                at += 1
            if at == len(whole) or end <= whole[at][0]:
                units.append((begin, end))
                begin = end
        if begin < self.block.end:
            units.append((begin, self.block.end))
        return units

    def _is_told(self, start: int, end: int) -> bool:
        """Whether a word stands there that may introduce indirect speech."""
        at = bisect_left(self._told, start)
        return at < len(self._told) and self._told[at] < end

    def _holds_quotation(self, start: int, end: int) -> bool:
        at = bisect_left(self.quotes, end, key=_outer_start) - 1
        return at >= 0 and self.quotes[at].outer_start >= start


def _outer_start(quote: Marked) -> int:
    return quote.outer_start
