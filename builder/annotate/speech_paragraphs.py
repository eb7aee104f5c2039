"""An article as finding speech reads it: paragraph by paragraph, each with its quotations, tokens and acts of speech.

Quotations and statements look at the same words, so a paragraph is read once, and only as far as anybody asks:
sentences without a quotation in or beside them, and without a verb of speech, are passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from builder.annotate.quote_dashes import dash_lines, dash_stretch
from builder.annotate.quote_marks import quoted_stretches
from builder.annotate.speech_acts import Act, speech_acts
from builder.annotate.speech_cues import tells
from builder.annotate.speech_tokens import Reader, Token
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
        dashes = dash_lines(article.text, article.blocks)
        self.article = article
        self.paragraphs = [
            Paragraph(
                article,
                block,
                names[bisect_left(starts, block.start) : bisect_left(starts, block.end)],
                shape=not names,
                dash=number in dashes,
            )
            for number, block in enumerate(article.blocks)
        ]


class Paragraph:
    """One paragraph. What can be told of it is worked out when it is first asked for."""

    def __init__(self, article: Article, block: Block, names: Sequence[FoundName], *, shape: bool, dash: bool) -> None:
        self.text = article.text
        self.language = article.language
        self.block = block
        self.names = names
        self.shape = shape
        self.dash = dash

    @cached_property
    def quotes(self) -> list[Marked]:
        """What stands between marks, or behind the dash that opens the paragraph."""
        if self.dash:
            return [self._untagged(dash_stretch(self.text, self.block.start, self.block.end))]
        return quoted_stretches(self.text, self.block.start, self.block.end, self.language)

    def _untagged(self, line: Marked) -> Marked:
        """A line of dialogue without the words at its end that say who speaks: `The worst, she says.`"""
        comma = self.text.rfind(",", max(line.start + 1, line.end - _LONGEST_TAG), line.end)
        if line.closed or comma < 0:
            return line
        reader = Reader(self.text, (), self.names, self.shape, self.language)
        reader.sentence(comma + 1, line.end)
        acts = speech_acts(reader.tokens, self.language)
        tagged = len(acts) == 1 and acts[0].speaker is not None and min(acts[0].verb, acts[0].speaker[0]) == 0
        return replace(line, end=comma, outer_end=comma, closed=True) if tagged else line

    @cached_property
    def tells(self) -> bool:
        """Whether any word stands in it that may introduce indirect speech."""
        return any(self._telling)

    @property
    def tokens(self) -> list[Token]:
        """The words and marks outside its quotations, sentence by sentence, with a stop behind each sentence."""
        return self._read.tokens

    @property
    def places(self) -> dict[int, int]:
        """The token that each quotation is."""
        return self._read.places

    @cached_property
    def _read(self) -> Reader:
        reader = Reader(self.text, self.quotes, self.names, self.shape, self.language)
        quoted = [bool(self.quotes) and self._holds_quotation(*unit) for unit in self._sentences]
        for at, (start, end) in enumerate(self._sentences):
            if self._telling[at] or any(quoted[max(0, at - 1) : at + 2]) or at == len(quoted) - 1:
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

    @cached_property
    def _telling(self) -> list[bool]:
        """Of each sentence, whether any of its words may introduce indirect speech."""
        return [tells(self.text[start:end], self.language) for start, end in self._sentences]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        """The sentences, of which one that ends inside a quotation goes on behind it."""
        units: list[tuple[int, int]] = []
        begin = self.block.start
        for _, end in sentences(self.text, self.block.start, self.block.end, self.language):
            at = bisect_left(self.quotes, end, key=_outer_start) - 1 if self.quotes else -1
            if at < 0 or end >= self.quotes[at].outer_end:
                units.append((begin, end))
                begin = end
        if begin < self.block.end:
            units.append((begin, self.block.end))
        return units

    def _holds_quotation(self, start: int, end: int) -> bool:
        at = bisect_left(self.quotes, end, key=_outer_start) - 1
        return at >= 0 and self.quotes[at].outer_start >= start


def _outer_start(quote: Marked) -> int:
    return quote.outer_start
